"""A store of portraits in memory: for tests, for evaluation, and to see what grouping asks of a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.incidents.blocking import keys
from reportedly.incidents.portrait import Portrait
from reportedly.incidents.regrouping import Regrouped, regroup
from reportedly.model import Join, Judgement


class Memory:
    """Portraits, joins, judgements and incidents in dictionaries. Nothing here raises beyond what regrouping does."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.judged: list[Judgement] = list(judgements)
        self.incidents: dict[str, tuple[str, ...]] = {}
        self._portraits: dict[str, Portrait] = {}
        self._blocks: dict[str, set[str]] = defaultdict(set)
        self._joins: dict[str, dict[tuple[str, str], Join]] = defaultdict(dict)
        self._incident_of: dict[str, str] = {}

    def add(self, *portraits: Portrait) -> Regrouped:
        """Add, or replace, portraits and regroup what they touch; what changed. Raises JudgementError."""
        for portrait in portraits:
            self.put(portrait)
        return self.settle([portrait.mention for portrait in portraits])

    def put(self, portrait: Portrait) -> None:
        """Keep a portrait in place of an older one of its mention, without regrouping. Raises nothing."""
        old = self._portraits.get(portrait.mention)
        for key in keys(old) if old else ():
            self._blocks[key].discard(portrait.mention)
        self._portraits[portrait.mention] = portrait
        for key in keys(portrait):
            self._blocks[key].add(portrait.mention)

    def settle(self, ids: Sequence[str]) -> Regrouped:
        """Regroup what some mentions touch and keep the outcome. Raises JudgementError: then nothing is changed."""
        found = regroup(ids, self)
        for a, b in found.dropped:
            self._joins[a].pop((a, b), None)
            self._joins[b].pop((a, b), None)
        for join in found.joins:
            self._joins[join.a][join.a, join.b] = self._joins[join.b][join.a, join.b] = join
        for incident in found.gone:
            del self.incidents[incident]
        for incident, members in found.changes.items():
            self.incidents[incident] = members
            self._incident_of.update(dict.fromkeys(members, incident))
        return found

    def judge(self, judgement: Judgement) -> Regrouped:
        """Add a judgement and regroup what it is about. Raises JudgementError where it contradicts another: then nothing is changed."""
        self.judged.append(judgement)
        try:
            return self.settle([mention for mention in judgement.subjects if mention in self._portraits])
        except Exception:
            self.judged.pop()
            raise

    def portraits(self, ids: Iterable[str]) -> Mapping[str, Portrait]:
        """As :class:`Store` says."""
        return {mention: self._portraits[mention] for mention in ids if mention in self._portraits}

    def sharing(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """As :class:`Store` says."""
        return tuple(sorted({mention for key in keys for mention in self._blocks.get(key, ())}))

    def joins_of(self, ids: Sequence[str]) -> Sequence[Join]:
        """As :class:`Store` says."""
        found = {pair: join for mention in ids for pair, join in self._joins.get(mention, {}).items()}
        return [found[pair] for pair in sorted(found)]

    def judgements(self) -> Sequence[Judgement]:
        """As :class:`Store` says."""
        return self.judged

    def incident_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        """As :class:`Store` says."""
        return {mention: self._incident_of[mention] for mention in ids if mention in self._incident_of}

    def members(self, incident: str) -> Sequence[str]:
        """As :class:`Store` says."""
        return self.incidents.get(incident, ())
