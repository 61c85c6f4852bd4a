"""Who says it at the end of a sentence whose commas were lost: "Ten people died near the border local sources said on Friday."."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.actor_kinds import hypernyms, is_person_word, title_words, word_kind
from reportedly.claims.attribution_tree import is_finite, is_verb
from reportedly.claims.cues import words_of

REACH = 14
JOINS = frozenset({"of", "for"})
TIME_WORDS = frozenset({"on", "late", "early", "earlier", "later", "in", "a", "statement", "today", "yesterday"})


@dataclass(frozen=True, slots=True)
class Trailing:
    """Tokens [first, last) name the source, ``head`` is the token that heads them."""

    first: int
    last: int
    head: Token


def trailing_of(verb: Token, begin: int, group: tuple[int, int], end: int) -> Trailing | None:
    """
    The source right before ``verb`` (whose group is tokens ``group``) where source and verb close the sentence [begin, end), nothing
    but a space sets them off, and a clause stands before them. None where they do not. Raises nothing.
    """
    if verb.lemma_.lower() not in words_of("closing") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    last = group[0]
    if last - begin < 4 or not _closes(verb, group[1], end):
        return None
    head = verb.doc[last - 1]
    first = _phrase_start(head, begin)
    if first is None or first - begin < 3 or not _is_open(verb.doc[first - 1]):
        return None
    if not _can_close(head) or not any(is_finite(t) or is_verb(t) for t in verb.doc[max(begin, first - 150) : first]):
        return None
    return Trailing(first, last, head)


def _closes(verb: Token, at: int, end: int) -> bool:
    """Whether nothing but whom it was told to, when, or "updating an earlier toll" stands between token ``at`` and ``end``."""
    doc = verb.doc
    while at < end and (doc[at].ent_type_ in ("DATE", "TIME", "ORG") or doc[at].lower_ in TIME_WORDS or _is_told(doc[at], verb)):
        at += 1
    return at >= end or doc[at].text in (".", "!", "?") or doc[at].is_space or doc[at].lower_ in words_of("going_on")


def _is_told(token: Token, verb: Token) -> bool:
    return verb.lemma_ == "tell" and token.dep_ in ("dobj", "dative") and token.i - verb.i <= 2


def _is_open(before: Token) -> bool:
    """Whether a phrase that is no subject of a clause of its own can end at ``before``: no comma, "that" or conjunction."""
    return not before.is_punct and before.pos_ not in ("CCONJ", "SCONJ") and before.tag_ not in ("IN", "TO", "CC", "WDT", "WP", "WRB")


def _can_close(head: Token) -> bool:
    if head.tag_ in ("NNP", "NNPS") or head.ent_type_ in ("PERSON", "ORG"):
        return head.ent_type_ not in ("DATE", "TIME")
    lemma = head.lemma_.lower()
    return word_kind(head.lower_) is not None or lemma in words_of("speaking_things") or lemma in hypernyms() or lemma == "estimate"


def _phrase_start(head: Token, begin: int) -> int | None:
    """Where the noun phrase that ends with ``head`` begins, by the words alone; None where ``head`` is no noun."""
    if head.pos_ not in ("NOUN", "PROPN"):
        return None
    doc, at = head.doc, head.i
    floor = max(begin, head.i - REACH)
    while at > floor and (_joins(doc[at - 1]) or _links(doc, at - 1)) and not _ends_before(doc[at - 1], doc[at]):
        at -= 1
    if at > floor and doc[at - 1].tag_ in ("DT", "PRP$"):
        return _over_of(doc, at - 1, floor)
    return _without_place(doc, at, head)


def _joins(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text == "-" or token.tag_ == "POS":
        return token.ent_type_ not in ("DATE", "TIME", "CARDINAL")
    return token.tag_ in ("VBN", "VBG") and token.i > 0 and token.nbor(-1).text == "-"


def _links(doc: Doc, at: int) -> bool:
    """Whether token ``at`` is "of" or "for" within a name: "the Watch for Human Rights"."""
    before, token, after = doc[at - 1], doc[at], doc[at + 1]
    return token.lower_ in JOINS and before.tag_ in ("NNP", "NNPS") and after.tag_ in ("NNP", "NNPS")


def _over_of(doc: Doc, first: int, floor: int) -> int:
    """``first``, or where "the head of" before it begins."""
    if first - 3 < floor or doc[first - 1].lower_ != "of" or not _is_post(doc[first - 2]):
        return first
    at = first - 2
    while at > floor and doc[at - 1].tag_ in ("NN", "JJ", "DT"):
        at -= 1
        if doc[at].tag_ == "DT":
            break
    return at


def _ends_before(token: Token, name: Token) -> bool:
    """Whether a phrase of its own ends with the common noun ``token`` before a name: not "group" or "agency", which names lean on."""
    if token.tag_ not in ("NN", "NNS") or name.tag_ not in ("NNP", "NNPS"):
        return False
    return token.tag_ == "NNS" or not (is_person_word(token.lemma_) or token.lemma_.lower() in hypernyms())


def _without_place(doc: Doc, first: int, head: Token) -> int:
    """Past a place that belongs to what is said: "the border with Turkey local sources said"."""
    if head.tag_ in ("NNP", "NNPS"):
        return first
    places = (i + 1 for i in range(head.i - 1, first - 1, -1) if _is_place(doc[i]) and doc[i + 1].pos_ == "ADJ")
    return next(places, first)


def _is_place(token: Token) -> bool:
    return token.ent_type_ in ("GPE", "LOC") or (token.tag_ == "NNP" and token.dep_ == "nmod")


def _is_post(token: Token) -> bool:
    return is_person_word(token.lemma_) or token.lower_ in title_words()
