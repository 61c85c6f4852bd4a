"""
``python -m reportedly.places [DUMP [TARGET]]``: build the gazetteer.

Without arguments it is built in the user's cache where there is none yet. DUMP is a file of GeoNames in its tab form, whose places are
added; the gazetteer in the cache is then built anew, or one at TARGET, which the setting ``gazetteer`` can name.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from reportedly.errors import GazetteerMissing
from reportedly.places.build import build, on_stderr
from reportedly.places.ready import open_gazetteer

MOST = 2


def main(argv: Sequence[str]) -> int:
    """Build it; 1 where that fails, 2 on too many arguments, with one sentence on standard error. Raises nothing of its own."""
    if len(argv) > MOST:
        on_stderr("usage: python -m reportedly.places [DUMP [TARGET]]")
        return 2
    dump, target = [*map(Path, argv), None, None][:2]
    try:
        if dump:
            build(target, dump, on_stderr)
        else:
            open_gazetteer(progress=on_stderr)
    except GazetteerMissing as error:
        on_stderr(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
