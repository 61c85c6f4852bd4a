"""The rules by which a codebook chooses among what accounts say: each takes tallies and gives low, best and high with its clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportedly.model import SourceKind
from reportedly.reconcile.profiles.tallies import Tally

Found = tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a rule gives: low, best and high (None: blank), by which clause, resting on which tallies; ``left`` are those it did not use."""

    low: int | None
    best: int | None
    high: int | None
    clause: str
    used: Found
    left: Found = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that it rests on, each once."""
        return tuple(dict.fromkeys(claim for tally in self.used for claim in tally.claims))


Rule = Callable[[Found], Chosen | None]


def named_first(found: Found) -> Found:
    """
    Those with a source that is named; those without one only where there is no other.

    Counts that may be of some of the people alone give way to any that is not; where there are only such, the largest stands, as a floor.
    Raises nothing.
    """
    whole = tuple(tally for tally in found if not tally.partial)
    if found and not whole:
        return tuple(tally for tally in found if tally.low == max(other.low for other in found))
    return tuple(tally for tally in whole if not tally.weak) or whole


def lowest(found: Found) -> Chosen | None:
    """ACLED: the lowest, unless one is of a source judged reliable, or two independent accounts give the same. Raises nothing."""
    named = named_first(found)
    trusted = tuple(tally for tally in named if tally.trust > 0)
    if not named:
        return None
    if trusted or len(named) == 1:
        return _least(trusted or named, found, "reliable" if trusted else "single")
    agreed = agreed_on(named)
    return _least(agreed or named, found, "corroborated" if agreed else "lowest")


def agreed_on(found: Found) -> Found:
    """The tallies of the number that more than one account gives, where there is one such number; else none. Raises nothing."""
    counts = Counter(tally.low for tally in found)
    most = [number for number, count in counts.items() if count > 1 and count == max(counts.values())]
    return tuple(tally for tally in found if tally.low == most[0]) if len(most) == 1 else ()


def recent(found: Found, perpetrators: frozenset[str]) -> Chosen | None:
    """
    GTD: the most recent independent source; where several are equally recent the majority; where there is none, the lowest.

    What perpetrators claim, and sources judged unreliable, are used only where there is no other. Raises nothing.
    """
    named = named_first(found)
    fair = tuple(tally for tally in named if tally.account not in perpetrators and tally.trust >= 0)
    if not named:
        return None
    pool = fair or named
    last = max(tally.said[:10] for tally in pool)
    latest = tuple(tally for tally in pool if tally.said[:10] == last)
    if len({tally.low for tally in latest}) == 1:
        return _least(latest, found, "recent" if fair else "perpetrator")
    return majority(pool, found)


def majority(pool: Found, found: Found) -> Chosen | None:
    """GTD: the figure that most sources give, else the lowest. Raises nothing."""
    if not pool:
        return None
    agreed = agreed_on(pool)
    return _least(agreed or pool, found, "majority" if agreed else "lowest")


def reliable(found: Found, doubtful: Callable[[Tally], bool]) -> Chosen | None:
    """
    UCDP: low and high are the least and the greatest reliable number; best is that of the source judged most reliable, else the lower.

    Where all are doubtful, the lowest of them stands for all three. Raises nothing.
    """
    named = named_first(found)
    if not named:
        return None
    sound = tuple(tally for tally in named if not doubtful(tally) and tally.trust >= 0)
    if not sound:
        return _least(named, found, "doubtful")
    trusted = tuple(tally for tally in sound if tally.trust > 0)
    best = min(tally.low for tally in trusted or sound)
    low, high = min(tally.low for tally in sound), max(tally.high for tally in sound)
    clause = "judged" if trusted else ("lower" if low != high else "reliable")
    return Chosen(low, best, high, clause, sound, _rest(found, sound))


def spread(found: Found) -> Chosen | None:
    """Airwars: the least and the greatest number that a credible source gives; no best. Raises nothing."""
    named = tuple(tally for tally in named_first(found) if tally.trust >= 0) or named_first(found)
    return _range(named, found, "range") if named else None


def superseding(found: Found) -> Chosen | None:
    """Iraq Body Count: the range, but of a later authoritative figure alone where there is one. Raises nothing."""
    named = tuple(tally for tally in named_first(found) if tally.trust >= 0) or named_first(found)
    official = tuple(tally for tally in named if tally.voice.kind in (SourceKind.MEDICAL, SourceKind.GOVERNMENT))
    others = [tally.said[:10] for tally in named if tally not in official]
    later = tuple(tally for tally in official if others and tally.said[:10] > max(others))
    if not named:
        return None
    return _range(later or named, found, "later" if later else "range")


def _range(used: Found, found: Found, clause: str) -> Chosen:
    low, high = min(tally.low for tally in used), max(tally.high for tally in used)
    return Chosen(low, None, high, clause, used, _rest(found, used))


def _least(pool: Found, found: Found, clause: str) -> Chosen:
    number = min(tally.low for tally in pool)
    used = tuple(tally for tally in pool if tally.low == number)
    return Chosen(number, number, number, clause, used, _rest(found, used))


def _rest(found: Iterable[Tally], used: Found) -> Found:
    return tuple(tally for tally in found if tally not in used)
