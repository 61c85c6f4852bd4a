"""
Which incident of the report a figure is of: what the report is chiefly about (main, mention 0), or background (mentions 1, 2, … in text order).

A figure is background where its clause is dated well before the incident, where its sentence sums up a war, calls what it tells another event,
or tells of a deed at a place that neither title nor lead names. Sentences that only go on ("all were later released") share the scope before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from spacy.tokens import Span as SpacySpan

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.mentions import Mention
from reportedly.claims.outcomes import Outcome
from reportedly.claims.times import TimeExpression
from reportedly.claims.times_index import TimeIndex
from reportedly.language import Parsed
from reportedly.model import Interval, Precision, Span, Status

EARLIER = timedelta(days=4)
LEAD_SENTENCES = 3
OUTSIZED = 4
PLACE_LABELS = ("GPE", "LOC", "FAC")
PRECISE = (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.SEASON)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure belongs among the incidents of a report: ``mention`` 0 is the main one."""

    main: bool
    mention: int


MAIN = Place(True, 0)
LASTING = frozenset((Status.HELD, Status.FREED, Status.DISPLACED, Status.ARRESTED, Status.MISSING))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(r"\b(?:" + "|".join(re.escape(w) for w in words) + r")\b", re.IGNORECASE) for name, words in load_lexicon("scope").items()}


class Scope:
    """Tells main from background, sentence by sentence. State: the scope of each sentence asked for, and the number of incidents so far."""

    def __init__(self, parsed: Parsed, times: TimeIndex) -> None:
        self.parsed = parsed
        self.times = times
        self.event: Interval | None = times.event_date()
        self.sentences = list(parsed.doc.sents)
        self.number = {sentence.start: at for at, sentence in enumerate(self.sentences)}
        self.lead = _places(parsed, self.sentences[:LEAD_SENTENCES]) | set(_words(parsed.report.title or ""))
        self.known = set(self.lead)
        self.lead_counts: dict[Status, int] = {}
        self.scopes: dict[int, Place] = {}
        self.others = 0

    def of(self, mention: Mention, outcome: Outcome) -> Place:
        """Where the figure of ``mention`` belongs. Never raises on text."""
        sentence = self.parsed.doc[mention.head].sent
        at = self.number[sentence.start]
        if at not in self.scopes:
            outsized = self._is_outsized(mention, outcome, at)
            self.scopes[at] = self._background() if outsized else self._judge(sentence, at, outcome)
        return self.scopes[at]

    def _is_outsized(self, mention: Mention, outcome: Outcome, at: int) -> bool:
        """Whether a later count dwarfs what the lead says of the same fate, so that it must be of something larger."""
        low = mention.number.low if mention.number is not None else 1
        if at < LEAD_SENTENCES and outcome.status not in self.lead_counts:
            self.lead_counts[outcome.status] = low
        first = self.lead_counts.get(outcome.status)
        return outcome.status in (Status.KILLED, Status.INJURED) and first is not None and first > 1 and low > OUTSIZED * first and low > first + 20

    def _background(self) -> Place:
        self.others += 1
        return Place(False, self.others)

    def _judge(self, sentence: SpacySpan, at: int, outcome: Outcome) -> Place:
        words = self.parsed.text[sentence.start_char : sentence.end_char]
        before = self.scopes.get(at - 1)
        if before is not None and not before.main and _patterns()["then"].search(words):
            return before
        if not self._is_background(sentence, at, words, outcome):
            self.known |= _places(self.parsed, [sentence])
            return MAIN
        return self._background()

    def _is_background(self, sentence: SpacySpan, at: int, words: str, outcome: Outcome) -> bool:
        if self._is_dated_earlier(Span(sentence.start_char, sentence.end_char), at, outcome):
            return True
        if at < LEAD_SENTENCES - 1:
            return False
        patterns = _patterns()
        return bool(patterns["sums"].search(words) or patterns["other"].search(words)) or self._is_elsewhere(sentence, words, outcome)

    def _is_dated_earlier(self, sentence: Span, at: int, outcome: Outcome) -> bool:
        """Whether a date in the sentence ends well before the incident, and none in it is of the incident."""
        if self.event is None or self.event.start is None:
            return False
        begins = date.fromisoformat(self.event.start[:10])
        ends = [date.fromisoformat(t.interval.end[:10]) for t in self.times.within(sentence) if self._dates(t)]
        far = EARLIER if at >= LEAD_SENTENCES and outcome.status not in LASTING else EARLIER * 8
        return bool(ends) and max(ends) < begins - far

    def _dates(self, time: TimeExpression) -> bool:
        """Whether a time dates a deed: a year only where "in" or "since" leads to it ("the 1973 building" is no date)."""
        if time.type not in ("DATE", "TIME") or not time.interval.end or time.interval.precision not in PRECISE:
            return False
        before = self.parsed.text[max(0, time.span.start - 8) : time.span.start].lower().split()
        return time.interval.precision is not Precision.YEAR or self.parsed.words(time.span).lower()[:2] in ("in", "la") or bool(before) and before[-1] in ("in", "since", "during", "of", "from")

    def _is_elsewhere(self, sentence: SpacySpan, words: str, outcome: Outcome) -> bool:
        """Whether the sentence tells of a deed at places of which none stands in title or lead."""
        if outcome.status not in (Status.KILLED, Status.INJURED, Status.CASUALTIES, Status.PRESENT) or not _patterns()["events"].search(words):
            return False
        places = _places(self.parsed, [sentence], located=True)
        return bool(places) and bool(self.lead) and not places & self.known


def _places(parsed: Parsed, sentences: list[SpacySpan], *, located: bool = False) -> set[str]:
    """The words of the places that the sentences name; with ``located`` only of those where something is said to be or happen."""
    return {
        word
        for sentence in sentences
        for entity in sentence.ents
        if entity.label_ in PLACE_LABELS and not (located and not _is_location(parsed, entity))
        for word in _words(entity.text)
    }


def _is_location(parsed: Parsed, entity: SpacySpan) -> bool:
    doc, i = parsed.doc, entity.start - 1
    while i > 0 and doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT") and i > entity.start - 5:
        i -= 1
    hyphened = entity.end < len(doc) and doc[entity.end].text == "-"
    return i >= 0 and doc[i].lower_ in ("in", "on", "at", "near", "across", "outside", "around", "of", "from") and not hyphened


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.lower()) if len(word) > 3]
