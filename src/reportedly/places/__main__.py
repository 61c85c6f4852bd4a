"""``python -m reportedly.places [DUMP]``: build the gazetteer where there is none yet; with a dump of GeoNames, anew."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from reportedly.errors import GazetteerMissing
from reportedly.places.build import build, on_stderr
from reportedly.places.ready import open_gazetteer


def main(argv: Sequence[str]) -> int:
    """Build it; 1 where that fails, with one sentence on standard error. Raises nothing of its own."""
    try:
        if argv:
            build(dump=Path(argv[0]), progress=on_stderr)
        else:
            open_gazetteer(progress=on_stderr)
    except GazetteerMissing as error:
        on_stderr(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
