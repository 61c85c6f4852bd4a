"""
Mentions of single persons: "the driver", "a 14-year-old", a name, "the man" of "the man's injuries"; and plurals without a number, for
lists to lean on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import COLLECTIVE, DETERMINERS, Mention
from reportedly.claims.people import in_law, is_group_noun, is_person_noun, is_plural, is_title, singular
from reportedly.language import Parsed

PRONOUNS = frozenset("he she him her".split())
NOT_PERSONS = word_set("mentions", "not_persons")
BODIES = word_set("mentions", "bodies")
PARTS_OF_BODIES = frozenset("head body hand face heart back".split())
KIN = word_set("mentions", "kin")
WHEREABOUTS = word_set("mentions", "whereabouts")
CORPSES = frozenset("body corpse remains".split())
SUFFIXES = frozenset("jr. jr sr. sr ii iii".split())
OPENED, CLOSED = frozenset(("“", '"', "‘", "'")), frozenset(("”", '"', "’", "'"))
OFFENCES = word_set("mentions", "offences")
CALENDAR = word_set("mentions", "calendar")
SUFFERING = word_set("mentions", "suffering")
PARTICIPLES = frozenset("accused deceased".split())
YEAR_OLD = re.compile(r"(?:\d+|[a-z]+)-?(?:year|month)-?olds?")


def single_mentions(parsed: Parsed, taken: frozenset[int]) -> Iterator[Mention]:
    """
    One mention for each single person that the text names or points at, and for each plural without a number ("kind" plural: it is no
    figure, but
    lists take their status from it), in text order; tokens in ``taken`` (of counted mentions) are left alone.
    """
    doc, last, surnames = parsed.doc, -1, _surnames(parsed.doc)
    persons = frozenset(token.text for token in doc if token.ent_type_ == "PERSON" and token.pos_ == "PROPN")
    for token in doc:
        if token.i <= last or token.i in taken or token.is_space:
            continue
        mention = _pronoun(token) or _year_old(doc, token) or _phrase(doc, token, persons)
        if mention is not None and not _is_source(doc, mention) and not any(i in taken for i in range(mention.first, mention.last + 1)):
            last = mention.last
            known = mention.kind == "name" and _is_known(doc, mention, surnames)
            yield replace(mention, known=True) if known else mention


def _is_source(doc: Doc, mention: Mention) -> bool:
    """Whether the words name who says it, of whom nothing is told: "according to Lt. Holt", "according to police Lt. Anna Holt"."""
    token = doc[mention.head]
    while token.dep_ in ("compound", "appos") and token.head.i != token.i:
        token = token.head
    led = token.head if token.dep_ == "pobj" else doc[mention.first - 1] if mention.first else token
    return led.lower_ == "to" and led.i > 0 and doc[led.i - 1].lower_ == "according"


def _surnames(doc: Doc) -> frozenset[str]:
    """The last words of the persons that the tagger finds under two words or more."""
    people = (ent for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1)
    return frozenset(ent[-1].text for ent in people if ent[-1].pos_ == "PROPN")


def _is_known(doc: Doc, mention: Mention, surnames: frozenset[str]) -> bool:
    """Whether a name is surely a person's: the tagger says so here or of the full name, or a title, a role or an age leads to it."""
    last = doc[mention.last]
    titled = mention.noun != mention.last or YEAR_OLD.match(doc[mention.first : mention.last + 1].text.lower()) is not None
    return titled or last.ent_type_ == "PERSON" or (last.text in surnames and last.ent_type_ in ("", "ORG", "PERSON", "WORK_OF_ART"))


def _pronoun(token: Token) -> Mention | None:
    if token.lower_ in PRONOUNS and token.tag_ == "PRP":
        return Mention(None, token.i, token.i, token.i, token.i, "pronoun")
    return None


def _year_old(doc: Doc, token: Token) -> Mention | None:
    """A person told by age alone: "a 14-year-old", "the 14 year old"."""
    start = token.i + 1 if token.lower_ in DETERMINERS else token.i
    if start >= len(doc) or not (doc[start].like_num or "-" in doc[start].text):
        return None
    end = next((start + size - 1 for size in (5, 4, 3, 1) if _is_age(doc, start, start + size)), None)
    if end is None:
        return None
    follows = doc[end + 1] if end + 1 < len(doc) else None
    dated = follows is not None and (follows.lower_ in CALENDAR or follows.lower_ in ("last", "early", "late", "earlier", "this"))
    if (
        follows is not None
        and not dated
        and (
            (follows.pos_ in ("NOUN", "PROPN") and follows.lower_ not in ("remains", "dies"))
            or (follows.pos_ == "ADJ" and follows.head.i > follows.i)
        )
    ):
        return None
    return Mention(None, token.i, end, end, end, "single")


def _is_age(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens tell an age as of a person, and not one that follows a name: "14-year-old", "14 year old"."""
    words = doc[start:end]
    spaced = end - start > 1 and "-" not in words.text
    return (
        words[-1].lower_.endswith(("old", "olds"))
        and YEAR_OLD.fullmatch("".join(t.lower_ for t in words)) is not None
        and not (spaced and doc[max(start - 1, 0)].text == ",")
    )


def _phrase(doc: Doc, token: Token, persons: frozenset[str]) -> Mention | None:
    """
    A noun phrase for one person, or a plural for persons: its noun with what stands before it, and a name that follows in the same
    phrase.
    """
    end = _phrase_end(doc, token)
    if end is not None and (kin := in_law(doc, end)) is not None:
        return Mention(None, token.i, end, kin, kin, "plural" if is_plural(doc[kin]) else "single")
    if end is None or is_group_noun(doc[end].text) or _is_of_a_body(doc, token.i, end) or doc[end].dep_ == "oprd" or _is_office(doc, end):
        return None
    if doc[end].lower_ in ("hostage", "captive") and end > token.i and is_plural(doc[end - 1]):
        end -= 1
    if (is_person_noun(doc[end].text) and is_plural(doc[end])) or (doc[end].lower_ in COLLECTIVE and token.lower_ == "the"):
        return Mention(None, token.i, end, end, end, "plural")
    if _is_name(doc, token.i, end, persons):
        noun = next((i for i in range(end, token.i - 1, -1) if is_person_noun(doc[i].text)), end)
        return _whole_name(doc, Mention(None, token.i, end, end, noun, "name"))
    named = doc[end].ent_type_ in NOT_PERSONS and token.lower_ not in ("a", "an", "another")
    if not is_person_noun(doc[end].text) or named or (doc[end].lower_ in CORPSES and end > token.i and doc[end - 1].lower_ in ("'s", "’s")):
        return _owner(doc, token, end, persons)
    return Mention(None, token.i, end, end, end, "single")


def _whole_name(doc: Doc, name: Mention) -> Mention:
    """The name with what the tagger parts from it: "James “J.R.” Holt", "Anthony Holt, Jr."."""
    rest = doc[name.last + 1 : name.last + 5]
    if len(rest) > 1 and rest[0].text == "," and rest[1].lower_ in SUFFIXES:
        return replace(name, last=name.last + 2)
    end = next((at for at, token in enumerate(rest) if at in (2, 3) and rest[0].text in OPENED and rest[at - 1].text in CLOSED), None)
    if end is None or rest[end].pos_ != "PROPN" or doc[name.last].ent_type_ not in ("", "PERSON"):
        return name
    last = name.last + 1 + end
    return replace(name, last=last, head=last, noun=last if name.noun == name.last else name.noun)


def _is_office(doc: Doc, end: int) -> bool:
    """Whether the words are part of a title that goes on: the "Ruritanian Security" of "Ruritanian Security Minister Anna Holt"."""
    return doc[end].dep_ == "compound" and doc[end].head.i == end + 1 and is_title(doc[end + 1].text)


def _is_of_a_body(doc: Doc, first: int, end: int) -> bool:
    """ "His head", "her back", "in the head": parts of a living person, not persons; "the body of" and "the head of" are."""
    if doc[end].lower_ not in PARTS_OF_BODIES or (end + 1 < len(doc) and doc[end + 1].lower_ == "of"):
        return False
    owned = "PRP$" in (doc[first].tag_, doc[max(first - 1, 0)].tag_) and not any(t.lower_ in ("'s", "’s") for t in doc[first:end])
    struck = doc[end].dep_ == "pobj" and doc[end].head.lower_ in ("in", "into", "on", "through", "to")
    return struck or (owned and doc[end].dep_ in ("dobj", "pobj", "conj"))


def _owner(doc: Doc, token: Token, end: int, persons: frozenset[str]) -> Mention | None:
    """The person who owns what is no person: "Smith" of "Smith's arrest", "the man" of "the man's injuries"."""
    last = next((i - 1 for i in range(token.i + 1, end) if doc[i].lower_ in ("'s", "’s")), None)
    if last is None:
        return None
    if _is_name(doc, token.i, last, persons):
        return Mention(None, token.i, last, last, last, "name")
    plain = (
        is_person_noun(doc[last].text)
        and not is_plural(doc[last])
        and token.lower_ in DETERMINERS
        and doc[last].ent_type_ not in NOT_PERSONS
    )
    return Mention(None, token.i, last, last, last, "single") if plain else None


def _is_name(doc: Doc, first: int, end: int, persons: frozenset[str]) -> bool:
    """
    Whether the phrase ends in what may be a person's name; names that the tagger does not know are kind "name" too, and held to
    stricter words later.
    """
    token = doc[end]
    if token.pos_ != "PROPN" or token.lower_ in BODIES or not token.text[:1].isupper():
        return False
    if any(word.lower_ in OFFENCES for word in doc[first : end + 1]):
        return False
    if token.ent_type_ == "PERSON" or token.text in persons:
        return True
    if _is_whereabouts(doc, first, end):
        return False
    return (
        not is_person_noun(token.text)
        and token.ent_type_ in ("", "ORG", "GPE", "NORP", "FAC")
        and token.dep_ in ("nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj", "attr", "appos")
        and doc[first].pos_ in ("PROPN", "NUM")
    )


def _is_whereabouts(doc: Doc, first: int, end: int) -> bool:
    """Whether a name tells where: "near Northfield", "a teenager from Northfield, Ohio", "Anna Holt, 21, of Northfield"."""
    token, following = doc[end], doc[end + 1].lower_ if end + 1 < len(doc) else ""
    if following in ("'s", "’s", "being"):
        return False
    return _is_led(doc, first) or (token.dep_ in ("appos", "conj") and token.head.dep_ == "pobj" and _is_led(doc, token.head.i))


def _is_led(doc: Doc, first: int) -> bool:
    """Whether a word that leads to places stands before the name at ``first``."""
    while first > 0 and doc[first - 1].dep_ == "compound" and doc[first - 1].head.i >= first:
        first -= 1
    if first < 2 or doc[first].is_sent_start:
        return False
    before, led = doc[first - 2], doc[first - 1].lower_
    kin = singular(before.text) in KIN
    person = before.text == "," or before.pos_ == "NUM" or before.ent_type_ == "PERSON" or (is_person_noun(before.text) and not kin)
    return led in WHEREABOUTS or (led == "of" and person)


def _phrase_end(doc: Doc, token: Token) -> int | None:
    """The last token of the noun phrase that starts at ``token``; None where none starts there."""
    if not _starts_phrase(token):
        return None
    end = token.i
    while end + 1 < len(doc) and _continues(doc, end):
        end += 1
    while end > token.i and doc[end].pos_ not in ("NOUN", "PROPN", "ADJ") and doc[end].lower_ not in PARTICIPLES | COLLECTIVE:
        end -= 1
    while end > token.i and doc[end].pos_ == "ADJ" and doc[end - 1].pos_ == "NOUN" and not is_person_noun(doc[end].text):
        end -= 1
    if doc[end].pos_ in ("NOUN", "PROPN") or doc[end].lower_ in PARTICIPLES or (doc[end].lower_ in COLLECTIVE and end > token.i):
        return end
    led = token.lower_ in ("a", "an", "another") or (token.i == end and (token.is_sent_start or doc[end - 1].is_punct))
    return end if led and is_person_noun(doc[end].text) else None


def _starts_phrase(token: Token) -> bool:
    if token.lower_ in CALENDAR and token.ent_type_ != "PERSON":
        return False
    if token.lower_ in DETERMINERS or token.pos_ in ("PROPN", "NOUN"):
        return True
    return token.pos_ == "ADJ" or (token.pos_ == "NUM" and token.i + 2 < len(token.doc) and token.doc[token.i + 1].text == "-")


def _suffers(here: Token, following: Token) -> bool:
    """Whether a word for people is followed by what they do, which the tagger may take for a noun: "a female suffering from"."""
    return following.lower_ in SUFFERING and is_person_noun(here.text)


def _is_dated(here: Token, following: Token) -> bool:
    """Whether a day or an hour follows: "an uncle last month"."""
    opens = following.ent_type_ in ("DATE", "TIME") and following.ent_iob_ == "B" and is_person_noun(here.text)
    return following.lower_ in CALENDAR or opens


def _continues(doc: Doc, end: int) -> bool:
    here, following = doc[end], doc[end + 1]
    if following.is_sent_start or following.is_space or _suffers(here, following) or _is_dated(here, following):
        return False
    if (
        following.tag_ in ("VBN", "VBG")
        and here.lower_ in DETERMINERS
        and following.i + 1 < len(doc)
        and doc[following.i + 1].pos_ in ("NOUN", "ADJ", "NUM")
    ):
        return True
    if following.lower_ in ("'s", "’s", "'", "-", "–") or here.lower_ in ("-", "–"):
        return (following.lower_ != "–" and here.whitespace_ == "") or following.lower_ in ("'s", "’s")
    if following.pos_ == "PROPN" and here.ent_type_ == "PERSON" and following.ent_type_ != "PERSON":
        return False
    if following.pos_ == "ADV" and here.lower_ in DETERMINERS and following.i + 1 < len(doc) and doc[following.i + 1].pos_ == "ADJ":
        return True
    if following.lower_ in COLLECTIVE and here.lower_ == "the":
        return True
    if following.lower_ in PARTICIPLES and here.lower_ in DETERMINERS:
        return True
    return following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or (following.tag_ == "VBN" and following.dep_ == "amod")
