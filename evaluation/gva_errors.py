"""
What the scorers of local reports (``gva`` and ``gva_dates``) count as right and wrong, as verdicts for the error browser.

What is on record stands in no words of the report, so that nothing is marked as annotated; marked as read are the numbers that a total
rests on, or of all who are hurt where there is no total. Beside the totals stand all figures that were read, since the error lies in one
of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation import gva, gva_dates
from evaluation.progress import watched
from evaluation.result import Parser
from evaluation.verdicts import Entry, Judged, Verdict
from reportedly.claims.times_index import event_date
from reportedly.language import parse
from reportedly.model import Figure, Interval, Reading, Scene, Span
from reportedly.pipeline import open_world, read_parsed
from reportedly.publish.words import happened
from reportedly.settings import Settings

KINDS = (*(f"{kind}, reachable" for kind in gva.REACHABLE), *gva.MEASURES)
STATUSES = ("killed", "injured")
HARMED = (*STATUSES, "casualties")


def judged(shared: Path, parser: Parser = parse, count: int = gva.SAMPLE) -> Iterator[Judged]:
    """``count`` reports, each held against what is on record. Raises CorpusMissing where the corpus is not there."""
    world = open_world(Settings())
    for case in watched(gva.cases(shared, count), "gva totals"):
        yield Judged(case.report.id, case.report.text, tuple(_verdicts(case, read_parsed(parser(case.report), world))))


def _verdicts(case: gva.Case, reading: Reading) -> Iterator[Verdict]:
    right, record, read, reachable = gva.right(case, reading), _record(case), _read(reading), case.reachable
    for kind in gva.MEASURES:
        agrees = right[kind]
        label = "" if agrees else _label(kind, record, read)
        spans = _rests_on(reading, kind)
        if reachable.get(kind):
            yield Verdict(f"{kind}, reachable", Entry((), record), Entry(spans, read), agrees, label)
        yield Verdict(kind, Entry((), record), Entry(spans, read), agrees, label)


def _label(kind: str, record: dict[str, Any], read: dict[str, Any]) -> str:
    if kind in STATUSES:
        return _off_by(record[kind], read[kind])
    if kind == "both":
        return "wrong: " + " and ".join(status for status in STATUSES if record[status] != read[status])
    return f"another {kind}" if read[kind] else f"no {kind} read"


def _off_by(record: int, read: int) -> str:
    """How a total is wrong, so that like errors are counted together."""
    if read < record:
        return "too few: none read" if read == 0 else "too few: one short" if record - read == 1 else "too few: more short"
    return "too many: none on record" if record == 0 else "too many: by one" if read - record == 1 else "too many: by more"


def _record(case: gva.Case) -> dict[str, Any]:
    incident = case.incident
    return {"killed": incident.killed, "injured": incident.injured, "date": str(incident.day), "city": incident.city}


def _read(reading: Reading) -> dict[str, Any]:
    totals: dict[str, Any] = {status: gva.total(reading, status) for status in STATUSES}
    figures = " · ".join(_said(claim) for claim in reading.claims if isinstance(claim, Figure))
    return {**totals, "date": _days(gva.day_read(reading)), "city": _city(reading.scene), "figures read": figures}


def _city(scene: Scene) -> str:
    """The place read, with what speaks for it, so that the error can be found in the words."""
    why = ", ".join(reason.kind for reason in scene.reasons)
    return f"{happened(replace(scene, when=None, by=None))} {f'[{why}]' if why else ''}".strip()


def _said(figure: Figure) -> str:
    side = "" if figure.side == "victims" else f" ({figure.side})"
    return f"{figure.evidence.quote}: {figure.low} {figure.status}{side}{'' if figure.main else ', not main'}"


def _days(when: Interval | None) -> str:
    if when is None or when.start is None:
        return ""
    return when.start if when.start == when.end else f"{when.start} to {when.end}"


def _rests_on(reading: Reading, kind: str) -> tuple[Span, ...]:
    if kind == "city":
        return tuple(reason.span for reason in reading.scene.reasons if reason.span)
    wanted = {kind, f"{kind}_attackers"} if kind in STATUSES else {name for s in STATUSES for name in (s, f"{s}_attackers")}
    ids = {claim for totals in reading.totals if totals.status in wanted for claim in totals.entries[0].claims}
    figures = [claim for claim in reading.claims if isinstance(claim, Figure)]
    rested = tuple(claim.number_span for claim in figures if claim.id in ids)
    return rested or tuple(claim.number_span for claim in figures if claim.status in HARMED)


def judged_dates(shared: Path, parser: Parser = parse, count: int = gva_dates.SAMPLE) -> Iterator[Judged]:
    """``count`` reports, the day read for each held against the day on record. Raises CorpusMissing where the corpus is not there."""
    for case in watched(gva_dates.cases(shared, count), "gva dates"):
        yield Judged(case.report.id, case.report.text, (_date(case, event_date(parser(case.report))),))


def _date(case: gva_dates.Case, when: Interval | None) -> Verdict:
    record = Entry((), {"date": str(case.happened), "published": case.report.published, "days before publication": case.delay})
    spans = (when.span,) if when and when.span else ()
    read = Entry(spans, {"date": _days(when), "published": case.report.published, "anchor": when.anchor if when else None})
    agrees = gva_dates.is_near(when, case.happened)
    return Verdict("date", record, read, agrees, "" if agrees else _off(when, case))


def _off(when: Interval | None, case: gva_dates.Case) -> str:
    if when is None or when.start is None:
        return "no date read"
    return "read too early" if when.start < str(case.happened) else "read too late"
