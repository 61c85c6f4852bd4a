"""
The whole flow, as one short composition: Report -> Parsed -> claims -> Reading.

This module alone knows all stages. Each report is parsed once; every stage shares that parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import find_attributions
from reportedly.claims.attribution_index import AttributionIndex
from reportedly.claims.doers import DoerReader
from reportedly.claims.figures import Context, find_figures
from reportedly.claims.places import with_places
from reportedly.claims.responsibility import find_responsibility
from reportedly.claims.scene import find_scene, name_places
from reportedly.claims.scope import Scope
from reportedly.claims.sides import SideReader
from reportedly.claims.statements import find_statements
from reportedly.claims.times import find_times
from reportedly.claims.times_index import TimeIndex
from reportedly.claims.totals import totals_of
from reportedly.errors import GazetteerMissing, ReadingError
from reportedly.language import Parsed, parse
from reportedly.model import Claim, Reading, Report, Scene
from reportedly.places import Gazetteer, on_stderr, open_gazetteer
from reportedly.settings import Settings

READER = "reportedly.rules/1"


@dataclass(frozen=True, slots=True)
class World:
    """What the reader knows beside the report: the gazetteer, or, where there is none, the sentence that says why."""

    gazetteer: Gazetteer | None = None
    notes: tuple[str, ...] = ()


NOWHERE = World()


def read_reports(reports: Iterable[Report | ReadingError], settings: Settings) -> Iterator[Reading | ReadingError]:
    """
    Read each report as it comes, in order; an error that stands for a report that could not be had is passed on in its place.

    Raises LanguageMissing where the language pipeline that ``settings`` names is not installed; never raises on text.
    """
    world: World | None = None
    for report in reports:
        if isinstance(report, ReadingError):
            yield report
        else:
            world = world or open_world(settings)
            yield read_report(report, settings, world)


def open_world(settings: Settings) -> World:
    """The gazetteer that ``settings`` names, built first where there is none yet; where it cannot be had, why. Never raises on that."""
    try:
        return World(open_gazetteer(settings.gazetteer, on_stderr))
    except GazetteerMissing as error:
        return World(None, (f"no place is tied to the map: {error}",))


def read_report(report: Report, settings: Settings, world: World | None = None) -> Reading:
    """All that one report claims. Raises LanguageMissing where the language pipeline is not installed; never raises on text."""
    return read_parsed(parse(report, settings.pipeline), world or open_world(settings))


def read_parsed(parsed: Parsed, world: World = NOWHERE) -> Reading:
    """All that a parsed report claims, in text order, with its totals and actors. Never raises on text."""
    times = TimeIndex(parsed, find_times(parsed))
    actors = find_actors(parsed)
    attributions = AttributionIndex.of(find_attributions(parsed, actors))
    scope = Scope(parsed, times)
    figures = find_figures(Context(parsed, attributions, times, SideReader(parsed), scope, DoerReader(parsed, actors)))
    scene = Scene()
    if world.gazetteer is not None:
        named = name_places(parsed, world.gazetteer)
        figures = with_places(parsed, figures, named.asked)
        scene = find_scene(parsed, named, figures, world.gazetteer)
    blame = tuple(
        replace(claim, said_at=times.said_at(claim.evidence.span, claim.evidence.span, None))
        for claim in find_responsibility(parsed, attributions, actors)
    )
    statements = find_statements(parsed, attributions, times)
    claims: list[Claim] = sorted([*figures, *blame, *statements], key=_text_order)
    notes = (*parsed.report.notes, *world.notes)
    scene = replace(scene, when=times.told(), by=None if times.told() else times.by())
    return Reading(parsed.report, tuple(claims), totals_of(parsed, figures), actors.actors, READER, notes, scene)


def _text_order(claim: Claim) -> tuple[int, int, str, str]:
    return (claim.evidence.start, claim.evidence.end, claim.kind, claim.id)
