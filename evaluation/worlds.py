"""
Simulated worlds: true claims drawn from them must give no contradiction, one falsehood just the sets that it breaks.

    python -m evaluation.worlds [--worlds N] [--planted N] [--first SEED] [--show N]

Each world is people who change status over time, and reports of it by sources that see part of it, late and early. Every contradiction and
slip found among true claims is false; each is told with its world's seed, the claims, and what is so. Then a falsehood is planted in other
runs of the same worlds; where the meanings of the claims leave no way for all to be true, the sets found must be those that
``evaluation.world_oracle`` works out. Exit status 1: there is a false contradiction, or sets differ.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.world_oracle import Oracle
from evaluation.world_people import World, world_of
from evaluation.world_reports import Edition, Told, editions_of, with_falsehood
from evaluation.world_writing import incident_of
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


def judge(seed: int, planted: bool = False) -> Verdict:
    """The true claims of a seed's world, and a false one if ``planted``, reconciled. Raises nothing."""
    world = world_of(seed)
    editions = with_falsehood(world, editions_of(world, brief=True)) if planted else editions_of(world)
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
    impossible, missed, invented = planted_sets(range(options.first, options.first + options.planted), options.show)
    planted = f"{options.planted} worlds with a falsehood, not all can be true in {impossible}"
    print(f"{planted}: sets missed in {missed}, others found in {invented}")
    return int(wrong + missed + invented > 0)


def planted_sets(seeds: range, show: int) -> tuple[int, int, int]:
    """In how many worlds with a falsehood not all can be true, and in how many of them sets are missed, or others found. Raises nothing."""
    impossible = missed = invented = undecided = 0
    for seed in seeds:
        verdict = judge(seed, planted=True)
        expected = expected_of(verdict)
        if expected is None:
            undecided += 1
            continue
        found = {tuple(sorted(finding.positions)) for finding in verdict.clashes}
        impossible += bool(expected)
        missed += bool(expected - found)
        invented += bool(found - expected)
        if found != expected and missed + invented <= show:
            print("\n".join(_differing(verdict, expected - found, "missed")))
            print("\n".join(_differing(verdict, found - expected, "invented")))
    if undecided:
        print(f"{undecided} worlds with a falsehood are too large for the oracle")
    return impossible, missed, invented


def expected_of(verdict: Verdict) -> set[tuple[str, ...]] | None:
    """The sets of standing positions that can't all be true by the meaning of their claims; None if that can't be told. Raises nothing."""
    standing = [position for position in verdict.found.positions if position.standing]
    said = {position.id: [verdict.claims[claim] for claim in position.claims] for position in standing}
    told = [told for _, told in verdict.claims.values() if told.main]
    return Oracle(verdict.world, said, told).conflicts()


def _differing(verdict: Verdict, sets: set[tuple[str, ...]], how: str) -> Iterator[str]:
    claims = {position.id: position.claims for position in verdict.found.positions}
    for some in sorted(sets, key=len)[:2]:
        yield f"world {verdict.world.seed}: {how} ({len(some)})"
        yield from (f"    {_line(verdict.world, *verdict.claims[claim])}" for position in some for claim in claims[position])


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
    parser.add_argument("--planted", type=int, default=1_000, help="how many worlds with a falsehood (1000)")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first (0)")
    parser.add_argument("--show", type=int, default=10, help="how many worlds with a false contradiction are shown (10)")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
