"""Actors: one entry a person or body, under all its names."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.claims.actors import ActorIndex, find_actors
from reportedly.language import Parsed, parse
from reportedly.model import Actor, Report, SourceKind


def read(text: str) -> tuple[Parsed, ActorIndex]:
    parsed = parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest()))
    return parsed, find_actors(parsed)


def actor_of(text: str, word: str, last: bool = True) -> Actor | None:
    """The actor at the last (or first) token ``word``."""
    parsed, index = read(text)
    places = [t.i for t in parsed.doc if t.text == word]
    return index.at(places[-1 if last else 0])


SAME = {
    "an acronym in brackets": ("The Green Valley Front (GVF) spoke. GVF said no.", "GVF", "The Green Valley Front"),
    "the group": ("The Green Valley Front took the town. The group said it won.", "group", "The Green Valley Front"),
    "a surname": ("Minister Anil Rao came. Later Rao said no.", "Rao", "Anil Rao"),
    "a title is no part of a name": ("Colonel Anil Rao said no.", "Rao", "Anil Rao"),
    "a pronoun": ("Minister Anil Rao came. He said no.", "He", "Anil Rao"),
    "a plural pronoun": ("Army officers came. They said no.", "They", "Army officers"),
    "a shorter name for the same people": ("Security officials came. The officials said no.", "officials", "Security officials"),
    "a role beside the name": ("Anil Rao, a ministry spokesman, said no.", "spokesman", "Anil Rao"),
    "the role again": ("A police spokesman said no. The spokesman, Anil Rao, said so again.", "spokesman", "Anil Rao"),
}


@pytest.mark.parametrize(("text", "word", "name"), SAME.values(), ids=SAME.keys())
def test_mentions_of_one_actor_are_joined(text: str, word: str, name: str) -> None:
    found = actor_of(text, word)
    assert found is not None
    assert found.name == name


APART = {
    "another one": ("A doctor said no. Another doctor said yes.", "doctor"),
    "two persons of different names": ("Anil Rao said no. Mina Sen said yes.", "Sen"),
    "singular and plural": ("A source said no. Sources said yes.", "Sources"),
}


@pytest.mark.parametrize(("text", "word"), APART.values(), ids=APART.keys())
def test_different_actors_are_kept_apart(text: str, word: str) -> None:
    _, index = read(text)
    found = actor_of(text, word)
    assert found is not None
    assert len(found.mentions) == 1
    assert len(index.actors) >= 2


OPEN = {
    "a pronoun with nobody before it": ("He said no.", "He"),
    "she is no man": ("Mr. Rao came. She said no.", "She"),
    "they are not one man": ("Mr. Rao came. They said no.", "They"),
    "it is no person": ("Mr. Rao came. It said no.", "It"),
}


@pytest.mark.parametrize(("text", "word"), OPEN.values(), ids=OPEN.keys())
def test_what_the_words_leave_open_stays_open(text: str, word: str) -> None:
    assert actor_of(text, word) is None


KINDS = {
    "islamic state": ("The Islamic State said no.", "State", SourceKind.ARMED_GROUP, False),
    "an authority": ("The flood authority said no.", "authority", SourceKind.GOVERNMENT, False),
    "the sheriff": ("The sheriff said no.", "sheriff", SourceKind.SECURITY, False),
    "opposition media": ("Opposition media said no.", "media", SourceKind.OUTLET, False),
    "a person by whom they lead": ("Asha Sen, who leads the rescue service, said no.", "Sen", SourceKind.SECURITY, False),
    "sources in capitals": ("SOURCES said no.", "SOURCES", SourceKind.OTHER, True),
    "police": ("Police said no.", "Police", SourceKind.SECURITY, False),
    "officials": ("Officials said no.", "Officials", SourceKind.GOVERNMENT, True),
    "security officials": ("Security officials said no.", "officials", SourceKind.SECURITY, True),
    "a ministry": ("The interior ministry said no.", "ministry", SourceKind.GOVERNMENT, False),
    "witnesses": ("Witnesses said no.", "Witnesses", SourceKind.WITNESS, True),
    "a doctor": ("A doctor said no.", "doctor", SourceKind.MEDICAL, True),
    "rebels": ("The rebels said no.", "rebels", SourceKind.ARMED_GROUP, True),
    "a liberation army is no army of a state": ("The Dola Liberation Army said no.", "Army", SourceKind.ARMED_GROUP, False),
    "a monitor": ("The Dola Watch for Human Rights said no.", "Watch", SourceKind.MONITOR, False),
    "an outlet": ("Reuters said no.", "Reuters", SourceKind.OUTLET, False),
    "a named person, by role": ("Police chief Anil Rao said no.", "Rao", SourceKind.SECURITY, False),
}


@pytest.mark.parametrize(("text", "word", "kind", "anonymous"), KINDS.values(), ids=KINDS.keys())
def test_words_tell_kind_and_anonymity(text: str, word: str, kind: SourceKind, anonymous: bool) -> None:
    found = actor_of(text, word)
    assert found is not None
    assert (found.kind, found.anonymous) == (kind, anonymous)


def test_aliases_are_the_other_names_in_text_order() -> None:
    found = actor_of("The Green Valley Front (GVF) spoke. The group said no.", "group")
    assert found is not None
    assert found.aliases == ("GVF", "The group")


def test_the_same_text_gives_the_same_actors() -> None:
    text = "Anil Rao told the Green Valley Front (GVF) that he and the group, which had said so, were done. They left."
    assert read(text)[1] == read(text)[1]
