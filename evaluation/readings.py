"""
The readings of a whole corpus, kept on disk between runs where the environment variable ``REPORTEDLY_READINGS`` names a folder.

What is kept is named after the corpus and after all code and data that reading hangs on, so that a change of either is a miss. Such a
folder holds the text of corpora: it must not be in the repository.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from evaluation.package import reports_of
from evaluation.progress import watched
from evaluation.result import CorpusMissing, Parser, corpus_hash
from reportedly import pipeline
from reportedly.language import parse
from reportedly.model import Reading
from reportedly.pipeline import open_world, read_parsed
from reportedly.settings import Settings

FOLDER = "REPORTEDLY_READINGS"
STAGES = ("reading", "claims", "places", "model")
ALONE = ("language.py", "pipeline.py", "settings.py")


@lru_cache(maxsize=1)
def readings(path: Path, name: str, parser: Parser = parse) -> list[Reading]:
    """
    The readings of a table of JSON lines, in its order; those of the last table asked for stay in memory.

    Raises CorpusMissing where it is not there, ReadingError on a broken row.
    """
    if not path.is_file():
        raise CorpusMissing(f"the corpus file {path} is not there")
    folder = os.environ.get(FOLDER)
    kept = Path(folder) / f"{name}-{stamp(path)}.pkl" if folder else None
    if kept and kept.is_file():
        return list(_stored(kept))
    world = open_world(Settings())
    found = [read_parsed(parser(report), world) for report in watched(list(reports_of(path)), name)]
    if kept:
        _store(kept, found)
    return found


def stamp(path: Path) -> str:
    """What the readings of a corpus hang on, as 16 hex digits. Raises CorpusMissing where the corpus is not there."""
    package = Path(pipeline.__file__).parent
    code = [package / name for name in ALONE]
    code += [file for stage in STAGES for file in (package / stage).rglob("*") if file.suffix in (".py", ".toml", ".json", ".txt")]
    whole = hashlib.sha256(corpus_hash([path]).encode())
    for file in sorted(code):
        whole.update(file.relative_to(package).as_posix().encode() + file.read_bytes())
    return whole.hexdigest()[:16]


def _stored(kept: Path) -> Iterator[Reading]:
    """What was written one after the other. The folder is the developer's own: nothing else is ever unpickled."""
    with kept.open("rb") as stream:
        while True:
            try:
                yield pickle.load(stream)  # noqa: S301
            except EOFError:
                return


def _store(kept: Path, found: list[Reading]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with kept.with_suffix(f".{os.getpid()}").open("wb") as stream:
        for reading in found:
            pickle.dump(reading, stream)
    kept.with_suffix(f".{os.getpid()}").rename(kept)
