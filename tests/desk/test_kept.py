"""Incidents kept in memory: seen once for each state of them, drawn once for each news, and let go when there are too many."""

from __future__ import annotations

from markupsafe import Markup

from reportedly.desk.kept import Held, Kept
from reportedly.model import JudgementKind
from reportedly.workflow.adding import add_reading
from reportedly.workflow.deciding import judge_claim
from reportedly.workflow.viewing import Window
from tests.desk.pages.conftest import FIRST, LATER, Quay, linnet_ledger, quay  # noqa: F401
from tests.publish.fixtures import ferry, hostile


def test_an_incident_is_made_again_only_where_it_changed(quay: Quay) -> None:  # noqa: F811
    kept, actors = Kept(), quay.office.actors
    with quay.office.ledger() as ledger:
        first = kept.seen(ledger, quay.incident, actors)
        assert kept.seen(ledger, quay.incident[:6], actors) is first
        judge_claim(ledger, JudgementKind.REJECT, ferry().claims[0].id, {}, ("A. Analyst", LATER, "no"))
        assert kept.seen(ledger, quay.incident, actors).seen is not first.seen


def test_what_was_drawn_stands_where_only_another_incident_was_judged(quay: Quay) -> None:  # noqa: F811
    kept, actors = Kept(), quay.office.actors
    with quay.office.ledger() as ledger:
        add_reading(ledger, hostile(), LATER)
        first = kept.seen(ledger, quay.incident, actors)
        first.draw(None, lambda: Markup("drawn"))
        judge_claim(ledger, JudgementKind.ACCEPT, hostile().claims[0].id, {}, ("A. Analyst", LATER, "so"))
        again = kept.seen(ledger, quay.incident, actors)
        assert again is not first and again.draw(None, lambda: Markup("anew")) == "drawn"


def test_the_oldest_are_let_go_and_one_always_stays(quay: Quay) -> None:  # noqa: F811
    kept, actors = Kept(most=1), quay.office.actors
    with quay.office.ledger() as ledger:
        whole = kept.seen(ledger, quay.incident, actors)
        assert kept.seen(ledger, quay.incident, actors) is whole
        kept.seen(ledger, quay.incident, actors, Window(known_at=FIRST))
        assert kept.seen(ledger, quay.incident, actors) is not whole


def test_the_state_of_an_incident_and_the_readings_of_a_claim(quay: Quay) -> None:  # noqa: F811
    with quay.office.ledger() as ledger:
        before = ledger.state_of(quay.incident)
        assert ledger.state_of(quay.incident) == before != ledger.state_of("nothing")
        claim = ferry().claims[0]
        assert [(each.claim, each.at) for each in ledger.readings_of(claim.id)] == [(claim, FIRST)]
        assert ledger.readings_of("nothing") == ()


def test_held_is_drawn_once() -> None:
    held = Held("", None)  # type: ignore[arg-type]
    assert held.draw(None, lambda: Markup("first")) == held.draw(None, lambda: Markup("second")) == "first"
