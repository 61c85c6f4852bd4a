"""
Reconciling: an incident's claims -> accounts, positions, findings. A pure function of the incident, the table of actors and the judgements.

    incident -> voices -> points -> positions -> laws -> conflicts, and beside them history, differences, sums, disputes

docs/reconciling.md says what each step does and defines each kind of finding. Nothing here reads a text, a clock or a store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.model import Finding, FindingKind, Incident, Judgement, JudgementKind, Point, Position, Reconciled, digest
from reportedly.reconcile.arithmetic import checks, implied
from reportedly.reconcile.conflicts import clashes_of
from reportedly.reconcile.differences import differences
from reportedly.reconcile.disputes import disputes
from reportedly.reconcile.history import movements
from reportedly.reconcile.labels import as_told
from reportedly.reconcile.points import points_of, scene_place
from reportedly.reconcile.positions import positions_of
from reportedly.reconcile.voices import ActorTable, Voices, folded, load_actors, origins, sums_up

METHOD = "reportedly.reconcile/2"
ORDER = tuple(FindingKind(kind) for kind in "contradiction slip dispute differ revision withdrawal growth implied check compatible".split())
EXCLUDED = "excluded"

__all__ = ["METHOD", "ActorTable", "Voices", "input_of", "load_actors", "reconcile", "scene_place"]


def reconcile(incident: Incident, actors: ActorTable | None = None, judgements: Sequence[Judgement] = ()) -> Reconciled:
    """
    All that follows from the claims of an incident. Live judgements on sources are heeded; those on claims must be in the claims already.

    Raises SettingError where the table of actors that is shipped cannot be read; never raises on claims.
    """
    table = actors or load_actors(None)
    voices = Voices.of(incident, table, country_of(incident))
    passed_on = origins(incident, voices)
    placed = points_of(incident, voices, {**passed_on, **{claim: claim for claim in sums_up(incident, voices)}}, excluded(judgements))
    points = as_told(placed)
    positions = positions_of(points)
    clashes = clashes_of(positions, points)
    found = (*clashes.findings, *_beside(clashes.findings, positions, points), *disputes(points, incident, voices))
    return Reconciled(incident, voices.accounts(), points, positions, _ordered(found), input_of(incident, table, judgements), clashes.notes)


def input_of(incident: Incident, actors: ActorTable, judgements: Sequence[Judgement] = ()) -> str:
    """The hash of all that :func:`reconcile` computes from, and of how it does: equal inputs have equal findings. Raises nothing."""
    judged = [(each.kind, each.subjects, sorted(map(str, each.values.items()))) for each in judgements]
    mentions = [(mention.id, repr(mention)) for mention in incident.mentions]
    return digest(METHOD, incident.id, mentions, repr(incident.echoes), repr(actors), judged)


def country_of(incident: Incident) -> str | None:
    """The country that most of the reports place it in (ISO 3166-1 code), the first by name of equals; None where none does."""
    places = [mention.scene.place for mention in incident.mentions if mention.scene.place]
    counts = Counter(place.country for place in places if place.country)
    return min(counts, key=lambda code: (-counts[code], code), default=None)


def excluded(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The names of the sources that an analyst has excluded, folded, by judgements that stand. Raises nothing."""
    rated: Mapping[str, object] = {
        folded(subject): each.values.get("reliability")
        for each in judgements
        if each.kind is JudgementKind.SOURCE and each.undone_at is None
        for subject in each.subjects
    }
    return frozenset(name for name, reliability in rated.items() if reliability == EXCLUDED)


def _beside(clashing: Sequence[Finding], positions: Sequence[Position], points: Sequence[Point]) -> tuple[Finding, ...]:
    sets = frozenset(frozenset(finding.positions) for finding in clashing)
    return (*movements(positions, points), *differences(positions, sets), *checks(points), *implied(positions))


def _ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Worst first, each finding once."""
    unique = {finding.id: finding for finding in findings}
    return tuple(sorted(unique.values(), key=lambda finding: (ORDER.index(finding.kind), finding.topic, finding.id)))
