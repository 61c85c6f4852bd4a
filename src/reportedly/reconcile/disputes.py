"""What accounts dispute beside numbers: how people came free, who did it, and whether it is so at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.model import Blame, Card, Finding, FindingKind, Incident, Manner, Point, Responsibility, Stance, Status, Voice
from reportedly.reconcile.making import finding_id, of_points
from reportedly.reconcile.points import Hearing
from reportedly.reconcile.wording import counted, listed, name, sentence

Said = tuple[Responsibility, Card, Voice]
AND = re.compile(r"\s*(?:,|\band\b)\s*")
BOTH = re.compile(r"^both\s+", re.IGNORECASE)
HOLDS_IT = (Blame.CLAIMED, Blame.ACCUSED, Blame.STATED, Blame.SUSPECTED)


def disputes(points: Sequence[Point], incident: Incident, hearing: Hearing) -> tuple[Finding, ...]:
    """All disputes of an incident. Raises nothing."""
    return (*_manner(points), *_fact(points), *_responsibility(incident, hearing))


def _manner(points: Sequence[Point]) -> Iterator[Finding]:
    """One for each two accounts of which one says rescued and the other released."""
    told: dict[str, dict[Manner, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        manner = point.quantity.scope.manner
        if point.quantity.status is Status.FREED and manner and _is_own(point):
            told[point.voice.account][manner].append(point)
    for a, b in combinations(sorted(told), 2):
        yield from _manner_between(told[a], told[b])


def _is_own(point: Point) -> bool:
    """Whether a source itself says it, as its own: not a publisher's wording, not passed on."""
    return point.claim.stance is Stance.ASSERTED and point.origin is None and not point.voice.publisher


def _manner_between(a: Mapping[Manner, list[Point]], b: Mapping[Manner, list[Point]]) -> Iterator[Finding]:
    ours, theirs = _chiefly(a), _chiefly(b)
    if ours is theirs:
        return
    mine, yours = a[ours], b[theirs]
    text = f"{name(mine[0].voice)} says that people were {ours}, {name(yours[0].voice)} that they were {theirs}"
    yield of_points(FindingKind.DISPUTE, "how people came free", text, [*mine, *yours], reason="manner")


def _chiefly(told: Mapping[Manner, list[Point]]) -> Manner:
    """The manner in which an account says that most came free; "none was rescued" speaks for no manner."""
    return max(sorted(told), key=lambda manner: (max(point.claim.low for point in told[manner]), manner))


def _fact(points: Sequence[Point]) -> Iterator[Finding]:
    """A denied number that another account asserts."""
    for denial in points:
        if denial.claim.stance is Stance.DENIED:
            asserted = [point for point in points if _is_denied(point, denial)]
            if asserted:
                text = f"{name(denial.voice)} denies {counted(denial)}, which {listed(name(point.voice) for point in asserted)} said"
                yield of_points(FindingKind.DISPUTE, denial.quantity.label, text, [denial, *asserted], reason="fact")


def _is_denied(point: Point, denial: Point) -> bool:
    return (
        point.claim.stance is Stance.ASSERTED
        and point.voice.account != denial.voice.account
        and point.quantity.status is denial.quantity.status
        and point.quantity.scope.role is denial.quantity.scope.role
        and point.claim.low == denial.claim.low
    )


def _responsibility(incident: Incident, hearing: Hearing) -> Iterator[Finding]:
    """An actor that one account holds responsible and another, or itself, does not; and different actors that claim it."""
    said = [
        (claim, mention.card, hearing.of_source(claim.source, mention.card))
        for mention in incident.mentions
        for claim in mention.claims
        if isinstance(claim, Responsibility) and (claim.main or mention.index > 0)
    ]
    by_actor: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        by_actor[_blamed(one, hearing)].append(one)
    for actor in sorted(by_actor):
        yield from _denied(by_actor[actor])
    yield from _rivals(by_actor)


def _blamed(said: Said, hearing: Hearing) -> str:
    """The account of who is held responsible; of several named at once, all of theirs."""
    claim, card, _ = said
    names = [name for name in AND.split(actor_name(said)) if name] or [claim.actor.name]
    return " + ".join(sorted({hearing.of_source(replace(claim.actor, name=name), card).account for name in names}))


def _denied(said: Sequence[Said]) -> Iterator[Finding]:
    held = [one for one in said if one[0].stance in HOLDS_IT]
    denied = [one for one in said if one[0].stance is Blame.DENIED]
    if held and denied:
        text = f"{_by(held)} held {actor_name(held[0])} responsible; {_by(denied)} denied it"
        yield _blame(text, [*held, *denied])


def _rivals(by_actor: Mapping[str, list[Said]]) -> Iterator[Finding]:
    claimed = {actor: [one for one in said if one[0].stance is Blame.CLAIMED] for actor, said in by_actor.items()}
    rivals = [said for actor, said in sorted(claimed.items()) if said]
    if len(rivals) > 1:
        text = f"{listed(actor_name(said[0]) for said in rivals)} each claimed responsibility"
        yield _blame(text, [one for said in rivals for one in said])


def actor_name(said: Said) -> str:
    """Who is held responsible, in words. Raises nothing."""
    return BOTH.sub("", said[0].actor.name)


def _by(said: Sequence[Said]) -> str:
    return listed(name(voice) for *_, voice in said)


def _blame(text: str, said: Sequence[Said]) -> Finding:
    claims = tuple(dict.fromkeys(claim.id for claim, *_ in said))
    accounts = tuple(sorted({voice.account for *_, voice in said}))
    named = finding_id(FindingKind.DISPUTE, sorted(claims), "responsibility")
    return Finding(named, FindingKind.DISPUTE, "responsibility", sentence(text), claims, accounts, reason="responsibility")
