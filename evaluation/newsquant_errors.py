"""
What the scorer of quantities (``newsquant``) counts as right and wrong, as verdicts for the error browser.

The annotation has no places, so that nothing is marked as annotated; a value that was missed stands beside one that was read and is wrong
in the same sentence, where there is one. Quantities of the kinds that we do not claim to read are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from evaluation.newsquant import Amount, of_kinds_read, pairs, read, sentences
from evaluation.progress import watched
from evaluation.result import Parser
from evaluation.verdicts import Entry, Judged, Verdict, change
from reportedly.claims.quantities import Quantity, find_quantities
from reportedly.language import parse

KINDS = ("value", "change")


def judged(shared: Path, parser: Parser = parse) -> Iterator[Judged]:
    """Each sentence, read and judged. Raises CorpusMissing where the corpus is not there."""
    for sentence in watched(sentences(shared), "newsquant"):
        found = find_quantities(parser(sentence.report))
        yield Judged(sentence.report.id, sentence.report.text, tuple(judge(sentence.report.text, sentence.amounts, found)))


def judge(text: str, annotated: Sequence[Amount], found: Sequence[Quantity]) -> Iterator[Verdict]:
    """Whether each value is read and, of those, whether its change is the same. Raises nothing."""
    amounts = [read(quantity) for quantity in found]
    of = {id(amount): quantity for amount, quantity in zip(amounts, found, strict=True)}
    gold, got = of_kinds_read(annotated, amounts)
    paired = pairs(gold, got)
    for one, other in paired:
        same = one.change == other.change
        left, right = _annotated(one), _read(text, other, of[id(other)])
        yield Verdict("value", left, right, right=True)
        yield Verdict("change", left, right, same, "" if same else change("change", one.change, other.change))
    missed, false = _rest(gold, [one for one, _ in paired]), _rest(got, [other for _, other in paired])
    for lost, extra in zip_longest(missed, false):
        label = "another value" if lost and extra else "missed" if lost else "false"
        yield Verdict("value", _annotated(lost) if lost else None, _read(text, extra, of[id(extra)]) if extra else None, label=label)


def _rest(amounts: Sequence[Amount], taken: Sequence[Amount]) -> list[Amount]:
    return [amount for amount in amounts if not any(amount is one for one in taken)]


def _annotated(amount: Amount) -> Entry:
    return Entry((), {"value": _written(amount), "change": amount.change, "unit": amount.unit})


def _read(text: str, amount: Amount, quantity: Quantity) -> Entry:
    unit = quantity.unit.of(text) if quantity.unit else ""
    return Entry((quantity.span,), {"value": _written(amount), "change": amount.change, "unit": unit})


def _written(amount: Amount) -> str:
    return f"{amount.first:g}" if amount.first == amount.last else f"{amount.first:g} to {amount.last:g}"
