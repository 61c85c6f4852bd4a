"""
The names that may be of the place of the incident: those of places and of bodies, and such as stand where only a town does.

What the recogniser leaves open is a town where its words say so: "a Springfield home", "Springfield police", "killed in Springfield".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.language import Parsed
from reportedly.model import Span
from reportedly.places import Gazetteer, rows
from reportedly.places.folding import key_of
from reportedly.places.recognise import SKIPPED, find_names
from reportedly.places.rows import Rank
from reportedly.places.words import words

LONGEST = 4
DETERMINERS = frozenset(("a", "an", "the", "'s", "’s", "'", "’"))
OWNERS = ("'s", "’s", "'", "’")
INTO = frozenset(("in", "near", "outside"))
CALENDAR = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Name:
    """
    Where a name stands; ``place`` is whether the recogniser has it for a place, ``added`` whether only the words around it make it one.

    ``title`` is the kind of evidence of a name in the title, whose span is counted on from the end of the text; empty for one in the text.
    """

    span: Span
    place: bool
    added: bool = False
    title: str = ""


def names_of(parsed: Parsed, gazetteer: Gazetteer) -> list[Name]:
    """The names in text order; they do not overlap. The dateline's place is one of them, whole. Never raises on text."""
    dateline = parsed.report.dateline_place
    found = [Name(_whole_or_first(parsed.text, name.span, gazetteer), name.place) for name in find_names(parsed, gazetteer)]
    if dateline is not None:
        found = [name for name in found if not name.span.overlaps(dateline)]
        found.append(Name(dateline, True))
    return _with(parsed, found, _added(parsed, gazetteer))


def with_words(parsed: Parsed, names: Sequence[Name], more: Sequence[str]) -> list[Name]:
    """``names`` with those places of the text where the words ``more`` stand, as in the title. Never raises on text."""
    if not more:
        return list(names)
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(words) for words in sorted(set(more))) + r")\b")
    return _with(parsed, names, (Span(*match.span()) for match in pattern.finditer(parsed.text)))


def _with(parsed: Parsed, names: Sequence[Name], spans: Iterable[Span]) -> list[Name]:
    """``names`` with those of ``spans`` that touch none of them, nor a part of the page that tells nothing, in text order."""
    blocked = sorted([*(name.span for name in names), *(block.span for block in parsed.report.furniture if block.kind in SKIPPED)])
    added = [Name(span, False, True) for span in spans if not _touches(span, blocked)]
    return sorted([*names, *added], key=lambda name: name.span)


def _whole_or_first(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """A name, or the first part of a name with a hyphen that is on no map: the police of a city and its county are one body."""
    first, hyphen, _ = span.of(text).partition("-")
    if not hyphen or not first or gazetteer.candidates(key_of(span.of(text))) or not gazetteer.candidates(key_of(first)):
        return span
    return Span(span.start, span.start + len(first))


def _touches(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span touches one of ``spans``, which are in order and do not overlap."""
    at = bisect_left(spans, span)
    return any(other.overlaps(span) for other in spans[max(0, at - 1) : at + 1])


def _added(parsed: Parsed, gazetteer: Gazetteer) -> Iterator[Span]:
    for run in _runs(parsed):
        if len(run) > LONGEST:
            continue
        name = list(dropwhile(lambda token: token.lower_ in words().parts or token.lower_ in words().titles, run))
        if name and _stands_as_town(name, parsed.doc, gazetteer):
            yield parsed.span(name[0], name[-1])


def _runs(parsed: Parsed) -> Iterator[list[Token]]:
    """Runs of capitalised words, without what opens a sentence and without the words for police after them."""
    police, run = word_set("beside", "police", "scene"), list[Token]()
    for at in _capitals(parsed):
        token = parsed.doc[at]
        if not token.is_alpha or token.ent_type_ in CALENDAR or token.lower_ in police:
            continue
        if run and (run[-1].i + 1 != at or token.is_sent_start):
            yield run
            run = []
        if run or token.lower_ not in words().openers:
            run.append(token)
    if run:
        yield run


def _capitals(parsed: Parsed) -> Iterator[int]:
    """The numbers of the words that are written with a capital."""
    text = parsed.text
    yield from (at for at, start in enumerate(parsed.doc.to_array(IDX).tolist()) if text[start : start + 1].isupper())


def _stands_as_town(run: Sequence[Token], doc: Doc, gazetteer: Gazetteer) -> bool:
    before = doc[run[0].i - 1] if run[0].i else None
    after = _after(doc, run[-1].i + 1)
    key = key_of(doc[run[0].i : run[-1].i + 1].text)
    if key in word_set("within", "common", "scene") or key in words().demonyms or key in words().generic:
        return False
    known = any(entry.rank == Rank.MAIN and entry.kind in rows.TOWNS for entry in gazetteer.candidates(key))
    led = before is not None and not run[0].is_sent_start and before.lower_ in INTO
    if led and run[0].ent_type_ in ("", "GPE") and not known:
        return after is None or not after.text[:1].isupper()
    if not known:
        return False
    return led or _modifies(run, before, after)


def _after(doc: Doc, at: int) -> Token | None:
    """The word after a name, past its possessive; None where the sentence ends."""
    if at < len(doc) and doc[at].text in OWNERS:
        at += 1
    return doc[at] if at < len(doc) and not doc[at].is_sent_start else None


def _modifies(run: Sequence[Token], before: Token | None, after: Token | None) -> bool:
    """Whether the name stands before police, or, with "a" or the like before it, before what stands or lives in a town."""
    if after is None:
        return False
    if after.lower_ in word_set("beside", "police", "scene"):
        return True
    told = any(after.lower_ in word_set("beside", kind, "scene") for kind in ("site", "people", "area")) or after.lower_ in word_set(
        "scene", "scene", "dates"
    )
    led = before is not None and before.lower_ in DETERMINERS
    return told and (led or run[0].ent_type_ != "PERSON")
