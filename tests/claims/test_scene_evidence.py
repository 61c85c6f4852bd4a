"""What the words around the name of a place tell of it, one sentence for each kind of evidence."""

from __future__ import annotations

import pytest

from reportedly.claims.places import resolve_in
from reportedly.claims.scene import name_places
from reportedly.claims.scene_evidence import read_namings
from reportedly.claims.scene_names import Name, names_of
from reportedly.language import parse
from reportedly.model import Block, Furniture, Report, Span
from reportedly.places import Gazetteer

KINDS = {
    "harm is told": ("Two men were shot in Dubuque on Monday.", "Dubuque", ["deed in"]),
    "it happened": ("The accident happened in Dubuque.", "Dubuque", ["deed in"]),
    "a deed is the subject": ("The bombing took place in Quetta.", "Quetta", ["deed in"]),
    "a deed is the object": ("Gunmen opened fire in Quetta.", "Quetta", ["deed in"]),
    "harm at a house": ("Two men were shot at a home in Dubuque.", "Dubuque", ["deed at site"]),
    "a house there": ("Officers came to a home in Dubuque.", "Dubuque", ["site in"]),
    "a house near it": ("Officers came to a home near Dubuque.", "Dubuque", ["near site"]),
    "near it": ("He was shot near Dubuque.", "Dubuque", ["near"]),
    "something is there": ("The group gathered in Dubuque.", "Dubuque", ["in"]),
    "past the words for what it is": ("Two men were shot in the city of Dubuque.", "Dubuque", ["deed in"]),
    "past a word that narrows it": ("Two men were shot in downtown Dubuque.", "Dubuque", ["deed in"]),
    "treated there": ("He was flown to a hospital in Dubuque.", "Dubuque", ["treated"]),
    "tried there": ("She appeared in court in Dubuque on Monday.", "Dubuque", ["tried"]),
    "arrested there": ("He was arrested in Dubuque on Monday.", "Dubuque", ["tried"]),
    "living there": ("He had lived in Dubuque for years.", "Dubuque", ["lives"]),
    "coming from there": ("The dead are two men from Dubuque.", "Dubuque", ["of"]),
    "beside a town": ("He was found ten miles north of Dubuque.", "Dubuque", ["sides"]),
    "a part of it": ("He was found in a part of Dubuque.", "Dubuque", ["parts"]),
    "an address": ("Officers came to 12 Elm Street, Dubuque, on Monday.", "Dubuque", ["address"]),
    "its police": ("Dubuque police said so.", "Dubuque", ["police"]),
    "its police past the state": ("Two were hurt, Dubuque, Iowa, police said.", "Dubuque", ["police"]),
    "its city police": ("Dubuque City Police said so.", "Dubuque", ["police"]),
    "a house of it": ("They were in a Dubuque home.", "Dubuque", ["site"]),
    "the deed of it": ("The Dubuque shooting was the third.", "Dubuque", ["deed"]),
    "people of it": ("A Dubuque man was hurt.", "Dubuque", ["people"]),
    "an area of that name": ("They were found in the Dubuque area.", "Dubuque", ["area", "deed in"]),
    "its hospital": ("They went to Dubuque Hospital.", "Dubuque", ["medical"]),
    "its school": ("He went to Dubuque High School.", "Dubuque", ["school"]),
    "its court": ("He was in Dubuque District Court.", "Dubuque", ["law"]),
    "its paper": ("The Dubuque Herald told of it.", "Dubuque", ["media"]),
    "a road of that name": ("They met on Dubuque Street.", "Dubuque", ["road"]),
    "a county of that name and its police": ("Dubuque County deputies came.", "Dubuque", ["county", "police"]),
    "the state around it": ("Two men were shot in Dubuque, Iowa.", "Iowa", ["deed in"]),
    "nothing": ("Dubuque was quiet.", "Dubuque", ["bare"]),
}
ADDED = {
    "police after a name that the parser has for a person": ("Officers and Lodi police came.", ["Lodi"]),
    "a house after it": ("They were inside an Eagan apartment.", ["Eagan"]),
    "a name on no map after in": ("They were found in Wolfsbarrow on Monday.", ["Wolfsbarrow"]),
    "a person's house is no town's": ("Smith was at the Franklin Benson home.", []),
    "the police of a city and its county": ("The Houston-Galveston police came.", ["Houston"]),
    "a word that is a town somewhere": ("Campus police and State police came.", []),
}


def report(text: str, **more: object) -> Report:
    return Report("r", text, "r", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", KINDS)
def test_the_words_around_a_name(gazetteer: Gazetteer, name: str) -> None:
    text, place, expected = KINDS[name]
    spans = [Span(at, at + len(word)) for word in ("Dubuque", "Quetta", "Iowa") if (at := text.find(word)) >= 0]
    parsed = parse(report(text))
    namings = read_namings(parsed, [Name(span, True) for span in spans], resolve_in(text, parsed.report, spans, gazetteer))
    assert [list(naming.kinds) for naming in namings if naming.place.name == place] == [expected]


@pytest.mark.parametrize("name", ADDED)
def test_names_that_only_their_words_make_a_towns(gazetteer: Gazetteer, name: str) -> None:
    text, expected = ADDED[name]
    found = [found.span.of(text) for found in names_of(parse(report(text)), gazetteer)]
    assert [place for place in found if place in expected or not expected] == expected


def test_a_dateline_and_furniture_are_that_and_nothing_else(gazetteer: Gazetteer) -> None:
    text = "ST. LOUIS - Two were shot.\n\nPhoto: police in Dubuque, Iowa."
    furniture = (Block(Span(0, 11), Furniture.DATELINE), Block(Span(28, len(text)), Furniture.CAPTION))
    parsed = parse(report(text, dateline_place=Span(0, 9), furniture=furniture))
    found = name_places(parsed, gazetteer)
    told = {naming.place.name: naming.kinds for naming in read_namings(parsed, found.names, found.places)}
    assert told["ST. LOUIS"] == ("dateline",)
    assert told["Dubuque"] == ("furniture",)


def test_a_headline_in_the_text_is_read_as_the_title(gazetteer: Gazetteer) -> None:
    title = "Two shot in Dubuque"
    parsed = parse(report(f"{title}\n\nThey were hurt.", title=title, title_span=Span(0, len(title))))
    found = name_places(parsed, gazetteer)
    told = [(naming.kinds, naming.in_text) for naming in read_namings(parsed, found.names, found.places)]
    assert told == [(("heading",), True), (("title in",), False)]
