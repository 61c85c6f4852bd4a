"""Simulated worlds: what is told of them is true, true claims never conflict, and a falsehood breaks just the sets that it must."""

from __future__ import annotations

import pytest

from evaluation import worlds
from evaluation.world_oracle import says
from evaluation.world_people import world_of
from evaluation.world_reports import RISING, editions_of
from evaluation.world_writing import incident_of
from reportedly.model import Stance, Status


def test_true_claims_give_no_contradiction_and_no_slip() -> None:
    wrong = [line for seed in range(250) for line in worlds.lines_of(worlds.judge(seed))]
    assert wrong == []


def test_a_falsehood_breaks_just_the_sets_that_the_oracle_works_out(capsys: pytest.CaptureFixture[str]) -> None:
    impossible, missed, invented = worlds.planted_sets(range(150), show=3)
    assert (missed, invented) == (0, 0), capsys.readouterr().out
    assert impossible > 20


@pytest.mark.parametrize("seed", range(40))
def test_what_is_asserted_of_a_world_is_so(seed: int) -> None:
    world = world_of(seed)
    for edition in editions_of(world):
        for told in edition.told:
            low, high = says(told)
            truth = world.count(told.status, told.meaning, told.at)
            vague = told.number.words.startswith("dozens")
            if told.main and told.stance in (Stance.ASSERTED, Stance.DENIED) and not vague:
                assert low <= truth and (high is None or truth <= high), (edition, told)


@pytest.mark.parametrize("seed", range(40))
def test_in_a_world_the_dead_and_the_freed_never_become_fewer_nor_more_than_there_are(seed: int) -> None:
    world = world_of(seed)
    moments = range(len(world.moments))
    for kind, size in world.sizes.items():
        for status in RISING:
            counts = [world.count(status, lambda each, kind=kind: each == kind, at) for at in moments]
            assert counts == sorted(counts)
        for at in moments:
            everyone = [
                world.tallies[at][kind][status] for status in (Status.KILLED, Status.FREED, Status.HELD, Status.MISSING, Status.INJURED)
            ]
            assert min(everyone) >= 0 and sum(everyone) <= size


def test_every_figure_quotes_its_report_and_a_world_is_always_the_same() -> None:
    for seed in range(10):
        world = world_of(seed)
        incident = incident_of(world, editions_of(world))
        assert incident == incident_of(world_of(seed), editions_of(world_of(seed)))
        assert len({claim.id for mention in incident.mentions for claim in mention.claims}) == sum(len(m.claims) for m in incident.mentions)


def test_the_command_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert worlds.main(["--worlds", "20", "--planted", "5"]) == 0
    assert "0 worlds with a false contradiction or slip" in capsys.readouterr().out
