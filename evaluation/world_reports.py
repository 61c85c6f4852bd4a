"""
What is told of a simulated world: reports by publishers at its moments, in each the claims of a few sources, late and early.

Each source knows some of what is so: its tolls count part of the people, its totals are of what it truly knows. Every asserted claim of the
incident is true at some moment that its words and its report's date allow; estimates, threats and background may say anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from evaluation.world_people import Kind, Who, World
from evaluation.world_words import BARE, Number, Word, denied, exact, rough, toll, words_for
from reportedly.model import NARRATOR, Side, Source, SourceKind, Stance, Status
from reportedly.model.terms import Manner

SOURCES = (
    Source("the army", SourceKind.SECURITY),
    Source("security officials", SourceKind.SECURITY, anonymous=True),
    Source("the police", SourceKind.SECURITY),
    Source("the Karvel Front", SourceKind.ARMED_GROUP),
    Source("a hospital official", SourceKind.MEDICAL),
    Source("a witness", SourceKind.WITNESS),
    Source("the interior minister", SourceKind.GOVERNMENT),
    Source("railway officials", SourceKind.COMPANY),
    NARRATOR,
    NARRATOR,
)
MONITOR = Source("the Red Ridge Monitor", SourceKind.MONITOR)
PUBLISHERS = ("Example Wire", "Example Post", "Example Radio", "Example Times")
STATUSES = (
    *[Status.KILLED] * 6,
    *[Status.FREED, Status.HELD] * 2,
    Status.INJURED,
    Status.CASUALTIES,
    Status.MISSING,
    Status.PRESENT,
)
RISING = (Status.KILLED, Status.FREED, Status.CASUALTIES)
OTHER_STANCES = (Stance.ESTIMATED, Stance.THREATENED, Stance.DEMANDED, Stance.QUOTED_ONLY)
DEPOT = "at the depot"


@dataclass(frozen=True, slots=True)
class Told:
    """
    One claim before it is written: who says what of whom, what it means, and of which moment it is true.

    ``day_told`` is whether no more than the day of that moment is told: by the claim (``as_of_told``), or by the report's date.
    """

    source: Source
    status: Status
    word: Word
    meaning: Who
    number: Number
    at: int
    day_told: bool = False
    as_of_told: bool = False
    limit: str | None = None
    part_of: int | None = None
    manner: Manner | None = None
    stance: Stance = Stance.ASSERTED
    main: bool = True


@dataclass(frozen=True, slots=True)
class Edition:
    """One report before it is written: its publisher, the number of its moment, whether its hour is told, and its claims."""

    publisher: str
    at: int
    hour_told: bool
    told: tuple[Told, ...]


def editions_of(world: World, brief: bool = False) -> tuple[Edition, ...]:
    """The reports of a world (``brief`` ones), in the order of its moments; the same for the same world. Raises nothing."""
    random = Random(world.seed + 1)
    talk = random.choice((1, 2) if brief else (2, 5, 12))
    drafts = [_edition(random, world, at, talk) for at in range(len(world.moments)) for _ in range(random.randint(1, 2))]
    before = None
    while before != drafts:
        before = drafts
        apart = {(told.status, told.word.side) for draft in drafts for told in draft.told if _is_solved(told) and told.number.low > 0}
        drafts = [replace(draft, told=_plain(world, draft.told, apart)) for draft in drafts]
    return tuple(drafts)


def with_falsehood(world: World, editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """
    The reports and a last one, by a monitor who is wrong about people that another counts: it has too many of them, or too few in all.

    Raises nothing.
    """
    random = Random(world.seed + 2)
    counts = [
        told for edition in editions for told in edition.told if _is_solved(told) and told.limit is None and told.stance is Stance.ASSERTED
    ]
    if not counts:
        return editions
    last, aim = len(world.moments) - 1, random.choice(counts)
    truth = max(world.count(aim.status, aim.meaning, last), aim.number.high or aim.number.low)
    few, many = random.randint(0, max(0, aim.number.low - 1)), truth + random.randint(1, 1 + truth)
    too_few = Number(f"{few} {{}} in all", few, few, closed=aim.status is not Status.HELD)
    number = random.choice((too_few, too_few, Number(f"{many} {{}}", many, many)))
    wrong = Told(MONITOR, aim.status, aim.word, aim.meaning, number, last)
    return (*editions, Edition("Example Review", last, True, (wrong,)))


def _is_solved(told: Told) -> bool:
    return told.main and told.stance is Stance.ASSERTED


def _plain(world: World, told: tuple[Told, ...], apart: set[tuple[Status, Side]]) -> tuple[Told, ...]:
    """The claims that may be told: none that leaves out people whom no claim counts apart, none outdated before its day is over."""
    fit = {number for number, claim in enumerate(told) if _is_plain(world, claim, apart) and _lasts(world, claim)}
    kept = [number for number in sorted(fit) if told[number].part_of is None or told[number].part_of in fit]
    return tuple(replace(told[number], part_of=_place(kept, told[number].part_of)) for number in kept)


def _place(kept: list[int], number: int | None) -> int | None:
    return None if number is None else kept.index(number)


def _lasts(world: World, told: Told) -> bool:
    """Whether a total of the dead or freed that is told by its day alone still holds when the day ends: so days are read."""
    if told.status not in RISING or not told.day_told or not told.main:
        return True
    last = max(at for at, when in enumerate(world.moments) if when.date() == world.moments[told.at].date())
    number, count = told.number, world.count(told.status, told.meaning, last)
    if told.stance is Stance.DENIED:
        return count < number.low
    return told.stance is not Stance.ASSERTED or not number.closed or number.low <= count <= (number.high or 0)


def _is_plain(world: World, told: Told, apart: set[tuple[Status, Side]]) -> bool:
    widest = told.word.meanings[0]
    left_out = {kind.part for kind in world.sizes if widest(kind) and not told.meaning(kind) and _limits(told, kind)}
    sides = {side for status, side in apart if status is told.status}
    others = left_out - {"attacker"}
    return bool(sides & {Side.SECURITY, Side.RESPONDERS}) if others else not left_out or Side.ATTACKERS in sides


def _edition(random: Random, world: World, at: int, talk: int) -> Edition:
    hour_told = random.random() < 0.7
    told: list[Told] = []
    for _ in range(random.randint(1, talk)):
        claim = _told(random, world, at, hour_told)
        told += [claim] if claim else []
        part = _part_of(random, world, claim, len(told) - 1) if claim and random.random() < 0.3 else None
        told += [part] if part else []
    return Edition(random.choice(PUBLISHERS), at, hour_told, tuple(told))


def _told(random: Random, world: World, now: int, hour_told: bool) -> Told | None:
    status = random.choice(STATUSES)
    word = random.choice(words_for(status))
    meaning = random.choice(word.meanings)
    at = now if random.random() < 0.8 else random.randint(0, now)
    limit = DEPOT if random.random() < 0.1 and status is not Status.PRESENT else None
    counted = _limited(meaning) if limit else meaning
    truth = world.count(status, counted, at)
    number = _number(random, status, truth)
    if number is None:
        return None
    manner = random.choice((Manner.RESCUED, Manner.RELEASED, Manner.UNSPECIFIED)) if status is Status.FREED else None
    as_of_told = at < now or random.random() < 0.15
    claim = Told(random.choice(SOURCES), status, word, counted, number, at, as_of_told or not hour_told, as_of_told, limit, None, manner)
    if random.random() < 0.05:
        return replace(claim, number=denied(random, truth), stance=Stance.DENIED)
    return _strayed(random, claim) if random.random() < 0.1 else claim


def _limits(told: Told, kind: Kind) -> bool:
    """Whether people of a kind are such that a claim could count them: where it is limited to a place, those there."""
    return told.limit is None or kind.place == told.limit


def _limited(meaning: Who) -> Who:
    return lambda kind: meaning(kind) and kind.place == DEPOT


def _number(random: Random, status: Status, truth: int) -> Number | None:
    """A number for ``truth``, in one of the forms; one told at its moment alone (the held, those present) is exact unless it is a floor."""
    form = random.random()
    if form < 0.25:
        return exact(random, truth)
    if form < 0.35:
        return rough(random, truth)
    if status in (Status.HELD, Status.PRESENT) and form < 0.7:
        return Number(f"{truth} {{}}", truth, truth) if truth else None
    number = toll(random, truth, random.randint(0, truth))
    floors_only = status in (Status.HELD, Status.PRESENT)
    return replace(number, high=None) if number and floors_only else number


def _strayed(random: Random, claim: Told) -> Told:
    """The claim as something that may be false: of another stance, or of another happening."""
    n = random.randint(0, 90)
    number = Number(f"{n} {{}}", n, n, closed=random.random() < 0.5)
    if random.random() < 0.5:
        return replace(claim, number=number, main=False)
    return replace(claim, number=number, stance=random.choice(OTHER_STANCES))


def _part_of(random: Random, world: World, whole: Told, index: int) -> Told | None:
    """ "…, including 5 children": some of those that the whole means, no more than its number."""
    kinds = [kind for kind in world.sizes if whole.meaning(kind)]
    words = [
        word
        for word in words_for(whole.status)
        if word not in BARE and all(whole.meaning(kind) for kind in world.sizes if word.meanings[-1](kind))
    ]
    if whole.stance is not Stance.ASSERTED or not whole.main or not kinds or not words:
        return None
    word = random.choice(words)
    meaning = word.meanings[-1]
    most = min(world.count(whole.status, lambda kind: meaning(kind) and kind in kinds, whole.at), whole.number.low)
    if most < 1:
        return None
    n = random.randint(1, most)
    number = Number(f"{n} {{}}", n, n)
    return replace(whole, word=word, meaning=meaning, number=number, part_of=index)
