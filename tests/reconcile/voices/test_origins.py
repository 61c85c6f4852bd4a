"""What merely passes a figure on, and what sums two up."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Echo, EchoKind, Figure, Incident, Mention, Source, SourceKind
from reportedly.reconcile.voices import Voices, load_actors, origins, sums_up
from tests.reconcile.telling import figure, mention

POST = Source("Example Post", SourceKind.OUTLET)


def traced(*mentions: Mention, echoes: tuple[Echo, ...] = ()) -> dict[str, str]:
    incident = Incident("i", mentions, (), echoes)
    return origins(incident, Voices.of(incident, load_actors(), "PK"))


def test_an_outlet_cited_passes_on_its_own_reports_source() -> None:
    cited, told = figure("30 militants", low=30, source=POST), figure("30 rebels", low=30, by="the army")
    assert traced(mention("Example Wire", "2031-05-03", cited), mention("Example Post", "2031-05-02", told)) == {cited.id: told.id}


def test_an_outlet_cited_for_another_number_passes_nothing_on() -> None:
    cited, told = figure("30 militants", low=30, source=POST), figure("27 rebels", low=27, by="the army")
    assert traced(mention("Example Wire", "2031-05-03", cited), mention("Example Post", "2031-05-02", told)) == {}


def test_the_figure_of_a_headline_is_the_source_s_in_the_body() -> None:
    title, body = figure("30 militants", low=30), figure("30 militants", low=30, by="the army")
    assert traced(mention("Example Wire", "2031-05-03", title, body)) == {title.id: body.id}


def test_a_copy_s_figures_are_the_original_s() -> None:
    first, second = figure("12 people", low=12, by="the police", start=5), figure("12 people", low=12, by="the police", start=6)
    original, copy = mention("Example Post", "2031-05-02", first), mention("Example Wire", "2031-05-03", second)
    echo = Echo(copy.card.key, original.card.key, EchoKind.NEAR)
    assert traced(original, copy, echoes=(echo,)) == {second.id: first.id}


def test_a_chain_leads_to_its_first() -> None:
    title, cited = figure("30 militants", low=30, start=1), figure("30 militants", low=30, source=POST)
    told = figure("30 rebels", low=30, by="the army")
    found = traced(mention("Example Wire", "2031-05-03", title, cited), mention("Example Post", "2031-05-02", told))
    assert found == {title.id: told.id, cited.id: told.id}


def test_who_passed_it_on_is_not_the_source() -> None:
    told = replace(figure("30 militants", low=30, by="the army"), via=POST)
    assert traced(mention("Example Wire", "2031-05-03", told)) == {}


def summed(*claims: Figure) -> tuple[str, ...]:
    incident = Incident("i", (mention("Example Wire", "2031-05-03", *claims),))
    return sums_up(incident, Voices.of(incident, load_actors(), "PK"))


def test_a_range_between_two_sources_figures_sums_them_up() -> None:
    between = figure("between 27 and 30 attackers", low=27, high=30)
    assert summed(figure("27", low=27, by="the army"), figure("30", low=30, by="the police"), between) == (between.id,)


def test_a_range_with_an_end_that_nobody_gave_is_an_account() -> None:
    assert summed(figure("27", low=27, by="the army"), figure("between 27 and 31 attackers", low=27, high=31)) == ()
