"""The package under measurement, reached as another program would: a table of reports goes in, lines of the JSON form come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON form of each report of a JSON lines file, in its order. Raises the package's errors on a broken one."""
    from reportedly.pipeline import read_reports
    from reportedly.reading.tables import read_jsonl
    from reportedly.settings import Settings

    from reportedly.publish.jsonl import to_line  # type: ignore[import-not-found]

    for reading in read_reports(read_jsonl(path), Settings()):
        if isinstance(reading, Exception):
            raise reading
        yield json.loads(to_line(reading))
