"""
When it happened: the day of the incident that a report is chiefly about, chosen by a table of features.

Each day that the text names is scored by the words that the parse puts over it, by its place in the text and by how often it is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.times import TimeExpression
from reportedly.claims.times_tense import Tenses, heads_of
from reportedly.language import Parsed
from reportedly.model import Interval, Precision

FAR, JUST_BEFORE = timedelta(days=30), timedelta(days=3)
COARSE = (Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR)
# Over the date stands "happened" or "occurred"; "killed", "shot"; "the attack"; "died", which may be days later; "said", "arrested":
# whose own date it then is.
WEIGHTS = {"happen": 3.0, "harm": 2.0, "scene": 1.5, "end": 1.0, "aftermath": -2.5}
LATER_SENTENCE, LATER_MOST = -0.15, 8
FAR_BACK = -1.0
ONLY_COARSE = -1.0
NAMED_AGAIN, NAMED_AGAIN_MOST = 0.5, 4
ENOUGH = -2.4
SENTENCES_READ = 40
BEFORE_WORDS = 40
WORDS_AFTER = re.compile(r"(?:['’]s)?,? (\w+)(?: ([a-z]+))?\b")


class Scene:
    """The reasons for and against each time of one report as that of its incident."""

    __slots__ = ("_limit", "_parsed", "_sentences", "_tenses", "_times", "_words")

    def __init__(self, parsed: Parsed, times: Sequence[TimeExpression], limit: date | None) -> None:
        self._parsed, self._times, self._limit = parsed, times, limit
        self._tenses = Tenses(parsed.doc)
        self._words: Mapping[str, Any] = load_lexicon("dates")["scene"]
        self._sentences = [sentence.start_char for sentence in parsed.doc.sents] if times else []

    def when(self) -> Interval | None:
        """The likeliest time of the incident, the first in the text where two are as likely; None where none is likely enough."""
        named: Counter[str] = Counter()
        best: dict[str, tuple[float, TimeExpression]] = {}
        for time, score in self.scored():
            key = f"{time.interval.start}"[:10] + f"{time.interval.end}"[:10]
            named[key] += score > ENOUGH
            if key not in best or score > best[key][0]:
                best[key] = (score, time)
        ranked = {key: score + NAMED_AGAIN * min(max(named[key] - 1, 0), NAMED_AGAIN_MOST) for key, (score, _) in best.items()}
        chosen = max(ranked, key=lambda key: ranked[key], default=None)
        if chosen is None or ranked[chosen] < ENOUGH:
            return None
        return _finer([time for _, time in best.values()], best[chosen][1]).interval

    def by(self) -> Interval | None:
        """The first day that the words tell of what came after the incident, such as an arrest: by then it had happened."""
        later = [time.interval for time, score in self.scored() if score <= ENOUGH and time.day is not None and not self._far_back(time)]
        return min(later, key=lambda interval: str(interval.start), default=None)

    def scored(self) -> Iterator[tuple[TimeExpression, float]]:
        """Each time that may be the incident's, with its score."""
        for time in self._times:
            place = bisect_left(self._sentences, time.span.start + 1) - 1
            if place > SENTENCES_READ:
                return
            if self._may_be(time):
                words = self.word_score(time)
                coarse = time.interval.precision in COARSE
                if not coarse or words > 0:
                    yield time, words + LATER_SENTENCE * min(place, LATER_MOST) + (ONLY_COARSE if coarse else 0.0) + self._far_back(time)

    def _may_be(self, time: TimeExpression) -> bool:
        start = time.interval.start
        if start is None or time.interval.end is None or time.type not in ("DATE", "TIME") or not time.own_day:
            return False
        fixed = time.day is not None or time.interval.precision in COARSE
        return fixed and not (self._limit and date.fromisoformat(start[:10]) > self._limit) and not self.is_of_page(time)

    def _far_back(self, time: TimeExpression) -> float:
        far = self._limit and self._limit - date.fromisoformat(str(time.interval.end)[:10]) > FAR
        return FAR_BACK if far else 0.0

    def word_score(self, time: TimeExpression) -> float:
        """The weight of the nearest word over the time, up to its verb, that tells what the time is of; or of the deed it stands before."""
        over = self._weight_over(time)
        return max(over, WEIGHTS["scene"]) if self._names_scene_after(time) else over

    def _weight_over(self, time: TimeExpression) -> float:
        token = self._tenses.token_at(time.span.start)
        for head in list(heads_of(token))[1:] if token is not None else ():
            kind = self._kind(head)
            if kind:
                return WEIGHTS[kind]
            if head.pos_ in ("VERB", "AUX") and head.dep_ not in ("aux", "auxpass"):
                break
        return 0.0

    def _names_scene_after(self, time: TimeExpression) -> bool:
        """The Saturday night shooting; the May 7, 2019, attack."""
        following = WORDS_AFTER.match(self._parsed.text, time.span.end)
        return following is not None and any(word in self._words["scene"] for word in following.groups() if word)

    def _kind(self, token: Token) -> str | None:
        lemma = token.lemma_.lower()
        if lemma == "take":
            return "happen" if token.i + 1 < len(token.doc) and token.nbor().lower_ == "place" else None
        return next((kind for kind in WEIGHTS if lemma in self._words[kind]), None)

    def is_of_page(self, time: TimeExpression) -> bool:
        """Whether the date is that of the page: in furniture, alone in its line, at the head of the text, or after "posted"."""
        text, span = self._parsed.text, time.span
        if self._parsed.report.is_furniture(span) or (span.start == 0 and time.interval.anchor == "text"):
            return True
        before = re.findall(r"\w+", text[max(0, span.start - BEFORE_WORDS) : span.start].rpartition("\n")[2].lower())
        alone = not before and not text[span.end : span.end + BEFORE_WORDS].partition("\n")[0].strip()
        return alone or any(word in self._words["page"] for word in before[-2:])


def _finer(times: Sequence[TimeExpression], chosen: TimeExpression) -> TimeExpression:
    """The first day named within a week, month or year that was chosen, or just before a week; else what was chosen."""
    if chosen.interval.precision not in COARSE:
        return chosen
    return next((time for time in times if time.day is not None and (chosen.contains(time.day) or _is_before(chosen, time.day))), chosen)


def _is_before(week: TimeExpression, day: date) -> bool:
    """Whether a day lies in the last days before a week that is meant: early in a week, "this week" is also the one just past."""
    start = week.interval.start
    if week.interval.precision is not Precision.WEEK or start is None:
        return False
    return timedelta(0) < date.fromisoformat(start[:10]) - day <= JUST_BEFORE
