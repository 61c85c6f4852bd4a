"""
Totals, dates and places of local reports of shootings, held against the final counts on record for each incident.

    python -m evaluation.gva SHARED [--sample N] [--skip N]

Right is: the totals of a report (its victims and its attackers together) equal the killed, or the injured, on record for its incident, as
whole numbers; an open or vague total counts by its lower bound, a status without a total as 0. The record counts all hit persons at the
end of the story, attackers included, so a first alert or a report of a trial may not hold it. A report is *reachable* where its text
holds what is on record (see :func:`is_reachable`, and for the city :mod:`evaluation.gva_city`, which also says which city is right); the
shares are given of all reports and of the reachable ones. The day read, else that of publication, must be the one on record or next to
it. Without ``--sample`` all reports are read, otherwise N of them, drawn by the hash of their name.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.gva_city import is_city, is_named
from evaluation.gva_dates import INCIDENTS, REPORTS, day_of, is_near
from evaluation.package import reports_of
from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash, json_lines, share_row
from reportedly.language import parse
from reportedly.model import Interval, Reading, Report
from reportedly.pipeline import open_world, read_parsed
from reportedly.settings import Settings

SAMPLE = 1000
MEASURES = ("killed", "injured", "both", "date", "city")
AREAS = ("district", "province", "country")
REACHABLE = ("killed", "injured", "both", "city")

NUMBERS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
NUMBERS |= {"ten": 10, "eleven": 11, "twelve": 12}
NUMBERS |= {"double": 2, "both": 2, "couple": 2, "pair": 2, "twins": 2, "triple": 3, "trio": 3, "quadruple": 4, "quintuple": 5}
NUMBERS |= {"a": 1, "an": 1, "another": 1}
DEATH = re.compile(
    r"\b(?:kill(?:s|ed|ing|ings)?|die[sd]?|dead(?:ly)?|deaths?|fatal(?:ly|ity|ities)?|homicides?|murder(?:s|ed|-suicide)?|slain|slaying|"
    r"bod(?:y|ies)|suicide|deceased|succumbed|lifeless)\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:injur\w+|wound\w*|hurt|shot|shoots?|shootings?|struck|hit|hospital\w*|critical\w*|stable|surger\w+|gunshot|grazed|recover\w*|victims?)\b",
    re.IGNORECASE,
)
PEOPLE = (
    r"people|persons?|men|man|women|woman|teen\w*|child(?:ren)?|boys?|girls?|kids?|victims?|others?|individuals?|adults?|males?|females?|"
    r"officers?|deput(?:y|ies)|suspects?|students?|brothers?|sisters?|friends?|juveniles?|bystanders?|bab(?:y|ies)|infants?|toddlers?|soldiers?|"
    r"employees?|residents?|members?|patients?|customers?|minors?|gunm[ae]n|wife|husband|son|daughter|mother|father|killed|dead|injured|"
    r"wounded|shot|hurt|hit"
)
LONE = "|".join(word for word in NUMBERS if len(word) > 2)
NUMBER = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?:of\s+(?:them|the|those)\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{PEOPLE})\b"
    rf"|\b(?P<alone>{LONE}|\d{{1,2}})\b(?=\s+(?:in|were|was|are|is|of|more|fatally|critically|remain))",
    re.IGNORECASE,
)
AGE = re.compile(r"\b(?P<old>\d{1,3})[- ]year|,\s+(?P<age>\d{1,2})\s*(?=[,.;])|\(\s*(?P<bracket>\d{1,2})\s*\)", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*")


@dataclass(frozen=True, slots=True)
class Incident:
    """What is on record of one incident."""

    killed: int
    injured: int
    day: date
    city: str


@dataclass(frozen=True, slots=True)
class Case:
    """One report and what is on record of its incident."""

    report: Report
    incident: Incident

    @property
    def reachable(self) -> dict[str, bool]:
        """What on record the report holds: the killed, the injured, both, the city's name."""
        dead, hurt = is_reachable(self.report.text, self.incident.killed, self.incident.injured)
        return {"killed": dead, "injured": hurt, "both": dead and hurt, "city": is_named(self.report, self.incident.city)}


def cases(shared: Path, count: int | None = None, skip: int = 0) -> list[Case]:
    """The reports whose incident is on record, in the order of their names' hashes. Raises CorpusMissing where the corpus is not there."""
    incidents = {row["incident"]: _incident(row) for row in json_lines(shared / INCIDENTS)}
    known = {row["doc"]: incidents[row["incident"]] for row in json_lines(shared / REPORTS) if row["incident"] in incidents}
    reports = [report for report in reports_of(shared / REPORTS) if report.id in known and report.text.strip()]
    reports.sort(key=lambda report: hashlib.sha256(report.id.encode()).hexdigest())
    return [Case(report, known[report.id]) for report in reports[skip : None if count is None else skip + count]]


def _incident(row: dict[str, Any]) -> Incident:
    return Incident(row["killed"], row["injured"], day_of(row["date"]), row["city"])


def is_reachable(text: str, killed: int, injured: int) -> tuple[bool, bool]:
    """
    Whether ``text`` holds the number of killed, and that of injured, by its words alone and without the reader under measurement.

    None is always held, except that nobody is left injured where the dead on record are not yet told to be dead. One is held by any word of
    death (or of harm). More are held where a count of people equals the number (for the injured: also the number with the dead), where the
    counts and single persons of one sentence add up to it, or where at least so many different ages stand in sentences of death (or harm).
    """
    dead = _is_told(text, killed, DEATH, ())
    hurt = _is_told(text, injured, HARM, (killed + injured,))
    return dead, hurt and (injured > 0 or dead)


def _is_told(text: str, number: int, wording: re.Pattern[str], also: tuple[int, ...]) -> bool:
    if number == 0:
        return True
    told = [match.group() for match in SENTENCE.finditer(text) if wording.search(match.group())]
    if number == 1:
        return bool(told)
    counts = {n for sentence in told for n in (*_counts(sentence), sum(_counts(sentence)))}
    ages = {next(filter(None, match.groups())) for sentence in told for match in AGE.finditer(sentence)}
    return bool(counts & {number, *also}) or len(ages) >= number


def _counts(sentence: str) -> list[int]:
    found = ((match["n"] or match["alone"]).lower() for match in NUMBER.finditer(sentence))
    return [int(word) if word.isdigit() else NUMBERS[word] for word in found]


def total(reading: Reading, status: str) -> int:
    """The total of ``status`` in ``reading``, victims and attackers together, by its lower bound; of several accounts the first."""
    return sum(totals.entries[0].low for totals in reading.totals if totals.status in (status, f"{status}_attackers"))


def day_read(reading: Reading) -> Interval | None:
    """The time read for the incident, else when it is read to have happened by."""
    return reading.scene.when or reading.scene.by


def right(case: Case, reading: Reading) -> dict[str, bool]:
    """What of one report is right, and whether a town, or rightly a county, is read as the place of its incident ("city given")."""
    killed = total(reading, "killed") == case.incident.killed
    injured = total(reading, "injured") == case.incident.injured
    when = is_near(day_read(reading), case.incident.day)
    city = is_city(reading.scene, case.incident.city)
    given = city or (reading.scene.place is not None and reading.scene.place.precision not in AREAS)
    return {"killed": killed, "injured": injured, "both": killed and injured, "date": when, "city": city, "city given": given}


def tally(read: Iterable[tuple[Case, dict[str, bool]]]) -> Counter[tuple[str, str]]:
    """How many reports are right in each measure, of all and of the reachable."""
    counts: Counter[tuple[str, str]] = Counter()
    for case, found in read:
        held = case.reachable
        counts["city", "given"] += found["city given"]
        for measure in MEASURES:
            counts[measure, "all"] += 1
            counts[measure, "all right"] += found[measure]
            counts[measure, "reachable"] += held.get(measure, False)
            counts[measure, "reachable right"] += held.get(measure, False) and found[measure]
    return counts


def measure(read: Sequence[tuple[Case, dict[str, bool]]]) -> tuple[Row, ...]:
    """The shares of reports that are right, of the reachable ones and of all."""
    counts = tally(read)
    reachable = [share_row(f"{name}, reachable", counts[name, "reachable right"], counts[name, "reachable"]) for name in REACHABLE]
    every = [share_row(name, counts[name, "all right"], counts[name, "all"]) for name in MEASURES]
    return (*reachable, *every, share_row("city, of those read", counts["city", "all right"], counts["city", "given"]))


def evaluate(shared: Path, parser: Parser = parse, count: int | None = SAMPLE, skip: int = 0) -> Result:
    """Measure ``count`` reports, or all. Raises CorpusMissing where the corpus is not there."""
    world = open_world(Settings())
    read = [(case, right(case, read_parsed(parser(case.report), world))) for case in watched(cases(shared, count, skip), "gva totals")]
    note = "reachable: the text holds what is on record, by rules of words stated in `evaluation/gva.py` and `evaluation/gva_city.py`"
    return Result("gva totals", corpus_hash([shared / REPORTS, shared / INCIDENTS]), f"{len(read)} reports", measure(read), note)


def main(argv: Sequence[str]) -> int:
    """Print the shares for the corpus in the folder that ``argv`` names. Raises SystemExit on options that mean nothing."""
    options = argparse.ArgumentParser(prog="python -m evaluation.gva")
    options.add_argument("shared", type=Path)
    options.add_argument("--sample", type=int, metavar="N", help="read N reports only (default: all)")
    options.add_argument("--skip", type=int, default=0, metavar="N", help="leave out the first N of the order")
    asked = options.parse_args(argv)
    result = evaluate(asked.shared, count=asked.sample, skip=asked.skip)
    print(table([result], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
