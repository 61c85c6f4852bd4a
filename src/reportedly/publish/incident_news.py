"""What one person has not seen yet of an incident, from what changed since: marks for the page, and a line that counts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Judgement
from reportedly.publish.incident_diff import Diff, Moved
from reportedly.publish.incident_evidence import report_title
from reportedly.publish.incident_shown import News
from reportedly.publish.incident_story import KINDS
from reportedly.publish.words import count, one_line


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: what kind of change, in words, and the id of the finding or the key of the report, where it is one."""

    kind: str
    words: str
    finding: str = ""
    report: str = ""


def news_of(diff: Diff) -> News:
    """What a page marks as new. Raises nothing."""
    findings = [finding.id for finding in diff.arose] + [now.id for _, now in diff.changed]
    return News(frozenset(ref.claim.id for ref in diff.claims), frozenset(findings), frozenset(diff.reports))


def tally(diff: Diff | None, judged: int = 0) -> str:
    """
    "1 new report, 3 new claims, 1 figure moved, 1 finding arose"; ``judged`` is how many judgements were made or undone.

    Empty where nothing changed. Raises nothing.
    """
    counts = (*_counts(diff), (judged, "judgement made or undone", "judgements made or undone"))
    return ", ".join(count(many, one, more) for many, one, more in counts if many)


def _counts(diff: Diff | None) -> tuple[tuple[int, str, str], ...]:
    if diff is None:
        return ()
    moved = [each for each in diff.moved if each.before]
    return (
        (len(diff.reports), "new report", "new reports"),
        (len(diff.claims), "new claim", "new claims"),
        (len(diff.gone), "claim gone", "claims gone"),
        (len(moved), "figure moved", "figures moved"),
        (len(diff.arose), "finding arose", "findings arose"),
        (len(diff.changed), "finding changed", "findings changed"),
        (len(diff.went), "finding went", "findings went"),
    )


def changes(diff: Diff | None, judged: tuple[Judgement, ...] = ()) -> Iterator[Change]:
    """Each report that came, figure that moved, finding that arose, changed or went, and judgement, one line each. Raises nothing."""
    if diff is not None:
        yield from _said(diff)
    for each in judged:
        done = f"undone by {one_line(each.undone_by or '')}" if each.undone_at else f"by {one_line(each.who)}"
        yield Change("judged", f"{each.kind.value} (judgement {each.number}), {done}")


def _said(diff: Diff) -> Iterator[Change]:
    for card in diff.after.cards:
        if card.key in diff.reports:
            yield Change("new report", report_title(card), report=card.key)
    yield from (Change("moved", _moved(each)) for each in diff.moved if each.before)
    for finding in diff.arose:
        yield Change("arose", f"{KINDS[finding.kind][0]}: {one_line(finding.sentence)}", finding.id)
    for _, now in diff.changed:
        yield Change("changed", f"{KINDS[now.kind][0]}: {one_line(now.sentence)}", now.id)
    for finding in diff.went:
        yield Change("went", f"{KINDS[finding.kind][0]}: {one_line(finding.sentence)}")


def _moved(moved: Moved) -> str:
    return f"{moved.label}: {moved.before} → {moved.after or 'said no more'} ({moved.account})"
