"""
The time expressions of one report, asked: is this a time, when was it said, when did the figure hold, when did it happen.

What a time belongs to is told by the verb over it in the parse and, since a parse of text without its commas errs, by the words
that stand between. Look-ups by place are logarithmic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.times import TimeExpression, anchor_day, find_times
from reportedly.claims.times_tense import Tenses, heads_of
from reportedly.language import Parsed
from reportedly.model import Interval, Precision, Span

BESIDE = 4
FAR = timedelta(days=30)
FINE = (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY)
WEIGHTS = {"happen": 3.0, "harm": 2.0, "scene": 1.0, "aftermath": -2.5}
SENTENCES_READ = 40
LATER_SENTENCE = -0.25
FAR_BACK = -1.5
SAME_DAY = 0.5
SAME_DAY_MOST = 4
ENOUGH = -1.5
BEFORE_WORDS = 40


class TimeIndex:
    """Questions about the times of one report. Built once a report; never raises on text."""

    __slots__ = ("_dates", "_parsed", "_sentences", "_starts", "_tenses", "times")

    def __init__(self, parsed: Parsed, times: tuple[TimeExpression, ...] | None = None) -> None:
        self.times = find_times(parsed) if times is None else times
        self._parsed = parsed
        self._starts = [time.span.start for time in self.times]
        self._tenses = Tenses(parsed.doc)
        self._dates = load_lexicon("dates")
        self._sentences = [sentence.start_char for sentence in parsed.doc.sents] if self.times else []

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
        day, anchor = anchor_day(self._parsed)
        return Interval(day.isoformat(), day.isoformat(), Precision.DAY, anchor) if day else None

    def said_at(self, cue: Span, sentence: Span, said_words: Span | None = None) -> Interval | None:
        """When it was said: ``said_words`` where given, the time that modifies the cue, else the day of publication; None without any."""
        stated = self.within(said_words) if said_words else ()
        candidates = stated or tuple(time for time in self.within(sentence) if self._is_of(time, cue))
        dated = next((time.interval for time in candidates if _is_moment(time)), None)
        return dated or self.published()

    def as_of(self, figure_span: Span, sentence: Span) -> Interval | None:
        """When the words say that the figure held, other than on the day of the incident; None where they don't."""
        times = sorted(self.within(sentence), key=lambda time: _gap(time.span, figure_span))
        for test in (self._is_bound, self._is_so_far, self._is_toll_date, self._is_background):
            found = next((time for time in times if test(time, sentence)), None)
            if found is not None:
                return found.interval if found.value != "PRESENT_REF" else self.published()
        return None

    def event_date(self) -> Interval | None:
        """
        The day of the incident that the report is chiefly about, by a table of features (``WEIGHTS``) over the days named near its start.

        Where no day is named, the day of publication, its anchor saying so; None where that is not known either.
        """
        published = self.published()
        limit = date.fromisoformat(str(published.start)) if published else None
        scores: Counter[date] = Counter()
        best: dict[date, tuple[float, TimeExpression]] = {}
        for time, score in self._scored(limit):
            day = time.day
            assert day is not None
            scores[day] += 1
            if day not in best or score > best[day][0]:
                best[day] = (score, time)
        ranked = {day: score + SAME_DAY * min(scores[day] - 1, SAME_DAY_MOST) for day, (score, _) in best.items()}
        chosen = max(ranked, key=lambda day: (ranked[day], day), default=None)
        if chosen is None or ranked[chosen] < ENOUGH:
            return published
        return best[chosen][1].interval

    def _scored(self, limit: date | None) -> Iterator[tuple[TimeExpression, float]]:
        for time in self.times:
            day = time.day
            if day is None or (limit and day > limit) or self._is_of_page(time):
                continue
            place = bisect_left(self._sentences, time.span.start + 1) - 1
            if place > SENTENCES_READ:
                return
            score = LATER_SENTENCE * place + self._word_score(time)
            yield time, score + (FAR_BACK if limit and limit - day > FAR else 0.0)

    def _word_score(self, time: TimeExpression) -> float:
        token = self._tenses.token_at(time.span.start)
        heads = list(heads_of(token)) if token is not None else []
        scores = []
        for head in heads[1:]:
            kind = self._kind(head)
            if kind:
                scores.append(WEIGHTS[kind])
            if head.pos_ in ("VERB", "AUX") and head.dep_ not in ("aux", "auxpass"):
                break
        return max(scores, key=abs, default=0.0)

    def _kind(self, token: Token) -> str | None:
        lemma = token.lemma_.lower()
        return next((kind for kind in WEIGHTS if lemma in self._dates["scene"][kind]), None)

    def _is_of_page(self, time: TimeExpression) -> bool:
        """Whether the date is that of the page: in furniture, alone in its line, or after "posted"."""
        text, span = self._parsed.text, time.span
        if self._parsed.report.is_furniture(span):
            return True
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        before = re.findall(r"\w+", text[max(start, span.start - BEFORE_WORDS) : span.start].lower())
        alone = not before and not text[span.end : end if end >= 0 else len(text)].strip()
        return alone or any(word in self._dates["scene"]["page"] for word in before[-4:])

    def _is_of(self, time: TimeExpression, cue: Span) -> bool:
        """Whether a time modifies a cue: the verb over it is the cue, or they stand beside each other with no verb between."""
        token = self._tenses.token_at(time.span.start)
        verb = _verb_over(token) if token is not None else None
        if verb is not None and cue.overlaps(Span(verb.idx, verb.idx + len(verb))):
            return True
        first, last = (cue, time.span) if cue.start < time.span.start else (time.span, cue)
        between = self._parsed.doc.char_span(first.end, last.start, alignment_mode="contract")
        if between is None:
            return last.start - first.end <= 1
        return len(between) <= BESIDE and all(word.pos_ not in ("VERB", "AUX", "NUM") and word.text not in ".;!?" for word in between)

    def _is_bound(self, time: TimeExpression, sentence: Span) -> bool:
        """As of Tuesday, by Wednesday evening."""
        before = self._parsed.text[max(sentence.start, time.span.start - BEFORE_WORDS) : time.span.start].lower().split()
        words = " ".join(before)
        return _is_moment(time) and any(words == bound or words.endswith(" " + bound) for bound in self._dates["toll"]["before"])

    def _is_so_far(self, time: TimeExpression, sentence: Span) -> bool:
        """So far, to date; "as of now"."""
        words = self._parsed.words(time.span).lower()
        return words in self._dates["toll"]["so_far"] or time.value == "PRESENT_REF" and self._is_bound_word(time)

    def _is_bound_word(self, time: TimeExpression) -> bool:
        return self._parsed.text[max(0, time.span.start - 6) : time.span.start].lower().endswith("as of ")

    def _is_toll_date(self, time: TimeExpression, sentence: Span) -> bool:
        """On Saturday the toll stood at; the toll reached …, the monitor said on Sunday."""
        if not (_is_moment(time) and time.day):
            return False
        token = self._tenses.token_at(time.span.start)
        heads = [head for head in heads_of(token) if head.idx >= sentence.start] if token is not None else []
        if any(self._kind(head) in ("harm", "happen", "scene") for head in heads[1:3]):
            return False
        words = self._parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        return words is not None and any(word.lemma_.lower() in self._dates["toll"]["words"][:6] for word in words)

    def _is_background(self, time: TimeExpression, sentence: Span) -> bool:
        """In 2013, last December: long before the incident."""
        event = self.event_date()
        end = time.interval.end
        if event is None or event.start is None or end is None or time.interval.start is None or time.type not in ("DATE", "TIME"):
            return False
        return date.fromisoformat(end[:10]) + FAR < date.fromisoformat(event.start[:10])


def event_date(parsed: Parsed) -> Interval | None:
    """The day of the incident that a report is chiefly about; see ``TimeIndex.event_date``. Never raises on text."""
    return TimeIndex(parsed).event_date()


def _verb_over(token: Token) -> Token | None:
    return next((head for head in heads_of(token) if head.pos_ in ("VERB", "AUX")), None)


def _is_moment(time: TimeExpression) -> bool:
    """Whether a time names a day or a time of day on the calendar."""
    return time.type in ("DATE", "TIME") and time.interval.start is not None and time.interval.precision in FINE


def _gap(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)
