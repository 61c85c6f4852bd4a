"""
What every evaluation gives: a corpus, its hash, its size, and rows of measures.

Each module of this package that measures something offers ``evaluate(shared: Path, parser: Parser = parse) -> Result`` and is registered in
``evaluation.run.EVALUATIONS``. ``shared`` is the folder that holds the corpora (``data/`` and ``gold/``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from reportedly.language import Parsed
from reportedly.model import Report


class CorpusMissing(Exception):
    """The corpus is not in the folder given. The message is one sentence that names the file."""


@dataclass(frozen=True, slots=True)
class Row:
    """
    One measure. ``value`` is what is compared with a floor: an F1, or the share that agrees, from 0 to 1, higher being better.

    ``support`` is how many annotated items the measure rests on; ``precision`` and ``recall`` are set where it is an F1. A time, which is
    no share and better when lower, is not ``floored``.
    """

    measure: str
    value: float
    support: int
    precision: float | None = None
    recall: float | None = None
    floored: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What one evaluation measured. ``size`` says how much was read, in words ("24 reports"); ``note`` what a reader must know."""

    corpus: str
    sha256: str
    size: str
    rows: tuple[Row, ...]
    note: str = ""


Parser = Callable[[Report], Parsed]


class Evaluation(Protocol):
    """What measures, given the folder of the corpora and what parses."""

    def __call__(self, shared: Path, parser: Parser = ...) -> Result:
        """The result. Raises CorpusMissing where the corpus is not there."""
        ...


def f1_row(measure: str, right: int, annotated: int, read: int) -> Row:
    """The F1 of ``right`` among ``annotated`` and ``read`` items, as a row. Never raises: nothing annotated or read counts as 0."""
    precision = right / read if read else 0.0
    recall = right / annotated if annotated else 0.0
    value = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Row(measure, value, annotated, precision, recall)


def share_row(measure: str, right: int, total: int) -> Row:
    """The share of ``total`` that is right, as a row. Never raises: the share of nothing counts as 0."""
    return Row(measure, right / total if total else 0.0, total)


def corpus_hash(paths: Sequence[Path]) -> str:
    """SHA-256, hex, over the names and bytes of ``paths`` in sorted order. Raises CorpusMissing where one is not there."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        if not path.is_file():
            raise CorpusMissing(f"the corpus file {path} is not there")
        whole.update(json.dumps([path.name, hashlib.sha256(path.read_bytes()).hexdigest()]).encode())
    return whole.hexdigest()


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file. Raises CorpusMissing where it is not there."""
    if not path.is_file():
        raise CorpusMissing(f"the corpus file {path} is not there")
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
