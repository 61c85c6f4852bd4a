"""
One incident in a corpus of a war: the bombing of a convoy on 15 April 2017 in FA-KES, whose reports ``convoy.toml`` lists.

    python -m evaluation.convoy SHARED

The whole corpus is one ledger. Of what the listed reports are chiefly about the check is that it is one incident, and that no other report
is chiefly about it; of the monitor's toll, that each of its steps is there as a figure of that incident with the monitor as its source.
:func:`incident` gives the incident with its mentions to whoever follows its accounts.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.clusters import FAKES, pictures
from evaluation.readings import readings
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash, share_row
from reportedly.incidents import Memory, find_echoes, redated
from reportedly.language import parse
from reportedly.model import Figure, FindingKind, Incident, Mention, Reading, Reconciled, SourceKind, Status, mentions_of
from reportedly.reconcile import reconcile

TABLE = Path(__file__).parent / "convoy.toml"


@dataclass(frozen=True, slots=True)
class Listed:
    """The ids of the reports, the monitor, and the steps of its toll."""

    reports: tuple[str, ...]
    monitor: str
    killed: tuple[int, ...]


def listed() -> Listed:
    """The table. Raises OSError or TOMLDecodeError where it can't be read."""
    read: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return Listed(tuple(read["reports"]), read["monitor"]["name"], tuple(read["monitor"]["killed"]))


def incident(read: Sequence[Reading]) -> Incident:
    """The incident that most of the listed reports are chiefly about, in a ledger of all. Raises ValueError where none is there."""
    store, portraits = Memory(), pictures(read)
    for each in portraits:
        store.put(each)
    store.settle([each.mention for each in portraits])
    mentions = {mention.id: mention for reading in read for mention in mentions_of(reading)}
    wanted = [name for name, mention in sorted(mentions.items()) if mention.index == 0 and mention.card.id in listed().reports]
    (name, _), *_ = Counter(store.incident_of(wanted).values()).most_common(1)
    members = store.members(name)
    pictured = store.portraits(members)
    right = (redated(mentions[member], pictured[member].published) for member in members)
    ordered = sorted(right, key=lambda mention: (mention.card.dated or mention.card.published or "", mention.id))
    joins = tuple(join for join in store.joins_of(members) if join.a in members and join.b in members)
    return Incident(name, tuple(ordered), joins, find_echoes(ordered, store.portraits(members).values()))


def steps(mentions: Sequence[Mention], on: Listed) -> tuple[int, ...]:
    """Those steps of the monitor's toll that are figures of the killed of which it is the source, or passes them on. Raises nothing."""
    told = {
        claim.low
        for mention in mentions
        for claim in mention.claims
        if isinstance(claim, Figure) and claim.status is Status.KILLED
        if any(source and (on.monitor in source.name or source.kind is SourceKind.MONITOR) for source in (claim.source, claim.via))
    }
    return tuple(step for step in on.killed if step in told)


def grown(told: Reconciled, on: Listed) -> tuple[int, ...]:
    """The steps of the monitor's toll that its account is found to have grown by, in the longest of its growths. Raises nothing."""
    low = {point.claim.id: point.claim.low for point in told.points}
    accounts = {account.id for account in told.accounts if on.monitor in account.name}
    grew = [each for each in told.findings if each.kind is FindingKind.GROWTH and set(each.accounts) <= accounts]
    steps_of = [tuple(step for step in on.killed if step in {low[claim] for claim in each.claims}) for each in grew]
    return max(steps_of, key=len, default=())


def evaluate(shared: Path, parser: Parser = parse) -> Result:
    """What is right of the convoy. Raises CorpusMissing where the corpus is not there."""
    on, found = listed(), incident(readings(shared / FAKES, "fakes", parser))
    chiefly = [mention.card.id for mention in found.mentions if mention.index == 0]
    told = reconcile(found)
    rows = (
        share_row("listed reports in one incident", len(set(chiefly) & set(on.reports)), len(on.reports)),
        share_row("reports of that incident that are listed", len([name for name in chiefly if name in on.reports]), len(chiefly)),
        share_row("steps of the monitor's toll told by it", len(steps(found.mentions, on)), len(on.killed)),
        share_row("steps of it in one growth of its account", len(grown(told, on)), len(on.killed)),
        Row(
            "contradictions",
            float(sum(each.kind is FindingKind.CONTRADICTION for each in told.findings)),
            len(told.findings),
            floored=False,
        ),
    )
    return Result(
        "fakes convoy", corpus_hash([shared / FAKES]), f"{len(on.reports)} reports", rows, "one incident of a corpus of 769 reports"
    )


def main(argv: Sequence[str]) -> int:
    """Print what is right. Raises CorpusMissing where the corpus is not in the folder named."""
    print(table([evaluate(Path(argv[0] if argv else "../shared"))], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
