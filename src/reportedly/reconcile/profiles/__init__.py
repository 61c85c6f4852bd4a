"""
What a codebook makes of an incident: ``Reconciled`` -> ``Coded``, by ACLED, UCDP GED, GTD, Airwars and Iraq Body Count.

    standing positions -> counts -> what each account says of each side -> chosen by the codebook's rule -> summed over disjoint sides

A codebook is data (``data/NAME.toml``: columns, clauses, vague words) and a small module. docs/profiles.md tells what was read in it and
what was recalled. A pure function of the incident and the judgements: no clock, no chance, no order but the positions'.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import Coded, Estimate, Judgement, Reconciled
from reportedly.reconcile.profiles import acled, airwars, gtd, ibc, ucdp
from reportedly.reconcile.profiles.book import PROFILES, Book, Clause, book, clause_of
from reportedly.reconcile.profiles.case import Case
from reportedly.reconcile.profiles.judged import overruled

CODERS = {"ucdp": ucdp.coded, "gtd": gtd.coded, "airwars": airwars.coded, "ibc": ibc.coded}
FIELDS = (
    "killed",
    "killed attackers",
    "killed security forces",
    "killed civilians",
    "injured",
    "injured civilians",
    "taken hostage",
    "freed",
)

__all__ = ["PROFILES", "Book", "Clause", "book", "clause_of", "code", "code_all", "side_by_side"]


def code(reconciled: Reconciled, profile: str, judgements: tuple[Judgement, ...] = (), divide: bool = False) -> Coded:
    """
    An incident in a codebook's columns, with low, best and high of its numbers.

    Args:
        reconciled: the incident with its positions.
        profile: one of PROFILES.
        judgements: what analysts decided of sources and values; those that are undone or orphaned are left aside.
        divide: ACLED only: one row a day, a total over several days divided evenly.

    Raises Unknown for a profile that there is not.
    """
    case = Case.of(reconciled, book(profile), judgements)
    made = acled.coded(case, divide) if profile == "acled" else CODERS[profile](case)
    return overruled(made, reconciled.incident.id, judgements)


def code_all(
    reconciled: Reconciled, profiles: Iterable[str] = PROFILES, judgements: tuple[Judgement, ...] = (), divide: bool = False
) -> tuple[Coded, ...]:
    """The same incident under several codebooks, in the order given. Raises Unknown for a profile that there is not."""
    return tuple(code(reconciled, profile, judgements, divide) for profile in profiles)


def side_by_side(codeds: Iterable[Coded]) -> tuple[Estimate, ...]:
    """All estimates, those of one field together, the profiles in their order, an analyst's value after the computed. Raises nothing."""
    told = [estimate for coded in codeds for estimate in coded.estimates]
    fields = (*FIELDS, *sorted({estimate.field for estimate in told} - set(FIELDS)))
    return tuple(estimate for field in fields for estimate in told if estimate.field == field)
