"""Plain sentences about numbers: who says how many, which number was chosen and why, which were not used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportedly.model import SourceKind, Status, Voice
from reportedly.reconcile.profiles.book import Book
from reportedly.reconcile.profiles.breakdown import Breakdown, Part
from reportedly.reconcile.profiles.choice import Chosen
from reportedly.reconcile.profiles.items import ALL, ATTACKERS, CIVILIANS, OTHERS, SECURITY, Cover, Item
from reportedly.reconcile.profiles.tallies import Tally, exact_tallies, tallies

PEOPLE: dict[Cover, tuple[str, str]] = {
    ATTACKERS: ("attacker", "attackers"),
    SECURITY: ("member of the security forces", "members of the security forces"),
    CIVILIANS: ("civilian", "civilians"),
    OTHERS: ("person other than the attackers", "people other than the attackers"),
    ALL: ("person", "people"),
}
STATES = {
    Status.KILLED: "killed",
    Status.INJURED: "injured",
}
MONTHS = "January February March April May June July August September October November December".split()


def day_words(day: str) -> str:
    """A day as English writes it: 14 March 2025; what is no full date as it is. Raises nothing."""
    try:
        told = date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{told.day} {MONTHS[told.month - 1]} {told.year}"


def voice_name(voice: Voice) -> str:
    """What a sentence calls a voice; the publisher's own is named by the publisher. Raises nothing."""
    if voice.kind is SourceKind.NARRATOR:
        return voice.publisher or voice.name
    first = voice.name.split(" ", 1)[0]
    return voice.name[:1].lower() + voice.name[1:] if voice.anonymous or first in ("The", "A", "An") else voice.name


def counted(number: int, cover: Cover) -> str:
    """A number with its people: "33 attackers". Raises nothing."""
    one, many = PEOPLE.get(cover, PEOPLE[ALL])
    return f"{number} {one if number == 1 else many}"


def range_of(tally: Tally) -> str:
    """The number that a tally gives, or its two ends. Raises nothing."""
    return str(tally.low) if tally.low == tally.high else f"{tally.low} to {tally.high}"


def according(tally: Tally) -> str:
    """Who says it, and when: "the army (14 March 2025)". Raises nothing."""
    return f"{voice_name(tally.voice)}{f' ({day_words(tally.said)})' if tally.said else ''}"


def telling(items: tuple[Item, ...], status: Status, cover: Cover) -> str:
    """One sentence with what every account says of some people; empty where none says anything. Raises nothing."""
    told = exact_tallies(items, status, cover) if cover in (OTHERS, ALL) else tallies(items, status, cover)
    return listing(f"{PEOPLE[cover][1]} {STATES[status]}", told)


def listing(what: str, told: tuple[Tally, ...]) -> str:
    """One sentence: what is counted, each number, and who gives it; empty where nobody does. Raises nothing."""
    ordered = sorted(told, key=lambda tally: (tally.low, tally.said, tally.account))
    said = "; ".join(f"{range_of(tally)} according to {according(tally)}" for tally in ordered)
    return f"{what[0].upper()}{what[1:]}: {said}." if said else ""


def conflict(items: tuple[Item, ...], statuses: Iterable[Status]) -> str:
    """What the accounts say of each side, sentence by sentence. Raises nothing."""
    told = (
        telling(told_of(items, status), status, cover) for status in statuses for cover in (ATTACKERS, OTHERS, SECURITY, CIVILIANS, ALL)
    )
    return " ".join(sentence for sentence in told if sentence)


def told_of(items: tuple[Item, ...], status: Status) -> tuple[Item, ...]:
    """The counts with a source, or an outlet that is cited; publishers' own only where there is no other. Raises nothing."""
    own = tuple(item for item in items if item.status is status)
    return tuple(item for item in own if item.voice.kind is not SourceKind.NARRATOR) or own


def why(broken: Breakdown, book: Book) -> str:
    """One sentence that says which numbers were chosen, by what, and which were not used. Raises KeyError for an unknown clause."""
    parts = [_part(part, book) for part in broken.parts]
    if not parts:
        return "No standing claim gives a number."
    total = f" make {broken.best}" if len(parts) > 1 and broken.best is not None else ""
    unused = [f"{counted(tally.low, tally.cover)} ({voice_name(tally.voice)})" for part in broken.parts for tally in _left(part.chosen)]
    left = f"; not used: {', '.join(dict.fromkeys(unused))}" if unused else ""
    text = f"{' and '.join(parts)}{total}{left}."
    return text[0].upper() + text[1:]


def _left(chosen: Chosen) -> list[Tally]:
    """What was not used; of publishers' own numbers only where no other was used."""
    named = any(tally.voice.kind is not SourceKind.NARRATOR for tally in chosen.used)
    return [tally for tally in chosen.left if not (named and tally.voice.kind is SourceKind.NARRATOR)]


def _part(part: Part, book: Book) -> str:
    chosen = part.chosen
    names = ", ".join(dict.fromkeys(voice_name(tally.voice) for tally in chosen.used))
    number = counted(chosen.best, part.cover) if chosen.best is not None else _from_to(chosen.low, chosen.high, part.cover)
    return f"{number} ({names}: {book.whys[chosen.clause]})"


def _from_to(low: int | None, high: int | None, cover: Cover) -> str:
    return counted(low or 0, cover) if low == high else f"{low} to {counted(high or 0, cover)}"
