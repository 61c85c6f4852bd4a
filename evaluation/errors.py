"""
The errors of an evaluation as a page to read: what was missed, read beside, or read otherwise, each with its sentence.

    python -m evaluation.errors SHARED [CORPUS [KIND]] [--half a|b] [--most N] [--to FOLDER]

Without a corpus, the corpora and their kinds of error are listed; without a kind, all kinds of the corpus stand on one page. ``--half``
takes the reports of one half, drawn by the hash of their name: read errors in one, and see that the other gains too. What is held back is
never shown. The page holds corpus text, so that no folder in this repository is taken. Exit status 0: the page, or the list, is written;
2: there is no such corpus, kind or folder.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from evaluation import figures, geoparsing_errors, gold_sources, gum, gva_errors, india_errors, newsquant_errors, polnear, tempeval
from evaluation.errors_page import Miss, render
from evaluation.parses import Parses
from evaluation.result import CorpusMissing, Parser
from evaluation.verdicts import Judged

ROOT = Path(__file__).resolve().parent.parent
MOST = 500
REFUSED = 2


@dataclass(frozen=True, slots=True)
class Browsable:
    """What a module offers to the browser: its kinds of error, and its documents as judged."""

    kinds: tuple[str, ...]
    judged: Callable[[Path, Parser], Iterator[Judged]]


CORPORA: dict[str, Browsable] = {
    "gold dev": Browsable(figures.KINDS, lambda shared, parser: figures.judged(shared, "dev", parser)),
    "gold dev2": Browsable(figures.KINDS, lambda shared, parser: figures.judged(shared, "dev2", parser)),
    "gold sources dev": Browsable(gold_sources.KINDS, lambda shared, parser: gold_sources.judged(shared, "dev", parser)),
    "gold sources dev2": Browsable(gold_sources.KINDS, lambda shared, parser: gold_sources.judged(shared, "dev2", parser)),
    "polnear dev": Browsable(polnear.KINDS, lambda shared, parser: polnear.judged(shared, "dev", parser)),
    "tempeval3": Browsable(tempeval.KINDS, tempeval.judged),
    "newsquant": Browsable(newsquant_errors.KINDS, newsquant_errors.judged),
    "gum news": Browsable(gum.KINDS, gum.judged),
    "india police events": Browsable(india_errors.KINDS, india_errors.judged),
    "gva totals": Browsable(gva_errors.KINDS, gva_errors.judged),
    "gva dates": Browsable(("date",), gva_errors.judged_dates),
    "lgl": Browsable(geoparsing_errors.KINDS, lambda shared, parser: geoparsing_errors.judged(shared, "lgl", parser)),
    "geowebnews": Browsable(geoparsing_errors.KINDS, lambda shared, parser: geoparsing_errors.judged(shared, "geowebnews", parser)),
    "geovirus": Browsable(geoparsing_errors.KINDS, lambda shared, parser: geoparsing_errors.judged(shared, "geovirus", parser)),
}


class NoSuch(Exception):
    """There is no such corpus, kind or folder. The message is one sentence."""


def errors(documents: Iterable[Judged], kinds: Collection[str], half: str = "") -> Iterator[Miss]:
    """The verdicts of some kinds that are not right, in text order; of documents held back, none. Raises nothing of its own."""
    for document in documents:
        if not document.held_back and half in ("", half_of(document.doc)):
            wrong = [verdict for verdict in document.verdicts if verdict.way and verdict.kind in kinds]
            yield from sorted((Miss(document.doc, document.text, verdict) for verdict in wrong), key=lambda miss: miss.start)


def half_of(doc: str) -> str:
    """The half, "a" or "b", that a document is of, by the hash of its name."""
    return "ab"[hashlib.sha256(doc.encode()).digest()[0] % 2]


def shown(misses: Sequence[Miss], most: int) -> list[Miss]:
    """At most so many of ``misses``, drawn by the hash of where they stand, in their order. Raises nothing."""
    drawn = sorted(range(len(misses)), key=lambda at: hashlib.sha256(misses[at].place.encode()).digest())[:most]
    return [misses[at] for at in sorted(drawn)]


def folder_for(chosen: Path | None) -> Path:
    """The folder that pages are written to. Raises NoSuch for one in this repository: corpus text must not come into it."""
    folder = (chosen or user_cache_path("reportedly") / "errors").expanduser().resolve()
    if folder == ROOT or ROOT in folder.parents:
        raise NoSuch(f"{folder} is in the repository, which must hold no corpus text: name a folder outside it")
    return folder


def listing() -> str:
    """The corpora and their kinds, one corpus a line."""
    return "\n".join(f"{name:18s} {' · '.join(each.kinds)}" for name, each in CORPORA.items())


def write(shared: Path, options: argparse.Namespace, parser: Parser) -> str:
    """Write the page that was asked for, and return a sentence that says where. Raises NoSuch, CorpusMissing, OSError."""
    if options.corpus not in CORPORA:
        raise NoSuch(f"no corpus is named {options.corpus!r}: there are {', '.join(CORPORA)}")
    corpus = CORPORA[options.corpus]
    if options.kind and options.kind not in corpus.kinds:
        raise NoSuch(f"{options.corpus} has no kind {options.kind!r}: there are {', '.join(corpus.kinds)}")
    path = folder_for(options.to) / f"{_slug(options.corpus, options.kind, options.half)}.html"
    kinds = (options.kind,) if options.kind else corpus.kinds
    found = list(errors(corpus.judged(shared, parser), kinds, options.half))
    title = " · ".join(filter(None, [options.corpus, options.kind, options.half and f"half {options.half}"]))
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(render(title, found, shown(found, options.most)), encoding="utf-8")
    return f"{len(found)} errors of {title} are in {path}"


def _slug(*words: str) -> str:
    return "-".join(re.sub(r"\W+", "-", word) for word in words if word)


def main(argv: Sequence[str]) -> int:
    """Write or list as ``argv`` asks, and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    if not options.corpus:
        print(listing())
        return 0
    try:
        print(write(options.shared, options, Parses(user_cache_path("reportedly") / "parses")))
    except (NoSuch, CorpusMissing) as missing:
        print(missing, file=sys.stderr)
        return REFUSED
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.errors", description="Write the errors of an evaluation as a page.")
    parser.add_argument("shared", type=Path, help="the folder that holds data/ and gold/")
    parser.add_argument("corpus", nargs="?", default="", help="whose errors; without one, the corpora and their kinds are listed")
    parser.add_argument("kind", nargs="?", default="", help="only errors of this kind")
    parser.add_argument("--half", choices=("a", "b"), default="", help="only reports of one half, drawn by the hash of their name")
    parser.add_argument("--most", type=int, default=MOST, metavar="N", help=f"show at most N errors (default {MOST}), drawn by hash")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to write the page; by default in the user's cache")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
