"""The table of actors: what is shipped, what a user's file changes, and what is said of a broken one."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from reportedly.errors import SettingError
from reportedly.model import SourceKind
from reportedly.reconcile.voices import load_actors
from reportedly.reconcile.voices.names import words_of

FLF = '[flf]\nname = "Foo Liberation Front"\nkind = "armed_group"\n'
BROKEN = {
    "no TOML": ("[flf", "is not valid TOML"),
    "an id with spaces": ('["f l f"]\nname = "F"\nkind = "other"', "[f l f] is no id"),
    "no table": ("flf = 3", "[flf] is no table"),
    "an unknown field": (FLF + 'allias = ["FLF"]', "[flf] has a field 'allias'"),
    "a new row without a kind": ('[flf]\nname = "F"', "[flf] is a new row, and needs a name and a kind"),
    "an unknown kind": (FLF.replace("armed_group", "army"), "[flf] has the kind 'army'"),
    "the narrator is nobody": (FLF.replace("armed_group", "narrator"), "[flf] has the kind 'narrator'"),
    "aliases that are no list": (FLF + 'aliases = "FLF"', "[flf] has a 'aliases' that is no list"),
    "an alias that is no name": (FLF + 'aliases = ["--"]', "[flf] has a 'aliases' with something that is no name"),
    "a party that is not there": (FLF + 'party = "fpp"', "[flf] has the party 'fpp'"),
    "one name for two": (FLF + '[fff]\nname = "The Foo Liberation Front"\nkind = "other"', "is a name of both"),
}


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_table_has_some_hundreds_of_actors_and_no_name_for_two() -> None:
    rows = tomllib.loads((resources.files("reportedly.reconcile.voices") / "data/actors.toml").read_text(encoding="utf-8"))
    owners: dict[tuple[str, ...], set[str]] = {}
    for key, row in rows.items():
        for name in (row["name"], *row["aliases"]):
            owners.setdefault(words_of(name).plain, set()).add(key)
    assert len(rows) >= 200
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_table_gives_one_sentence_with_file_and_row(name: str, tmp_path: Path) -> None:
    text, said = BROKEN[name]
    path = written(tmp_path, text)
    with pytest.raises(SettingError) as caught:
        load_actors(path)
    assert said in str(caught.value) and str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_table_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be read"):
        load_actors(tmp_path / "none.toml")


def test_a_table_that_is_not_utf8_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b'[flf]\nname = "\xff"')
    with pytest.raises(SettingError, match="not UTF-8"):
        load_actors(path)


def test_a_new_row_is_an_actor_of_its_own_party(tmp_path: Path) -> None:
    actor = load_actors(written(tmp_path, FLF)).actors["flf"]
    assert (actor.name, actor.kind, actor.party) == ("Foo Liberation Front", SourceKind.ARMED_GROUP, "flf")


def test_a_known_row_changes_what_it_gives_and_adds_aliases(tmp_path: Path) -> None:
    changed = load_actors(written(tmp_path, '[bla]\nparty = "blf"\naliases = ["Examplia Brigade"]')).actors["bla"]
    assert (changed.name, changed.party) == ("Baloch Liberation Army", "blf")
    assert {"BLA", "Examplia Brigade"} <= set(changed.aliases)


def test_an_alias_given_to_one_actor_is_taken_from_any_other(tmp_path: Path) -> None:
    table = load_actors(written(tmp_path, FLF + 'aliases = ["BLA"]'))
    found = table.named(words_of("the BLA"))
    assert found is not None and found.id == "flf"
    assert "BLA" not in table.actors["bla"].aliases


def test_the_shipped_table_stays_as_it_was(tmp_path: Path) -> None:
    before = load_actors()
    load_actors(written(tmp_path, '[bla]\nname = "Changed"'))
    assert load_actors() == before


def test_an_acronym_is_read_in_capitals_unless_the_table_has_it_otherwise() -> None:
    table = load_actors()
    found = {name: table.named(words_of(name)) for name in ("SANA", "Sana", "ISIS", "Isis", "U.N.", "un")}
    assert [name for name, actor in found.items() if actor] == ["SANA", "ISIS", "Isis", "U.N."]
