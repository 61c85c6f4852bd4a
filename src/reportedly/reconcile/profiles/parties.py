"""Who fought whom: the group that did it, the state's forces, and what kind of violence that makes it, as far as the claims tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Blame, Reconciled, Responsibility, Source, SourceKind, Stance, Statement, Status
from reportedly.reconcile.profiles.book import read_data
from reportedly.reconcile.profiles.items import ATTACKERS, CIVILIANS, SECURITY, WORD, Item, folded

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


def claimants(reconciled: Reconciled) -> tuple[Group, ...]:
    """The named groups that claim it, each once under all its names, in order. Raises nothing."""
    return _groups(
        reconciled, [(key, claim) for key, claim in blames(reconciled) if claim.stance is Blame.CLAIMED and _itself(claim)], True
    )


def accused(reconciled: Reconciled) -> tuple[Group, ...]:
    """The named armed groups that others say did it. Raises nothing."""
    told = [(key, claim) for key, claim in blames(reconciled) if claim.stance in TO_BLAME]
    return _groups(reconciled, [(key, claim) for key, claim in told if claim.actor.kind is SourceKind.ARMED_GROUP], False)


def group_of(reconciled: Reconciled) -> Group | None:
    """The group that did it: the one that claims it, else the only one that others name. Raises nothing."""
    named = claimants(reconciled)
    if named:
        return max(named, key=lambda group: len(group.claims))
    others = accused(reconciled)
    return others[0] if len(others) == 1 else None


def _itself(claim: Responsibility) -> bool:
    return folded(claim.actor.name) == folded(claim.source.name) or (
        claim.actor.actor is not None and claim.actor.actor == claim.source.actor
    )


def _groups(reconciled: Reconciled, told: list[tuple[str, Responsibility]], claimed: bool) -> tuple[Group, ...]:
    names: dict[str, Group] = {}
    for key, claim in told:
        if claim.actor.anonymous:
            continue
        account = _account(reconciled, key, claim.source if claimed else claim.actor)
        name = account[1] if account else ARTICLE.sub("", claim.actor.name)
        before = names.get(account[0] if account else folded(name))
        claims = (*(before.claims if before else ()), claim.id)
        names[account[0] if account else folded(name)] = Group(account[0] if account else None, name, claims, claimed)
    return tuple(group for group in names.values() if not (group.account or "").startswith(STATE))


def _account(reconciled: Reconciled, key: str, source: Source) -> tuple[str, str] | None:
    """The account that a source of a report belongs to, with its name, known by what it says there, or by its name."""
    there = [
        p.voice
        for p in reconciled.points
        if p.card.key == key and (p.claim.source.name, p.claim.source.actor) == (source.name, source.actor)
    ]
    voices = there or [p.voice for p in reconciled.points if folded(p.voice.name) == folded(source.name)]
    if not voices:
        return None
    found = Counter(voice.account for voice in voices).most_common(1)[0][0]
    names = {account.id: account.name for account in reconciled.accounts}
    return found, ARTICLE.sub("", names.get(found, source.name))


def perpetrators(reconciled: Reconciled) -> frozenset[str]:
    """The accounts of those who claim it, and of armed groups. Raises nothing."""
    armed = {point.voice.account for point in reconciled.points if point.voice.kind is SourceKind.ARMED_GROUP}
    return frozenset(armed | {group.account for group in claimants(reconciled) if group.account})


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


def violence_of(reconciled: Reconciled, items: tuple[Item, ...]) -> Violence | None:
    """The kind of violence, where a named group did it and the claims tell which kind (docs/profiles.md); else None. Raises nothing."""
    group = group_of(reconciled)
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
