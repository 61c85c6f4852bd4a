"""
Deaths laid to police or soldiers by how they came about: "died in police firing", "killed when police opened fire", "shot dead by police".

The force whose fire it was is found first (:func:`whose_fire`), then the death that the words tie to that fire (:func:`death_of`), so that
neither a death for another reason in the same sentence nor a volley that killed nobody makes a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from spacy.tokens import Token

from reportedly.claims.people import side_of
from reportedly.claims.responsibility_agents import by_agent, child, is_force, is_passive, lemma, objects, sentence_around, subject
from reportedly.claims.responsibility_deeds import certainty, deed_object, is_deed_noun, only_follows
from reportedly.claims.responsibility_mentions import BlameMention, mention_of
from reportedly.claims.responsibility_words import words_of
from reportedly.claims.statuswords import death_words
from reportedly.language import Parsed
from reportedly.model import Side, Span, hull

REACH = 30
BACK = 120
CLIMB = 7
PHRASE = 8
ADVERBIAL = frozenset({"when", "as", "after", "since", "where"})
LED_BY = frozenset({"in", "during", "by", "from", "of", "to", "after", "following", "due", "because", "under", "with", "including", "as"})
OWNING = frozenset({"compound", "poss", "nmod", "amod", "nsubj"})
PATIENT = ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "acomp", "pobj", "amod")
GOVERNED = frozenset({"dobj", "pobj", "pcomp", "xcomp", "nsubjpass"})
NOBODY = frozenset({"no", "none", "nobody", "neither"})
POINTING = frozenset({"the", "this", "that"})


def death_in_fire(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Died in police firing; killed when soldiers opened fire; police bullets claimed two lives; killed in the firing (told of before)."""
    if token.lower_ not in words_of("blame", "fires"):
        return
    doer = whose_fire(token)
    back = doer is None and points_back(token)
    death = death_of(token) if doer is not None or back else None
    if death is None or _of_nobody(death) or (stance := certainty(death)) is None:
        return
    told = hull([_words(parsed, death), parsed.span(token)])
    if doer is not None:
        mention = mention_of(parsed, doer, death, stance)
        yield replace(mention, quote=hull([mention.quote, told]))
    elif not _of_their_own(death) and (doer := _force_at_hand(token) or fire_before(token)) is not None:
        yield replace(mention_of(parsed, doer, death, stance), quote=told, at=token.i)


def killed_by_force(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Police shot dead two men; two men were gunned down by police. A lone "the man" is mostly the attacker whom they stop."""
    if token.pos_ != "VERB" or _death_end(token) is None or (stance := certainty(token)) is None or _of_nobody(token):
        return
    doer, thing = (by_agent(token), subject(token)) if is_passive(token) else (subject(token), deed_object(token))
    if doer is None or thing is None or not is_force(doer) or doer == thing or _is_stopped(thing) or only_follows(token, doer):
        return
    mention = mention_of(parsed, doer, token, stance)
    yield replace(mention, quote=hull([mention.quote, _words(parsed, token)]))


def _words(parsed: Parsed, death: Token) -> Span:
    end = _death_end(death)
    return parsed.span(death, death.doc[end] if end is not None else None)


def _death_end(token: Token) -> int | None:
    """The last token of the words of death that begin at ``token``; None where it begins none."""
    end = death_words([t.lower_ for t in token.doc[token.i : token.i + PHRASE]], 0)
    return None if end is None else token.i + end


def _is_stopped(thing: Token) -> bool:
    """Whether the words are for attackers, or point at somebody of whom no more is said: "two gunmen", "the man", "him", "Hollis"."""
    if side_of(thing.text) is Side.ATTACKERS and lemma(thing) not in words_of("perpetrators", "civilians"):
        return True
    if thing.tag_ in ("NNS", "NNPS", "CD"):
        return False
    definite = any(c.lower_ in POINTING for c in thing.lefts)
    return thing.pos_ in ("PRON", "PROPN") or (definite and lemma(thing) in words_of("blame", "anybody"))


def whose_fire(fire: Token) -> Token | None:
    """Who fired, where the words around ``fire`` name police or soldiers: before it, by a by-phrase, as the subject of its verb."""
    by = by_agent(fire, "by", "with", "of")
    near = [by] if by is not None else list(_owners(fire))
    doer = next((noun for noun in near if is_force(noun)), None)
    if doer is not None or by is not None:
        return doer
    verb = _firing_verb(fire)
    if verb is None and fire.i > 0 and fire.nbor(-1).lower_ in words_of("blame", "returned"):
        before = (t for t in sentence_around(fire, REACH) if t.i < fire.i)
        return next((t for t in reversed(list(before)) if is_force(t)), None)
    if verb is None or certainty(verb) is None or _harms_nobody(verb):
        return None
    agent = by_agent(verb) if is_passive(verb) else _made_to(verb) or subject(verb)
    return agent if agent is not None and (is_force(agent) or agent.lower_ == "they") else None


def _owners(fire: Token) -> Iterator[Token]:
    """The nouns before "firing" that may say whose it is; a parse may take it for what they do ("police firing": police who fire)."""
    if fire.pos_ != "VERB" or fire.tag_ == "VBG":
        owners = [c for c in fire.lefts if c.dep_ in OWNING]
        yield from chain(owners, (c for owner in owners for c in owner.lefts if c.dep_ in OWNING))
        if not fire.is_sent_start and (fire.nbor(-1).dep_ == fire.dep_ == "compound" or _is_parted(fire)):
            yield fire.nbor(-1)


def _is_parted(fire: Token) -> bool:
    """Whether a parse tore "police firing" apart: "died in police, firing …"."""
    return not fire.is_sent_start and (fire.dep_ == "acl" or (fire.tag_ == "VBG" and fire.nbor(-1).dep_ in ("pobj", "dobj")))


def _firing_verb(fire: Token) -> Token | None:
    """The verb of "opened fire", "resorted to firing", "ordered firing", "fired six rounds"."""
    if fire.pos_ == "VERB" and fire.tag_ != "VBG":
        return fire
    verb = fire.head.head if fire.head.dep_ == "prep" else fire.head
    return verb if fire.dep_ in GOVERNED and lemma(verb) in words_of("blame", "firing_verbs") else None


def _made_to(verb: Token) -> Token | None:
    """In "forcing the police to open fire", the police."""
    forced = verb.dep_ in ("xcomp", "ccomp") and lemma(verb.head) in words_of("blame", "aspect_verbs")
    return child(verb, "nsubj") or (child(verb.head, "dobj") if forced else None)


def _harms_nobody(verb: Token) -> bool:
    """Whether they fired into the air, or no bullets."""
    return any(t.lower_ in words_of("blame", "harmless_fire") for t in islice(verb.subtree, REACH) if 0 < t.i - verb.i < 9)


def death_of(fire: Token) -> Token | None:
    """The word of death that the words tie to ``fire``: itself, what it stands under, else what it is told to have done."""
    if lemma(fire) in words_of("blame", "death_nouns"):
        return fire
    return next((token for token in tied_to(fire) if _is_death(token)), None)


def tied_to(fire: Token) -> Iterator[Token]:
    """The words that tell what ``fire`` did, if they tell of harm: those it stands under, nearest first, then those that follow from it."""
    yield from _climb(_firing_verb(fire) or fire, fire)
    if _is_parted(fire):
        yield from _climb(fire.nbor(-1), fire)
    yield from _results(fire)


def _climb(node: Token, fire: Token) -> Iterator[Token]:
    for _ in range(CLIMB):
        above = node.head
        if above == node or not _leads_up(node):
            return
        yield from (t for t in (above, *_told_of(above)) if t not in (node, fire))
        if (above.pos_ == "VERB" and not _is_passed(above)) or lemma(above) in words_of("blame", "death_nouns"):
            return
        node = above


def _leads_up(node: Token) -> bool:
    """Whether what ``node`` hangs on is what it tells the cause of."""
    if node.dep_ == "prep":
        return node.lower_ in LED_BY
    if node.dep_ == "advcl":
        mark = child(node, "mark", "advmod")
        return mark is not None and mark.lower_ in ADVERBIAL
    if node.dep_ == "conj" and node.head.pos_ == "VERB":
        return (node.tag_ == "VBN" or node.pos_ in ("NUM", "NOUN")) and child(node.head, "prep", "agent") is None
    return node.dep_ != "ccomp" or lemma(node.head) not in words_of("blame", "telling_verbs")


def _is_passed(verb: Token) -> bool:
    """Whether ``verb`` says little of itself, or tells of another harm than death: its own verb may tell of the death."""
    return lemma(verb) in words_of("blame", "harm_verbs") or verb.dep_ in ("acl", "relcl")


def _told_of(verb: Token) -> Iterator[Token]:
    """Subject and object of ``verb``, what "of" ties to a number there, and what it resulted in."""
    for noun in verb.children:
        if noun.dep_ in PATIENT:
            yield noun
            yield from objects(noun, "of")
    if lemma(verb) in words_of("blame", "result_verbs"):
        yield from objects(verb, "in", "to")


def _results(fire: Token) -> Iterator[Token]:
    """What the fire is told to have done, in the rest of its sentence: "opened fire, killing two", "firing in which two died"."""
    verb = _firing_verb(fire) or next((t for t in islice(fire.ancestors, 3) if t.pos_ == "VERB"), fire.head)
    for token in sentence_around(fire, REACH):
        if token.i > fire.i and (_is_result(token, verb) or _is_within(token, fire) or _comes_next(token, verb)):
            yield token


def _is_result(death: Token, verb: Token) -> bool:
    """Killing two; leaving two dead; resulting in two deaths."""
    if death.dep_ in ("punct", "det"):
        return False
    near = chain((death,), islice(death.ancestors, 4))
    told = next((t for t in near if t.tag_ == "VBG" and t.dep_ in ("advcl", "acl", "conj", "xcomp")), None)
    return told is not None and verb in chain((told.head,), islice(told.head.ancestors, 3))


def _is_within(death: Token, fire: Token) -> bool:
    """In which two died; which killed two."""
    which = child(death, "nsubj")
    if which is not None and which.lower_ in ("which", "that") and 0 < which.i - fire.i < 3:
        return True
    return death.dep_ == "relcl" and any(c.lower_ in ("in", "during") and child(c, "pobj") is not None for c in death.lefts)


def _comes_next(death: Token, verb: Token) -> bool:
    """Fired and two people died, was hit and died: with no reason of its own."""
    if death.dep_ != "conj":
        return False
    whole = child(death, "nsubj", "nsubjpass") is not None or is_passive(verb)
    first = death.head if death.head == verb or death.head.dep_ != "conj" else death.head.head
    return first == verb and whole and not any(True for _ in _reasons(death))


def _reasons(death: Token) -> Iterator[Token]:
    nouns = objects(death, "in", "by", "to", "during")
    yield from (noun for noun in nouns if is_deed_noun(noun) or noun.pos_ == "VERB" or noun.lower_ == "death")


def _is_death(token: Token) -> bool:
    if token.pos_ == "VERB" or token.tag_ in ("VBN", "VBD"):
        return _death_end(token) is not None
    return lemma(token) in words_of("blame", "death_nouns")


def _of_nobody(death: Token) -> bool:
    """Whether the words say that nobody died: "no one was killed", "no deaths"."""
    near = (c for c in (death, *death.children) if c.dep_ in PATIENT or c == death)
    return any(noun.lower_ in NOBODY or any(c.lower_ in NOBODY for c in noun.lefts) for noun in near)


def _of_their_own(death: Token) -> bool:
    """Whether it is police or soldiers who died."""
    return any(side_of(c.text) is Side.SECURITY for c in death.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))


def points_back(fire: Token) -> bool:
    """Whether "the firing", a bare "firing" or "bullet injuries" has nobody's name on it."""
    if fire.lower_ not in words_of("blame", "traces") or fire.dep_ not in ("pobj", "compound") or by_agent(fire) is not None:
        return False
    return all(c.lower_ in POINTING for c in fire.lefts)


def _force_at_hand(fire: Token) -> Token | None:
    """In "killed in firing as police tried to disperse a mob", the police."""
    clauses = (t for t in sentence_around(fire, REACH) if t.dep_ == "advcl" and t.i > fire.i)
    doers = (child(verb, "nsubj") for verb in clauses if _leads_up(verb))
    return next((noun for noun in doers if noun is not None and is_force(noun)), None)


def fire_before(at: Token) -> Token | None:
    """Which force fired the volley told of last before ``at``, no more than ``BACK`` tokens back; None where it was somebody else's."""
    for i in range(at.i - 1, max(at.i - BACK, -1), -1):
        token = at.doc[i]
        if token.lower_ in words_of("blame", "fires") and (whose_fire(token) is not None or _is_of_others(token)):
            return whose_fire(token)
    return None


def _is_of_others(fire: Token) -> bool:
    """Whether somebody else than a force is told to have fired."""
    verb = _firing_verb(fire)
    doer = by_agent(fire) or (subject(verb) if verb is not None and not is_passive(verb) else None)
    return doer is not None and not is_force(doer)
