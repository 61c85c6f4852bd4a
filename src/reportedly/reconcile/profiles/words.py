"""Plain sentences about numbers: who says how many, which number was chosen and why, which were not used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportedly.model import Status, Voice
from reportedly.reconcile.profiles.book import Book
from reportedly.reconcile.profiles.breakdown import Breakdown, Part
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
    Status.HELD: "held",
    Status.FREED: "freed",
    Status.PRESENT: "there",
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
    return voice.publisher or voice.name


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
    if not told:
        return ""
    _, many = PEOPLE.get(cover, PEOPLE[ALL])
    said = "; ".join(f"{range_of(tally)} according to {according(tally)}" for tally in sorted(told, key=lambda tally: (tally.low, tally.said)))
    return f"{many[0].upper()}{many[1:]} {STATES[status]}: {said}."


def conflict(items: tuple[Item, ...], statuses: Iterable[Status]) -> str:
    """What the accounts say of each side, sentence by sentence. Raises nothing."""
    told = (telling(items, status, cover) for status in statuses for cover in (ATTACKERS, OTHERS, SECURITY, CIVILIANS, ALL))
    return " ".join(sentence for sentence in told if sentence)


def why(broken: Breakdown, book: Book) -> str:
    """One sentence that says which numbers were chosen, by what, and which were not used. Raises KeyError for an unknown clause."""
    parts = [_part(part, book) for part in broken.parts]
    if not parts:
        return "No standing claim gives a number."
    total = f" make {broken.best}" if len(parts) > 1 and broken.best is not None else ""
    unused = [f"{counted(tally.low, part.cover)} ({voice_name(tally.voice)})" for part in broken.parts for tally in part.chosen.left]
    left = f"; not used: {', '.join(unused)}" if unused else ""
    text = f"{' and '.join(parts)}{total}{left}."
    return text[0].upper() + text[1:]


def _part(part: Part, book: Book) -> str:
    chosen = part.chosen
    names = ", ".join(dict.fromkeys(voice_name(tally.voice) for tally in chosen.used))
    number = counted(chosen.best, part.cover) if chosen.best is not None else _from_to(chosen.low, chosen.high, part.cover)
    return f"{number} ({names}: {book.whys[chosen.clause]})"


def _from_to(low: int | None, high: int | None, cover: Cover) -> str:
    return counted(low or 0, cover) if low == high else f"{low} to {counted(high or 0, cover)}"
