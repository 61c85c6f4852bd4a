"""
Parts and wholes beyond one phrase: "Four were shot. Two men and two women were taken to hospital."

A run of joined counts that adds up to a count shortly before it is its parts. A count of some kind of people, or one person, is part of
the report's largest count of people with the same fate, where that stands for people in general. "Others" stand beside, never within.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.mentions import Mention
from reportedly.claims.outcomes import Outcome
from reportedly.claims.parts import Found
from reportedly.claims.people import side_of, singular
from reportedly.model import Side, Status

GENERAL = frozenset(
    "people person victim hostage captive passenger individual other dead casualty body death fatality injured wounded killed civilian captives resident evacuee martyr".split()
)
CAPTIVES = frozenset("hostage captive passenger".split())
BESIDE = frozenset("other others more another additional further".split())
WHOLE_STATUSES = frozenset((Status.KILLED, Status.INJURED, Status.HELD, Status.FREED))
NEAR = 3


def tie_wholes(doc: Doc, rows: Sequence[Found]) -> list[Found]:
    """``rows`` with each part tied to its whole by the whole's place in the list. Raises nothing."""
    tied = list(rows)
    _tie_kinds(doc, tied)
    return tied


def tie_sums(doc: Doc, rows: Sequence[Found]) -> list[Found]:
    """``rows``, of which joined counts that add up to a count shortly before are tied to it as its parts. Raises nothing."""
    tied, counted = list(rows), [k for k, row in enumerate(rows) if row.mention.kind in ("counted", "single", "name")]
    picked = [rows[k] for k in counted]
    _tie_sums(doc, picked)
    for k, row in zip(counted, picked, strict=True):
        moved = row.whole != rows[k].whole and row.whole is not None
        tied[k] = replace(row, whole=counted[row.whole]) if moved and row.whole is not None else replace(row, whole=rows[k].whole)
    return tied


def _value(mention: Mention) -> int | None:
    if mention.number is None:
        return 1
    return mention.number.low if mention.number.low == mention.number.high else None


def _tie_sums(doc: Doc, rows: list[Found]) -> None:
    """Tie each run of joined counts that adds up to a count at most ``NEAR`` rows before it."""
    at = 0
    while at < len(rows):
        end = _run_end(doc, rows, at)
        values = [_value(row.mention) for row in rows[at:end]]
        whole = _sum_before(rows, at, sum(v for v in values if v is not None)) if end - at > 1 and None not in values else None
        if whole is not None:
            _tie_run(rows, range(at, end), whole)
        at = max(end, at + 1)


def _run_end(doc: Doc, rows: Sequence[Found], at: int) -> int:
    end = at + 1
    while end < len(rows) and _is_joined(doc, rows[end - 1].mention, rows[end].mention):
        end += 1
    return end


def _is_joined(doc: Doc, before: Mention, after: Mention) -> bool:
    gap = [doc[i].lower_ for i in range(before.last + 1, after.first)]
    if after.kind == "counted" and before.kind == "counted" and 0 < len(gap) <= 9 and not any(doc[i].pos_ == "VERB" or doc[i].is_sent_start for i in range(before.last + 1, after.first + 1)):
        return "," in gap or "and" in gap
    return 0 < len(gap) <= 4 and any(word in (",", "and", "&") for word in gap) and all(word in (",", "and", "&", "the", "a", "an", "of", "them") for word in gap)


def _sum_before(rows: Sequence[Found], at: int, total: int) -> int | None:
    for k in range(at - 1, max(at - 1 - NEAR, -1), -1):
        number = rows[k].mention.number
        if number is not None and number.low == total and total > 1 and rows[k].outcome is not None:
            return k
    return None


def _tie_run(rows: list[Found], run: range, whole: int) -> None:
    outcome = rows[whole].outcome
    for k in run:
        mine = rows[k].outcome
        if outcome is None and mine is not None and rows[whole].mention.number is not None:
            continue
        if mine is None or mine.status is Status.PRESENT and outcome is not None:
            rows[k] = replace(rows[k], outcome=replace(outcome, way="sum") if outcome else None)
        rows[k] = replace(rows[k], whole=whole)


def _tie_kinds(doc: Doc, rows: list[Found]) -> None:
    """Tie counts of some kind of people, and single persons, to the largest count of people with the same fate."""
    largest = _largest(doc, rows)
    for k, row in enumerate(rows):
        if row.whole is not None or row.outcome is None or _stands_beside(doc, row.mention):
            continue
        whole = largest.get(row.outcome.status)
        if whole is not None and whole != k and _is_kind(doc, rows[whole].mention, row.mention) and _side(doc, row.mention, row.outcome) is not Side.ATTACKERS:
            rows[k] = replace(row, whole=whole)


def _largest(doc: Doc, rows: Sequence[Found]) -> dict[Status, int]:
    best: dict[Status, int] = {}
    for k, row in enumerate(rows):
        status = row.outcome.status if row.outcome else None
        if status in WHOLE_STATUSES and row.whole is None and _is_general(doc, row.mention) and not _stands_beside(doc, row.mention):
            assert status is not None
            if status not in best or _low(row) > _low(rows[best[status]]):
                best[status] = k
    return best


def _low(row: Found) -> int:
    return row.mention.number.low if row.mention.number is not None else 1


def _is_general(doc: Doc, mention: Mention) -> bool:
    return mention.number is not None and mention.number.low > 1 and (mention.noun is None or singular(doc[mention.noun].text) in GENERAL)


def _is_kind(doc: Doc, whole: Mention, part: Mention) -> bool:
    """Whether ``part`` counts some of those whom ``whole`` counts: fewer, and by another noun."""
    low = part.number.low if part.number is not None else 1
    assert whole.number is not None
    if low == 0 or low >= whole.number.low or part.noun is None or part.number is not None and part.number.form == "vague" and low == 1:
        return False
    if whole.noun is not None and singular(doc[whole.noun].text) in CAPTIVES and side_of(doc[part.noun].text) is Side.SECURITY and part.number is not None:
        return False
    noun = singular(doc[part.noun].text)
    return part.number is None or noun not in GENERAL and (whole.noun is None or noun != singular(doc[whole.noun].text)) or part.partitive


def _stands_beside(doc: Doc, mention: Mention) -> bool:
    return any(doc[i].lower_ in BESIDE for i in range(mention.first, mention.last + 1))


def _side(doc: Doc, mention: Mention, outcome: Outcome) -> Side | None:
    return side_of(doc[mention.noun].text) if mention.noun is not None else None
