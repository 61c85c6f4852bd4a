"""
Figures: how many people are in a status, with who says so — the claims that everything else counts on.

Candidates (mentions with outcomes) are given their fields one by one: people, side, manner, source, stance, times, scope. Each field is
read by the module that knows about it; this one only puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.claims.attribution_index import AttributionIndex
from reportedly.claims.candidates import find_candidates
from reportedly.claims.doers import DoerReader
from reportedly.claims.lexicon import word_set
from reportedly.claims.limits import limit_of
from reportedly.claims.manner import manner_of
from reportedly.claims.mentions import Mention, described_as
from reportedly.claims.outcome_types import Outcome
from reportedly.claims.parts import Found, without
from reportedly.claims.scope import Scope
from reportedly.claims.sides import SideReader
from reportedly.claims.stances import stance_of
from reportedly.claims.times_index import TimeIndex
from reportedly.claims.wholes import tie_kinds
from reportedly.language import Parsed
from reportedly.model import NARRATOR, Attribution, Evidence, Figure, Interval, Manner, Precision, SourceKind, Span, Status, claim_id


@dataclass(frozen=True, slots=True)
class Context:
    """What was read of a report before its figures: who says what, when, which sides there are and who did what."""

    parsed: Parsed
    attributions: AttributionIndex
    times: TimeIndex
    sides: SideReader
    scope: Scope
    doers: DoerReader


def find_figures(context: Context) -> tuple[Figure, ...]:
    """
    Every figure of the report, in text order; counts are in persons.

    Never raises on text: wording it cannot read yields nothing. Source: docs/annotation-guide.md, "What is a figure".
    """
    found = without(find_candidates(context.parsed, context.times), lambda row: _is_outside(context.parsed, row))
    figures = [_figure(context, row) for row in found]
    return _with_wholes(figures, tie_kinds(context.parsed.doc, found, [figure.mention for figure in figures]))


def _is_outside(parsed: Parsed, row: Found) -> bool:
    return parsed.report.is_furniture(_number_span(parsed, row.mention))


def _number_span(parsed: Parsed, mention: Mention) -> Span:
    if mention.number is not None:
        return mention.number.span
    return parsed.span(parsed.doc[mention.first], parsed.doc[mention.last])


def _evidence_span(parsed: Parsed, mention: Mention) -> Span:
    number = _number_span(parsed, mention)
    return Span(number.start, max(number.end, parsed.span(parsed.doc[mention.last]).end))


def _figure(context: Context, row: Found) -> Figure:
    parsed, mention, outcome = context.parsed, row.mention, _outcome(row)
    number = _number_span(parsed, mention)
    saying = _saying(context.attributions, number)
    low, high = _bounds(mention, outcome)
    sentence = parsed.span(parsed.doc[mention.head].sent[0], parsed.doc[mention.head].sent[-1])
    scope = context.scope.of(mention, outcome)
    side = context.sides.of(mention, outcome, main=scope.main, people=row.people)
    return Figure(
        id=claim_id(parsed.report.text_sha256, Figure.kind, number, 0),
        evidence=Evidence.of(parsed.text, _evidence_span(parsed, mention)),
        number_span=number,
        low=low,
        high=high,
        approximate=mention.number.approximate if mention.number is not None else False,
        status=outcome.status,
        manner=_manner(parsed, outcome, saying),
        people=_people(parsed, row),
        side=side,
        source=saying.source if saying is not None else NARRATOR,
        via=saying.via if saying is not None else None,
        cue=saying.cue[0] if saying is not None and saying.cue else None,
        stance=stance_of(parsed, mention, outcome, saying),
        as_of=_as_of(context, row, number, sentence),
        said_at=context.times.said_at(
            saying.cue[0] if saying is not None and saying.cue else number, sentence, saying.said_at if saying is not None else None
        ),
        closed=mention.number is not None and mention.number.closed,
        place=None,
        part_of=None,
        main=scope.main,
        mention=scope.mention,
        doer=context.doers.of(mention, outcome, side),
        limit=limit_of(parsed, mention, outcome, _evidence_span(parsed, mention)),
    )


DAY_REACH = 60
DAY_BEFORE = re.compile(r"\s+(?P<day>the\s+(?:day\s+before|previous\s+day))\b", re.IGNORECASE)
THAT_DAY = re.compile(r"[^.,;:]{0,40}?\b(?:in|during)\s+(?P<day>the\s+day)['’]s\b", re.IGNORECASE)


def _bounds(mention: Mention, outcome: Outcome) -> tuple[int, int | None]:
    """Low and high in persons. "Up to 30" harmed is at least one, since it is told that some were."""
    if mention.number is None:
        return 1, 1
    low, high = mention.number.low, mention.number.high
    harmed = outcome.status in (Status.KILLED, Status.INJURED, Status.CASUALTIES) and high is not None and high > 0
    return (1 if low == 0 and harmed else low), high


def _as_of(context: Context, row: Found, number: Span, sentence: Span) -> Interval | None:
    """
    When the words say that it held: for people held or missing also the day that the sentence names, for a bare number the time right
    after it.
    """
    stated = context.times.as_of(number, sentence)
    if stated is not None or context.times.event_date() is None:
        return stated
    told = _day_told(context, number)
    if told is not None:
        return told
    lasting = row.outcome is not None and row.outcome.status in (Status.HELD, Status.MISSING) and row.outcome.role != "noun"
    near = context.times.within(Span(number.end, number.end + 6)) if row.people is not None and row.mention.noun is None else ()
    if near and near[0].day is not None:
        return near[0].interval
    days = [time.interval for time in context.times.within(sentence) if time.day is not None] if lasting else []
    event = context.times.event_date()
    return next((day for day in days if event is None or event.start is None or str(day.start)[:10] != event.start[:10]), None)


def _day_told(context: Context, number: Span) -> Interval | None:
    """The day of the page, or the one before, that the words after the number tell: "ten in the day's clashes, six the day before"."""
    words = context.parsed.text[number.end : number.end + DAY_REACH]
    published = context.times.published()
    if published is None or published.start is None or (match := DAY_BEFORE.match(words) or THAT_DAY.match(words)) is None:
        return None
    day = date.fromisoformat(published.start[:10]) - timedelta(days=1 if match.re is DAY_BEFORE else 0)
    span = Span(number.end + match.start("day"), number.end + match.end("day"))
    return Interval(day.isoformat(), day.isoformat(), Precision.DAY, "published", span)


def _outcome(row: Found) -> Outcome:
    if row.outcome is None:
        raise ValueError("a candidate without an outcome is no figure")
    return row.outcome


def _saying(attributions: AttributionIndex, number: Span) -> Attribution | None:
    chain = attributions.chain(number)
    return chain[0] if chain else None


def _manner(parsed: Parsed, outcome: Outcome, saying: Attribution | None) -> Manner | None:
    """How they came free; where "we" or "they" freed them, it is told by who says so."""
    if outcome.status is not Status.FREED:
        return None
    word = parsed.doc[outcome.word]
    themselves = word.lemma_.lower() == "free" and any(c.dep_ == "nsubj" and c.lower_ in ("we", "they", "it") for c in word.children)
    by_kind = _BY_KIND.get(saying.source.kind) if saying is not None and themselves else None
    return by_kind or manner_of(parsed, word)


_BY_KIND = {SourceKind.SECURITY: Manner.RESCUED, SourceKind.GOVERNMENT: Manner.RESCUED, SourceKind.ARMED_GROUP: Manner.RELEASED}


def _people(parsed: Parsed, row: Found) -> str | None:
    """The words for who is counted, as written, without number and article; None where only a number stands."""
    doc, mention = parsed.doc, row.mention
    if row.people is not None:
        return parsed.words(parsed.span(doc[row.people]))
    if mention.noun is None:
        return None
    described = described_as(doc, mention) if mention.partitive else None
    if described is not None:
        return parsed.words(parsed.span(described.left_edge, described.right_edge))
    first = mention.first
    while first < mention.last and (
        (mention.number is not None and doc[first].idx < mention.number.span.end)
        or doc[first].dep_ in ("det", "poss")
        or doc[first].lower_ in SKIPPED
    ):
        first += 1
    return parsed.words(parsed.span(doc[first], doc[mention.last]))


SKIPPED = word_set("figures", "skipped")


def _with_wholes(figures: Sequence[Figure], found: Sequence[Found]) -> tuple[Figure, ...]:
    """Each part tied to its whole by the whole's id, within one status."""
    tied = []
    for figure, row in zip(figures, found, strict=True):
        whole = figures[row.whole] if row.whole is not None else None
        tied.append(
            replace(figure, part_of=whole.id) if whole is not None and whole.status is figure.status and whole.id != figure.id else figure
        )
    return tuple(tied)
