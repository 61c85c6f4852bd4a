"""Statements: what each source is reported to say, whole, as a claim with the kind of event that it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.attribution_index import AttributionIndex
from reportedly.claims.events import event_of, statement_stance
from reportedly.claims.times_index import TimeIndex
from reportedly.language import Parsed
from reportedly.model import Attribution, Evidence, Stance, Statement, claim_id, hull


def find_statements(parsed: Parsed, attributions: AttributionIndex, times: TimeIndex) -> tuple[Statement, ...]:
    """One claim for each attribution that has content, in text order. Never raises on text."""
    return tuple(_statements(parsed, attributions, times))


def _statements(parsed: Parsed, attributions: AttributionIndex, times: TimeIndex) -> Iterator[Statement]:
    seen: dict[tuple[int, int], int] = {}
    for saying in attributions.attributions:
        if not saying.content or parsed.report.is_furniture(saying.content[0]):
            continue
        whole = hull([*saying.content, *saying.cue, *saying.mention])
        anchor = hull(list(saying.content))
        ordinal = seen.setdefault((anchor.start, anchor.end), 0)
        seen[anchor.start, anchor.end] += 1
        yield Statement(
            id=claim_id(parsed.report.text_sha256, Statement.kind, anchor, ordinal),
            evidence=Evidence.of(parsed.text, whole),
            source=saying.source,
            via=saying.via,
            cue=saying.cue[0] if saying.cue else None,
            content=Evidence.of(parsed.text, *saying.content),
            stance=_stance(parsed, saying),
            event=event_of(parsed, saying.content),
            said_at=times.said_at(saying.cue[0] if saying.cue else anchor, whole, saying.said_at),
            main=True,
            mention=0,
        )


def _stance(parsed: Parsed, saying: Attribution) -> Stance:
    if saying.stance is not Stance.ASSERTED:
        return saying.stance
    cue = parsed.words(saying.cue[0]).lower() if saying.cue else ""
    return statement_stance(parsed, saying.content, cue)
