"""
What analysts decided about claims, laid over what was read: rejected claims are left out, corrected ones carry the values given, added ones
stand beside the others. The readings themselves stay as they are; undoing a judgement brings back what was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.errors import JudgementError
from reportedly.model import (
    NARRATOR,
    Claim,
    Evidence,
    Figure,
    Judgement,
    JudgementKind,
    Manner,
    Mention,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Status,
    claim_id,
)

ENUMS = {"status": Status, "manner": Manner, "side": Side, "stance": Stance}
COUNTS = ("low", "high")
MOST = 10_000_000_000
FLAGS = ("approximate", "closed", "main")
WORDS = ("people",)
FIELDS = (*COUNTS, *ENUMS, *WORDS, "source", "source_kind", *FLAGS)


@dataclass(frozen=True, slots=True)
class Decided:
    """The judgements on claims that stand, by claim, and the claims that analysts added, by report key."""

    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    corrected: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    added: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)


def decided(judgements: Iterable[Judgement]) -> Decided:
    """The judgements in force: neither undone nor orphaned, of two on one claim the later. Raises nothing."""
    verdicts: dict[str, Judgement] = {}
    added: dict[str, list[Judgement]] = defaultdict(list)
    for each in sorted(judgements, key=lambda judgement: judgement.number):
        if each.undone_at or each.orphaned:
            continue
        if each.kind is JudgementKind.ADD:
            added[each.subjects[0]].append(each)
        elif each.kind in (JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT):
            verdicts.update(dict.fromkeys(each.subjects, each))
    return Decided(
        frozenset(claim for claim, each in verdicts.items() if each.kind is JudgementKind.REJECT),
        frozenset(claim for claim, each in verdicts.items() if each.kind is not JudgementKind.REJECT),
        {claim: each.values for claim, each in verdicts.items() if each.kind is JudgementKind.CORRECT},
        {report: tuple(each) for report, each in added.items()},
    )


def judged(mention: Mention, on: Decided) -> Mention:
    """A mention with the judgements on its claims laid over them; what was added to its report stands in mention 0. Raises nothing."""
    kept = [_corrected(claim, on.corrected.get(claim.id)) for claim in mention.claims if claim.id not in on.rejected]
    if mention.index == 0:
        kept += [added_claim(each, mention.card.text_sha256) for each in on.added.get(mention.card.key, ())]
    return replace(mention, claims=tuple(sorted(kept, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))))


def _corrected(claim: Claim, values: Mapping[str, object] | None) -> Claim:
    return replace(claim, **changes_of(values, claim.source)) if values and isinstance(claim, Figure) else claim


def changes_of(values: Mapping[str, object], source: Source) -> dict[str, Any]:
    """
    The fields of a figure that corrected values set, as the model has them.

    Raises JudgementError where a field does not exist or a value means nothing, with what is possible.
    """
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in FIELDS:
            raise JudgementError(f"a figure has no field {name!r} to correct: the fields are {', '.join(FIELDS)}")
        if name not in ("source", "source_kind"):
            changes[name] = _value(name, value)
    if "source" in values or "source_kind" in values:
        changes["source"] = _source(values, source)
    _check_bounds(changes)
    return changes


def _value(name: str, value: object) -> object:
    if name in ENUMS and value is not None:
        try:
            return ENUMS[name](str(value))
        except ValueError:
            raise JudgementError(f"{name} cannot be {value!r}: it is one of {', '.join(ENUMS[name])}") from None
    if name in COUNTS and not (value is None and name == "high") and not (isinstance(value, int) and 0 <= value < MOST):
        raise JudgementError(f"{name} cannot be {value!r}: it is a number of people, 0 or more")
    return value


def _source(values: Mapping[str, object], source: Source) -> Source:
    kind = values.get("source_kind", source.kind)
    try:
        return Source(str(values.get("source", source.name)), SourceKind(str(kind)))
    except ValueError:
        raise JudgementError(f"source_kind cannot be {kind!r}: it is one of {', '.join(SourceKind)}") from None


def _check_bounds(changes: Mapping[str, Any]) -> None:
    low, high = changes.get("low"), changes.get("high")
    if low is not None and high is not None and high < low:
        raise JudgementError(f"the bounds {low} to {high} are the wrong way round")


def find_words(text: str, words: str, nth: int | None = None) -> Span:
    """
    Where the exact words stand in a report's text, the ``nth`` time.

    Raises JudgementError where they do not stand there, or stand there several times and ``nth`` is none of them.
    """
    starts = _occurrences(text, words)
    if not starts:
        raise JudgementError(f"the words {words!r} are not in the report: they must stand there letter for letter")
    if not 1 <= (nth or (1 if len(starts) == 1 else 0)) <= len(starts):
        times = "once" if len(starts) == 1 else f"{len(starts)} times"
        raise JudgementError(f"the words {words!r} stand {times} in the report: say which, with --nth 1 to {len(starts)}")
    return starts[(nth or 1) - 1]


def _occurrences(text: str, words: str) -> list[Span]:
    found, at = [], text.find(words) if words.strip() else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def added_claim(judgement: Judgement, text_sha256: str) -> Figure:
    """The figure that an analyst added by its exact words. Raises JudgementError where its values mean nothing."""
    assert judgement.anchor is not None
    _, start, end = judgement.anchor
    values = dict(judgement.values)
    quote = str(values.pop("quote"))
    span = Span(start, end)
    changes = changes_of(values, NARRATOR)
    blank = Figure(
        id=claim_id(text_sha256, "figure", span, 0),
        evidence=Evidence(start, end, quote),
        number_span=span,
        low=1,
        high=None,
        approximate=False,
        status=Status.OTHER,
        manner=None,
        people=None,
        side=Side.UNKNOWN,
        source=NARRATOR,
        via=None,
        cue=None,
        stance=Stance.ASSERTED,
        as_of=None,
        said_at=None,
        closed=False,
        place=None,
        part_of=None,
        main=True,
        mention=0,
    )
    return replace(blank, **changes)


def in_force(judgements: Sequence[Judgement], *kinds: JudgementKind) -> tuple[Judgement, ...]:
    """Those of some kinds that are neither undone nor orphaned. Raises nothing."""
    return tuple(each for each in judgements if each.kind in kinds and not each.undone_at and not each.orphaned)
