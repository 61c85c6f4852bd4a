from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.claims.places import PlaceIndex, find_places
from reportedly.language import parse
from reportedly.model import Block, Figure, Furniture, Place, Report, Span
from reportedly.pipeline import World, read_parsed
from reportedly.places import Gazetteer

FOUND = {
    "entities": ("Gunmen attacked a bus near Quetta on Monday.", ["Quetta"]),
    "two in one sentence": ("They fled from Mosul to Kirkuk in a day.", ["Mosul", "Kirkuk"]),
    "a name that the parser does not know": ("Two guards were shot in Kolpur on Monday.", ["Kolpur"]),
    "an adjective is no place": ("Iraqi soldiers fired at the crowd.", []),
    "a facility called by its town": ("Four guards died in an attack on Mach Jail.", ["Mach Jail"]),
    "small letters are no place": ("The mach number of a march in a bolan.", []),
    "no commas": ("In Quetta Balochistan gunmen killed three people police said", ["Quetta"]),
    "a list with a name that the parser does not know": (
        "Attacks were reported in Gao, Kidal, Menaka and Mopti.",
        ["Gao", "Kidal", "Menaka", "Mopti"],
    ),
    "whose people are told of": ("A Mosul shopkeeper was shot.", ["Mosul"]),
    "a village that nobody has on a map": ("Gunmen came to the village of Zolbagar at night.", ["Zolbagar"]),
    "an armed body is no place": ("Fighters of Hamas and Daesh met UN officials in the desert.", []),
    "a surname is no place": ("Ann Shelton drove there. Shelton, 33, was shot.", []),
    "a person is no place": ("Mr Paris said that he was sorry.", []),
}
AT = {
    "its own clause": ("Gunmen killed 11 people in Quetta, and the toll in Karachi rose.", "11", "Quetta"),
    "the other clause": ("Gunmen killed 11 people in Quetta, and 12 died in Karachi.", "12", "Karachi"),
    "the inner of two": ("Gunmen killed 11 people near Mach district of Balochistan.", "11", "Mach"),
    "not where the speaker is": ("Police in Lahore said that 11 people were killed in Quetta.", "11", "Quetta"),
    "only where the speaker is": ("Police in Lahore said that 11 people were killed.", "11", None),
    "none": ("At least 11 people were killed.", "11", None),
    "another sentence": ("The bomb went off in Quetta. At least 11 people were killed.", "11", None),
}


def report(text: str, **more: object) -> Report:
    return Report("r", text, "r", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "wanted"), FOUND.values(), ids=FOUND)
def test_the_names_of_places_are_found(gazetteer: Gazetteer, text: str, wanted: list[str]) -> None:
    found = [place.name for place in find_places(parse(report(text)), gazetteer)]
    assert [name for name in found if name in wanted] == wanted and (wanted or not found)


@pytest.mark.parametrize(("text", "number", "wanted"), AT.values(), ids=AT)
def test_a_figure_is_where_its_clause_says(gazetteer: Gazetteer, text: str, number: str, wanted: str | None) -> None:
    parsed = parse(report(text))
    index = PlaceIndex(parsed, find_places(parsed, gazetteer))
    at = text.index(number)
    sentence = next(sent for sent in parsed.doc.sents if sent.start_char <= at < sent.end_char)
    place = index.at(Span(at, at + len(number)), Span(sentence.start_char, sentence.end_char))
    assert (place.name if place else None) == wanted


def test_a_place_says_what_its_point_is_of(gazetteer: Gazetteer) -> None:
    text = "Bombs went off in Quetta in Pakistan, at the Bolan Pass, and in a tunnel near Mushkaf."
    found = {place.name: place for place in find_places(parse(report(text)), gazetteer)}
    assert (found["Quetta"].precision, found["Quetta"].geonameid, found["Quetta"].admin1) == ("place", 1167528, "Balochistan")
    assert (found["Quetta"].known_as, found["Pakistan"].admin2, found["Mushkaf"].admin2) == ("Quetta", None, "Kachhi District")
    assert (found["Pakistan"].precision, found["Pakistan"].admin1) == ("country", None)
    assert (found["Mushkaf"].precision, found["Mushkaf"].geonameid, found["Mushkaf"].country) == ("within", None, "PK")


def place_of_figure(text: str, gazetteer: Gazetteer) -> Place | None:
    """The place of the first figure of a text."""
    claims = read_parsed(parse(report(text)), World(gazetteer)).claims
    return next(claim.place for claim in claims if isinstance(claim, Figure))


def test_a_figure_s_place_that_is_open_keeps_its_candidates(gazetteer: Gazetteer) -> None:
    place = place_of_figure("Gunmen killed 11 people in Greenville.", gazetteer)
    assert place is not None and (place.name, place.resolved, place.geonameid, place.lat) == ("Greenville", False, None, None)
    assert len(place.candidates) > 3 and place.sure < 1 / 3 and {each.kind for each in place.candidates} >= {"place"}


def test_a_figure_s_place_says_all_that_is_known_of_it(gazetteer: Gazetteer) -> None:
    text = "Gunmen killed 11 people in Qamishli in Syria."
    place = place_of_figure(text, gazetteer)
    assert place is not None and place.span.of(text) == place.name == "Qamishli" and place.sure > 0.8
    assert (place.geonameid, place.known_as, place.precision, place.country, place.admin1) == (
        173377,
        "Al Qāmishlī",
        "place",
        "SY",
        "Al Ḩasakah",
    )


def test_links_and_credits_name_no_places(gazetteer: Gazetteer) -> None:
    text = "Three people were killed.\n\nRead more: floods in Karachi."
    links = Block(Span(27, len(text)), Furniture.LINKS)
    assert find_places(parse(report(text, furniture=(links,))), gazetteer) == ()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["Quetta", "in", "Paris,", "Texas", "(", "the", "of", "district", "’s", "U.S.", "-", "\n\n", "KABUL", "Mr"]),
        max_size=25,
    )
)
def test_a_place_quotes_the_text_and_two_runs_are_the_same(gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    parsed = parse(report(text))
    places = find_places(parsed, gazetteer)
    assert all(place.name == place.span.of(text) and 0 <= place.sure <= 1 for place in places)
    assert all(first.span.end <= second.span.start for first, second in pairwise(places))
    assert find_places(parsed, gazetteer) == places


def test_a_sentence_of_names_without_end_costs_no_more_a_word(gazetteer: Gazetteer) -> None:
    costs = []
    for size in (500, 4000):
        parsed = parse(report("in Quetta, Paris and Springfield " * size))
        started = time.process_time()
        index = PlaceIndex(parsed, find_places(parsed, gazetteer))
        index.at(Span(0, 2), Span(0, len(parsed.text)))
        costs.append((time.process_time() - started) / size)
    assert costs[1] < costs[0] * 4
