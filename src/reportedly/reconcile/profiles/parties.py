"""Who fought whom: the group that did it, the state's forces, and what kind of violence that makes it, as far as the claims tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.model import Blame, Reconciled, Responsibility, Source, SourceKind, Stance, Statement, Status
from reportedly.reconcile.profiles.book import read_data
from reportedly.reconcile.profiles.items import ATTACKERS, CIVILIANS, SECURITY, WORD, Item
from reportedly.reconcile.voices import folded

ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
TO_BLAME = (Blame.ACCUSED, Blame.STATED, Blame.SUSPECTED)
BLAST, AIR, SHELLING = ("explosives", "suicide-attack"), ("aerial", "drone"), ("heavy-weapons",)
CLASH = ("firearms", "abduct")
STATE = "state:"


@dataclass(frozen=True, slots=True)
class Group:
    """The armed group that did it: its account, where it has one, its name, the claims that say so, and whether it says so itself."""

    account: str | None
    name: str
    claims: tuple[str, ...]
    claimed: bool


def blames(reconciled: Reconciled) -> Iterator[tuple[str, Responsibility]]:
    """The claims of responsibility, with the report that makes them, in order. Raises nothing."""
    for mention in reconciled.incident.mentions:
        yield from ((mention.card.key, claim) for claim in mention.claims if isinstance(claim, Responsibility))


@dataclass(frozen=True, slots=True)
class Blamed:
    """Who is named: groups that claim it, each once under all its names; armed groups that others name; accounts that are perpetrators'."""

    claimants: tuple[Group, ...]
    accused: tuple[Group, ...]
    perpetrators: frozenset[str]

    @property
    def group(self) -> Group | None:
        """The group that did it: the one that claims it, the first of those that do so most often, else the only one that others name."""
        if self.claimants:
            return max(self.claimants, key=lambda group: len(group.claims))
        return self.accused[0] if len(self.accused) == 1 else None


def blamed_of(reconciled: Reconciled) -> Blamed:
    """Who is named; the perpetrators are those who claim it, and armed groups. Raises nothing."""
    heard, told = Heard.of(reconciled), list(blames(reconciled))
    claimants = _groups(heard, [(key, claim) for key, claim in told if claim.stance is Blame.CLAIMED and _itself(claim)], True)
    named = [(key, claim) for key, claim in told if claim.stance in TO_BLAME and claim.actor.kind is SourceKind.ARMED_GROUP]
    armed = {point.voice.account for point in reconciled.points if point.voice.kind is SourceKind.ARMED_GROUP}
    blamed = armed | {group.account for group in claimants if group.account}
    return Blamed(claimants, _groups(heard, named, False), frozenset(blamed))


def _itself(claim: Responsibility) -> bool:
    same = claim.actor.actor is not None and claim.actor.actor == claim.source.actor
    return same or folded(claim.actor.name) == folded(claim.source.name)


@dataclass(frozen=True, slots=True)
class Heard:
    """The accounts of an incident: by who speaks in which report, by the names of voices, and what each is called."""

    there: Mapping[tuple[str, str, str | None], Counter[str]]
    named: Mapping[str, Counter[str]]
    called: Mapping[str, str]

    @classmethod
    def of(cls, reconciled: Reconciled) -> Heard:
        """The accounts that the points of an incident belong to. Raises nothing."""
        there: dict[tuple[str, str, str | None], Counter[str]] = {}
        named: dict[str, Counter[str]] = {}
        for point in reconciled.points:
            source, account = point.claim.source, point.voice.account
            there.setdefault((point.card.key, source.name, source.actor), Counter())[account] += 1
            named.setdefault(folded(point.voice.name), Counter())[account] += 1
        return cls(there, named, {account.id: account.name for account in reconciled.accounts})

    def account_of(self, key: str, source: Source) -> str | None:
        """The account that a source of a report belongs to, known by what it says there, or by its name. Raises nothing."""
        found = self.there.get((key, source.name, source.actor)) or self.named.get(folded(source.name))
        return found.most_common(1)[0][0] if found else None


def _groups(heard: Heard, told: list[tuple[str, Responsibility]], claimed: bool) -> tuple[Group, ...]:
    names: dict[str, Group] = {}
    for key, claim in told:
        if not claim.actor.anonymous:
            account = heard.account_of(key, claim.source if claimed else claim.actor)
            name = ARTICLE.sub("", heard.called.get(account or "", claim.actor.name))
            before = names.get(account or folded(name))
            names[account or folded(name)] = Group(account, name, (*(before.claims if before else ()), claim.id), claimed)
    return tuple(group for group in names.values() if not (group.account or "").startswith(STATE))


def has_state(reconciled: Reconciled, items: tuple[Item, ...]) -> bool:
    """Whether the state's forces are in it: some of them are counted as hurt, or the state has an account of it. Raises nothing."""
    told = any(point.voice.account.startswith(STATE) for point in reconciled.points)
    return told or any(item.cover == SECURITY for item in items)


def forces_of(items: tuple[Item, ...]) -> str | None:
    """Of which forces the dead and hurt are: "military" or "police"; None where the words do not say, or say both. Raises nothing."""
    hurt = [item for item in items if item.cover == SECURITY and item.status in (Status.KILLED, Status.INJURED, Status.HELD)]
    words = {word for item in hurt for point in item.points for word in WORD.findall((point.claim.people or "").lower())}
    found = [kind for kind in ("military", "police") if words & set(read_data("shared")[kind])]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Violence:
    """What kind of violence the claims make it: "clash", "attack", "abduction", "blast", "suicide", "air", "shelling"; with its claims."""

    kind: str
    claims: tuple[str, ...]


def violence_of(reconciled: Reconciled, group: Group | None, items: tuple[Item, ...]) -> Violence | None:
    """The kind of violence, where a named group did it and the claims tell which kind (docs/profiles.md); else None. Raises nothing."""
    if group is None:
        return None
    told = remote(reconciled)
    if told:
        return told
    dead = {cover: _claims(items, cover, Status.KILLED) for cover in (ATTACKERS, SECURITY, CIVILIANS)}
    held = tuple(claim for item in items if item.status is Status.HELD and item.low for claim in item.claims)
    if dead[ATTACKERS] and dead[SECURITY]:
        return Violence("clash", (*dead[ATTACKERS], *dead[SECURITY]))
    if dead[CIVILIANS] and not dead[SECURITY]:
        return Violence("attack", (*group.claims, *dead[CIVILIANS]))
    return Violence("abduction", held) if held and not any(dead.values()) else None


def _claims(items: tuple[Item, ...], cover: frozenset[object], status: Status) -> tuple[str, ...]:
    return tuple(claim for item in items if item.status is status and item.cover == cover and item.low for claim in item.claims)


def remote(reconciled: Reconciled) -> Violence | None:
    """A blast, an air strike or shelling, where most reports whose statements tell of a way of attack tell of that, and none of a clash."""
    ways: dict[str, dict[str, list[str]]] = {}
    for mention in reconciled.incident.mentions:
        for claim in mention.claims:
            if isinstance(claim, Statement) and claim.event and claim.event.mode and claim.stance is Stance.ASSERTED:
                ways.setdefault(mention.card.key, {}).setdefault(claim.event.mode, []).append(claim.id)
    if any(mode in CLASH for modes in ways.values() for mode in modes):
        return None
    for kind, modes in (("suicide", BLAST[1:]), ("blast", BLAST), ("air", AIR), ("shelling", SHELLING)):
        telling = [claims for told in ways.values() for mode, claims in told.items() if mode in modes]
        if telling and 2 * sum(any(mode in modes for mode in told) for told in ways.values()) > len(ways):
            return Violence(kind, tuple(claim for claims in telling for claim in claims))
    return None
