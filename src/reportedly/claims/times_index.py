"""
The time expressions of one report, asked: is this a time, when was it said, when did the figure hold, when did it happen.

What a time belongs to is told by the verb over it in the parse and, since a parse of text without its commas errs, by the words
that stand between. Look-ups by place are logarithmic.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Any

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.times import TimeExpression, anchor_day, find_times
from reportedly.claims.times_scene import FAR, Scene
from reportedly.claims.times_tense import Tenses, heads_of
from reportedly.language import Parsed
from reportedly.model import Interval, Precision, Span

BESIDE = 4
NEAR = 400
BEFORE_WORDS = 40
FINE = (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY)


class TimeIndex:
    """Questions about the times of one report. Built once a report; never raises on text."""

    __slots__ = ("_event", "_parsed", "_published", "_scene", "_starts", "_tenses", "_told", "_toll", "times")

    def __init__(self, parsed: Parsed, times: tuple[TimeExpression, ...] | None = None) -> None:
        self.times = find_times(parsed) if times is None else times
        self._parsed = parsed
        self._starts = [time.span.start for time in self.times]
        self._tenses = Tenses(parsed.doc)
        self._toll: dict[str, Any] = load_lexicon("dates")["toll"]
        day, anchor = anchor_day(parsed)
        self._published = Interval(day.isoformat(), day.isoformat(), Precision.DAY, anchor) if day else None
        self._scene = Scene(parsed, self.times, day)
        self._told = self._scene.when()
        self._event = self._told or self.by()

    def within(self, span: Span) -> tuple[TimeExpression, ...]:
        """The times that overlap ``span``, in text order."""
        at = bisect_left(self._starts, span.start)
        first = at - 1 if at and self.times[at - 1].span.end > span.start else at
        return self.times[first : bisect_left(self._starts, span.end)]

    def covers(self, span: Span) -> bool:
        """Whether ``span`` lies within the words of a time, so that its number counts no one."""
        return any(span in time.span for time in self.within(span))

    def published(self) -> Interval | None:
        """The day of publication, or the date at the head of the text that stands in for it; None where there is neither."""
        return self._published

    def told(self) -> Interval | None:
        """The time of the incident that the report is chiefly about, where the words tell it; None where they don't."""
        return self._told

    def by(self) -> Interval | None:
        """When it had happened: the first day told of what came after it, else the day of publication; None where neither is known."""
        return self._scene.by() or self._published

    def event_date(self) -> Interval | None:
        """The time of the incident that the report is chiefly about, else when it had happened by; None where neither is known."""
        return self._event

    def said_at(self, cue: Span, sentence: Span, said_words: Span | None = None) -> Interval | None:
        """When it was said: ``said_words`` where given, the time that modifies the cue, else the day of publication; None without any."""
        stated = self.within(said_words) if said_words else ()
        candidates = stated or tuple(time for time in self.within(_around(cue, sentence)) if self._is_of(time, cue))
        moments = (time for time in candidates if _is_moment(time))
        return next((time.interval for time in moments if self._is_dated(time, sentence)), None) or self._published

    def _is_dated(self, time: TimeExpression, sentence: Span) -> bool:
        """Whether the day of a time is its own, that of the page, or one that the same sentence tells before it."""
        if time.own_day or self._is_of_publication(time):
            return True
        before = self.within(Span(sentence.start, time.span.start)) if sentence.start < time.span.start else ()
        return any(other.own_day and other.day is not None and other.day == time.day for other in before)

    def _is_of_publication(self, time: TimeExpression) -> bool:
        """Whether a time of day without a day of its own was put on the day of publication, and not on one that other words named."""
        published = self.published()
        return published is None or str(time.interval.start)[:10] == str(published.start)[:10]

    def as_of(self, figure_span: Span, sentence: Span) -> Interval | None:
        """When the words say that the figure held, other than on the day of the incident; None where they don't."""
        sentence = _around(figure_span, sentence)
        times = sorted(self.within(sentence), key=lambda time: _gap(time.span, figure_span))
        of_toll = bool(times) and self._speaks_of_toll(sentence)
        for time in times:
            if time.value == "PRESENT_REF" and self._is_so_far(time):
                return self._published
            if _is_moment(time) and self._is_past(time) and (self._is_bound(time, sentence) or (of_toll and self._is_stated_day(time))):
                return time.interval
        return next((time.interval for time in times if self._is_background(time, figure_span)), None)

    def _is_of(self, time: TimeExpression, cue: Span) -> bool:
        """Whether a time modifies a cue: the verb over it is the cue, or they stand beside each other with no verb between."""
        verb = self._verb_over(time.span)
        if verb is not None and cue.overlaps(Span(verb.idx, verb.idx + len(verb))):
            return True
        first, last = (cue, time.span) if cue.start < time.span.start else (time.span, cue)
        between = self._tokens(first.end, last.start)
        if between is None:
            return last.start - first.end <= 1
        if first is time.span and any(word.pos_ in ("NOUN", "PROPN", "PRON") for word in between):
            return False
        return len(between) <= BESIDE and not any(word.pos_ in ("VERB", "AUX", "NUM") or word.text in (".", ";") for word in between)

    def _verb_over(self, span: Span) -> Token | None:
        token = self._tenses.token_at(span.start)
        return next((head for head in heads_of(token) if head.pos_ in ("VERB", "AUX")), None) if token is not None else None

    def _tokens(self, start: int, end: int) -> Tokens | None:
        return self._parsed.doc.char_span(start, end, alignment_mode="contract") if start < end else None

    def _before(self, span: Span, floor: int = 0) -> str:
        """The words before ``span``, in lower case, one space between, one before the first."""
        return " " + " ".join(self._parsed.text[max(floor, span.start - BEFORE_WORDS) : span.start].lower().split())

    def _is_past(self, time: TimeExpression) -> bool:
        return self._published is None or str(time.interval.start)[:10] <= str(self._published.start)

    def _is_bound(self, time: TimeExpression, sentence: Span) -> bool:
        """As of Tuesday, by Wednesday evening."""
        before = self._before(time.span, sentence.start)
        return any(before.endswith(" " + bound) for bound in self._toll["before"])

    def _is_so_far(self, time: TimeExpression) -> bool:
        """So far, to date, as of now."""
        return self._parsed.words(time.span).lower() in self._toll["so_far"] or self._before(time.span).endswith(" as of")

    def _is_stated_day(self, time: TimeExpression) -> bool:
        """Whether the words name a day, other than that of the deed itself or of the page."""
        return time.own_day and self._scene.word_score(time) <= 0 and not self._scene.is_of_page(time)

    def _speaks_of_toll(self, sentence: Span) -> bool:
        """On Saturday the toll stood at …; the toll reached …, the monitor said on Sunday."""
        tokens = self._tokens(sentence.start, sentence.end)
        lemmas = {word.lemma_.lower() for word in tokens} if tokens is not None else set()
        if not lemmas.isdisjoint(self._toll["strong"]):
            return True
        return not lemmas.isdisjoint(self._toll["verbs"]) and not lemmas.isdisjoint(self._toll["numbers"])

    def _is_background(self, time: TimeExpression, figure: Span) -> bool:
        """In 2013, last December: said of the same deed as the figure, and long before the incident."""
        end, event = time.interval.end, self._event
        if time.type != "DATE" or end is None or time.interval.start is None or event is None or event.start is None:
            return False
        far = date.fromisoformat(event.start[:10]) - date.fromisoformat(end[:10]) > FAR
        if not far or self._before(time.span).endswith((" since", " from")):
            return False
        token, verb = self._tenses.token_at(time.span.start), self._verb_over(time.span)
        if token is None or token.dep_ in ("nummod", "compound", "amod"):
            return False
        return verb is not None and verb == self._verb_over(figure)


def event_date(parsed: Parsed) -> Interval | None:
    """The time of the incident that a report is chiefly about; see ``TimeIndex.event_date``. Never raises on text."""
    return TimeIndex(parsed).event_date()


def _is_moment(time: TimeExpression) -> bool:
    """Whether a time names a day or a time of day on the calendar."""
    return time.type in ("DATE", "TIME") and time.interval.start is not None and time.interval.precision in FINE


def _around(span: Span, sentence: Span) -> Span:
    """The part of a sentence that is near ``span``: what bounds the cost of a sentence without end."""
    return Span(max(sentence.start, span.start - NEAR), min(max(sentence.end, span.end), span.end + NEAR))


def _gap(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)
