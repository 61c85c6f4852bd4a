"""Readings of invented reports, made without a language pipeline: any number of them, the same each time."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from reportedly.model import (
    NARRATOR,
    Evidence,
    Figure,
    Interval,
    Place,
    Precision,
    Reading,
    Report,
    Responsibility,
    Scene,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Status,
    claim_id,
)
from reportedly.model.terms import Blame

AT = "2026-01-02T03:04:05Z"
READER = "made/1"
TOWNS = ("Orrenford", "Vale Tarsk", "Mirrendal", "Quellby", "Hestrow")


def text_of(number: int) -> str:
    """What report ``number`` says."""
    town = TOWNS[number % len(TOWNS)]
    lines = [f"Gunmen attacked a depot near {town} on day {number}, and {number + 30} guards were killed, police said."]
    lines += [f"The clinic of {town} took in {number + at} wounded clerks from hall {at} of depot {number}." for at in range(4)]
    lines.append(f"Elsewhere {number + 20} drivers were freed. The Lantern Front claimed the raid on depot {number}.")
    return "\n\n".join(lines)


def report_of(number: int, text: str | None = None, **about: object) -> tuple[Report, bytes]:
    """Report ``number`` and its bytes."""
    words = text if text is not None else text_of(number)
    raw = f"{number}\n{words}".encode("utf-8", "surrogatepass")
    given = {
        "title": f"Raid near {TOWNS[number % len(TOWNS)]}",
        "publisher": "Orrenford Courier",
        "published": f"2025-03-{number % 28 + 1:02}",
    }
    return Report(f"r{number}", words, hashlib.sha256(raw).hexdigest(), **{**given, **about}), raw  # type: ignore[arg-type]


def reading_of(number: int, reader: str = READER, report: Report | None = None) -> tuple[Reading, bytes]:
    """A reading of report ``number`` with figures, a statement and a responsibility, of two happenings, and the report's bytes."""
    made, raw = report_of(number)
    report = report or made
    figures = _figures(report)
    at = report.text.find("police said")
    police = Source("police", SourceKind.SECURITY, span=Span(at, at + 6)) if at >= 0 else NARRATOR
    claims = (*figures, *_others(report, police))
    place = Place(TOWNS[number % len(TOWNS)], Span(0, 7), lat=30.5, lon=66.25, country="ZZ", precision="place", sure=0.75)
    when = Interval(report.published, report.published, Precision.DAY, "published")
    ordered = tuple(sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.kind)))
    return Reading(report, ordered, reader=reader, notes=("made for a test",), scene=Scene(place, 0.9, when=when)), raw


def _figures(report: Report) -> list[Figure]:
    made, at = [], 0
    for line in report.text.split("\n\n"):
        for word in line.split():
            if word.isdecimal() and ("killed" in line or "wounded" in line or "freed" in line):
                start = report.text.index(word, at)
                made.append(_figure(report, Span(start, start + len(word)), line))
                break
        at += len(line) + 2
    return made


def _figure(report: Report, number: Span, line: str) -> Figure:
    start = report.text.index(line)
    status = Status.KILLED if "killed" in line else Status.INJURED if "wounded" in line else Status.FREED
    low = int(number.of(report.text))
    return Figure(
        id=claim_id(report.text_sha256, Figure.kind, number, 0),
        evidence=Evidence.of(report.text, Span(start, start + len(line))),
        number_span=number,
        low=low,
        high=low,
        approximate=False,
        status=status,
        manner=None,
        people="guards",
        side=Side.VICTIMS,
        source=NARRATOR,
        via=None,
        cue=None,
        stance=Stance.ASSERTED,
        as_of=Interval(report.published, report.published, Precision.DAY, "published"),
        said_at=None,
        closed=False,
        place=None,
        part_of=None,
        main=status is not Status.FREED,
        mention=1 if status is Status.FREED else 0,
    )


def _others(report: Report, police: Source) -> list[Responsibility | Statement]:
    front = report.text.find("The Lantern Front")
    if front < 0:
        return []
    span = Span(front, front + 30)
    evidence = Evidence.of(report.text, span)
    actor = Source("The Lantern Front", SourceKind.ARMED_GROUP, span=Span(front, front + 17))
    blame = Responsibility(
        claim_id(report.text_sha256, "responsibility", span, 0), evidence, actor, Blame.CLAIMED, police, None, None, None, True, 0
    )
    content = Evidence.of(report.text, Span(0, 6), Span(9, 15))
    said = Statement(
        claim_id(report.text_sha256, "statement", span, 0), evidence, police, None, None, content, Stance.ASSERTED, None, None, True, 0
    )
    return [blame, said]


def without(reading: Reading, claim: str, reader: str) -> Reading:
    """The reading of another reader, which does not see one claim."""
    return replace(reading, reader=reader, claims=tuple(each for each in reading.claims if each.id != claim))
