from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.places import Gazetteer
from reportedly.places.naming import said_kinds
from reportedly.places.phrases import inner_of, read_mentions
from reportedly.places.report import Setting, choose

# The text, the names in it, and of each the country and province that it must be in ("" for none), whatever else the report says.
CASES = {
    "a comma": ("Springfield, Illinois", {"Springfield": ("US", "Illinois")}),
    "a short form": ("Paris, Tenn.", {"Paris": ("US", "Tennessee"), "Tenn": ("US", "Tennessee")}),
    "a district of": ("Mach district of Balochistan", {"Mach": ("PK", "Balochistan"), "Balochistan": ("PK", "Balochistan")}),
    "an owner": ("Pakistan's Punjab province", {"Pakistan": ("PK", ""), "Punjab": ("PK", "Punjab")}),
    "another owner": ("India's Punjab state", {"Punjab": ("IN", "Punjab")}),
    "a people's town": ("the Lebanese city of Tripoli", {"Tripoli": ("LB", "Ash Shimāl")}),
    "brackets": ("Tripoli (Libya)", {"Tripoli": ("LY", "Ţarābulus")}),
    "in": ("Birmingham in Alabama", {"Birmingham": ("US", "Alabama")}),
    "a part of it": ("northern Iraq", {"northern Iraq": ("IQ", "")}),
    "the county, not the town": ("Hamilton County, Ohio", {"Hamilton County": ("US", "Ohio")}),
    "a station that GeoNames lacks": ("Kolpur station", {"Kolpur": ("PK", "Balochistan")}),
    "a name that was changed": ("Bolan district", {"Bolan": ("PK", "Balochistan")}),
    "what a body is called by": ("Nairobi City Council", {"Nairobi City Council": ("KE", "Nairobi City")}),
    "provinces of one country": ("Sindh and Punjab", {"Sindh": ("PK", "Sindh"), "Punjab": ("PK", "Punjab")}),
    "provinces of another": ("Haryana and Punjab", {"Punjab": ("IN", "Punjab")}),
    "a list of countries": ("Georgia and Armenia", {"Georgia": ("GE", ""), "Armenia": ("AM", "")}),
    "a list of states": ("Alabama, Georgia and Florida", {"Georgia": ("US", "Georgia"), "Florida": ("US", "Florida")}),
    "the kind that a list says": ("Butler, Hamilton and Warren counties in Ohio", {"Hamilton": ("US", "Ohio"), "Warren": ("US", "Ohio")}),
    "the kind that stands before": ("the provinces of Gaza and Sofala", {"Gaza": ("MZ", "Gaza"), "Sofala": ("MZ", "Sofala")}),
    "an owner of what is unknown": ("Karachi's Ghulabad Arena", {"Ghulabad Arena": ("PK", "Sindh")}),
    "a suburb that is unknown": ("Karachi's gated suburb of Ghulabad", {"Ghulabad": ("PK", "Sindh")}),
    "where the unknown lies, not what it is called by": ("University of Oxford in Karachi", {"University of Oxford": ("PK", "Sindh")}),
    "initials between": ("Ghulabad Prison (GP) in Karachi", {"Ghulabad Prison": ("PK", "Sindh")}),
}
KINDS = {
    "own": ("Hamilton County", ["Hamilton"], ["county"]),
    "a list": ("Butler, Clark and Madison counties", ["Butler", "Clark", "Madison"], ["county"] * 3),
    "before": ("districts of Mach, Sibi and Kohlu", ["Mach", "Sibi", "Kohlu"], ["district"] * 3),
    "another list": ("Mach; Sibi and Kohlu districts", ["Mach", "Sibi", "Kohlu"], ["", "district", "district"]),
    "its own before the list's": ("Mach town and Sibi districts", ["Mach", "Sibi"], ["town", "district"]),
    "the name of a body": ("Ohio State University", ["Ohio"], [""]),
}
BETWEEN = {
    "comma": (", ", 0),
    "of": (" district of ", 0),
    "in": (" in the ", 0),
    "owner": ("'s ", 1),
    "and": (" and ", None),
    "a sentence end": (". ", None),
    "far": (" in " + "very " * 20, None),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_the_words_around_a_name_say_which_place_it_is(gazetteer: Gazetteer, text: str, wanted: dict[str, tuple[str, str]]) -> None:
    names = [
        name
        for name in ("Illinois", "Tenn", "Balochistan", "Pakistan", "India", "Lebanese", "Libya", "Alabama", "Ohio", "Butler", "Karachi")
        if name in text and not any(name in each for each in wanted)
    ] + [name for name in ("Haryana",) if name in text]
    spans = sorted({_span(text, name) for name in (*names, *wanted)})
    mentions = read_mentions(text, spans, gazetteer)
    best = dict(zip(spans, (choice.best for choice in choose(mentions, Setting())), strict=True))
    for name, (country, province) in wanted.items():
        entry = best[_span(text, name)]
        assert entry is not None, name
        above = entry if entry.kind == "admin1" else gazetteer.place(entry.admin1 or 0)
        assert (entry.country, above.name if above else "") == (country, province)


@pytest.mark.parametrize(("text", "names", "kinds"), KINDS.values(), ids=KINDS)
def test_the_word_for_a_kind_is_said_of_each_name_of_a_list(text: str, names: list[str], kinds: list[str]) -> None:
    assert said_kinds(text, [_span(text, name) for name in names]) == kinds


def test_a_name_that_begins_like_a_small_place_s_is_not_put_there(gazetteer: Gazetteer) -> None:
    (alone,) = read_mentions("Abu Ghulab", [Span(0, 10)], gazetteer)
    assert alone.within and alone.entries == ()
    text = "Chaman, and Chaman Winter Games"
    named, longer = read_mentions(text, [Span(0, 6), Span(12, len(text))], gazetteer)
    assert longer.within and {entry.id for entry in longer.entries} <= {entry.id for entry in named.entries} != set()


def test_a_name_that_goes_on_is_not_what_it_begins_with(gazetteer: Gazetteer) -> None:
    text = "Ain; Ain al-Ghulab"
    _, longer = read_mentions(text, [Span(0, 3), Span(5, len(text))], gazetteer)
    assert longer.within and longer.entries == ()


def test_a_few_capitals_are_no_city_s_other_name(gazetteer: Gazetteer) -> None:
    agency, city = read_mentions("SANA LIMA", [Span(0, 4), Span(5, 9)], gazetteer)
    assert all(entry.kind != "capital" for entry in agency.entries) and any(entry.kind == "capital" for entry in city.entries)


def test_a_lost_apostrophe_hides_no_country(gazetteer: Gazetteer) -> None:
    (mention,) = read_mentions("Syrias capital", [Span(0, 6)], gazetteer)
    assert [entry.country for entry in mention.entries] == ["SY"]


def test_a_direction_is_no_town(gazetteer: Gazetteer) -> None:
    (mention,) = read_mentions("the West", [Span(4, 8)], gazetteer)
    assert mention.entries == ()


def _span(text: str, name: str) -> Span:
    return Span(text.index(name), text.index(name) + len(name))


@pytest.mark.parametrize(("between", "which"), BETWEEN.values(), ids=BETWEEN)
def test_which_of_two_names_lies_inside_the_other(between: str, which: int | None) -> None:
    assert inner_of(between) == which


def test_a_list_of_towns_is_no_containment(gazetteer: Gazetteer) -> None:
    text = "offices in Birmingham, Hamilton"
    first, second = read_mentions(text, [_span(text, "Birmingham"), _span(text, "Hamilton")], gazetteer)
    assert not first.linked and not second.linked


def test_a_people_s_name_is_evidence_and_no_place(gazetteer: Gazetteer) -> None:
    (mention,) = read_mentions("Canadian troops", [Span(0, 8)], gazetteer)
    assert mention.people and [entry.country for entry in mention.entries] == ["CA"]
