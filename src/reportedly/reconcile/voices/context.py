"""
What the reports of an incident tell of who takes part in it: the armed groups and monitors that are named, the publishers, the country.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.model import Card, Figure, Incident, Responsibility, Source, SourceKind
from reportedly.reconcile.voices.names import Words, is_acronym, slug, words_of
from reportedly.reconcile.voices.table import ActorTable
from reportedly.reconcile.voices.told import Told, read_name

NAMED = (SourceKind.ARMED_GROUP, SourceKind.MONITOR)


@dataclass(frozen=True, slots=True)
class Context:
    """
    ``groups`` and ``monitors`` are the ids of the parties of each kind that each report names, by the report's key; ``names`` what a party
    that the table does not have is called; ``publishers`` the publishers of the incident's reports by the words of their names.
    """

    table: ActorTable
    country: str | None
    groups: Mapping[str, frozenset[str]]
    monitors: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    publishers: Mapping[tuple[str, ...], str]

    def only(self, kind: SourceKind, report: str) -> str | None:
        """The one party of that kind that a report names; where it names none, the one that the incident's reports do; else None."""
        by_report = self.groups if kind is SourceKind.ARMED_GROUP else self.monitors
        here = by_report.get(report, frozenset())
        found = here or frozenset().union(*by_report.values())
        return next(iter(found)) if len(found) == 1 else None


def context_of(incident: Incident, table: ActorTable, country: str | None) -> Context:
    """The context of an incident. Raises nothing."""
    found: dict[SourceKind, dict[str, set[str]]] = {kind: {} for kind in NAMED}
    names: dict[str, str] = {}
    for card, source in bodies_of(incident):
        told = read_name(source.name, source.kind, table)
        party = named_party(told, source.kind)
        kind = told.actor.kind if told.actor else source.kind
        if party and kind in found:
            found[kind].setdefault(card.key, set()).add(party)
            names[party] = min(names.get(party, source.name), source.name, key=lambda name: (-len(name), name))
    long = _long_forms(names)
    merged = {kind: {key: frozenset(long.get(one, one) for one in some) for key, some in by.items()} for kind, by in found.items()}
    publishers = {words_of(mention.card.publisher).plain: mention.card.publisher for mention in incident.mentions if mention.card.publisher}
    names.update({short: names[full] for short, full in long.items()})
    return Context(table, country, merged[SourceKind.ARMED_GROUP], merged[SourceKind.MONITOR], names, publishers)


def named_party(told: Told, kind: SourceKind) -> str | None:
    """The party that a name names itself: the table's, else, for a group or monitor with a name of its own, one made of its words."""
    if told.actor is not None:
        return told.actor.party
    if kind not in NAMED or told.several or (told.country and told.bare):
        return None
    own = own_words(told)
    return slug(own) if own else None


def own_words(told: Told) -> tuple[str, ...]:
    """The words of a body's own name: without the persons who speak for it, common nouns and fillers. Raises KeyError on no list."""
    words = told.words
    common = ("persons", "group", "group_kinds", "monitor", "fillers", "spokesman")
    kept = [word for word in words.plain if not told_in(word, *common)]
    return words.plain if kept and _has_name(words) else ()


def _has_name(words: Words) -> bool:
    return any(
        not told_in(word, "persons", "group", "group_kinds", "monitor", "fillers", "spokesman", "unnamed", "own") for word in words.plain
    )


def told_in(word: str, *lists: str) -> bool:
    """Whether a word is in one of the word lists. Raises KeyError for a list that is not there."""
    from reportedly.reconcile.voices.lexicon import word_list

    return any(word in word_list(name) for name in lists)


def _long_forms(names: Mapping[str, str]) -> dict[str, str]:
    """For each party whose name is the acronym of another's, that other."""
    words = {party: words_of(name).plain for party, name in names.items()}
    pairs = ((short, full) for short in sorted(words) for full in sorted(words) if is_acronym(words[short], words[full]))
    return dict(pairs)


def sources_of(incident: Incident) -> Iterator[tuple[Card, Source]]:
    """Every source of every claim, with the card of its report. Raises nothing."""
    for mention in incident.mentions:
        for claim in mention.claims:
            yield mention.card, claim.source


def bodies_of(incident: Incident) -> Iterator[tuple[Card, Source]]:
    """Every source, and everybody who is said to have done it, with the card of the report. Raises nothing."""
    yield from sources_of(incident)
    for mention in incident.mentions:
        for claim in mention.claims:
            if isinstance(claim, Responsibility):
                yield mention.card, claim.actor
            elif isinstance(claim, Figure) and claim.doer is not None and claim.doer.kind is SourceKind.ARMED_GROUP:
                yield mention.card, claim.doer
