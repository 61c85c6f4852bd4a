"""
NewsQuant: how well ``find_quantities`` agrees with quantities annotated in sentences of news, half of the released set.

    python -m evaluation.newsquant SHARED

Right, as in the release (Almasian et al., CQE: A Comprehensive Quantity Extractor, EMNLP 2023): a value is right where the same number
is read in the sentence, to 1e-5; a range only where both ends are. Value + change: it also has the same sign of bound or direction:
"=", "~", ">", "<", "up" or "down". As there, "at least" counts as ">" and "up to" as "<", and a bound goes before a direction ("up
about 3%" is "~"). F1 is over all quantities. The release credits a reading that repeats a value more than once where its unit is
wrong; here each reading counts for one annotated quantity at most. Units and concepts are not scored. Published on the whole set: CQE
.920 value and .881 value + change, quantulum3 .730 value.

Measured twice: on everything, and on the kinds that we read. Left out of those, by what the annotation says and not by what is read:

- amounts that no numeral states: the annotators write "thousands" as 1000-10000 and "dozens" as 12-120, a range that ends at ten times
  its beginning. We read vague words only where they count people, and then as a floor;
- generations of mobile networks (unit "generation wireless"): part of a name.

A reading of a quantity that is left out is left out with it.

The annotation is not of one mind on: a level reached by a rise or fall ("up" here, "=" there; we say "="), "as many as", ages after
names, an amount converted in brackets, the direction of ranges, "one" before another number, numbers of gears. "Dozens" is also 12. Two
or three values are slips. Nothing was mended.

The grammar was written in three rounds, each after reading the errors in some sentences: a half, chosen by hash, then half of the rest,
then all. The last half stood at .909 and .817 (everything) after the first round, the last quarter at .908 and .835 after the second.
That, and not the rows below, is what to expect of news that nobody looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import isclose
from pathlib import Path

from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Result, Row, corpus_hash, f1_row, json_lines
from reportedly.claims.quantities import Quantity, find_quantities
from reportedly.language import Parsed, parse
from reportedly.model import Report, digest

FILE = Path("data/newsquant/dev.jsonl")
CHANGES = {"exact": "=", "about": "~", "floor": ">", "over": ">", "ceiling": "<", "under": "<"}
NAMES = frozenset(["generation wireless"])
VAGUE = 10


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the release's terms: both ends are the same where it is no range. ``unit`` is empty for one that was read."""

    first: float
    last: float
    change: str
    unit: str = ""

    @property
    def left_out(self) -> bool:
        """Whether it is annotated and of a kind that we do not claim to read."""
        return self.unit in NAMES or (self.first > 0 and self.last == VAGUE * self.first)

    def same_value(self, other: Amount) -> bool:
        """Whether both have the same number or numbers."""
        return _close(self.first, other.first) and _close(self.last, other.last)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence."""

    report: Report
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many quantities are annotated and read, and how many of them are right."""

    annotated: int
    read: int
    value: int
    change: int


def _close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-5, abs_tol=1e-8)


def sentences(shared: Path) -> list[Sentence]:
    """The sentences in the order of the file. Raises CorpusMissing where it is not there, ValueError on a value that is no number."""
    return [Sentence(_report(row["text"]), tuple(map(annotated, row["quantities"]))) for row in json_lines(shared / FILE)]


def _report(text: str) -> Report:
    name = digest("newsquant", text)
    return Report(name[:16], text, name)


def annotated(row: dict[str, str]) -> Amount:
    """One annotated quantity ("3.5", "-4", "2.0-3.0"). Raises ValueError where the value is no number."""
    first, dash, last = row["value"].replace(" ", "").partition("-")
    if not first or not dash or first[-1] in "eE":
        first = last = row["value"]
    return Amount(float(first), float(last), row["change"], row["normalized_unit"])


def read(quantity: Quantity) -> Amount:
    """What was read, in the release's terms: a bound before a direction, a direction before nothing."""
    bound = CHANGES[quantity.bound]
    change = quantity.direction if quantity.direction and bound == "=" else bound
    return Amount(float(quantity.first), float(quantity.last), change)


def pairs(gold: Sequence[Amount], found: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """Annotated and read quantities of the same value, each in one pair at most; those of the same change are paired first."""
    agreeing = [(g, r) for g, r in product(range(len(gold)), range(len(found))) if gold[g].same_value(found[r])]
    agreeing.sort(key=lambda pair: gold[pair[0]].change != found[pair[1]].change)
    taken: dict[int, int] = {}
    for g, r in agreeing:
        if g not in taken and r not in taken.values():
            taken[g] = r
    return [(gold[g], found[r]) for g, r in sorted(taken.items())]


def counts(gold: Sequence[Amount], found: Sequence[Amount]) -> Counts:
    """The counts of one sentence."""
    paired = pairs(gold, found)
    return Counts(len(gold), len(found), len(paired), sum(one.change == other.change for one, other in paired))


def of_kinds_read(gold: Sequence[Amount], found: Sequence[Amount]) -> tuple[list[Amount], list[Amount]]:
    """Both without the annotated quantities that are left out and the readings of them."""
    outside = [other for one, other in pairs(gold, found) if one.left_out]
    return [one for one in gold if not one.left_out], [other for other in found if not any(other is each for each in outside)]


def rows(name: str, each: Iterable[Counts]) -> Iterator[Row]:
    """The two measures over the counts of some sentences."""
    all_of = list(each)
    gold, found = sum(one.annotated for one in all_of), sum(one.read for one in all_of)
    yield f1_row(f"{name}value", sum(one.value for one in all_of), gold, found)
    yield f1_row(f"{name}value + change", sum(one.change for one in all_of), gold, found)


def evaluate(shared: Path, parser: Callable[[Report], Parsed] = parse) -> Result:
    """Measure all sentences. Raises CorpusMissing where the corpus is not there."""
    found = [(each.amounts, [read(q) for q in find_quantities(parser(each.report))]) for each in watched(sentences(shared), "newsquant")]
    kinds = [of_kinds_read(gold, amounts) for gold, amounts in found]
    measured = [*rows("", (counts(*both) for both in found)), *rows("kinds read: ", (counts(*both) for both in kinds))]
    left_out = sum(one.left_out for gold, _ in found for one in gold)
    note = f"Not among the kinds read: {left_out} vague amounts and network generations. All were looked at while the grammar was written"
    return Result("newsquant", corpus_hash([shared / FILE]), f"{len(found)} sentences", tuple(measured), note)


def main(argv: Sequence[str]) -> int:
    """Print the measures of the corpus in the folder that ``argv`` names."""
    print(table([evaluate(Path(argv[0] if argv else "../shared"))], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
