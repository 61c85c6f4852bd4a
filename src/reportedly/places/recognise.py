"""
Parsed -> the names of places in it: what the parser calls a place, and runs of capitals that the gazetteer knows and that stand as places do.

Names within the names of bodies ("Texas Department of Health") and peoples' names ("Iraqi") name no place in the report, but tell of where it
plays: they are given apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.language import Parsed
from reportedly.model import Furniture, Span
from reportedly.places import rows
from reportedly.places.folding import key_of
from reportedly.places.rows import Rank
from reportedly.places.store import Gazetteer
from reportedly.places.words import words

PLACES = ("GPE", "LOC", "FAC")
BODIES = ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")
SKIPPED = (Furniture.BYLINE, Furniture.CREDIT, Furniture.LINKS, Furniture.NOTICE)
LONGEST = 5
AREAS = (rows.COUNTRY, rows.ADMIN1, rows.CONTINENT, rows.REGION)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a name stands; ``place`` is false where it is only evidence of where the report plays."""

    span: Span
    place: bool


def find_names(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """The names in text order; they do not overlap. Never raises on text."""
    reader = _Reader(parsed, gazetteer)
    found: list[Named] = []
    for run in _runs(parsed):
        found.extend(reader.read(run))
    skipped = [block.span for block in parsed.report.furniture if block.kind in SKIPPED]
    return tuple(name for name in found if not any(block.overlaps(name.span) for block in skipped))


def _runs(parsed: Parsed) -> Iterator[list[Token]]:
    """The runs of words that are written with a capital or belong to one place for the parser, without what opens a sentence."""
    run: list[Token] = []
    for token in parsed.doc:
        joined = bool(run) and token.i == run[-1].i + 1 and not token.is_space
        if joined and run and token.is_sent_start and not run[-1].text.endswith((".", "-")):
            joined = False
        if _in_name(parsed, token, joined):
            if not joined and run:
                yield run
                run = []
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _in_name(parsed: Parsed, token: Token, joined: bool) -> bool:
    sign = parsed.text[token.idx : token.idx + 1]
    if sign.isupper():
        return joined or parsed.text[token.idx : token.idx + len(token)].lower() not in words().openers
    if token.ent_type_ in PLACES and token.ent_iob_ == "I" and not token.is_punct:
        return joined
    if token.text == "-" and joined:
        return not token.whitespace_ and token.i + 1 < len(parsed.doc) and not parsed.doc[token.i - 1].whitespace_
    return joined and token.text in ("al", "de", "el", "e", "i", "ul", "la", "del", "da", "do", "di", "of") and _is_upper_next(parsed, token)


def _is_upper_next(parsed: Parsed, token: Token) -> bool:
    if token.i + 1 >= len(parsed.doc):
        return False
    following = parsed.doc[token.i + 1]
    return parsed.text[following.idx : following.idx + 1].isupper() or following.text == "-"


class _Reader:
    """Finds the names in one run after another."""

    __slots__ = ("_gazetteer", "_parsed")

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer) -> None:
        self._parsed = parsed
        self._gazetteer = gazetteer

    def read(self, run: Sequence[Token]) -> Iterator[Named]:
        """The names in a run: the parser's places whole, the rest by the gazetteer."""
        at = 0
        while at < len(run):
            end = _entity_end(run, at)
            if run[at].ent_type_ in PLACES and end > at:
                yield from self._entity(run[at:end], run[at - 1] if at else None)
                at = end
                continue
            size, named = self._match(run, at)
            if named is not None:
                yield named
            at += size

    def _entity(self, tokens: Sequence[Token], before: Token | None) -> Iterator[Named]:
        """A place of the parser's: without "the" before it and "'s" after it."""
        kept = [token for token in tokens if token.text not in ("'s", "’s")]
        while kept and (kept[0].lower_ in words().openers or kept[0].is_punct):
            kept = kept[1:]
        while kept and kept[-1].is_punct:
            kept = kept[:-1]
        if not kept:
            return
        key = self._key(kept)
        if key in words().demonyms:
            yield Named(self._parsed.span(kept[0], kept[-1]), False)
        elif self._is_known(kept, key) or self._stands_as_place(kept[0]) or len(kept) > 1:
            yield Named(self._parsed.span(kept[0], kept[-1]), True)

    def _is_known(self, tokens: Sequence[Token], key: str) -> bool:
        return bool(self._gazetteer.candidates(key))

    def _match(self, run: Sequence[Token], at: int) -> tuple[int, Named | None]:
        """The longest name of the gazetteer at a word of the run, and how many words to go on."""
        for size in range(min(LONGEST, len(run) - at), 0, -1):
            tokens = run[at : at + size]
            if tokens[-1].text in ("-", "of", "al", "de", "el") or any(token.ent_type_ in PLACES for token in tokens):
                continue
            key = self._key(tokens)
            if key in words().demonyms:
                return size, Named(self._parsed.span(tokens[0], tokens[-1]), False)
            kinds = {entry.kind for entry in self._gazetteer.candidates(key) if entry.rank in (Rank.MAIN, Rank.OTHER)}
            if kinds:
                return size, self._judge(run, at, size, kinds)
        return 1, None

    def _judge(self, run: Sequence[Token], at: int, size: int, kinds: set[str]) -> Named | None:
        """Whether a known name is a place here, evidence, or nothing: a person's name, a word."""
        tokens = run[at : at + size]
        span = self._parsed.span(tokens[0], tokens[-1])
        label = tokens[0].ent_type_
        whole = (at == 0 or run[at - 1].text == "-") and at + size == len(run)
        follows = run[at + size].lower_ if at + size < len(run) else ""
        whole = whole or (at == 0 and follows in words().generic)
        area = not kinds.isdisjoint(AREAS)
        if whole and self._stands_as_place(tokens[0]) and label not in ("DATE", "TIME", "PERSON", "NORP"):
            return Named(span, True)
        if whole and label == "PERSON" and self._after_preposition(tokens[0]) and size == 1 and _entity_size(tokens[0]) == 1:
            return Named(span, True)
        if whole and area and label in ("", "ORG", "NORP"):
            return Named(span, True)
        if label in ("PERSON", "DATE", "TIME", "NORP") or not (area or label == "ORG"):
            return None
        return Named(span, False) if len(self._key(tokens)) > 3 else None

    def _key(self, tokens: Sequence[Token]) -> str:
        return key_of(self._parsed.words(self._parsed.span(tokens[0], tokens[-1])))

    def _stands_as_place(self, token: Token) -> bool:
        return self._after_preposition(token)

    def _after_preposition(self, token: Token) -> bool:
        """Whether a word such as "in" or "near" stands before the name, with at most "the" between."""
        at = token.i - 1
        if at >= 0 and token.doc[at].lower_ == "the":
            at -= 1
        return at >= 0 and token.doc[at].lower_ in words().locative


def _entity_end(run: Sequence[Token], at: int) -> int:
    """Where the entity that starts at a word of the run ends within it."""
    end = at
    while end < len(run) and run[end].ent_type_ == run[at].ent_type_ and (end == at or run[end].ent_iob_ == "I"):
        end += 1
    return end


def _entity_size(token: Token) -> int:
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return last - first + 1
