"""What an analyst decided: rows that are only added, never changed, and that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class JudgementKind(StrEnum):
    """What can be judged."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    SOURCE = "source"
    VALUE = "value"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    One decision. ``number`` counts up in a ledger, from 1; ``at`` is ISO 8601, UTC.

    ``subjects`` are what it is about: mention ids (same, different), a claim id (accept, reject, correct), a report's key (add), a
    source's name (source), an incident's id and a field (value), a claim's id or an incident's (note). ``values`` are what was decided:
    the corrected fields, the reliability, the value, the note's text. ``seen`` are the values that the analyst saw. ``anchor`` is where
    in which text version a claim judged stands: (text SHA-256, start, end). ``undone_at`` and ``undone_by`` are set once it is undone.
    ``orphaned`` is set while a newer reading has nothing that it is about.
    """

    number: int
    kind: JudgementKind
    who: str
    at: str
    why: str
    subjects: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)
    seen: Mapping[str, object] = field(default_factory=dict)
    anchor: tuple[str, int, int] | None = None
    undone_at: str | None = None
    undone_by: str | None = None
    orphaned: bool = False
