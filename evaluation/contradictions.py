"""
Every contradiction that is reported on gva, np4e and FA-KES, each corpus being one ledger, against a table of verdicts by hand.

    python -m evaluation.contradictions SHARED [--show | --near] [CORPUS …]

Right is a contradiction whose claims, read in their reports by a person, can't all be true of the same happening: the accounts really say
so. Wrong is one where a claim was misread, the claims are of different people, times or happenings, or both can be true. The verdicts
are in ``contradictions.toml``: by corpus, the ids of the claims of each, which hang on where they stand and never on how they were read;
no text. What is reported and has no verdict is counted, not guessed. ``--show`` prints where the claims stand, and with them their words;
``--near`` what might have been one: two figures of killed or injured of one incident, both told as counts, of which one closes its top
below the other's floor, whoever they count and whenever. Both are for reading, never to be kept in the repository.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.clusters import pictures
from evaluation.readings import readings
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash, share_row
from reportedly.incidents import Memory, find_echoes, redated
from reportedly.language import parse
from reportedly.model import Finding, FindingKind, Incident, Mention, Point, Reading, Status, mentions_of
from reportedly.reconcile import reconcile

TABLE = Path(__file__).parent / "contradictions.toml"
CORPORA = {name: Path(f"data/{name}/reports.jsonl") for name in ("gva", "np4e", "fakes")}
AROUND = 160
LATE = "9999"
HARMED = (Status.KILLED, Status.INJURED)


@dataclass(frozen=True, slots=True)
class Found:
    """One contradiction: its incident, the finding, and the points of its claims."""

    incident: Incident
    finding: Finding
    points: tuple[Point, ...]

    @property
    def key(self) -> str:
        """What the table of verdicts knows it by: the ids of the first claim of each position, sorted."""
        return " ".join(sorted(self.finding.claims))


def contradictions(read: Sequence[Reading]) -> Iterator[Found]:
    """All contradictions of the incidents that the readings make as one ledger. Raises nothing."""
    for incident in incidents(read):
        reconciled = reconcile(incident)
        for finding in reconciled.findings:
            if finding.kind is FindingKind.CONTRADICTION:
                yield Found(incident, finding, tuple(point for point in reconciled.points if point.claim.id in finding.claims))


def incidents(read: Sequence[Reading]) -> Iterator[Incident]:
    """The incidents that the readings make as one ledger, by id. Raises nothing."""
    store, portraits = Memory(), pictures(read)
    for each in portraits:
        store.put(each)
    store.settle([each.mention for each in portraits])
    mentions = {mention.id: mention for reading in read for mention in mentions_of(reading)}
    for name in sorted(set(store.incident_of(sorted(mentions)).values())):
        members = store.members(name)
        pictured = store.portraits(members)
        ordered = tuple(sorted((redated(mentions[member], pictured[member].published) for member in members), key=_order))
        yield Incident(name, ordered, (), find_echoes(ordered, pictured.values()))


def _order(mention: Mention) -> tuple[str, str]:
    return (mention.card.dated or mention.card.published or LATE, mention.id)


def verdicts(corpus: str) -> Mapping[str, bool]:
    """Whether each contradiction that was read by hand is genuine, by its key. Raises OSError, TOMLDecodeError where it can't be read."""
    read: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {row["claims"]: bool(row["genuine"]) for row in read.get(corpus, ())}


def evaluate(shared: Path, name: str, parser: Parser = parse) -> Result:
    """How many contradictions a corpus gives, and how many of those read by hand are genuine. Raises CorpusMissing."""
    found = list(contradictions(readings(shared / CORPORA[name], name, parser)))
    known = verdicts(name)
    judged = [known[each.key] for each in found if each.key in known]
    rows = (
        share_row("genuine, of those read by hand", sum(judged), len(judged)),
        Row("contradictions reported", float(len(found)), len(found), floored=False),
        Row("of them not read by hand", float(len(found) - len(judged)), len(found), floored=False),
    )
    note = "verdicts by hand in `evaluation/contradictions.toml`, by claim ids"
    return Result(f"{name} contradictions", corpus_hash([shared / CORPORA[name]]), f"{len(found)} contradictions", rows, note)


def evaluate_gva(shared: Path, parser: Parser = parse) -> Result:
    """What the gun-violence reports give. Raises CorpusMissing."""
    return evaluate(shared, "gva", parser)


def evaluate_np4e(shared: Path, parser: Parser = parse) -> Result:
    """What the Reuters stories give. Raises CorpusMissing."""
    return evaluate(shared, "np4e", parser)


def evaluate_fakes(shared: Path, parser: Parser = parse) -> Result:
    """What the reports of Syria give. Raises CorpusMissing."""
    return evaluate(shared, "fakes", parser)


def shown(found: Found, texts: Mapping[str, str]) -> Iterator[str]:
    """A contradiction for a person to read: its claims in their surroundings."""
    yield f"{found.key}\n  {', '.join(found.finding.laws)}: {found.finding.topic}"
    yield from (_told(point, texts) for point in found.points)


def _told(point: Point, texts: Mapping[str, str]) -> str:
    at, text = point.claim.evidence, texts[point.card.key]
    words = " ".join(text[max(0, at.start - AROUND) : at.end + AROUND].split())
    return f"  {point.voice.account} [{point.low}, {point.high}] {point.card.id} {point.card.published}: {words}"


def _near(read: Sequence[Reading], texts: Mapping[str, str]) -> Iterator[list[str]]:
    for incident in incidents(read):
        for pair in near(incident):
            yield [incident.id, *(_told(point, texts) for point in pair)]


def near(incident: Incident) -> Iterator[tuple[Point, Point]]:
    """The pairs of figures of the harmed, of two accounts, of which the first is closed below the second, each once. Raises nothing."""
    points = [point for point in reconcile(incident).points if point.solved and point.quantity.status in HARMED]
    told = set()
    for first in points:
        for second in points:
            both = (first.quantity.status, first.voice.account, first.high, second.voice.account, second.low)
            apart = first.quantity.status is second.quantity.status and first.voice.account != second.voice.account
            if apart and first.high is not None and first.high < second.low and both not in told:
                told.add(both)
                yield first, second


def main(argv: Sequence[str]) -> int:
    """Print the measures, or with ``--show`` the contradictions. Raises CorpusMissing, SystemExit on options that mean nothing."""
    options = argparse.ArgumentParser(prog="python -m evaluation.contradictions")
    options.add_argument("shared", type=Path)
    options.add_argument("corpora", nargs="*", default=list(CORPORA), metavar="CORPUS")
    options.add_argument("--near", action="store_true", help="print pairs that are none by the laws, with the words around them")
    options.add_argument("--show", action="store_true", help="print each with the words around its claims")
    asked = options.parse_args(argv)
    if not (asked.show or asked.near):
        print(table([evaluate(asked.shared, name) for name in asked.corpora], {}))
        return 0
    for name in asked.corpora:
        read = readings(asked.shared / CORPORA[name], name)
        texts = {reading.report.sha256[:16]: reading.report.text for reading in read}
        for lines in _near(read, texts) if asked.near else (shown(found, texts) for found in contradictions(read)):
            print("\n".join([f"[{name}]", *lines]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
