"""The package under measurement, reached as another program would: a table of reports goes in, lines of the JSON form come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.result import Parser
from reportedly.errors import ReadingError
from reportedly.language import parse
from reportedly.model import Report
from reportedly.pipeline import open_world, read_parsed
from reportedly.publish.jsonl import to_line
from reportedly.reading import read_inputs
from reportedly.settings import Settings


def read_lines(path: Path, parser: Parser = parse) -> Iterator[dict[str, Any]]:
    """The JSON form, with its text, of each report of a JSON lines file, in its order. Raises ReadingError where one can't be read."""
    world = open_world(Settings())
    for report in reports_of(path):
        yield json.loads(to_line(read_parsed(parser(report), world), with_text=True))


def reports_of(path: Path) -> Iterator[Report]:
    """The reports of a JSON lines file. Raises ReadingError where one can't be read."""
    for item in read_inputs([str(path)]):
        if isinstance(item, ReadingError):
            raise item
        yield item
