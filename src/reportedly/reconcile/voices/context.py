"""What an incident's reports tell together of who speaks in it: the groups and monitors named, other states' forces, names of one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from reportedly.model import Card, Figure, Incident, Responsibility, Source, SourceKind
from reportedly.reconcile.voices.lexicon import word_list
from reportedly.reconcile.voices.names import LINKS, is_acronym, slug, words_of
from reportedly.reconcile.voices.table import Actor, ActorTable
from reportedly.reconcile.voices.told import Told, read_name

Key = tuple[str, ...]
ALIKE = 92.0
LONG_ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A body that somebody speaks for: a row of the table, or one that the words alone name."""

    id: str
    name: str
    kind: SourceKind
    party: str
    called: tuple[str, ...] = ()

    @classmethod
    def of(cls, actor: Actor) -> Named:
        """The table's actor as a body. Raises nothing."""
        return cls(actor.id, actor.name, actor.kind, actor.party, actor.called)


@dataclass(frozen=True, slots=True)
class Context:
    """
    What resolving needs beside the name. ``named`` are the groups and monitors that each report names, by the report's key;
    ``same`` the words of a name as another report has it; ``initials`` what an acronym is of; ``states`` the countries whose states speak,
    or are said to have done it; ``publishers`` the reports' publishers by the words of their names.
    """

    table: ActorTable
    country: str | None
    named: Mapping[str, tuple[Named, ...]]
    same: Mapping[Key, Key]
    initials: Mapping[Key, Named]
    states: frozenset[str]
    publishers: Mapping[Key, str]

    @property
    def all_named(self) -> tuple[Named, ...]:
        """All groups and monitors that a report of the incident names, by id."""
        every = {body.id: body for bodies in self.named.values() for body in bodies}
        return tuple(every[key] for key in sorted(every))

    @property
    def is_foreign(self) -> bool:
        """Whether another state than the incident's speaks in it, so that a named official may be anybody's."""
        return bool(self.states - {self.country})


def sources_of(incident: Incident) -> Iterator[tuple[Card, Source]]:
    """Each source of each claim, with the card of its report. Raises nothing."""
    for mention in incident.mentions:
        for claim in mention.claims:
            yield mention.card, claim.source


def context_of(incident: Incident, table: ActorTable, country: str | None) -> Context:
    """What the incident's reports tell together. Raises nothing."""
    people = sorted({(card.key, source.name, source.kind, source.anonymous) for card, source in _everybody(incident)})
    told = {(name, kind): read_name(name, kind, table) for _, name, kind, _ in people}
    named: dict[str, dict[str, Named]] = defaultdict(dict)
    for key, name, kind, anonymous in people:
        body = body_named(name, kind, anonymous, told[name, kind])
        if body:
            named[key][body.id] = body
    unknown = {(words_of(name).plain, kind) for _, name, kind, _ in people if _is_name(name) and told[name, kind].actor is None}
    bodies = {body.id: body for each in named.values() for body in each.values()}
    bodies.update({actor.id: Named.of(actor) for each in told.values() if (actor := each.actor)})
    return Context(
        table,
        country,
        {key: tuple(each[i] for i in sorted(each)) for key, each in sorted(named.items())},
        _same(unknown),
        _initials(bodies[key] for key in sorted(bodies)),
        frozenset(each.country for each in told.values() if each.country and each.state and not each.own),
        _publishers(incident),
    )


def body_named(name: str, kind: SourceKind, anonymous: bool, told: Told) -> Named | None:
    """The armed group or monitor that a source's name names: of the table, or by its words alone. Raises nothing."""
    if told.actor:
        return Named.of(told.actor) if told.actor.kind in (SourceKind.ARMED_GROUP, SourceKind.MONITOR) else None
    capitals = sum(word[:1].isupper() for word in name.split() if word.lower() not in ("the", "a", "an"))
    if anonymous or told.several or kind is not SourceKind.ARMED_GROUP or capitals < 2 or not told.has("armed_name"):
        return None
    return Named(slug(told.words.plain), name, kind, slug(told.words.plain))


def _everybody(incident: Incident) -> Iterator[tuple[Card, Source]]:
    """Sources, and those that a claim says did it."""
    yield from sources_of(incident)
    for mention in incident.mentions:
        for claim in mention.claims:
            if isinstance(claim, Responsibility):
                yield mention.card, claim.actor
            if isinstance(claim, Figure) and claim.doer:
                yield mention.card, claim.doer


def _publishers(incident: Incident) -> dict[Key, str]:
    """The publishers of the incident's reports by the words of their names, as they stand."""
    found = sorted({mention.card.publisher for mention in incident.mentions if mention.card.publisher})
    return {words_of(name).plain: name for name in found}


def _initials(bodies: Iterable[Named]) -> dict[Key, Named]:
    """The acronym of each body named in full; none where two have the same."""
    found: dict[Key, list[Named]] = defaultdict(list)
    for body in bodies:
        words = [word for word in words_of(body.name).plain if word not in LINKS]
        if len(words) > 2:
            found["".join(word[0] for word in words),].append(body)
    return {key: several[0] for key, several in found.items() if len(several) == 1}


def _is_name(name: str) -> bool:
    """Whether its last word has a capital, as names do."""
    return name.rsplit(maxsplit=1)[-1][:1].isupper() if name.split() else False


def _same(names: set[tuple[Key, SourceKind]]) -> dict[Key, Key]:
    """Each name that another, longer or first in order, is a form of: an acronym, a surname, another spelling. None where two would do."""
    ordered = sorted(names, key=lambda each: (-len(each[0]), each[0], each[1]))
    forms: dict[Key, set[Key]] = defaultdict(set)
    for (long, kind), (short, other) in combinations(ordered, 2):
        if short != long and short and (is_acronym(short, long) or (kind is other and _is_form(short, long))):
            forms[short].add(long)
    first = {short: next(iter(longs)) for short, longs in forms.items() if len(longs) == 1}
    return {short: first.get(long, long) for short, long in first.items()}


def _is_form(short: Key, long: Key) -> bool:
    """Whether one name is another's surname, or the same in another spelling."""
    if len(short) == 1:
        return len(long) in (2, 3) and long[-1] == short[0] and short[0] not in word_list("state")
    a, b = " ".join(short), " ".join(long)
    return len(short) == len(long) and min(len(a), len(b)) >= LONG_ENOUGH and fuzz.ratio(a, b) >= ALIKE
