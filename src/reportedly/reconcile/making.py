"""
Making a finding: what all of them have in common, and the identity, which is what was found of which claims, never when or in what order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model import Finding, FindingKind, Point, Position, digest
from reportedly.reconcile.wording import sentence

TOLD_APART = ("reason", "low", "high")


def of_positions(kind: FindingKind, topic: str, text: str, positions: Sequence[Position], **more: object) -> Finding:
    """A finding on positions: it lists all their claims. Raises TypeError on a field that a finding does not have."""
    points = [point for position in positions for point in position.points]
    ids = tuple(sorted(position.id for position in positions))
    return _finding(kind, topic, text, points, positions=ids, **more)


def of_points(kind: FindingKind, topic: str, text: str, points: Iterable[Point], **more: object) -> Finding:
    """A finding on single claims. Raises TypeError on a field that a finding does not have."""
    return _finding(kind, topic, text, list(points), **more)


def _finding(kind: FindingKind, topic: str, text: str, points: Sequence[Point], **more: object) -> Finding:
    claims = tuple(dict.fromkeys(point.claim.id for point in points))
    accounts = tuple(sorted({point.voice.account for point in points}))
    named = finding_id(kind, more.get("positions") or sorted(claims), [more.get(name) for name in TOLD_APART])
    return Finding(named, kind, topic, sentence(text), claims, accounts, **more)  # type: ignore[arg-type]


def finding_id(kind: FindingKind, about: object, apart: object) -> str:
    """The identity of a finding: its kind, what it is about, what tells it from others about that; never its words. Raises nothing."""
    return f"f{digest(kind, about, apart)[:12]}"
