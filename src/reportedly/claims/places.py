"""
Places of a report: every name of a place with what the gazetteer makes of it, and the place of a figure.

A figure's place is the one that its own clause names ("in Mach", "at a market in Quetta"), else its sentence; where they name none, or only
where somebody speaks or comes from, it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from spacy.attrs import IDX
from spacy.tokens import Token

from reportedly.language import Parsed
from reportedly.model import Candidate, Figure, Place, Report, Span
from reportedly.places import rows
from reportedly.places.naming import Mention
from reportedly.places.phrases import inner_of, read_mentions
from reportedly.places.recognise import find_names
from reportedly.places.report import Setting, choose
from reportedly.places.resolve import Choice
from reportedly.places.store import Entry, Gazetteer
from reportedly.places.words import words

PRECISION = {
    rows.CONTINENT: "region",
    rows.REGION: "region",
    rows.COUNTRY: "country",
    rows.ADMIN1: "province",
    rows.ADMIN2: "district",
    rows.CAPITAL: "place",
    rows.CITY: "place",
    rows.FEATURE: "feature",
}
FINENESS = {"region": 0, "country": 1, "province": 2, "district": 3}
SHOWN = 5
LIKELY = 0.02
CLAUSE, LOOSE, EARLIER, SPEAKER, DEEP = 60, 80, 40, 400, 12
SEPARATE = re.compile(r",|;|\band\b")
VERBS = ("VERB", "AUX")


def find_places(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that the report names, in text order, each tied to the gazetteer where that is sure enough. Never raises on text."""
    names = find_names(parsed, gazetteer)
    asked = {name.span for name in names if name.place}
    return tuple(place for place in resolve_places(parsed, gazetteer, [name.span for name in names]) if place.span in asked)


def resolve_places(parsed: Parsed, gazetteer: Gazetteer, spans: Sequence[Span]) -> tuple[Place, ...]:
    """What the gazetteer makes of the names at ``spans``, which are in text order and do not overlap. Never raises on text."""
    return resolve_in(parsed.text, parsed.report, spans, gazetteer)


def resolve_in(text: str, report: Report, spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """As :func:`resolve_places`, in a ``text`` that starts with the report's and may hold more of it, such as its title."""
    mentions = read_mentions(text, spans, gazetteer)
    choices = choose(mentions, Setting(report.dateline_place, _country_of(report, gazetteer)))
    return tuple(_place(mention.span.of(text), mention, choice, gazetteer) for mention, choice in zip(mentions, choices, strict=True))


def with_places(parsed: Parsed, figures: Sequence[Figure], places: Sequence[Place]) -> tuple[Figure, ...]:
    """``figures``, each with that of ``places`` that its words say it happened at, where they say one. Never raises on text."""
    index = PlaceIndex(parsed, places)
    return tuple(replace(figure, place=index.at(figure.evidence.span, _sentence(parsed, figure.evidence.span))) for figure in figures)


def _sentence(parsed: Parsed, span: Span) -> Span:
    piece = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    return Span(piece.sent.start_char, piece.sent.end_char) if piece is not None and len(piece) else span


def _country_of(report: Report, gazetteer: Gazetteer) -> str | None:
    """The publisher's country, as the ending of the report's address tells it."""
    try:
        ending = (urlsplit(report.url or "").hostname or "").rpartition(".")[2]
    except ValueError:
        return None
    code = words().addresses.get(ending, ending.upper())
    return code if len(ending) == 2 and ending not in words().anywhere and gazetteer.country(code) else None


def _place(name: str, mention: Mention, choice: Choice, gazetteer: Gazetteer) -> Place:
    entry = choice.best
    candidates = tuple(_candidate(each, share, gazetteer) for each, share in choice.ranked[:SHOWN] if share >= LIKELY)
    sure = round(choice.sure, 3)
    if entry is None:
        return Place(name, mention.span, sure=sure, candidates=candidates)
    precision = "within" if mention.within or not (entry.exact or entry.kind not in rows.TOWNS) else PRECISION[entry.kind]
    number = entry.id if entry.id > 0 and not mention.within else None
    others = candidates if len(candidates) > 1 else ()
    areas = (entry.country or None, _province(entry, gazetteer))
    names = (entry.name, _district(entry, gazetteer))
    return Place(name, mention.span, number, entry.lat, entry.lon, *areas, precision, sure, others, *names)


def _candidate(entry: Entry, share: float, gazetteer: Gazetteer) -> Candidate:
    number = entry.id if entry.id > 0 else None
    province, kind = _province(entry, gazetteer), PRECISION[entry.kind]
    return Candidate(number, entry.name, entry.country, province, entry.lat, entry.lon, round(share, 3), kind)


def _province(entry: Entry, gazetteer: Gazetteer) -> str | None:
    if entry.kind == rows.ADMIN1:
        return entry.name
    above = gazetteer.place(entry.admin1) if entry.admin1 else None
    return above.name if above else None


def _district(entry: Entry, gazetteer: Gazetteer) -> str | None:
    if entry.kind == rows.ADMIN2:
        return entry.name
    above = gazetteer.place(entry.admin2) if entry.admin2 else None
    return above.name if above else None


class PlaceIndex:
    """Questions about the places of one report. Built once a report; never raises on text."""

    __slots__ = ("_parsed", "_starts", "_tokens", "places")

    def __init__(self, parsed: Parsed, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        self._parsed = parsed
        self._starts = [place.span.start for place in self.places]
        self._tokens: list[int] = parsed.doc.to_array(IDX).tolist()

    def within(self, span: Span) -> tuple[Place, ...]:
        """The places named within ``span``, in text order."""
        return self.places[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def at(self, figure: Span, sentence: Span) -> Place | None:
        """The place of the figure at ``figure``: the nearest that its clause, else its sentence, says things happen at; or None."""
        near = Span(max(sentence.start, figure.start - SPEAKER), min(sentence.end, figure.end + SPEAKER))
        verb = self._verb(self._token(figure.start))
        scored = [(score, place) for place in self.within(near) if (score := self._distance(place, figure, verb)) is not None]
        return self._innermost(min(scored, key=lambda pair: (pair[0], pair[1].span))[1]) if scored else None

    def _innermost(self, place: Place) -> Place:
        """The place itself, or the one that the words put inside it: Mach of "Mach district of Balochistan"."""
        at = bisect_left(self._starts, place.span.start)
        if at and self._holds(place, self.places[at - 1]) and self._between(at - 1) == 0:
            return self._innermost(self.places[at - 1])
        if at + 1 < len(self.places) and self._holds(place, self.places[at + 1]) and self._between(at) == 1:
            return self.places[at + 1]
        return place

    def _between(self, at: int) -> int | None:
        return inner_of(self._parsed.text[self.places[at].span.end : self.places[at + 1].span.start])

    def _holds(self, outer: Place, inner: Place) -> bool:
        """Whether an area may hold a place, by how fine the two are."""
        if outer.precision not in FINENESS or (outer.country and inner.country not in (None, outer.country)):
            return False
        return inner.precision is None or FINENESS[outer.precision] < FINENESS.get(inner.precision, len(FINENESS))

    def _is_dateline(self, place: Place) -> bool:
        dateline = self._parsed.report.dateline_place
        return dateline is not None and dateline.overlaps(place.span)

    def _distance(self, place: Place, figure: Span, verb: Token | None) -> int | None:
        """How far a place is from being the figure's, in letters: words between, more for another clause. None where it is not."""
        role = self._role(place)
        if role is None or self._is_dateline(place):
            return None
        between = max(place.span.start - figure.end, figure.start - place.span.end, 0)
        if place.span.end <= figure.start and SEPARATE.search(self._parsed.text, place.span.end, figure.start):
            between += EARLIER
        other = self._verb(self._token(place.span.start))
        return between + (0 if other == verb else CLAUSE) + (LOOSE if role == "loose" else 0)

    def _role(self, place: Place) -> str | None:
        """What stands over a place: "at" a preposition of place, "loose" another or none; None where it tells where a speaker is."""
        token = self._head(self._token(place.span.start))
        if token is None:
            return None
        preposition = token.head if token.dep_ == "pobj" else None
        if preposition is None:
            return "loose" if token.dep_ in ("compound", "poss", "nmod", "dobj") and not _speaks(token.head) else None
        word = preposition.lower_
        if word == "of" and preposition.head.lower_ in words().generic:
            outer = self._head(preposition.head)
            return "at" if outer is not None and outer.dep_ == "pobj" and outer.head.lower_ in words().at else "loose"
        if word in words().at:
            if _speaks(preposition.head):
                return None
            return "loose" if _reports(preposition.head) else "at"
        return "loose" if word == "of" and not _speaks(preposition.head) else None

    def _head(self, token: Token | None) -> Token | None:
        """The noun that a name belongs to: "Quetta" of "Quetta city", the first of "Mach, Kachhi district"."""
        for _ in range(DEEP):
            if token is None or token.dep_ not in ("compound", "appos", "conj", "amod", "nmod", "flat"):
                return token
            token = token.head
        return token

    def _verb(self, token: Token | None) -> Token | None:
        for _ in range(DEEP):
            if token is None or token.pos_ in VERBS or token.head == token:
                return token
            token = token.head
        return token

    def _token(self, start: int) -> Token | None:
        at = bisect_right(self._tokens, start) - 1
        return self._parsed.doc[at] if at >= 0 else None


def _speaks(token: Token) -> bool:
    """Whether a noun is the one who says what the sentence reports: "police in Quetta said that ..."."""
    return token.dep_ == "nsubj" and _reports(token.head)


def _reports(token: Token) -> bool:
    """Whether a verb is one whose object is what somebody says."""
    return token.pos_ == "VERB" and any(child.dep_ in ("ccomp", "parataxis") for child in token.children)
