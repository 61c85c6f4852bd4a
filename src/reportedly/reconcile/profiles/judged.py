"""An analyst's value overrules what a rule gives: the computed one stays beside it, and the judgement is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.model import Cell, Coded, Estimate, Judgement, JudgementKind, Value
from reportedly.reconcile.profiles.items import holds


def overruled(coded: Coded, incident: str, judgements: Iterable[Judgement]) -> Coded:
    """
    The coded incident with the values that analysts decided for its fields: a column of the codebook, or the field of an estimate.

    A field may be given with its profile before it ("acled.fatalities"). An estimate keeps the computed one before it. Raises nothing.
    """
    values = {judgement.subjects[1].removeprefix(f"{coded.profile}."): judgement for judgement in _in_force(incident, judgements)}
    if not values:
        return coded
    estimates = tuple(told for estimate in coded.estimates for told in _estimates(estimate, values))
    rows = tuple(_summed(tuple(_cell(cell, values, coded) for cell in row), values) for row in coded.rows)
    return replace(coded, rows=rows, estimates=estimates)


def _in_force(incident: str, judgements: Iterable[Judgement]) -> list[Judgement]:
    told = [each for each in judgements if each.kind is JudgementKind.VALUE and holds(each) and each.subjects[:1] == (incident,)]
    return sorted((each for each in told if len(each.subjects) > 1 and "value" in each.values), key=lambda each: each.number)


def cite(judgement: Judgement) -> str:
    """How a judgement is cited: its number, who made it, when and why. Raises nothing."""
    return f"judgement {judgement.number} ({judgement.who}, {judgement.at[:10]}): {judgement.why}"


def _value(judgement: Judgement) -> Value:
    value = judgement.values["value"]
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value if isinstance(value, str | int | float) or value is None else str(value)


def _estimates(estimate: Estimate, values: Mapping[str, Judgement]) -> tuple[Estimate, ...]:
    judgement = values.get(estimate.field) or values.get(COLUMNS.get((estimate.profile, estimate.field), ""))
    if judgement is None:
        return (estimate,)
    value = _value(judgement)
    number = value if isinstance(value, int) else None
    return (estimate, replace(estimate, low=None, best=number, high=None, why=judgement.why, judgement=cite(judgement)))


def _cell(cell: Cell, values: Mapping[str, Judgement], coded: Coded) -> Cell:
    judgement = values.get(cell.column) or _of_field(cell, values, coded)
    if judgement is None:
        return cell
    before = "blank" if cell.value is None else f"{cell.value} by {cell.clause}"
    return Cell(cell.column, _value(judgement), f"{cite(judgement)} (computed: {before})", cell.claims)


def _summed(row: tuple[Cell, ...], values: Mapping[str, Judgement]) -> tuple[Cell, ...]:
    """UCDP: best is the sum of the four kinds of dead, also where one of them was judged; unless best itself was."""
    cells = {cell.column: cell for cell in row}
    parts = [cells[column] for column in SUMMED if column in cells]
    judged = [cell for cell in parts if cell.column in values or "judgement" in cell.clause]
    if not judged or "best" not in cells or "judgement" in cells["best"].clause:
        return row
    total = sum(cell.value for cell in parts if isinstance(cell.value, int))
    clause = f"{cells['best'].clause}; {judged[0].clause}"
    return tuple(replace(cell, value=total, clause=clause) if cell.column == "best" else cell for cell in row)


def _of_field(cell: Cell, values: Mapping[str, Judgement], coded: Coded) -> Judgement | None:
    """The judgement of the field whose best value the column holds."""
    return next((values[field] for field in values if COLUMNS.get((coded.profile, field)) == cell.column), None)


NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SUMMED = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
COLUMNS = {
    ("acled", "killed"): "fatalities",
    ("ucdp", "killed"): "best",
    ("ucdp", "killed security forces"): "deaths_a",
    ("ucdp", "killed attackers"): "deaths_b",
    ("ucdp", "killed civilians"): "deaths_civilians",
    ("gtd", "killed"): "nkill",
    ("gtd", "killed attackers"): "nkillter",
    ("gtd", "injured"): "nwound",
    ("gtd", "taken hostage"): "nhostkid",
    ("gtd", "freed"): "nreleased",
}
