"""
Totals: a report's own last word on its main incident, status by status, each resting on its claims.

The figures that one account gives (an armed group's, a monitor's, or everybody else's with the report's own) are reduced to the different
people they are of (:mod:`totals_groups`). Those told later to have died are killed and no more injured. Accounts that can't both be
right give one entry each, and the status is contested.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.claims.totals_fates import Death, deaths_in, died_later
from reportedly.claims.totals_groups import LOOK_BACK, Group, Groups, gather, in_order
from reportedly.claims.totals_told import Form, Told, identified, told, words
from reportedly.language import Parsed
from reportedly.model import Figure, Side, SourceKind, Stance, Status, Total, Totals

OWN_ACCOUNT = frozenset((SourceKind.ARMED_GROUP, SourceKind.MONITOR))
SHARED = ""
ROUNDING = 8
HARMED = frozenset((Status.KILLED, Status.INJURED))


def totals_of(parsed: Parsed, figures: Sequence[Figure]) -> tuple[Totals, ...]:
    """The totals of the main incident's figures, by status name in alphabetical order. Raises nothing."""
    rows = identified(parsed.doc, list(_beside_the_dead(told(parsed, figure) for figure in figures if counts(figure))))
    accused = [told(parsed, figure) for figure in figures if figure.side is Side.ATTACKERS and not counts(figure)]
    accounts: dict[str, list[Told]] = {}
    for row in rows:
        accounts.setdefault(account_of(row.figure), []).append(row)
    deaths = deaths_in(parsed.doc)
    read = {name: _account(parsed, deaths, some, accused) for name, some in accounts.items()}
    statuses = sorted({status for totals in read.values() for status in totals})
    return tuple(_totals(status, [(name, totals[status]) for name, totals in read.items() if status in totals]) for status in statuses)


def _beside_the_dead(rows: Iterable[Told]) -> Iterator[Told]:
    """The rows, where "others" who only stand beside people of another status in their sentence are said to be any."""
    sentence, before = -1, set[Status]()
    for row in rows:
        if row.sentence != sentence:
            sentence, before = row.sentence, set()
        beside = row.form is Form.BESIDE and bool(before) and row.figure.status not in before
        before.add(row.figure.status)
        yield replace(row, form=Form.INDEFINITE, struck=False, others=True) if beside else row


def counts(figure: Figure) -> bool:
    """Whether a figure can enter a total: of the main incident, and said plainly."""
    return figure.main and figure.stance is Stance.ASSERTED and figure.status not in (Status.PRESENT, Status.OTHER)


def account_of(figure: Figure) -> str:
    """Whose account a figure is part of: an armed group and a monitor have their own, all others share the report's."""
    return figure.source.name if figure.source.kind in OWN_ACCOUNT else SHARED


def key_of(row: Told, attackers: frozenset[str]) -> str:
    """The status under which a figure is totalled: those of ``attackers`` have one of their own."""
    return f"{row.figure.status}_attackers" if row.id in attackers else str(row.figure.status)


def _attackers(rows: Sequence[Told], uncounted: Sequence[Told]) -> frozenset[str]:
    """
    The ids of the figures of attackers: by their side, and by the name of one who is an attacker by the words of another figure.

    A full name that only shares a surname with such a person is another's.
    """
    sided = [row for row in rows if row.figure.side is Side.ATTACKERS]
    wholes = {row.figure.part_of for row in sided if row.is_one and row.figure.status in HARMED}
    same = {row.id for row in rows if row.is_one and row.id in wholes}
    sure = _by_word(row for row in rows if row.id in same or _is_called_attacker(row))
    accused = _by_word(row for row in (*sided, *uncounted) if row.figure.status not in HARMED)
    named = {row.id for row in rows if row.is_one and _is_among(row.traits.names, sure)}
    other = {row.id for row in sided if len(row.traits.names) > 1 and _is_namesake(row.traits.names, sure, accused)}
    return frozenset(named | same | {row.id for row in sided} - other)


def _is_called_attacker(row: Told) -> bool:
    return row.figure.side is Side.ATTACKERS and row.traits.noun in words("kinds", "suspect")


Names = Mapping[str, set[tuple[str, ...]]]


def _by_word(rows: Iterable[Told]) -> Names:
    """The names of single persons, by each of their words."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for row in rows:
        for word in row.traits.names if row.is_one else ():
            names.setdefault(word, set()).add(row.traits.names)
    return names


def _is_among(name: tuple[str, ...], known: Names) -> bool:
    return bool(name) and any(set(name) <= set(other) for other in known.get(name[0], ()))


def _is_namesake(name: tuple[str, ...], *tables: Names) -> bool:
    """Whether a name shares a word with a known one, and is none of them."""
    return any(name[-1] in known for known in tables) and not any(_is_among(name, known) for known in tables)


KILLED, INJURED = str(Status.KILLED), str(Status.INJURED)
KILLED_ATTACKERS = f"{KILLED}_attackers"


def _account(parsed: Parsed, deaths: Sequence[Death], rows: Sequence[Told], accused: Sequence[Told]) -> dict[str, Total]:
    """One account's totals by status; ``accused`` are the attackers that no total counts."""
    dead = died_later(parsed.doc, deaths, [row for row in rows if row.figure.status in (Status.KILLED, Status.INJURED)])
    by_key: dict[str, list[Told]] = {}
    attackers = _attackers(rows, accused)
    for row in rows:
        key = key_of(row, attackers)
        by_key.setdefault(key.replace(INJURED, KILLED) if row.id in dead else key, []).append(row)
    plain = {key: _without_vague(some) for key, some in by_key.items()}
    read = {key: gather(_nonzero(some)) for key, some in plain.items() if not key.startswith(INJURED)}
    _set_apart(plain, read)
    for key in (key for key in plain if key.startswith(INJURED)):
        killed = [group for name in (KILLED, KILLED_ATTACKERS) if name in read for group in read[name].groups[-LOOK_BACK:]]
        read[key] = _injured(_nonzero(plain[key]), killed)
    for key, groups in read.items():
        if key.startswith((KILLED, INJURED)):
            groups.drop_late()
    return {key: total for key, groups in read.items() if (total := _total(groups, plain[key])) is not None}


def _nonzero(rows: Iterable[Told]) -> list[Told]:
    return [row for row in rows if row.figure.high != 0]


def _without_vague(rows: Sequence[Told]) -> list[Told]:
    """The rows without the vague amounts, where others give a number, and without those rounded from a number that is given."""
    exact = [row for row in rows if not row.vague and not row.figure.approximate]
    given = sorted({row.figure.low for row in exact})
    numbered = [row for row in rows if not row.vague and not (row.figure.approximate and _is_rounded(row.figure.low, given))]
    return numbered if any(row.figure.low > 1 for row in numbered) else list(rows)


def _is_rounded(low: int, given: Sequence[int]) -> bool:
    """Whether a number that is given, in rising order, may be what was rounded to ``low``."""
    at = bisect_left(given, low)
    return any(abs(low - exact) * ROUNDING <= exact for exact in given[max(0, at - 1) : at + 1])


def _injured(rows: Sequence[Told], killed: Sequence[Group]) -> Groups:
    """The groups of the injured: those who are told to be dead are left out, also of counts that take in the dead."""
    groups = Groups()
    for row in in_order(rows):
        if not (row.is_one and _is_dead(row, groups, killed)):
            groups.take(row)
    for group in groups.groups:
        deaths = sum(one.low for one in killed)
        inside = deaths if group.low - deaths in group.others else sum(one.low for one in killed if _is_inside(one, group))
        group.low -= min(inside, group.low)
        group.high = max(group.high - inside, 0) if group.high is not None else None
    return groups


def _is_inside(dead: Group, hurt: Group) -> bool:
    """Whether a count of people hit or hurt takes in the dead told of: by its words, or since the dead are said to be some of them."""
    if hurt.is_one or not hurt.traits.fits(dead.traits):
        return False
    return hurt.struck or bool(hurt.sentences & dead.some_of)


def _is_dead(row: Told, injured: Groups, killed: Sequence[Group]) -> bool:
    """Whether the person told of as hit or hurt is one of the dead."""
    if any(group.has(row.traits) for group in killed):
        return True
    fitting = [group for group in killed if group.can_hold(row) and _is_of_camp(row, group) and _is_meant(row, group)]
    if not fitting or injured.find(row) is not None or row.form is Form.BESIDE:
        return False
    later = not row.others and any(group.definite and not group.attackers and group.first > row.last for group in fitting)
    return row.form is not Form.INDEFINITE or row.struck or later


def _is_meant(row: Told, dead: Group) -> bool:
    """Whether the words do not set the person beside the dead: only "the child" is one told of before in the sentence."""
    return row.sentence not in dead.sentences or (row.bare and dead.first < row.first)


def _is_of_camp(row: Told, dead: Group) -> bool:
    """Whether the dead can be the person by their side: a hurt policeman is not the dead gunman."""
    return not (dead.attackers and row.figure.side is Side.SECURITY)


def _set_apart(plain: Mapping[str, Sequence[Told]], read: Mapping[str, Groups]) -> None:
    """Take the dead attackers out of the counts of the dead that take them in: "four people are dead", "four, including the gunman"."""
    if KILLED not in read or KILLED_ATTACKERS not in read:
        return
    part_of = {row.id: row.figure.part_of for row in plain[KILLED_ATTACKERS]}
    for attackers in read[KILLED_ATTACKERS].groups:
        wholes = {part_of[claim] for claim in attackers.claims}
        whole = next((g for g in read[KILLED].groups[-LOOK_BACK:] if g.low > attackers.low and (g.fallen or wholes & set(g.claims))), None)
        if whole is not None:
            whole.low -= attackers.low
            whole.high = whole.high - attackers.low if whole.high is not None else None


def _total(groups: Groups, rows: Sequence[Told]) -> Total | None:
    low, high = groups.size()
    if groups.groups:
        return Total(low, high, groups.claims()) if high != 0 else None
    zeros = tuple(row.id for row in rows if row.figure.high == 0)
    return Total(0, 0, zeros) if zeros else None


def _totals(status: str, entries: Sequence[tuple[str, Total]]) -> Totals:
    """
    The totals of one status: the shared account's first, with each account that can't be right beside it. What one side alone says is
    given as its own.
    """
    ordered = sorted(entries, key=lambda entry: entry[0] != SHARED)
    best = ordered[0][1]
    rivals = [entry for entry in ordered[1:] if _apart(entry[1], best)]
    first = best if ordered[0][0] == SHARED else Total(best.low, best.high, best.claims, ordered[0][0])
    return Totals(status, (first, *(Total(t.low, t.high, t.claims, name) for name, t in rivals)), contested=bool(rivals))


def _apart(one: Total, other: Total) -> bool:
    return (one.high is not None and one.high < other.low) or (other.high is not None and other.high < one.low)
