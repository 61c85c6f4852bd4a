"""
The voices of an incident: each source of each report as person, organisation and party.

A pure function of the incident's mentions, the table of actors and the country where it happened; the order of mentions plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportedly.model import Account, Card, Incident, Side, Source, Voice
from reportedly.reconcile.voices.context import Context, context_of, sources_of
from reportedly.reconcile.voices.parties import party_name, party_of_people
from reportedly.reconcile.voices.resolve import resolve
from reportedly.reconcile.voices.table import ActorTable

Said = tuple[str, Source]


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose voice each source of an incident is."""

    context: Context
    resolved: Mapping[Said, Voice]

    @classmethod
    def of(cls, incident: Incident, actors: ActorTable, country: str | None = None) -> Voices:
        """
        The voices of ``incident``; ``country`` is the ISO 3166-1 code of where it happened, None where that is not known.

        Raises nothing: what can't be told stays a voice of its own.
        """
        context = context_of(incident, actors, country)
        return cls(context, {(card.key, _key(source)): resolve(source, card, context) for card, source in sources_of(incident)})

    def of_source(self, source: Source, card: Card) -> Voice:
        """Whose voice ``source`` is in the report with that card. Raises nothing."""
        return self.resolved.get((card.key, _key(source))) or resolve(source, card, self.context)

    def accounts(self) -> tuple[Account, ...]:
        """The accounts of the incident by id, each with its voices by id. Raises nothing."""
        voices: dict[str, dict[str, Voice]] = defaultdict(dict)
        for _, voice in sorted(self.resolved.items(), key=lambda item: (item[0][0], item[1].id, item[1].name)):
            voices[voice.account].setdefault(voice.id, voice)
        return tuple(_account(key, tuple(each[i] for i in sorted(each)), self.context) for key, each in sorted(voices.items()))

    def people(self, words: str | None, side: Side, card: Card) -> str | None:
        """The party whose people ``words`` counts ("soldiers", "its fighters"); None where the words leave it open. Raises nothing."""
        return party_of_people(words or "", side, card, self.context)


def _key(source: Source) -> Source:
    """The source without where it stands: the same words and actor in one report are one voice."""
    return replace(source, span=None, reason=None)


def _account(key: str, voices: tuple[Voice, ...], context: Context) -> Account:
    first = next((voice for voice in voices if voice.id == key), voices[0])
    return Account(key, party_name(key, context) or first.organisation or first.name, voices)
