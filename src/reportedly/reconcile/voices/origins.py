"""Which claims merely pass on another, and which sum up others: neither is an account of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.model import Figure, Incident, Mention, SourceKind, Stance
from reportedly.reconcile.voices.voices import Voices

Told = tuple[object, ...]


def origins(incident: Incident, voices: Voices) -> dict[str, str]:
    """
    For each claim that passes on another, that other: an outlet cited for what its own report has from a source; the figures of a copy;
    what a report says itself and also in a source's name. Chains lead to their first. Raises nothing.
    """
    found: dict[str, str] = {}
    for mention in incident.mentions:
        found.update(_restated(mention))
    for claim, origin in (*_cited(incident, voices), *_copied(incident)):
        found.setdefault(claim, origin)
    return {claim: _root(claim, found) for claim in found}


def sums_up(incident: Incident, voices: Voices) -> tuple[str, ...]:
    """
    The ids of the ranges that a report tells itself and whose two ends are figures of sources in it ("between 27 and 30 by these counts").

    Raises nothing.
    """
    return tuple(figure.id for mention in incident.mentions for figure in figures(mention) if _is_sum(figure, mention))


def figures(mention: Mention) -> Sequence[Figure]:
    """The figures of a mention, in text order. Raises nothing."""
    return [claim for claim in mention.claims if isinstance(claim, Figure)]


def _is_narrated(figure: Figure) -> bool:
    return figure.source.kind is SourceKind.NARRATOR


def _is_sum(figure: Figure, mention: Mention) -> bool:
    if not _is_narrated(figure) or figure.high is None or not 1 < figure.low < figure.high:
        return False
    told = {other.low for other in figures(mention) if other is not figure and other.status is figure.status}
    return {figure.low, figure.high} <= told


def _same(figure: Figure) -> Told:
    """What makes two figures the same number of the same people."""
    return (figure.status, figure.low, figure.high, figure.side)


def _restated(mention: Mention) -> Iterator[tuple[str, str]]:
    """What a report tells in nobody's name and also in a source's: the source's it is."""
    attributed: dict[Told, Figure] = {}
    for figure in figures(mention):
        if not _is_narrated(figure) and figure.stance is Stance.ASSERTED:
            attributed.setdefault(_same(figure), figure)
    for figure in figures(mention):
        if _is_narrated(figure) and _same(figure) in attributed:
            yield figure.id, attributed[_same(figure)].id


def _cited(incident: Incident, voices: Voices) -> Iterator[tuple[str, str]]:
    """An outlet cited: the figure of its own report, a source's before its own."""
    own: dict[str, list[Mention]] = defaultdict(list)
    for mention in incident.mentions:
        if mention.card.publisher:
            own[f"publisher:{mention.card.publisher}"].append(mention)
    for mention in incident.mentions:
        for figure in figures(mention):
            voice = voices.of_source(figure.source, mention.card)
            if figure.source.kind is SourceKind.OUTLET and voice.account in own:
                same = [
                    other
                    for theirs in own[voice.account]
                    if theirs is not mention
                    for other in figures(theirs)
                    if _same(other) == _same(figure)
                ]
                yield from ((figure.id, other.id) for other in sorted(same, key=_is_narrated)[:1])


def _copied(incident: Incident) -> Iterator[tuple[str, str]]:
    """The figures of a copy: the original's with the same number."""
    by_key: Mapping[str, Mention] = {mention.card.key: mention for mention in incident.mentions}
    for echo in incident.echoes:
        copy, original = by_key.get(echo.copy), by_key.get(echo.of)
        if copy and original:
            theirs = {_same(figure): figure.id for figure in reversed(figures(original))}
            yield from ((figure.id, theirs[_same(figure)]) for figure in figures(copy) if _same(figure) in theirs)


def _root(claim: str, found: Mapping[str, str]) -> str:
    seen = {claim}
    at = found[claim]
    while at in found and at not in seen:
        seen.add(at)
        at = found[at]
    return at
