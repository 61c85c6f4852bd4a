"""The parties: the state of a country, the group or monitor that a common noun can mean, whose people are counted, what each is called."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import Card, Side, SourceKind
from reportedly.reconcile.voices.context import Context, Named
from reportedly.reconcile.voices.lexicon import countries, word_list
from reportedly.reconcile.voices.names import words_of
from reportedly.reconcile.voices.told import Told, read_name

STATE = "state"
TAKING_UP = frozenset(("group", "organisation", "organization", "movement"))


def state_of(country: str | None) -> str:
    """The party of a country's state; "state" alone is that of the country, not known, where it happened. Raises nothing."""
    return f"{STATE}:{country}" if country else STATE


def party_name(party: str, context: Context) -> str | None:
    """What a party is called: the table's name, "Pakistan (state)" for its state, the name that the reports give it; None for no party."""
    if party in context.table.actors:
        return context.table.actors[party].name
    if party.startswith(f"{STATE}:"):
        country = countries().by_code.get(party.removeprefix(f"{STATE}:"))
        return f"{country.name} (state)" if country else party
    named = next((body.name for body in context.all_named if body.id == party), None)
    return "the state" if party == STATE else named


def group_meant(told: Told, card: Card, context: Context) -> Named | None:
    """
    The armed group that a common noun means ("the group", "separatists"): the only one that the same report names; "the group" alone may
    also mean the only one that the other reports name. Raises nothing.
    """
    word = told.first_of("group_kinds") or told.first_of("group")
    if word is None or told.has("media", "reports"):
        return None
    here = _only(context.named.get(card.key, ()), SourceKind.ARMED_GROUP, word, context)
    return here or (_only(context.all_named, SourceKind.ARMED_GROUP, word, context) if word in TAKING_UP else None)


def monitor_meant(card: Card, context: Context) -> Named | None:
    """The monitor that "a monitoring group" means: the only one that the report, or the incident, names. Raises nothing."""
    here = _only(context.named.get(card.key, ()), SourceKind.MONITOR, "monitor", context)
    return here or _only(context.all_named, SourceKind.MONITOR, "monitor", context)


def party_of_people(words: str, side: Side, card: Card, context: Context) -> str | None:
    """
    Whose people are counted, where the words name a body and the incident has several of that side; else None.

    Where there is one group only, "its fighters", "militants" and "BLA fighters" are the same people. Raises nothing.
    """
    groups = {body.party for body in context.all_named if body.kind is SourceKind.ARMED_GROUP}
    if side is not Side.ATTACKERS or len(groups) < 2:
        return None
    told = read_name(words, SourceKind.ARMED_GROUP, context.table)
    return told.actor.party if told.actor and told.actor.party in groups else None


def _only(bodies: Iterable[Named], kind: SourceKind, word: str, context: Context) -> Named | None:
    """The one party that the noun can mean among some that are named."""
    found = [body for body in bodies if body.kind is kind and _can_be_called(body, word, context)]
    return found[0] if len({body.party for body in found}) == 1 else None


def _can_be_called(body: Named, word: str, context: Context) -> bool:
    """Whether reports may use the noun of the body: any group may be called a group, only some "separatists"."""
    if body.kind is SourceKind.MONITOR:
        return "observatory" in body.called or any(each in word_list("monitor") for each in words_of(body.name).plain)
    if word in word_list("group") or body.id not in context.table.actors:
        return True
    return any(word.removesuffix("s") == called.removesuffix("s") for called in body.called)
