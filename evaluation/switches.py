"""
The mechanisms that an ablation switches off, as a table: what each does, the names in the package that carry it, and what stands in.

The package itself has no flag for any of this: a stand-in is put in place of a function from outside while something is measured. A test
holds each row to names that there are, and to a sentence whose reading changes without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from reportedly.claims.scope import MAIN
from reportedly.model import Side, Stance

CLAIMS = "reportedly.claims."
PLACES = "reportedly.places."
GOLD, ATTRIBUTIONS, TOTALS, DATES, WHERE = "gold", "attributions", "totals", "dates", "places"
SAID, COUNTED = (GOLD, ATTRIBUTIONS), (GOLD, TOTALS)


@dataclass(frozen=True, slots=True)
class Switch:
    """One mechanism: its name, what the reader does without it, the stand-ins by the name that they replace, and what it may touch."""

    name: str
    without: str
    stand_ins: Mapping[str, Any]
    touches: tuple[str, ...] = COUNTED


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _nobody(*_: Any) -> int:
    return -1


def _no(*_: Any, **__: Any) -> bool:
    return False


def _none(*_: Any) -> tuple[()]:
    return ()


def _first(first: Any, *_: Any) -> Any:
    return first


def _second(_: Any, second: Any, *__: Any) -> Any:
    return second


def _third(_: Any, __: Any, third: Any) -> Any:
    return third


def _rows(_: Any, rows: Any, *__: Any) -> list[Any]:
    return list(rows)


def _main(*_: Any) -> Any:
    return MAIN


def _victims(*_: Any, **__: Any) -> Side:
    return Side.VICTIMS


def _asserted(*_: Any) -> Stance:
    return Stance.ASSERTED


def _both(_: Any, first: Any, second: Any) -> tuple[Any, Any]:
    return first, second


WHOLES = {CLAIMS + "candidates.tie_sums": _rows, CLAIMS + "candidates.tie_wholes": _rows, CLAIMS + "figures.tie_kinds": _rows}

SWITCHES: tuple[Switch, ...] = (
    Switch("pronouns", "“they said” is nobody's", {CLAIMS + "actor_links.Register._pronoun": _nothing}, SAID),
    Switch(
        "who says that he does", "in “an official said he hoped”, he may be another", {CLAIMS + "actor_links.sayer_before": _nobody}, SAID
    ),
    Switch(
        "roles", "“the group”, “officials” are not tied to whom they were before", {CLAIMS + "actor_links.Register._role": _nothing}, SAID
    ),
    Switch("names and roles side by side", "“a spokesman, Ali Raza” is two", {CLAIMS + "actor_links.Register._beside": _nothing}, SAID),
    Switch("named later", "“a monitoring group” is not the one named next", {CLAIMS + "actor_links.Register.settle": _nothing}, SAID),
    Switch("verbs of saying", "no verb is a cue", {CLAIMS + "attribution.verb_drafts": _none}, SAID),
    Switch("phrases", "no “according to”, no “claims that”", {CLAIMS + "attribution.phrase_drafts": _none}, SAID),
    Switch("attitudes", "no “sceptical of”, no “her plan to”", {CLAIMS + "attribution.attitude_drafts": _none}, SAID),
    Switch("headlines", "no “Ten dead: police”", {CLAIMS + "attribution.headline_drafts": _none}, SAID),
    Switch(
        "sources that close a sentence",
        "“… local sources said” needs its comma",
        {CLAIMS + "attribution_verbs.trailing_of": _nothing},
        SAID,
    ),
    Switch("quotations that run on", "a quotation has no speaker but its own", {CLAIMS + "attribution.carry_on": _second}, SAID),
    Switch("citing", "“Wire quoted police as saying” is Wire's", {CLAIMS + "attribution.cited": _second}, SAID),
    Switch(
        "within its parent's words", "“X denied A, B said”: X denies the rest, too", {CLAIMS + "attribution.within_parents": _first}, SAID
    ),
    Switch(
        "taken for granted",
        "“claimed the raid that killed ten”: the ten are its claim",
        {CLAIMS + "attribution.presupposed_in": _none},
        SAID,
    ),
    Switch("stance by the words", "“feared dead” is plainly dead", {CLAIMS + "stances._by_words": _asserted}, (GOLD, TOTALS)),
    Switch("people taken over", "the second of “ten killed and five” has no fate", {CLAIMS + "candidates.take_over": _rows}),
    Switch("second looks at outcomes", "leaving hospital is freedom", {CLAIMS + "outcomes.refined": _third}),
    Switch("deaths told later", "“was shot … he died” is wounded", {CLAIMS + "candidates.with_deaths": _rows}),
    Switch("parts and wholes", "no figure is part of another", WHOLES),
    Switch("sums", "counts that add up to one before are not its parts", {CLAIMS + "candidates.tie_sums": _rows}),
    Switch("parts between dashes", "“three -- two Swiss and a Ukrainian --” are three more", {CLAIMS + "candidates.tie_wholes": _rows}),
    Switch("kinds as parts", "the children are no part of the dead", {CLAIMS + "figures.tie_kinds": _rows}),
    Switch("sides", "whoever is not arrested is a victim", {CLAIMS + "sides.SideReader.of": _victims}),
    Switch("sides by what they are said to be", "“two were officers”: two victims", {CLAIMS + "sides.SideReader._by_complement": _nothing}),
    Switch("sides by name", "a name has not the side that it had before", {CLAIMS + "sides.SideReader._by_name": _nothing}),
    Switch("sides of bare numbers", "“100 wounded” are victims", {CLAIMS + "sides.SideReader._as_before": _nothing}),
    Switch("ranks", "“rebel soldiers” are the state's", {CLAIMS + "sides.SideReader._are_of_attackers": _no}),
    Switch("scope", "every figure is of the main incident", {CLAIMS + "scope.Scope.of": _main}),
    Switch("furniture", "captions and boxes are told, too", {CLAIMS + "figures._is_outside": _no}),
    Switch("the dead among the injured", "who died later stays injured in totals", {CLAIMS + "totals.died_later": _none}, (TOTALS,)),
    Switch(
        "people told again",
        "in totals, every count is of people not told of before",
        {CLAIMS + "totals_groups.Groups.find": _nothing},
        (TOTALS,),
    ),
    Switch("the scene's date", "the incident is of the day of publication", {CLAIMS + "times_scene.Scene.when": _nothing}, (GOLD, DATES)),
    Switch("context of places", "a name is its largest place", {PLACES + "resolve.ROUNDS": 0}, (WHERE,)),
    Switch("containment", "“Mach district of Balochistan” limits nothing", {PLACES + "phrases._link": _both}, (WHERE,)),
    Switch("dateline", "the dateline's place counts as any other", {PLACES + "report.DATELINE": 1.0}, (WHERE,)),
    Switch("publisher's country", "the address of the page tells nothing", {PLACES + "report.PUBLISHER": 0.0}, (WHERE,)),
)


@contextmanager
def without(switch: Switch | None) -> Iterator[None]:
    """The package without one mechanism, while the block runs; with all of them for None. Raises AttributeError where a name is gone."""
    with ExitStack() as stack:
        for name, stand_in in (switch.stand_ins if switch else {}).items():
            stack.enter_context(patch(name, stand_in))
        yield
