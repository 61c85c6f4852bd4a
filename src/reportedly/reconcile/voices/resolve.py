"""A source of a report as a voice: by the table of actors, else by its words, else a voice of its own."""

from __future__ import annotations

from reportedly.model import Card, Source, SourceKind, Voice
from reportedly.reconcile.voices.context import Context, named_party, told_in
from reportedly.reconcile.voices.lexicon import word_list
from reportedly.reconcile.voices.names import slug, words_of
from reportedly.reconcile.voices.parties import STATE, party_name
from reportedly.reconcile.voices.told import Told, read_name

REPORTS = "media reports"
OF_A_STATE = (SourceKind.GOVERNMENT, SourceKind.SECURITY, SourceKind.MEDICAL, SourceKind.COMPANY, SourceKind.OTHER)
PERSONAL = (SourceKind.WITNESS, SourceKind.OTHER, SourceKind.ACADEMIC)


def resolve(source: Source, card: Card, context: Context) -> Voice:
    """Whose voice a source of a report is. What its words leave open stays a voice of its own. Raises nothing."""
    if source.kind is SourceKind.NARRATOR:
        return publisher_voice(card)
    told = read_name(source.name, source.kind, context.table)
    party = None if told.several else _party(source, told, card, context)
    if party is not None:
        return Voice(_id(source, party), source.name, source.kind, party_name(party, context), party, source.anonymous)
    if source.kind is SourceKind.OUTLET:
        return _outlet(source, told, context)
    return Voice(_own_id(source, card), source.name, source.kind, anonymous=source.anonymous)


def publisher_voice(card: Card) -> Voice:
    """The publisher's own voice: what a report tells in nobody's name. Raises nothing."""
    name = card.publisher or card.id
    return Voice(f"publisher:{name}", name, SourceKind.NARRATOR, publisher=name)


def _party(source: Source, told: Told, card: Card, context: Context) -> str | None:
    if told.has("left"):
        return None
    if told.actor is not None:
        return told.actor.party if told.actor.kind is not SourceKind.OUTLET or told.actor.party != told.actor.id else None
    if source.kind in (SourceKind.ARMED_GROUP, SourceKind.MONITOR):
        return _of_a_body(source, told, card, context)
    return _state(source, told, context)


def _of_a_body(source: Source, told: Told, card: Card, context: Context) -> str | None:
    """The group or monitor that a source names, under its long name; the only one there is, for "the group", "its spokesman"."""
    named = named_party(told, source.kind)
    if named is None:
        return context.only(source.kind, card.key)
    name = context.names.get(named, "")
    full = next((party for party in sorted(context.names) if party != named and context.names[party] == name), named)
    return max(named, full, key=lambda party: (party in context.table.actors, len(party), party))


def _state(source: Source, told: Told, context: Context) -> str | None:
    if source.kind not in OF_A_STATE or told.own or (source.kind is SourceKind.OTHER and not told.bare):
        return None
    code = told.country or context.country
    if source.kind is SourceKind.COMPANY or (source.kind is SourceKind.MEDICAL and not told.has("state")):
        return _railway(told, code) if source.kind is SourceKind.COMPANY else None
    return (f"{STATE}:{code}" if code else STATE) if told.state or source.kind is not SourceKind.MEDICAL else None


def _railway(told: Told, code: str | None) -> str | None:
    """A railway is the state's, but in the countries where companies run them."""
    if code is None or code in {each.upper() for each in word_list("private_railways")} or not told.has("railway"):
        return None
    return f"{STATE}:{code}"


def _outlet(source: Source, told: Told, context: Context) -> Voice:
    words = words_of(source.name).plain
    if any(told_in(word, "reports") for word in words) and all(told_in(word, "reports", "unnamed") for word in words):
        return Voice(REPORTS, source.name, source.kind, REPORTS, anonymous=True)
    name = context.publishers.get(words) or (told.actor.name if told.actor else source.name)
    return Voice(f"publisher:{name}", name, source.kind, publisher=name)


def _id(source: Source, party: str) -> str:
    """A person or body within its party; the party itself where the name is the party's."""
    own = slug(words_of(source.name).plain)
    return party if own == party else f"{party}/{own}"


def _own_id(source: Source, card: Card) -> str:
    """A body's own words; of persons whom nobody names, those of one report alone are the same."""
    own = slug(words_of(source.name).plain) or "unnamed"
    return f"{own}@{card.key}" if source.kind in PERSONAL and (source.anonymous or source.name.islower()) else own
