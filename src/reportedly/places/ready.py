"""The gazetteer, ready for use: opened where it is built, built at the first use."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportedly.places.build import Progress, build, default_path, silent
from reportedly.places.store import Gazetteer


def open_gazetteer(path: Path | None = None, progress: Progress = silent) -> Gazetteer:
    """
    The gazetteer at ``path`` (default: in the user's cache, built there first where it is not), opened once a process.

    Raises GazetteerMissing where ``path`` is given and is no gazetteer, or where it has to be built and cannot be.
    """
    if path is not None:
        return _opened(path)
    ready = default_path()
    return _opened(ready if ready.is_file() else build(ready, progress=progress))


@lru_cache(maxsize=4)
def _opened(path: Path) -> Gazetteer:
    return Gazetteer(path)
