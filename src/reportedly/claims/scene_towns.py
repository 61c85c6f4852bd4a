"""
The towns that a report names, each with all its namings and what speaks for it as the place of the incident, by a table of weights.

Each kind of evidence (see :mod:`scene_evidence`) counts its weight once, half of it for each of the next two, and half where it stands
far down. The weights are in ``lexicons/scene.toml``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from reportedly.claims.lexicon import load_lexicon, word_set
from reportedly.claims.scene_evidence import Naming
from reportedly.language import Parsed
from reportedly.model import Figure, Place, Status
from reportedly.places.folding import bare_names, key_of
from reportedly.places.words import words

FAR_DOWN, LATE = 8, 0.5
OFTEN, AGAIN = 3.0, 0.5
STATE = 3
HARMED = (Status.KILLED, Status.INJURED, Status.CASUALTIES)
ELSEWHERE = frozenset(("dateline", "furniture", "treated", "lives", "people", "medical", "media"))
AREAS = ("province", "country", "region", "feature", "district")
OF_BODIES = frozenset(("police", "medical", "school", "law", "deed", "site", "people", "area"))
ROADS = frozenset(("road", "roads", "county"))


@dataclass(frozen=True, slots=True)
class Town:
    """A town with all its namings and what speaks for it: kinds of evidence, each with how much of it there is."""

    place: Place
    namings: tuple[Naming, ...]
    evidence: Mapping[str, float]

    @property
    def score(self) -> float:
        """The sum of the weights of its evidence."""
        counts = weights()
        return sum(counts.get(kind, 0.0) * much for kind, much in self.evidence.items())


def weights() -> Mapping[str, float]:
    """What each kind of evidence counts for a town, as logarithms of odds. Raises KeyError where the package is broken."""
    table: Mapping[str, float] = load_lexicon("scene")["weights"]
    return table


def towns_of(parsed: Parsed, namings: Sequence[Naming], figures: Sequence[Figure]) -> list[Town]:
    """The towns that the report names, in the order of their first naming, with what speaks for each. Never raises on text."""
    alike: dict[object, list[Naming]] = defaultdict(list)
    for naming in namings:
        if _may_be_town(naming):
            alike[naming.place.geonameid or key_of(naming.place.name)].append(naming)
    setting = _Setting.of(parsed, namings, figures)
    only = {"only": float(len(alike) == 1)}
    return [Town(best_of(some, weights()).place, tuple(some), _evidence(some, setting) | only) for some in alike.values()]


def best_of(namings: Sequence[Naming], counts: Mapping[str, float]) -> Naming:
    """The naming that speaks most for its place, of those in the text where there are any. Raises ValueError where there is none."""
    return max(namings, key=lambda each: (each.in_text, sum(counts.get(kind, 0.0) for kind in each.kinds), -each.place.span.start))


def _may_be_town(naming: Naming) -> bool:
    """Whether a name may be a town's: not an area's, a road's, a building's, nor such a word as stands in bodies' names everywhere."""
    key, kinds, name = key_of(naming.place.name), frozenset(naming.kinds), naming.name
    if not key or naming.place.precision in AREAS or ROADS & kinds or key in words().demonyms:
        return False
    if "dateline" in kinds:
        return key.split()[-1] not in word_set("beside", "county", "scene")
    return not _is_thing(key) and (name.place or name.added or bool(name.title) or bool(OF_BODIES & kinds))


def _is_thing(key: str) -> bool:
    """Whether a name is that of a road or a building, or a word that the names of bodies have everywhere."""
    _, *rest = key.split()
    if key in word_set("within", "common", "scene") or any(letter.isdigit() for letter in key):
        return True
    return not word_set("within", "thing", "scene").isdisjoint(rest) or (bool(rest) and rest[-1] in word_set("beside", "road", "scene"))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all towns of a report are held against: where its figures stand, its counties, its province, its publisher."""

    harmed: frozenset[int]
    counties: frozenset[str]
    province: str | None
    told: frozenset[str | None]
    publisher: str

    @classmethod
    def of(cls, parsed: Parsed, namings: Sequence[Naming], figures: Sequence[Figure]) -> _Setting:
        starts = [sentence.start_char for sentence in parsed.doc.sents] if figures else []
        harmed = frozenset(bisect_right(starts, each.evidence.start) - 1 for each in figures if each.main and each.status in HARMED)
        counties = frozenset(_bare(key_of(each.place.name)) for each in namings if _is_county(each))
        provinces: Counter[str] = Counter()
        for each in namings:
            if each.place.admin1:
                provinces[each.place.admin1] += STATE if each.place.precision == "province" else 1
        top = max(provinces, key=lambda name: provinces[name], default=None)
        told = frozenset(each.place.admin1 for each in namings if each.place.precision == "province")
        return cls(harmed, counties, top, told, key_of(parsed.report.publisher or ""))


def _is_county(naming: Naming) -> bool:
    return "county" in naming.kinds or naming.place.precision == "district"


def _bare(key: str) -> str:
    return next(bare_names(key), key)


def _evidence(namings: Sequence[Naming], setting: _Setting) -> dict[str, float]:
    """How much of each kind of evidence some namings of one place have."""
    often: dict[str, float] = defaultdict(float)
    for naming in namings:
        for kind in naming.kinds:
            often[kind] += 1.0 if naming.sentence < FAR_DOWN else LATE
    evidence = {kind: min(much, 1.0) + AGAIN * max(0.0, min(much, OFTEN) - 1.0) for kind, much in often.items()}
    told = any(each.sentence in setting.harmed and ELSEWHERE.isdisjoint(each.kinds) for each in namings)
    return evidence | _of_place(namings[0].place, setting) | {"figure": float(told), "often": log(len(namings))}


def _of_place(place: Place, setting: _Setting) -> dict[str, float]:
    """What the place itself, as the map has it, says for or against it."""
    tests = {
        "open": not place.resolved and not place.candidates,
        "ambiguous": not place.resolved and bool(place.candidates),
        "within": place.precision == "within",
        "in county": place.admin2 is not None and _bare(key_of(place.admin2)) in setting.counties,
        "other province": place.admin1 not in (None, setting.province),
        "in told state": place.admin1 is not None and place.admin1 in setting.told,
        "publisher": f" {key_of(place.name)} " in f" {setting.publisher} ",
    }
    return {kind: 1.0 for kind, so in tests.items() if so}
