from __future__ import annotations

import re

import pytest

from reportedly.model import Span
from reportedly.places import Gazetteer
from reportedly.places.phrases import read_mentions
from reportedly.places.report import Setting, choose
from reportedly.places.resolve import Choice

# The names of a report, the publisher's country, and where the first of them must be.
CASES = {
    "the best known, where nothing speaks for another": ("Paris", None, "FR"),
    "the one near what else is named": ("Tripoli Beirut Sidon", None, "LB"),
    "the other one near what else is named": ("Tripoli Benghazi Misrata", None, "LY"),
    "the country": ("Georgia Tbilisi Abkhazia", None, "GE"),
    "the state": ("Georgia Atlanta Savannah Alabama", None, "US"),
    "the publisher's country": ("Hamilton", "NZ", "NZ"),
}


def settled(gazetteer: Gazetteer, names: str, country: str | None = None, dateline: Span | None = None) -> list[Choice]:
    spans = [Span(*word.span()) for word in re.finditer(r"\S+", names)]
    return choose(read_mentions(names, spans, gazetteer), Setting(dateline, country))


@pytest.mark.parametrize(("names", "publisher", "country"), CASES.values(), ids=CASES)
def test_a_name_is_the_place_that_the_report_speaks_for(gazetteer: Gazetteer, names: str, publisher: str | None, country: str) -> None:
    best = settled(gazetteer, names, publisher)[0].best
    assert best is not None and best.country == country


def test_a_name_means_one_place_throughout(gazetteer: Gazetteer) -> None:
    text = "Springfield, Illinois; later in Springfield"
    spans = [Span(*word.span()) for word in re.finditer("Springfield|Illinois", text)]
    first, _, last = choose(read_mentions(text, spans, gazetteer), Setting())
    assert first.best == last.best


def test_what_is_open_stays_open_with_its_candidates(gazetteer: Gazetteer) -> None:
    choice = settled(gazetteer, "Greenville")[0]
    assert choice.best is None and len(choice.ranked) > 3 and 0 < choice.sure < 0.4


def test_a_name_that_nobody_bears_has_no_candidates(gazetteer: Gazetteer) -> None:
    choice = settled(gazetteer, "Xqwzt")[0]
    assert choice.best is None and choice.ranked == () and choice.sure == 0


def test_the_dateline_counts_more_than_a_naming(gazetteer: Gazetteer) -> None:
    plain, headed = (settled(gazetteer, "Tripoli Beirut Benghazi", dateline=line)[0] for line in (None, Span(8, 14)))
    shares = [sum(share for entry, share in choice.ranked if entry.country == "LB") for choice in (plain, headed)]
    assert shares[1] > shares[0]


def test_a_city_and_the_district_around_it_are_one_answer(gazetteer: Gazetteer) -> None:
    choice = settled(gazetteer, "Quetta")[0]
    assert choice.best is not None and choice.sure > choice.ranked[0][1]


def test_where_a_report_plays_elsewhere_a_village_s_namesake_is_not_sure(gazetteer: Gazetteer) -> None:
    alone, elsewhere = settled(gazetteer, "Obigarm")[0], settled(gazetteer, "Obigarm Quetta Karachi Lahore")[0]
    assert alone.sure > 0.9 > elsewhere.sure
    assert sum(share for _, share in elsewhere.ranked) < 0.9
