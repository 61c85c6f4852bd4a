"""
Which incident of the report a figure is of: what the report is chiefly about (main, mention 0), or background (mentions 1, 2, … in text
order).

A figure is background where its clause is dated well before the incident, where its sentence sums up a war, calls what it tells another
event,
or tells of a deed at a place that neither title nor lead names. Sentences that only go on ("all were later released") share the scope
before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from spacy.tokens import Span as SpacySpan

from reportedly.claims.lexicon import load_lexicon, word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome
from reportedly.claims.scope_clause import is_apart
from reportedly.claims.times import TimeExpression
from reportedly.claims.times_index import TimeIndex
from reportedly.language import Parsed
from reportedly.model import Interval, Precision, Span, Status

EARLIER = timedelta(days=2)
LEAD_SENTENCES = 3
TELLING = 6
OUTSIZED = 4
STAYS = 1
PLACE_LABELS = ("GPE", "LOC", "FAC")
PRECISE = (
    Precision.MINUTE,
    Precision.HOUR,
    Precision.PART_OF_DAY,
    Precision.DAY,
    Precision.WEEK,
    Precision.MONTH,
    Precision.YEAR,
    Precision.SEASON,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure belongs among the incidents of a report: ``mention`` 0 is the main one."""

    main: bool
    mention: int


DEAL = re.compile(r"\b(?:deal|agreement|truce|ceasefire|swap|exchange)\b", re.IGNORECASE)
MAIN = Place(True, 0)
LASTING = frozenset((Status.HELD, Status.FREED, Status.DISPLACED, Status.ARRESTED, Status.MISSING))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(r"\b(?:" + "|".join(re.escape(w) for w in words) + r")\b", re.IGNORECASE)
        for name, words in load_lexicon("scope").items()
    }


class Scope:
    """
    Tells main from background, sentence by sentence. Built once a report; ``of`` is asked in text order, since lead counts are
    remembered.
    """

    def __init__(self, parsed: Parsed, times: TimeIndex) -> None:
        self.parsed = parsed
        self.times = times
        self.event: Interval | None = times.event_date()
        self.sentences = list(parsed.doc.sents)
        self.number = {sentence.start: at for at, sentence in enumerate(self.sentences)}
        self.named = _named_places(parsed, self.sentences)
        self.lead = self._lead()
        self.topics, self.others = self._topics()
        self.deal = DEAL.search(parsed.text) is not None
        self.lead_counts: dict[Status, int] = {}
        self.scopes: dict[int, Place] = {}
        self.first_told: dict[int, int] = {}

    def _lead(self) -> int:
        """How many sentences from the start hold the first ``LEAD_SENTENCES`` that tell something: datelines and head lines don't."""
        told = 0
        for at, sentence in enumerate(self.sentences):
            told += len(sentence) >= TELLING and not self.parsed.report.is_furniture(Span(sentence.start_char, sentence.start_char + 1))
            if told == LEAD_SENTENCES:
                return at + 1
        return len(self.sentences)

    def _topics(self) -> tuple[list[int], int]:
        """
        For each sentence the incident that it is of by its places and turns of phrase, 0 being the main one; and how many there are
        beside.
        """
        known = _capitals(" ".join(s.text for s in self.sentences[: self.lead])) | set(_words(self.parsed.report.title or ""))
        topics, topic, others, turned = [], 0, 0, 0
        for at, sentence in enumerate(self.sentences):
            words = self.parsed.text[sentence.start_char : sentence.end_char]
            places = self._places(at)
            if at >= self.lead and self._turns(at, words, known):
                others += 1
                topic, turned = others, at
            elif topic and (_capitals(words) & known or at - turned > STAYS or not self._goes_on(sentence, at)):
                topic = 0
            if not topic:
                known |= places
            topics.append(topic)
        return topics, others

    def _turns(self, at: int, words: str, known: set[str]) -> bool:
        """Whether the sentence turns to another event: it says so, or tells of a deed at places not told of before."""
        patterns = _patterns()
        if patterns["opens"].match(words.lstrip(' "“')) or patterns["other"].search(words):
            return True
        places = self._places(at, located=True) if patterns["events"].search(words) else set()
        return bool(places) and bool(known) and not places & known

    def _places(self, at: int, *, located: bool = False) -> set[str]:
        """The words of the places that sentence ``at`` names; with ``located`` only of those where something is said to be or happen."""
        places = (place for place in self.named[at] if not located or _is_location(self.parsed, place))
        return {word for place in places for word in _words(place.text)}

    def _goes_on(self, sentence: SpacySpan, at: int) -> bool:
        """Whether the sentence stands in the same paragraph as the one before, so that it goes on with its topic."""
        between = self.parsed.text[self.sentences[at - 1].end_char - 2 : sentence.start_char + 1]
        return "\n" not in between

    def of(self, mention: Mention, outcome: Outcome) -> Place:
        """Where the figure of ``mention`` belongs. Never raises on text."""
        sentence = self.parsed.doc[mention.head].sent
        at = self.number[sentence.start]
        low = mention.number.low if mention.number is not None else 1
        if at < self.lead:
            self.lead_counts[outcome.status] = max(self.lead_counts.get(outcome.status, 0), low if self._is_counted(mention) else 0)
        told = self._told_before(mention, outcome, at)
        if self._is_outsized(outcome, low) or self._is_beside(outcome, at) or is_apart(self.parsed.doc, mention, outcome, told):
            return self._background()
        key = at * 2 + (outcome.status in LASTING)
        if key not in self.scopes:
            self.scopes[key] = self._judge(sentence, at, outcome)
        return self.scopes[key]

    def _told_before(self, mention: Mention, outcome: Outcome, at: int) -> int | None:
        """The first token of the sentence's first figure of harm, or of the sentence where it stands after the lead; else None."""
        first = self.first_told.get(at, None if at < self.lead else self.sentences[at].start)
        if outcome.status not in LASTING:
            self.first_told.setdefault(at, mention.first)
        return first

    def _judge(self, sentence: SpacySpan, at: int, outcome: Outcome) -> Place:
        words = self.parsed.text[sentence.start_char : sentence.end_char]
        before = self.scopes.get(at * 2 - 1) or self.scopes.get(at * 2 - 2)
        if before is not None and not before.main and _patterns()["then"].search(words):
            return before
        if self._is_dated_earlier(Span(sentence.start_char, sentence.end_char), at, outcome) or (
            at >= self.lead - 1 and _patterns()["sums"].search(words)
        ):
            return self._background()
        return Place(False, self.topics[at]) if self.topics[at] else MAIN

    def _is_counted(self, mention: Mention) -> bool:
        """Whether a count of the lead is in digits or words."""
        return mention.number is not None and mention.number.form != "vague"

    def _is_outsized(self, outcome: Outcome, low: int) -> bool:
        """Whether a later count dwarfs what the lead says of the same fate, so that it must be of something larger."""
        first = self.lead_counts.get(outcome.status)
        return (
            outcome.status in (Status.KILLED, Status.INJURED)
            and first is not None
            and first > 1
            and low > OUTSIZED * first
            and low > first + 20
        )

    def _is_beside(self, outcome: Outcome, at: int) -> bool:
        """Whether people moved under a deal are beside the point: the lead tells of dead and wounded, and of nobody moved."""
        if not self.deal:
            return False
        harmed = Status.KILLED in self.lead_counts or Status.INJURED in self.lead_counts
        return outcome.status is Status.DISPLACED and at >= self.lead and harmed and Status.DISPLACED not in self.lead_counts

    def _background(self) -> Place:
        self.others += 1
        return Place(False, self.others)

    def _is_dated_earlier(self, sentence: Span, at: int, outcome: Outcome) -> bool:
        """Whether a date in the sentence ends well before the incident, and none in it is of the incident."""
        if self.event is None or self.event.start is None:
            return False
        begins = date.fromisoformat(self.event.start[:10])
        ends = [date.fromisoformat(t.interval.end[:10]) for t in self.times.within(sentence) if t.interval.end and self._dates(t)]
        far = EARLIER if at >= self.lead and outcome.status not in LASTING else EARLIER * 8
        return bool(ends) and max(ends) < begins - far

    def _dates(self, time: TimeExpression) -> bool:
        """Whether a time dates a deed: a year only where "in" or "since" leads to it ("the 1973 building" is no date)."""
        if time.type not in ("DATE", "TIME") or not time.interval.end or time.interval.precision not in PRECISE:
            return False
        before = self.parsed.text[max(0, time.span.start - 8) : time.span.start].lower().split()
        led = bool(before) and before[-1] in ("in", "since", "during", "of", "from")
        return time.interval.precision is not Precision.YEAR or self.parsed.words(time.span).lower()[:2] in ("in", "la") or led


def _named_places(parsed: Parsed, sentences: list[SpacySpan]) -> list[list[SpacySpan]]:
    """For each sentence the places that it names, in one walk: ``Span.ents`` goes over all of the text each time."""
    starts = [sentence.start for sentence in sentences]
    named: list[list[SpacySpan]] = [[] for _ in sentences]
    for entity in parsed.doc.ents:
        at = bisect_right(starts, entity.start) - 1
        if entity.label_ in PLACE_LABELS and entity.end <= sentences[at].end:
            named[at].append(entity)
    return named


def _is_location(parsed: Parsed, entity: SpacySpan) -> bool:
    doc, i = parsed.doc, entity.start - 1
    while i > 0 and doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT") and i > entity.start - 5:
        i -= 1
    hyphened = entity.end < len(doc) and doc[entity.end].text == "-"
    return i >= 0 and doc[i].lower_ in ("in", "on", "at", "near", "across", "outside", "around", "of", "from") and not hyphened


def _capitals(text: str) -> set[str]:
    """The words with a capital letter, in lower case: names, whatever the tagger makes of them."""
    return {word.lower() for word in re.findall(r"\b[A-Z][\w-]+", text) if len(word) > 3} - COMMON


COMMON = word_set("scope", "common")


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.lower()) if len(word) > 3]
