"""The parties: what they are called, and whose people are counted."""

from __future__ import annotations

from reportedly.model import Card, Side, SourceKind
from reportedly.reconcile.voices.context import Context
from reportedly.reconcile.voices.lexicon import countries
from reportedly.reconcile.voices.told import read_name

STATE = "state"


def party_name(party: str, context: Context) -> str | None:
    """What a party is called: the table's name, "Pakistan" for its state, the longest name that the reports give it; None for no party."""
    if party in context.table.actors:
        return context.table.actors[party].name
    if party.startswith(f"{STATE}:"):
        country = countries().by_code.get(party.removeprefix(f"{STATE}:"))
        return f"{country.name} (state)" if country else party
    return "the state" if party == STATE else context.names.get(party)


def party_of_people(words: str, side: Side, card: Card, context: Context) -> str | None:
    """
    Whose people are counted, where the words name a body and the incident has several of that side; else None.

    Where there is one group only, "its fighters", "militants" and "BLA fighters" are the same people. Raises nothing.
    """
    groups = frozenset().union(*context.groups.values()) if context.groups else frozenset()
    if side is not Side.ATTACKERS or len(groups) < 2:
        return None
    told = read_name(words, SourceKind.ARMED_GROUP, context.table)
    return told.actor.party if told.actor and told.actor.party in groups else None
