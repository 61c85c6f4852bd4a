"""
The words that the reports of simulated worlds count people by, with what each may mean, and the forms that numbers take in news.

A word has several meanings where news leaves it open: "31 people died in all" may count everybody, all but the attackers, or civilians. It
leaves somebody out only where the reports tell of such dead apart: where no attacker is told to have died, "people" leaves none out.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from evaluation.world_people import Kind, Who
from reportedly.model import Side, Status


@dataclass(frozen=True, slots=True)
class Word:
    """How people are called, on which side a reader of the words sees them, and what the word may mean."""

    text: str
    side: Side
    meanings: tuple[Who, ...]


def _not_attackers(kind: Kind) -> bool:
    return not kind.attacks


def _everybody(kind: Kind) -> bool:
    return True


def _is_civilian(kind: Kind) -> bool:
    return kind.part == "civilian"


def _is_travelling_woman(kind: Kind) -> bool:
    return kind.passenger and kind.group == "woman"


def _is_aboard(kind: Kind) -> bool:
    return kind.aboard


def _part(*parts: str) -> tuple[Who, ...]:
    return (lambda kind: kind.part in parts,)


def _group(group: str) -> tuple[Who, ...]:
    return (lambda kind: not kind.attacks and kind.group == group,)


OPEN = (_everybody, _not_attackers, _is_civilian)
BARE = (
    Word("people", Side.VICTIMS, OPEN),
    Word("people", Side.UNKNOWN, OPEN),
    Word("", Side.UNKNOWN, OPEN),
)
NARROW = (
    Word("attackers", Side.ATTACKERS, _part("attacker")),
    Word("militants", Side.ATTACKERS, _part("attacker")),
    Word("soldiers", Side.SECURITY, _part("soldier")),
    Word("policemen", Side.SECURITY, _part("policeman")),
    Word("security personnel", Side.SECURITY, _part("soldier", "policeman")),
    Word("medics", Side.RESPONDERS, _part("medic")),
    Word("civilians", Side.VICTIMS, (_is_civilian,)),
    Word("passengers", Side.VICTIMS, (lambda kind: kind.passenger, lambda kind: kind.passenger and kind.part == "civilian")),
    Word("hostages", Side.VICTIMS, (lambda kind: kind.taken,)),
    Word("women", Side.VICTIMS, _group("woman")),
    Word("children", Side.VICTIMS, _group("child")),
    Word("men", Side.VICTIMS, _group("man")),
    Word("women passengers", Side.VICTIMS, (_is_travelling_woman, lambda kind: _is_travelling_woman(kind) and kind.part == "civilian")),
    Word("police officers", Side.SECURITY, _part("policeman")),
    Word("military hostages", Side.VICTIMS, (lambda kind: kind.taken and kind.part == "soldier",)),
)
ABOARD = (
    Word("people", Side.VICTIMS, (_is_aboard,)),
    Word("passengers", Side.VICTIMS, (_is_aboard,)),  # as news has it: the driver is freed among the passengers
    Word("hostages", Side.VICTIMS, (_is_aboard,)),
    Word("women", Side.VICTIMS, (lambda kind: kind.aboard and kind.group == "woman",)),
    Word("children", Side.VICTIMS, (lambda kind: kind.aboard and kind.group == "child",)),
    Word("soldiers", Side.SECURITY, (lambda kind: kind.aboard and kind.part == "soldier",)),
    Word("military hostages", Side.VICTIMS, (lambda kind: kind.aboard and kind.part == "soldier",)),
)


THOSE_PRESENT = (*ABOARD[:1], *(word for word in NARROW if word.text == "passengers"), *ABOARD[3:-1])
MISSED = (*ABOARD[:1], *ABOARD[3:-1])


def words_for(status: Status) -> tuple[Word, ...]:
    """The words that people in a status are counted by: of the held and the freed those aboard."""
    if status is Status.PRESENT:
        return THOSE_PRESENT + ABOARD[:1]
    if status in (Status.HELD, Status.FREED):
        return ABOARD
    if status is Status.MISSING:
        return MISSED
    return BARE + BARE + NARROW


@dataclass(frozen=True, slots=True)
class Number:
    """A number as news has it: its words with ``{}`` for the people, and what a reader makes of it."""

    words: str
    low: int
    high: int | None
    approximate: bool = False
    closed: bool = False


def toll(random: Random, truth: int, seen: int) -> Number | None:
    """A toll so far, by one who knows of ``seen`` people, where ``truth`` are so; None where nothing can be told. Raises nothing."""
    n = random.randint(max(1, seen // 2), max(1, seen))
    if seen < 1:
        return None
    forms = [
        Number(f"{n} {{}}", n, n),
        Number(f"{n} {{}}", n, n),
        Number(f"at least {n} {{}}", n, None),
        Number(f"more than {n} {{}}", n + 1, None) if n < truth else Number(f"at least {n} {{}}", n, None),
        Number(f"between {n} and {truth + 3} {{}}", n, truth + 3),
    ]
    if truth >= 13:
        forms.append(Number("dozens of {}", 24, None))
    return random.choice(forms)


def denied(random: Random, truth: int) -> Number:
    """What is denied by one who knows: that there were at least so many, where there were fewer. Raises nothing."""
    n = truth + random.randint(1, 3)
    return Number(f"at least {n} {{}}", n, None)


def exact(random: Random, truth: int) -> Number:
    """A number that closes what it counts, by one who knows: "in all", "only", "none", "at most". Raises nothing."""
    if truth == 0:
        return Number("none of the {}", 0, 0, closed=True)
    most = truth + random.randint(0, 4)
    forms = [
        Number(f"{truth} {{}} in all", truth, truth, closed=True),
        Number(f"all {truth} {{}}", truth, truth, closed=True),
        Number(f"only {truth} {{}}", truth, truth, closed=True),
        Number(f"at most {most} {{}}", random.choice((0, 1)), most, closed=True),
        Number(f"fewer than {most + 1} {{}}", 0, most, closed=True),
    ]
    return random.choice(forms)


def rough(random: Random, truth: int) -> Number | None:
    """ "About" and "nearly", where such a number is at most a tenth off; None for a few. Raises nothing."""
    near = [n for n in range(truth - truth // 10, truth + truth // 9 + 2) if n - n // 10 <= truth <= n + n // 10 and n > 9]
    below = [n for n in range(truth + 1, truth + truth // 9 + 2) if n - n // 10 <= truth and n > 9]
    forms = [Number(f"about {n} {{}}", n, n, approximate=True) for n in near]
    forms += [Number(f"nearly {n} {{}}", n, n, approximate=True) for n in below]
    return random.choice(forms) if forms else None
