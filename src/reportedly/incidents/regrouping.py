"""
Grouping as reports come: only what hangs together with the new mentions is grouped anew; the result is that of grouping all from scratch.

That holds since which pairs are compared, how they score and how a component falls into groups each hang on nothing outside the component.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportedly.incidents.blocking import keys
from reportedly.incidents.clustering import LINK, UNKNOWN, incident_id, partition
from reportedly.incidents.comparing import compare
from reportedly.incidents.judging import Verdict, must_link, verdicts
from reportedly.incidents.portrait import Portrait
from reportedly.model import Join, Judgement


class Store(Protocol):
    """What grouping asks of a ledger; the plainest is ``Memory``. Each method raises LedgerError where the ledger can't be read."""

    def portraits(self, ids: Iterable[str]) -> Mapping[str, Portrait]:
        """The portraits of some mentions, by mention; what is not there is left out."""
        ...

    def sharing(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The mentions that have one of ``keys``, sorted."""
        ...

    def joins_of(self, ids: Sequence[str]) -> Sequence[Join]:
        """The joins kept that one of ``ids`` is in."""
        ...

    def judgements(self) -> Sequence[Judgement]:
        """All judgements."""
        ...

    def incident_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        """The incidents that some mentions are in, by mention; what is in none is left out."""
        ...

    def members(self, incident: str) -> Sequence[str]:
        """The mentions of an incident."""
        ...


@dataclass(frozen=True, slots=True)
class Regrouped:
    """
    What grouping anew changed: ``changes`` are the incidents of the components concerned with their mentions, as they now are; ``gone`` the
    ids that no incident has any more; ``joins`` are to be kept, ``dropped`` (pairs) hold no more. ``moved`` says for each id that is gone
    which incident now has its first mention.
    """

    changes: Mapping[str, tuple[str, ...]]
    gone: tuple[str, ...]
    joins: tuple[Join, ...]
    dropped: tuple[tuple[str, str], ...] = ()
    moved: Mapping[str, str] | None = None


def regroup(new_ids: Sequence[str], store: Store) -> Regrouped:
    """
    Group anew what hangs together with ``new_ids``: mentions that are new, were read again, or are subjects of a new or undone judgement.

    Raises JudgementError where judgements contradict one another, LedgerError where the store can't be read; nothing is changed here.
    """
    new = tuple(sorted(set(new_ids)))
    judged = verdicts(store.judgements())
    must_link(judged)
    joins = compared(new, store)
    old = {(join.a, join.b): join for join in store.joins_of(new)}
    fresh = {(join.a, join.b): join for join in joins}
    whole = _component(new, fresh, old, judged, store)
    return _outcome(whole, fresh, tuple(sorted(old.keys() - fresh.keys())), store)


def compared(new: Sequence[str], store: Store) -> tuple[Join, ...]:
    """The joins of some mentions with all that share a key with one of them, those that speak against left out. Raises LedgerError."""
    mine = store.portraits(new)
    near = {mention: [other for other in store.sharing(keys(mine[mention])) if other != mention] for mention in sorted(mine)}
    others = {**store.portraits(sorted({other for found in near.values() for other in found} - mine.keys())), **mine}
    pairs = sorted({(min(mention, other), max(mention, other)) for mention, found in near.items() for other in found if other in others})
    joins = (compare(others[a], others[b]) for a, b in pairs)
    return tuple(join for join in joins if join.score > UNKNOWN)


@dataclass(slots=True)
class _Whole:
    """The mentions of all components concerned, and the joins among them."""

    ids: set[str]
    joins: dict[tuple[str, str], Join]


def _component(
    new: tuple[str, ...],
    fresh: Mapping[tuple[str, str], Join],
    old: Mapping[tuple[str, str], Join],
    judged: Sequence[Verdict],
    store: Store,
) -> _Whole:
    """All that hangs together with the new mentions, or did before: by joins above LINK, by judgements, by being in one incident."""
    whole = _Whole(set(), dict(fresh))
    edge = set(new) | {end for join in old.values() for end in (join.a, join.b)}
    while edge:
        whole.ids |= edge
        stale = [join for join in store.joins_of(sorted(edge)) if join.a not in new and join.b not in new]
        whole.joins |= {(join.a, join.b): join for join in stale}
        strong = (join for join in (*stale, *fresh.values()) if join.score > LINK and not edge.isdisjoint((join.a, join.b)))
        linked = {end for join in strong for end in (join.a, join.b)}
        linked |= {end for each in judged if each.same and {each.a, each.b} & edge for end in (each.a, each.b)}
        known = store.incident_of(sorted(edge))
        linked |= {mention for incident in sorted(set(known.values())) for mention in store.members(incident)}
        edge = linked - whole.ids
    return whole


def _outcome(whole: _Whole, fresh: Mapping[tuple[str, str], Join], dropped: tuple[tuple[str, str], ...], store: Store) -> Regrouped:
    present = store.portraits(sorted(whole.ids))
    published = {mention: portrait.published for mention, portrait in present.items()}
    groups = partition(present, whole.joins.values(), store.judgements())
    changes = {incident_id(group, published): group for group in groups}
    before = store.incident_of(sorted(whole.ids))
    now = {mention: incident for incident, group in changes.items() for mention in group}
    gone = tuple(sorted(set(before.values()) - changes.keys()))
    moved = {incident: now[first] for incident in gone if (first := _first(store.members(incident), published)) in now}
    return Regrouped(dict(sorted(changes.items())), gone, tuple(fresh.values()), dropped, moved)


def _first(members: Iterable[str], published: Mapping[str, str | None]) -> str:
    return min(members, key=lambda mention: (published.get(mention) or "9999", mention), default="")
