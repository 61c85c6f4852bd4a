"""An incident made ready for a codebook: its standing counts, place, days, parties, and how cells and estimates are made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model import Card, Cell, Estimate, Judgement, Place, Reconciled, Value
from reportedly.reconcile.profiles.book import Book
from reportedly.reconcile.profiles.breakdown import Breakdown
from reportedly.reconcile.profiles.items import Item, items_of, ratings, with_early_ones
from reportedly.reconcile.profiles.parties import Blamed, Group, Violence, blamed_of, violence_of
from reportedly.reconcile.profiles.setting import Country, Days, cards_of, country_of, days_of, place_of
from reportedly.reconcile.profiles.words import why


@dataclass(frozen=True, slots=True)
class Case:
    """What all functions of a profile take."""

    reconciled: Reconciled
    book: Book
    items: tuple[Item, ...]
    cards: tuple[Card, ...]
    place: Place | None
    days: Days | None
    country: Country | None
    blamed: Blamed
    violence: Violence | None

    @property
    def group(self) -> Group | None:
        """The group that did it."""
        return self.blamed.group

    @classmethod
    def of(cls, reconciled: Reconciled, book: Book, judgements: tuple[Judgement, ...]) -> Case:
        """An incident as one codebook sees it, with what analysts judged of its sources. Raises nothing."""
        items = items_of(reconciled, book, ratings(judgements))
        incident, place, days = reconciled.incident, place_of(reconciled.incident), days_of(reconciled.incident)
        blamed = blamed_of(reconciled)
        where = (cards_of(incident), place, days, country_of(place, book))
        if days and not days.by:
            items = with_early_ones(items, days.end)
        return cls(reconciled, book, items, *where, blamed, violence_of(reconciled, blamed.group, items))

    def cell(self, column: str, value: Value, clause: str, claims: Iterable[str] = ()) -> Cell:
        """A cell of a column, by a clause of the codebook; without a value it is blank. Raises KeyError for an unknown clause."""
        if value is None or value == "":
            return Cell(column, None)
        return Cell(column, value, self.book.clauses[clause].id, tuple(dict.fromkeys(claims)))

    def number(self, column: str, value: int | None, broken: Breakdown) -> Cell:
        """A cell with a number of people, by the clauses that chose it. Raises KeyError for an unknown clause."""
        return Cell(column, None) if value is None else Cell(column, value, self.clause_of(broken), broken.claims)

    def clause_of(self, broken: Breakdown) -> str:
        """The ids of the clauses that chose a number. Raises KeyError for an unknown clause."""
        return "; ".join(self.book.clauses[clause].id for clause in broken.clauses)

    def estimate(self, field: str, broken: Breakdown) -> Estimate:
        """Low, best and high of one field, with the sentence that says why. Raises KeyError for an unknown clause."""
        numbers = (broken.low, broken.best, broken.high)
        return Estimate(self.book.name, field, *numbers, self.clause_of(broken), why(broken, self.book), broken.claims)

    def single(self, field: str, broken: Breakdown) -> Estimate:
        """The same for a codebook that records one number: it has no low and no high. Raises KeyError for an unknown clause."""
        said = self.estimate(field, broken)
        return Estimate(said.profile, field, None, broken.best, None, said.clause, said.why, said.claims)

    def row(self, cells: Iterable[Cell]) -> tuple[Cell, ...]:
        """The cells in the order of the codebook's columns, those that are not given blank. Raises nothing."""
        given = {cell.column: cell for cell in cells}
        return tuple(given.get(column, Cell(column, None)) for column in self.book.columns)
