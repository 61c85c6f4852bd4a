"""What the reports of the Jaffar Express must come out as, together: the six points of the incident, on claims and findings."""

from __future__ import annotations

import pytest

from reportedly.model import FindingKind, Incident, Reading, mentions_of
from reportedly.pipeline import read_reports
from reportedly.reading import read_inputs
from reportedly.reconcile import reconcile
from reportedly.settings import Settings

STATE, GROUP = "state:PK", "bla"
MIDDAY = "2025-03-12T13:30"


@pytest.fixture(scope="module")
def readings():
    found = read_reports(read_inputs(["examples/jaffar-express"]), Settings())
    return [reading for reading in found if isinstance(reading, Reading)]


def incident_of(readings, until="9999"):
    mentions = [mentions_of(reading)[0] for reading in readings]
    seen = [mention for mention in mentions if (mention.card.modified or mention.card.published)[:16] <= until]
    return Incident("example", tuple(sorted(seen, key=lambda mention: (mention.card.published, mention.id))))


@pytest.fixture(scope="module")
def midday(readings):
    return reconcile(incident_of(readings, MIDDAY))


@pytest.fixture(scope="module")
def weekend(readings):
    return reconcile(incident_of(readings))


def of_kind(reconciled, *kinds):
    return [finding for finding in reconciled.findings if finding.kind in kinds]


def figures(reconciled, finding):
    """What the claims of a finding say: (account, status, number)."""
    ids = set(finding.claims)
    return {(point.voice.account, point.claim.status.value, point.claim.low) for point in reconciled.points if point.claim.id in ids}


def sets(reconciled):
    """Each contradiction as the set of what its claims say."""
    return {frozenset(figures(reconciled, finding)) for finding in of_kind(reconciled, FindingKind.CONTRADICTION)}


def test_by_midday_freed_and_held_do_not_contradict(midday):
    assert not any({"freed", "held"} & {status for _, status, _ in one} for one in sets(midday))


def test_by_midday_the_attackers_killed_contradict(midday):
    assert sets(midday) == {frozenset({(STATE, "killed", 27), (GROUP, "killed", 0)})}


def test_by_midday_the_manner_is_disputed(midday):
    manners = [finding for finding in of_kind(midday, FindingKind.DISPUTE) if finding.reason == "manner"]
    assert [set(finding.accounts) for finding in manners] == [{STATE, GROUP}]
    assert (STATE, "freed", 190) in figures(midday, manners[0])


def test_by_the_weekend_the_smallest_sets_are_these(weekend):
    dead, rescued, executed = (STATE, "killed", 31), (STATE, "freed", 354), (GROUP, "killed", 214)
    aboard, about = (STATE, "present", 440), ("media reports", "present", 450)
    assert sets(weekend) == {frozenset(one) for one in ((dead, executed), (aboard, rescued, executed), (about, rescued, executed))}


def test_a_superseded_figure_and_one_without_a_top_are_in_no_set(weekend):
    told = {number for one in sets(weekend) for _, _, number in one}
    assert not told & {346, 401, 27, 33, 12}


@pytest.mark.parametrize(("whole", "parts"), [(80, {43, 26, 11}), (104, {58, 31, 15}), (31, {23, 3, 5})])
def test_parts_add_up_to_their_whole(weekend, whole, parts):
    held = [finding for finding in of_kind(weekend, FindingKind.CHECK) if finding.reason == "holds"]
    assert any({number for *_, number in figures(weekend, finding)} == {whole, *parts} for finding in held)


def test_what_the_group_tells_one_by_one_just_misses_its_total(weekend):
    missed = [finding for finding in of_kind(weekend, FindingKind.CHECK) if finding.reason == "misses"]
    assert [{number for *_, number in figures(weekend, finding)} for finding in missed] == [{101, 50, 10, 30}]


def test_the_state_s_count_of_attackers_killed_grew(weekend):
    grown = [figures(weekend, finding) for finding in of_kind(weekend, FindingKind.GROWTH)]
    assert any({number for account, status, number in one} == {16, 27, 30, 33} and {who for who, *_ in one} == {STATE} for one in grown)


def test_the_group_s_own_dead_went_from_none_to_twelve(weekend):
    grown = [figures(weekend, finding) for finding in of_kind(weekend, FindingKind.GROWTH)]
    assert {(GROUP, "killed", 0), (GROUP, "killed", 12)} in grown


def test_who_the_dead_were_was_revised(weekend):
    revised = [figures(weekend, finding) for finding in of_kind(weekend, FindingKind.REVISION)]
    assert any({(STATE, "killed", 21), (STATE, "killed", 5), (STATE, "killed", 23), (STATE, "killed", 3)} <= one for one in revised)


def test_at_least_two_hundred_were_held_or_unaccounted_for(midday):
    implied = of_kind(midday, FindingKind.IMPLIED)
    assert any(finding.low == 200 and {401, 190, 11} == {n for *_, n in figures(midday, finding)} for finding in implied)


def test_findings_do_not_hang_on_the_order_of_the_reports(readings):
    assert reconcile(incident_of(readings)).findings == reconcile(incident_of(readings[::-1])).findings
