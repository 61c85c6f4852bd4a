"""
Simulated worlds: true claims drawn from them must give no contradiction.

    python -m evaluation.worlds [--worlds N] [--first SEED] [--show N]

Each world is people who change status over time, and reports of it by sources that see part of it, late and early. Every contradiction and
slip found among true claims is false; each is told with its world's seed, the claims, and what is so. Exit status 1: there is one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.world_people import World, world_of
from evaluation.world_reports import Edition, Told, editions_of, incident_of
from reportedly.model import Finding, FindingKind, Incident, Reconciled
from reportedly.reconcile import reconcile

CLASHES = (FindingKind.CONTRADICTION, FindingKind.SLIP)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one world, and the claims of it by id, each with the report it is in."""

    world: World
    claims: dict[str, tuple[Edition, Told]]
    found: Reconciled

    @property
    def clashes(self) -> tuple[Finding, ...]:
        """The contradictions and slips found."""
        return tuple(finding for finding in self.found.findings if finding.kind in CLASHES)


def judge(seed: int) -> Verdict:
    """The true claims of a seed's world, reconciled. Raises nothing."""
    world = world_of(seed)
    editions = editions_of(world)
    incident = incident_of(world, editions)
    return Verdict(world, _claims(editions, incident), reconcile(incident))


def _claims(editions: Sequence[Edition], incident: Incident) -> dict[str, tuple[Edition, Told]]:
    pairs = zip(editions, incident.mentions, strict=True)
    return {claim.id: (edition, told) for edition, mention in pairs for claim, told in zip(mention.claims, edition.told, strict=True)}


def main(argv: Sequence[str]) -> int:
    """Judge the worlds, print what was found, and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    kinds: Counter[str] = Counter()
    claims = wrong = 0
    for seed in range(options.first, options.first + options.worlds):
        verdict = judge(seed)
        claims += len(verdict.claims)
        kinds.update(finding.kind.value for finding in verdict.found.findings)
        if verdict.clashes:
            wrong += 1
            if wrong <= options.show:
                print("\n".join(lines_of(verdict)))
    print(f"{options.worlds} worlds, {claims} claims: {wrong} worlds with a false contradiction or slip")
    print("findings: " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    return int(wrong > 0)


def lines_of(verdict: Verdict) -> Iterator[str]:
    """The false contradictions of a world, the smallest first, with what is so. Raises nothing."""
    for finding in sorted(verdict.clashes, key=lambda each: len(each.claims))[:2]:
        yield f"world {verdict.world.seed}: {finding.kind.value} by {', '.join(finding.laws) or 'bounds'}: {finding.sentence}"
        for claim in finding.claims:
            yield f"    {_line(verdict.world, *verdict.claims[claim])}"


def _line(world: World, edition: Edition, told: Told) -> str:
    published = world.moments[edition.at].isoformat(timespec="minutes")[: 16 if edition.hour_told else 10]
    truth = world.count(told.status, told.meaning, told.at)
    words = told.number.words.format(told.word.text)
    when = f", of {world.moments[told.at].date()}" if told.as_of_told else ""
    limit = f" {told.limit}" if told.limit else ""
    return f"{published} {told.source.name}: {words} {told.status.value}{limit}{when} (so at moment {told.at}: {truth})"


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.worlds", description=(__doc__ or "").splitlines()[1])
    parser.add_argument("--worlds", type=int, default=10_000, help="how many worlds (10000)")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first (0)")
    parser.add_argument("--show", type=int, default=10, help="how many worlds with a false contradiction are shown (10)")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
