"""Where it happened: what speaks for a town, what does not, and what stays open."""

from __future__ import annotations

import cProfile
import json
import pstats
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.scene import find_scene, name_places
from reportedly.language import parse
from reportedly.model import Block, Furniture, Report, Scene, Span
from reportedly.pipeline import World, read_parsed
from reportedly.places import Gazetteer
from reportedly.publish import jsonl

TOWNS = {
    "harm is told to be there": ("Two men were shot on Monday in Dubuque, Iowa. They had come from Peoria.", "Dubuque"),
    "harm at a house there": ("A man was killed at a home in Dubuque, Iowa. He had moved there from Peoria.", "Dubuque"),
    "near a house": ("A woman was found dead in a house outside Dubuque, Iowa.", "Dubuque"),
    "a pass named for the deed, not where it was written": (
        "QUETTA, Pakistan - Gunmen blew up a bus in the Bolan Pass on Monday, killing nine people.",
        "Bolan Pass",
    ),
    "its police": ("Three people were wounded, Dubuque police said on Monday.", "Dubuque"),
    "its police department": ("Three people were wounded, according to the Dubuque Police Department.", "Dubuque"),
    "a house called by it": ("A child was wounded inside a Dubuque apartment on Monday, officers said.", "Dubuque"),
    "the deed called by it": ("The Dubuque shooting left two people wounded.", "Dubuque"),
    "the block of a street": ("The shots were fired in the 300 block of Elm Street in Dubuque, Iowa.", "Dubuque"),
    "a part of it": ("The bomb went off on the north side of Dubuque, Iowa, killing two.", "Dubuque"),
    "not the hospital's town": ("Two men were shot in Dubuque, Iowa. They were flown to a hospital in Madison, Wisconsin.", "Dubuque"),
    "not the victims' home": ("A man from Peoria, Illinois, was shot at a bar in Dubuque, Iowa.", "Dubuque"),
    "not where the suspect was caught": ("A man was shot at a bar in Dubuque. The suspect was arrested in Omaha, Nebraska.", "Dubuque"),
    "not where the trial is": ("He appeared in court in Des Moines on charges of killing two people at a home in Dubuque.", "Dubuque"),
    "not a road's name": ("Two people were shot on Madison Street in Dubuque, Iowa, police said.", "Dubuque"),
    "a town in another country": ("A bomb went off at a market in Quetta, Pakistan, killing 12 people.", "Quetta"),
    "a pass": ("Gunmen fired on a bus in the Bolan Pass in Pakistan, killing four people.", "Bolan Pass"),
    "a town on no map": ("Two people were killed at a house in Wolfsbarrow. A store in Wolfsbarrow burned.", "Wolfsbarrow"),
}
# Each of these is enough by itself, or just so, to tell the town of a report; the last words say what the report has beside its text.
ENOUGH = {
    "a house there": ("Officers came to a home in Dubuque.", {}),
    "a house near it": ("Officers came to a home near Dubuque.", {}),
    "its school": ("Both had gone to Dubuque High School.", {}),
    "its hospital": ("Both are at Dubuque General Hospital.", {}),
    "the deed called by it": ("The Dubuque shooting was the third.", {}),
    "an outskirt": ("The bomb was left on the outskirts of Dubuque.", {}),
    "named again and again": ("The men slept in Dubuque, Iowa. The women ate in Dubuque. All were in Dubuque. They sang in Dubuque.", {}),
    "a house called by it": ("A Dubuque apartment burned.", {}),
    "a title's house": ("Two were hurt.", {"title": "Dubuque bar fight leaves two hurt"}),
    "a title's people": ("Two were hurt.", {"title": "Dubuque man dies"}),
    "the publisher's town": ("They gathered in Dubuque.", {"publisher": "The Dubuque Herald"}),
    "the only town": ("Two men from Dubuque were killed on Monday.", {"title": "Dubuque man dies"}),
}
OPEN = {
    "no place at all": "Two people were killed on Monday, police said.",
    "only where someone lives": "They had lived in Dubuque. They grew up in Dubuque. They worked in Dubuque.",
    "only where someone was treated": "One was flown to a hospital in Dubuque. One was treated in Dubuque. Two were airlifted to Dubuque.",
    "only where someone was tried": "He was in court in Dubuque. He was arrested in Dubuque. He was charged in Dubuque.",
    "only who is from there": "One of them was from Dubuque. One more was from Dubuque. The third is from Dubuque.",
    "only what it is near": "They stood near Dubuque. They rested near Dubuque. They slept near Dubuque.",
    "only an area called so": "They stood in the Dubuque area. They rested in the Dubuque area. They slept in the Dubuque area.",
    "a town of a name that many have": "A Springfield apartment burned.",
    "one house in what is on no map": "Officers came to a house in Wolfsbarrow.",
    "only a court": "Two people were killed. A trial in Dubuque District Court and another in Dubuque District Court are to follow.",
    "only a caption": "Two people were killed.\n\nPhoto: Dubuque police in Dubuque.",
    "only a body that is everywhere": "Two people were killed, State Police said. University officials mourned.",
    "a name that is a number": "Four men were shot near a park.",
}
AREAS = {
    "a county's sheriff": ("Two people were shot, the Dubuque County Sheriff's Office said.", "Dubuque County", "district"),
    "in a county": ("Two people were shot and killed in Dubuque County, Iowa.", "Dubuque County", "district"),
    "a village of a state that is on no map": ("Two people were killed at a house in Wolfsbarrow, Iowa, on Monday.", "Iowa", "province"),
    "in a state": ("Two people were shot and killed in Iowa on Monday.", "Iowa", "province"),
}
TITLES = {
    "in a town": ("Two shot in Dubuque", "Dubuque"),
    "the side of a town": ("Two shot in North Dubuque", "Dubuque"),
    "a town's police": ("Dubuque police seek man after shooting", "Dubuque"),
    "a town's deed": ("Dubuque shooting leaves two wounded", "Dubuque"),
    "every word with a capital": ("Two Men Wounded In Dubuque Bar Fight", "Dubuque"),
    "not what the paper adds": ("Two men wounded - Dubuque Daily News", None),
    "a county is no town": ("Two shot in Dubuque County", None),
    "a word that is a town somewhere": ("One Man Shot In Church", None),
}


def report(text: str, **more: object) -> Report:
    return Report("r", text, "r", **more)  # type: ignore[arg-type]


def scene_of(gazetteer: Gazetteer, text: str, **more: object) -> Scene:
    return read_parsed(parse(report(text, **more)), World(gazetteer)).scene


@pytest.mark.parametrize("name", TOWNS)
def test_the_town_where_it_happened(gazetteer: Gazetteer, name: str) -> None:
    text, expected = TOWNS[name]
    scene = scene_of(gazetteer, text)
    assert scene.place is not None and scene.place.name == expected
    assert text[scene.place.span.start : scene.place.span.end] == expected
    assert 0 < scene.sure <= 1


@pytest.mark.parametrize("name", ENOUGH)
def test_what_is_enough_to_tell_a_town(gazetteer: Gazetteer, name: str) -> None:
    text, more = ENOUGH[name]
    place = scene_of(gazetteer, text, **more).place
    assert place is not None and (place.name, place.precision) == ("Dubuque", "place")


@pytest.mark.parametrize("name", OPEN)
def test_what_tells_no_place_leaves_it_open(gazetteer: Gazetteer, name: str) -> None:
    text = OPEN[name]
    photo = tuple(Block(Span(at, len(text)), Furniture.CAPTION) for at in (text.find("Photo:"),) if at >= 0)
    assert scene_of(gazetteer, text, furniture=photo).place is None


@pytest.mark.parametrize("name", AREAS)
def test_a_county_or_state_stands_in_where_no_town_is_told(gazetteer: Gazetteer, name: str) -> None:
    text, expected, precision = AREAS[name]
    place = scene_of(gazetteer, text).place
    assert place is not None and (place.known_as, place.precision) == (expected, precision)


@pytest.mark.parametrize("name", TITLES)
def test_a_title_names_the_town_alone(gazetteer: Gazetteer, name: str) -> None:
    title, expected = TITLES[name]
    scene = scene_of(gazetteer, "Two men were wounded on Monday.", title=title)
    found = scene.place if scene.place and scene.place.precision == "place" else None
    assert (found.name if found else None) == expected
    assert found is None or (scene.in_title and title[found.span.start : found.span.end] == expected)


def test_the_text_s_own_naming_is_shown_where_the_title_has_it_too(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "Two men were wounded. Dubuque, Iowa, was quiet.", title="Two shot in Dubuque")
    assert scene.place is not None and not scene.in_title and scene.place.span == Span(22, 29)
    assert [(reason.kind, reason.span) for reason in scene.reasons] == [("title in", None)]


def test_a_dateline_is_where_it_happened_unless_the_words_tell_another_town(gazetteer: Gazetteer) -> None:
    dateline = {"dateline_place": Span(0, 7), "furniture": (Block(Span(0, 9), Furniture.DATELINE),)}
    alone = scene_of(gazetteer, "DUBUQUE - Two people were killed on Monday.", **dateline)
    assert alone.place is not None and (alone.place.known_as, alone.reasons[0].kind) == ("Dubuque", "dateline")
    other = scene_of(gazetteer, "DUBUQUE - Two people were killed at a home in Peoria, Illinois. Peoria police came.", **dateline)
    assert other.place is not None and other.place.name == "Peoria"


def test_a_county_that_is_named_speaks_for_the_town_in_it(gazetteer: Gazetteer) -> None:
    text = "Two people were killed in Waterloo, Iowa, and two more were killed in Cascade, Iowa, on Monday."
    alone = scene_of(gazetteer, text).place
    beside = scene_of(gazetteer, f"{text} Deputies of Dubuque County found them.").place
    assert (alone and alone.name, beside and beside.name) == ("Waterloo", "Cascade")


def test_the_state_of_which_the_report_speaks_decides_between_equals(gazetteer: Gazetteer) -> None:
    text = "Officers came to a home in Peoria, Illinois. Officers came to a home in Dubuque, Iowa."
    alone = scene_of(gazetteer, text).place
    beside = scene_of(gazetteer, f"{text} Officials of Iowa said so. Iowa mourns.").place
    assert (alone and alone.name, beside and beside.name) == ("Peoria", "Dubuque")


def test_a_quarter_is_put_into_the_city_whose_police_came(gazetteer: Gazetteer) -> None:
    near = scene_of(gazetteer, "Two men were shot in Logan Square on Monday, Chicago police said.", title="Two shot in Logan Square")
    assert near.place is not None and near.city is not None
    assert (near.place.name, near.city.name) == ("Logan Square", "Chicago")
    unknown = scene_of(gazetteer, "Two men were shot at a store in Wolfsbarrow on Monday.\n\nChicago police are looking for a van.")
    assert (unknown.place and unknown.place.name, unknown.city and unknown.city.name) in (("Wolfsbarrow", "Chicago"), ("Chicago", None))


def test_a_quarter_called_like_a_town_far_away_is_not_taken_for_it(gazetteer: Gazetteer) -> None:
    text = "Two men were shot in Austin on Monday and a store in Austin was hit. The Austin shooting is the third, Chicago police said."
    scene = scene_of(gazetteer, text, title="Two shot in Austin")
    assert scene.place is not None and scene.city is not None
    assert (scene.place.name, scene.place.resolved, scene.city.name) == ("Austin", False, "Chicago")
    told = scene_of(gazetteer, text.replace("Chicago", "Texas state police and Chicago"), title="Two shot in Austin")
    assert told.place is not None and told.place.admin1 == "Texas"


def test_surer_where_more_speaks_for_it_and_less_sure_beside_another(gazetteer: Gazetteer) -> None:
    one = scene_of(gazetteer, "Two men were shot in Dubuque, Iowa.")
    more = scene_of(gazetteer, "Two men were shot in Dubuque, Iowa. Dubuque police came.")
    rival = scene_of(gazetteer, "Two men were shot in Dubuque, Iowa, and two in Waterloo, Iowa.")
    assert rival.sure < one.sure < more.sure


def test_links_and_bylines_tell_no_place(gazetteer: Gazetteer) -> None:
    text = "Two people were killed.\n\nRead more: man shot at home in Dubuque."
    links = (Block(Span(25, len(text)), Furniture.LINKS),)
    assert scene_of(gazetteer, text, furniture=links).place is None


def test_when_it_happened_and_by_when(gazetteer: Gazetteer) -> None:
    told = scene_of(gazetteer, "Two men were shot in Dubuque on Sunday, police said on Tuesday.", published="2025-03-12")
    assert told.when is not None and (told.when.start, told.by) == ("2025-03-09", None)
    later = scene_of(gazetteer, "Police arrested a man on Sunday over the killing of two men.", published="2025-03-12")
    assert later.by is not None and (later.when, later.by.start) == (None, "2025-03-09")
    neither = scene_of(gazetteer, "Two men were killed.", published="2025-03-12")
    assert neither.by is not None and (neither.when, neither.by.start) == (None, "2025-03-12")


def test_without_a_gazetteer_only_the_time_is_told() -> None:
    scene = read_parsed(parse(report("Two men were shot in Dubuque on Sunday.", published="2025-03-12"))).scene
    assert scene.place is None and scene.when is not None


def test_every_reason_is_one_that_the_schema_tells(gazetteer: Gazetteer) -> None:
    lexicon = load_lexicon("scene")
    told = set(jsonl_kinds())
    of_naming = {kind for table in ("weights", "areas") for kind, weight in lexicon[table].items() if weight > 0} - NOT_OF_A_NAMING
    assert of_naming == told
    for text, _ in TOWNS.values():
        assert {reason.kind for reason in scene_of(gazetteer, text).reasons} <= told


NOT_OF_A_NAMING = {"in county", "often", "figure", "publisher", "only", "untold", "enough"}


def jsonl_kinds() -> list[str]:
    kinds: list[str] = json.loads(jsonl.schema())["$defs"]["reason"]["properties"]["kind"]["enum"]
    return kinds


def test_towns_without_end_cost_no_more_each(gazetteer: Gazetteer) -> None:
    def calls(count: int) -> int:
        letters = ["bcdfghjklmnpqrstvwxz"[at % 20] + "aeiou"[at // 20 % 5] + "nrstl"[at // 100 % 5] for at in range(count)]
        parsed = parse(report(" ".join(f"Two men were shot in Wolf{each}barrow, Dubuque police said." for each in letters)))
        named = name_places(parsed, gazetteer)
        profile = cProfile.Profile()
        profile.runcall(find_scene, parsed, named, (), gazetteer)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(5)
    assert calls(200) < calls(50) * 5


WORDS = [
    "Dubuque",
    "Quetta",
    "in",
    "near",
    "the",
    "County",
    "police",
    "Iowa",
    ",",
    "shot",
    "at",
    "a home",
    "Chicago-Cook",
    "\n\n",
    ".",
    "of",
    "’s",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_scene_quotes_its_report_and_two_readings_are_the_same(gazetteer: Gazetteer, text: list[str], title: list[str]) -> None:
    parsed = parse(report(" ".join(text), title=" ".join(title)))
    scene = find_scene(parsed, name_places(parsed, gazetteer), (), gazetteer)
    assert scene == find_scene(parsed, name_places(parsed, gazetteer), (), gazetteer)
    quoted = parsed.report.title if scene.in_title else parsed.text
    assert scene.place is None or scene.place.span.of(str(quoted)) == scene.place.name
    assert all(reason.span is None or reason.span.end <= len(parsed.text) for reason in scene.reasons)
    assert 0 <= scene.sure <= 1 and replace(scene) == scene
