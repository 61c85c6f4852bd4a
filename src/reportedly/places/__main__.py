"""``python -m reportedly.places [DUMP]``: build the gazetteer, with a dump of GeoNames where one is named."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from reportedly.errors import GazetteerMissing
from reportedly.places.build import build, on_stderr


def main(argv: Sequence[str]) -> int:
    """Build it; 1 where that fails, with one sentence on standard error. Raises nothing of its own."""
    try:
        build(dump=Path(argv[0]) if argv else None, progress=on_stderr)
    except GazetteerMissing as error:
        on_stderr(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
