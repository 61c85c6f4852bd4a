"""
Parsed -> the names of places in it: what the parser calls a place, and runs of capitals that the gazetteer knows and that stand as places.

Names within the names of bodies ("Texas Department of Health") and peoples' names ("Iraqi") name no place in the report, but tell where it
plays: they are given apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from spacy.tokens import Token

from reportedly.language import Parsed
from reportedly.model import Furniture, Span
from reportedly.places import rows
from reportedly.places.folding import key_of
from reportedly.places.joined import Maybe, second_look
from reportedly.places.rows import Rank
from reportedly.places.store import Gazetteer
from reportedly.places.words import words

PLACES = ("GPE", "LOC", "FAC")
BODIES = ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")
SKIPPED = (Furniture.BYLINE, Furniture.CREDIT, Furniture.LINKS, Furniture.NOTICE)
POSSESSIVES = ("'s", "’s", "'", "’")
JOINING = frozenset("al de el e i ul la del da do di of".split())
LONGEST = 5
DASHES = ("-", "--", "–", "—", "(")
WELL_KNOWN, KNOWN = 20_000, "well known"
AREAS = (rows.COUNTRY, rows.ADMIN1, rows.CONTINENT, rows.REGION)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a name stands; ``place`` is false where it is only evidence of where the report plays."""

    span: Span
    place: bool


def find_names(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """The names in text order; they do not overlap. Never raises on text."""
    reader = _Reader(parsed, gazetteer)
    found = [name for run in _runs(parsed) for name in reader.read(run)]
    found += reader.again(found)
    listed = second_look(parsed.text, [name.span for name in found if name.place], reader.maybe, gazetteer)
    found = sorted(
        [*(name for name in found if name.span not in listed), *(Named(span, True) for span in listed)], key=lambda name: name.span
    )
    found = _with_dateline(found, parsed.report.dateline_place)
    skipped = sorted(block.span for block in parsed.report.furniture if block.kind in SKIPPED)
    return tuple(name for name in found if not _is_in(name.span, skipped))


def _is_in(span: Span, blocks: Sequence[Span]) -> bool:
    """Whether a span touches one of ``blocks``, which are in text order and do not overlap."""
    at = bisect_left(blocks, span)
    return any(block.overlaps(span) for block in blocks[max(0, at - 1) : at + 1])


def _with_dateline(found: list[Named], dateline: Span | None) -> list[Named]:
    """The names, of which the dateline's place is one whatever the parser makes of it."""
    if dateline is None or any(name.place and name.span.overlaps(dateline) for name in found):
        return found
    return sorted([*(name for name in found if not name.span.overlaps(dateline)), Named(dateline, True)], key=lambda name: name.span)


def _runs(parsed: Parsed) -> Iterator[list[Token]]:
    """The runs of words that are written with a capital or belong to one place for the parser, without what opens a sentence."""
    text, run = parsed.text, list[Token]()
    for token in parsed.doc:
        capital = text[token.idx : token.idx + 1].isupper()
        if run and not _goes_on(text, run[-1], token, capital):
            yield run
            run = []
        if run or (capital and text[token.idx : token.idx + len(token)].lower() not in words().openers):
            run.append(token)
    if run:
        yield run


def _goes_on(text: str, before: Token, token: Token, capital: bool) -> bool:
    """Whether a word goes on with the run that ends in the word before it."""
    if capital:
        return not token.is_sent_start or before.text.endswith((".", "-"))
    if token.ent_type_ in PLACES and token.ent_iob_ == "I" and not token.is_punct:
        return True
    joins = token.text in JOINING or (token.text == "-" and not token.whitespace_ and not before.whitespace_)
    return joins and _is_capital_next(text, token)


def _is_capital_next(text: str, token: Token) -> bool:
    if token.i + 1 >= len(token.doc):
        return False
    following = token.nbor()
    return text[following.idx : following.idx + 1].isupper() or following.text == "-"


class _Reader:
    """Finds the names in one run after another."""

    __slots__ = ("_gazetteer", "_open", "_parsed", "_surnames", "maybe")

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer) -> None:
        self._parsed = parsed
        self._gazetteer = gazetteer
        self._open: list[Span] = []
        self._surnames = {entity[-1].lower_ for entity in parsed.doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
        self.maybe: list[Maybe] = []

    def again(self, found: Sequence[Named]) -> Iterator[Named]:
        """The names left open that the report has elsewhere for a place: "Quetta remained tense"."""
        known = {key_of(self._parsed.words(name.span)) for name in found if name.place}
        yield from (Named(span, True) for span in self._open if key_of(self._parsed.words(span)) in known)

    def read(self, run: Sequence[Token]) -> Iterator[Named]:
        """The names in a run: the parser's places whole, the rest by the gazetteer; a run after "village of" is one in any case."""
        found = list(self._names(run))
        if not found and len(run) <= LONGEST and self._after_kind(run[0].i - 1):
            found = [Named(self._parsed.span(run[0], run[-1]), True)]
        yield from found

    def _names(self, run: Sequence[Token]) -> Iterator[Named]:
        at = 0
        while at < len(run):
            if run[at].ent_type_ in PLACES:
                end = _entity_end(run, at)
                yield from self._entity(run[at:end])
                at = end
                continue
            size, named = self._match(run, at)
            at += size
            if named is not None:
                yield named
                while at < len(run) and run[at].idx < named.span.end:
                    at += 1

    def _entity(self, tokens: Sequence[Token]) -> Iterator[Named]:
        """A place of the parser's: without "the" before it and "'s" after it."""
        kept = list(dropwhile(lambda token: token.is_punct or token.lower_ in words().openers, tokens))
        while kept and (kept[-1].is_punct or kept[-1].text in POSSESSIVES):
            kept.pop()
        if not kept:
            return
        key = self._key(kept)
        if key in words().demonyms:
            yield Named(self._parsed.span(kept[0], kept[-1]), False)
        elif key in words().never or (len(kept) == 1 and self._is_person(kept[0], key)):
            return
        elif self._gazetteer.candidates(key) or self._after_preposition(kept[0]) or len(kept) > 1:
            yield Named(self._parsed.span(kept[0], kept[-1]), True)

    def _is_person(self, token: Token, key: str) -> bool:
        """Whether a town's name is a person's here: a title stands before it, an age after it, or the report has it as a surname."""
        if self._after_preposition(token) or any(entry.kind in AREAS for entry in self._gazetteer.candidates(key)):
            return False
        doc, at = token.doc, token.i
        titled = at > 0 and doc[at - 1].lower_.rstrip(".") in words().titles
        aged = at + 2 < len(doc) and doc[at + 1].text == "," and doc[at + 2].like_num and doc[at + 2].text.isdigit()
        return titled or aged or token.lower_ in self._surnames

    def _match(self, run: Sequence[Token], at: int) -> tuple[int, Named | None]:
        """The longest name of the gazetteer at a word of the run, and how many words to go on."""
        for size in range(min(LONGEST, len(run) - at), 0, -1):
            tokens = run[at : at + size]
            if tokens[-1].text in ("-", "of", "al", "de", "el") or any(token.ent_type_ in PLACES for token in tokens):
                continue
            key = self._key(tokens)
            if key in words().demonyms:
                return size, Named(self._parsed.span(tokens[0], tokens[-1]), False)
            entries = () if key in words().never else self._gazetteer.candidates(key)
            kinds = {entry.kind for entry in entries if entry.rank in (Rank.MAIN, Rank.OTHER)}
            if kinds and entries[0].population >= WELL_KNOWN:
                kinds.add(KNOWN)
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
        area = not kinds.isdisjoint(AREAS) and KNOWN in kinds
        if follows in words().facility and at + size + 1 == len(run) and (label != "PERSON" or _stands_alone(tokens[0])):
            return Named(self._parsed.span(tokens[0], run[at + size]), True)
        if whole and self._after_preposition(tokens[0]) and label not in ("DATE", "TIME", "PERSON", "NORP"):
            return Named(span, True)
        if whole and label == "PERSON" and self._after_preposition(tokens[0]) and size == 1 and _stands_alone(tokens[0]):
            return Named(span, True)
        if whole and self._heads_line(run):
            return Named(span, True)
        if whole and area and label in ("", "ORG", "NORP"):
            return Named(span, True)
        if whole and label not in ("DATE", "TIME") and self._has_dwellers(tokens[-1]):
            return Named(span, True)
        if whole and label not in ("DATE", "TIME") and tokens[-1].lower_ not in self._surnames:
            self.maybe.append(Maybe(span, label == "PERSON"))
        if label in ("PERSON", "DATE", "TIME", "NORP") or not (area or (label == "ORG" and KNOWN in kinds)):
            if whole and not label:
                self._open.append(span)
            return None
        return Named(span, False)

    def _heads_line(self, run: Sequence[Token]) -> bool:
        """Whether the run stands in capitals at the start of a sentence with a dash after it, as datelines do."""
        doc, after = self._parsed.doc, run[-1].i + 1
        if after >= len(doc) or not run[0].is_sent_start or doc[after].text not in DASHES:
            return False
        return self._parsed.words(self._parsed.span(run[0], run[-1])).isupper()

    def _key(self, tokens: Sequence[Token]) -> str:
        return key_of(self._parsed.words(self._parsed.span(tokens[0], tokens[-1])))

    def _has_dwellers(self, token: Token) -> bool:
        """Whether a word for those who live or rule in a place stands after the name: "a Quetta shopkeeper"."""
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        return following is not None and following.lower_ in words().dwellers

    def _after_preposition(self, token: Token) -> bool:
        """Whether a word such as "in", "near" or "village of" stands before the name, with at most "the" between."""
        doc, at = token.doc, token.i - 1
        if at >= 0 and doc[at].lower_ == "the":
            at -= 1
        return at >= 0 and (doc[at].lower_ in words().locative or self._after_kind(at))

    def _after_kind(self, at: int) -> bool:
        """Whether the word at ``at`` is the "of" of "village of", "provinces of"."""
        doc = self._parsed.doc
        return at > 0 and doc[at].lower_ == "of" and (doc[at - 1].lower_ in words().generic or doc[at - 1].lower_ in words().plural)


def _entity_end(run: Sequence[Token], at: int) -> int:
    """Where the entity that starts at a word of the run ends within it."""
    end = at
    while end < len(run) and run[end].ent_type_ == run[at].ent_type_ and (end == at or run[end].ent_iob_ == "I"):
        end += 1
    return end


def _stands_alone(token: Token) -> bool:
    """Whether a word is an entity by itself for the parser."""
    doc = token.doc
    return token.ent_iob_ != "I" and (token.i + 1 >= len(doc) or doc[token.i + 1].ent_iob_ != "I")
