"""Who does the saying: the subject by the parse, mended by the surface where the parse gives something that cannot speak."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from reportedly.claims.actor_kinds import hypernyms, is_person_word, word_kind
from reportedly.claims.attribution_content import is_carrier, is_second_saying
from reportedly.claims.attribution_tree import child, full_end, is_beside, is_break, is_passive, phrase_start, subject_of
from reportedly.claims.cues import words_of

QUOTING = frozenset({"quote", "cite"})
DAYTIMES = frozenset({"morning", "afternoon", "evening", "night"})
OPENING = 6
PARTS = frozenset({"some", "others", "many", "several", "most", "one", "another"})
NOMINAL = ("NOUN", "PROPN", "PRON")


def speaker_of(verb: Token, begin: int, first: int) -> Token | None:
    """
    The head of the source of ``verb``, whose group begins at token ``first`` in a sentence that begins at ``begin``.

    The parse's subject is kept where its phrase reaches the verb, or where it can speak; else the noun phrase right before
    the verb is taken, if that can.
    """
    special = _after_day(verb, first) or _quoted(verb) or _some(verb) or _parenthetical(verb, first) or _shared(verb, first)
    special = special or _inverted(verb, begin)
    if special is not None:
        return special
    found = subject_of(verb)
    if is_passive(verb):
        return found
    if found is not None and (found.i > verb.i or _reaches(found, first)):
        found = _spoken_for(found, first)
        if can_speak(found) or found.i > verb.i or _begins_after_comma(found):
            return found
        return _outer(verb) or _other(verb, begin, first) or found
    return _by_surface(verb, found, begin, first)


def _after_day(verb: Token, first: int) -> Token | None:
    """In "On Friday officials said ..." the officials, whom the parse hangs on "on" where the comma was lost."""
    token = verb.doc[first - 1] if first > 0 else verb
    if token.dep_ != "pobj" or not can_speak(token) or token.ent_type_ in ("DATE", "TIME"):
        return None
    return token if any(c.dep_ == "compound" and is_day(c) for c in token.lefts) else None


def is_day(token: Token) -> bool:
    """Whether ``token`` is part of a date or names a time of day."""
    return token.ent_type_ in ("DATE", "TIME") or token.lemma_.lower() in DAYTIMES


def _some(verb: Token) -> Token | None:
    """In "the papers differed, with some saying ...": the papers."""
    if not is_beside(verb):
        return None
    part = child(verb, "nsubj") or verb.head
    main = next((a for a in islice(verb.ancestors, 6) if child(a, "nsubj") is not None), None)
    if part.lower_ not in PARTS or main is None:
        return part if part.pos_ in NOMINAL else None
    return child(main, "nsubj")


def _begins_after_comma(head: Token) -> bool:
    start = phrase_start(head)
    return start > 0 and head.doc[start - 1].text == ","


def _by_surface(verb: Token, found: Token | None, begin: int, first: int) -> Token | None:
    near = _before(verb, begin, first)
    opening = _opening(verb, begin, first)
    if opening is not None and (near is None or near.dep_ in ("appos", "conj", "pobj", "dobj")):
        return opening
    if near is not None and (can_speak(near) or found is None):
        return near
    if found is None:
        return _named(verb, begin, first)
    return found if can_speak(found) else _outer(verb) or found


def _shared(verb: Token, first: int) -> Token | None:
    """The subject of the saying that ``verb`` goes on with: "said A and said B", "said A, adding B"."""
    above = [v for v in islice(verb.ancestors, 6) if is_carrier(v)]
    joined = next((v for v in above if is_second_saying(verb, v)), None)
    if joined is None and verb.tag_ == "VBG" and is_carrier(verb) and first > 0 and verb.doc[first - 1].text == ",":
        joined = next((v for v in above if v.tag_ in ("VBD", "VBZ", "VBP")), None)
    return subject_of(joined) if joined is not None else None


def can_speak(token: Token) -> bool:
    """Whether ``token`` heads a name, a pronoun, or a word for persons, bodies or documents."""
    if token.tag_ in ("PRP", "WP", "WDT", "DT", "NNP", "NNPS") or token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    lemma = token.lemma_.lower()
    known = word_kind(token.lower_) or word_kind(lemma)
    return known is not None or lemma in words_of("speaking_things") or lemma in hypernyms()


def _reaches(head: Token, first: int) -> bool:
    end = full_end(head)
    return end >= first or all(is_break(t) or t.text in (")", '"', "”") or t.dep_ in ("advmod", "aux", "cc") for t in head.doc[end:first])


def _before(verb: Token, begin: int, first: int) -> Token | None:
    """The head of the noun phrase that ends right before the verb, without a preposition before it."""
    if first <= begin:
        return None
    token = verb.doc[first - 1]
    if token.text == ")":
        token = next((verb.doc[i - 1] for i in range(first - 2, begin, -1) if verb.doc[i].text == "("), token)
    if token.like_num and first - 1 > begin and verb.doc[first - 2].pos_ == "PROPN":
        token = verb.doc[first - 2]
    if token.pos_ not in NOMINAL or token.dep_ == "pobj":
        return _whole(token) if token.dep_ == "pobj" and token.pos_ in NOMINAL else None
    while token.dep_ in ("conj", "appos", "compound") and token.head.pos_ in NOMINAL and begin <= token.head.i < token.i:
        token = token.head
    return token


def _inverted(verb: Token, begin: int) -> Token | None:
    """In "Ten were killed said the ministry." the ministry, which the parse takes for an object."""
    thing = child(verb, "dobj")
    if verb.lemma_ not in ("say", "add", "report") or thing is None or not can_speak(thing) or thing.tag_ == "PRP":
        return None
    end = full_end(thing)
    closes = end >= len(verb.doc) or verb.doc[end].text in (".", "?", "!") or verb.doc[end].is_space
    return thing if closes and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in verb.doc[begin : verb.i]) else None


def _parenthetical(verb: Token, first: int) -> Token | None:
    """In "The bridge, said the mayor, was closed." the mayor, though the parse has the bridge for a subject too."""
    if first < 1 or verb.doc[first - 1].text != "," or verb.lemma_ not in words_of("inverting"):
        return None
    speaker = next((c for c in verb.rights if c.dep_ in ("nsubj", "dobj") and can_speak(c) and c.tag_ != "PRP"), None)
    end = full_end(speaker) if speaker is not None else len(verb.doc)
    return speaker if end < len(verb.doc) and verb.doc[end].text == "," else None


def _spoken_for(head: Token, first: int) -> Token:
    """``head``, or the word for persons right before the verb that a place's name only stands before: "Tags Syria activists say"."""
    other = child(head, "appos")
    if other is None or head.ent_type_ != "GPE" or other.i + 1 != first or not is_person_word(other.lemma_):
        return head
    return other


def _named(verb: Token, begin: int, first: int) -> Token | None:
    """The last person named before the verb whose name begins the sentence or follows a comma."""
    doc = verb.doc
    people = [t for t in doc[begin:first] if t.ent_type_ == "PERSON" and (t.i + 1 == first or doc[t.i + 1].ent_type_ != "PERSON")]
    for token in reversed(people):
        start = token.i
        while start > begin and doc[start - 1].ent_type_ == "PERSON":
            start -= 1
        if start == begin or doc[start - 1].text == ",":
            return token
    return None


def _opening(verb: Token, begin: int, first: int) -> Token | None:
    """The persons that open the sentence, told of by a participle up to the verb: "Aid workers keeping track of bodies put ..."."""
    doc = verb.doc
    for i in range(begin, min(first, begin + OPENING)):
        if doc[i].tag_ in ("VBG", "VBN") or doc[i].dep_ == "acl" or _is_done_by(doc[i]):
            head = doc[i - 1] if i > begin else doc[i]
            plain = all(t.pos_ not in ("ADP", "PUNCT", "PRON") for t in doc[begin:i]) and not any(t.text == "," for t in doc[i:first])
            return head if plain and i > begin and head.tag_ in ("NNS", "NN") and is_person_word(head.lemma_) else None
        if doc[i].tag_[:2] in ("VB", "MD") and i > begin:
            return None
    return None


def _is_done_by(token: Token) -> bool:
    return token.tag_ == "VBD" and any(c.dep_ == "agent" for c in token.children)


def _other(verb: Token, begin: int, first: int) -> Token | None:
    """The first noun for persons in the sentence that could be the subject, for a verb that only persons do."""
    if verb.lemma_.lower() not in ("tell", "say", "add"):
        return None
    return next((t for t in verb.doc[begin:first] if t.dep_ in ("nsubj", "ROOT", "dep") and is_person_word(t.lemma_)), None)


def _whole(token: Token) -> Token | None:
    """For "sources in the town": the noun that the prepositional phrase right before the verb hangs on, if it can speak."""
    head = token.head.head
    return head if head.pos_ in NOMINAL and head.i < token.i and can_speak(head) else None


def _outer(verb: Token) -> Token | None:
    """The subject of the next verb up that has one which can speak."""
    for above in islice(verb.ancestors, 6):
        subject = child(above, "nsubj")
        if subject is not None and can_speak(subject):
            return subject
    return None


def _quoted(verb: Token) -> Token | None:
    """In "quoted X as saying" and "X was quoted as saying": X."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_.lower() not in QUOTING:
        return None
    quoting = verb.head.head
    return child(quoting, "nsubjpass") or child(quoting, "dobj")
