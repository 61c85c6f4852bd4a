"""
GUM's articles of news as they are released: parsed words (CoNLL-U), trees of rhetorical structure (rs4), and dates and captions (TEI).
"""

from __future__ import annotations

import calendar
import re
import xml.etree.ElementTree as ET
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from evaluation.result import CorpusMissing
from reportedly.model import Report, Span, digest

FOLDER = Path("data") / "gum_news"
BOUND = re.compile(r'\b(when|from|to|notBefore|notAfter)="([^"]*)"')
CUES = ("indicative_word", "indicative_phrase")
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One annotated attribution: the words of its satellite and nucleus, and within them those for the cue and the source."""

    satellite: Spans
    nucleus: Spans
    cue: Spans
    source: Spans


@dataclass(frozen=True, slots=True)
class Stamp:
    """One annotated date: its words, its first and its last day."""

    span: Span
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its annotation; ``units`` are the elementary units of discourse, in text order, ``captions`` are of images."""

    report: Report
    units: Spans
    captions: Spans
    relations: tuple[Relation, ...]
    dates: tuple[Stamp, ...]


def paths(shared: Path) -> list[Path]:
    """The articles' parsed files, by name. Raises CorpusMissing where there are none."""
    found = sorted((shared / FOLDER / "dep").glob("*.conllu"))
    if not found:
        raise CorpusMissing(f"no article is in {shared / FOLDER / 'dep'}")
    return found


def beside(path: Path) -> tuple[Path, Path]:
    """The tree of rhetorical structure and the TEI file of the same article."""
    folder = path.parent.parent
    return folder / "rst" / "rstweb" / f"{path.stem}.rs4", folder / "xml" / f"{path.stem}.xml"


def document(path: Path) -> Document:
    """The article of a CoNLL-U file and the two files beside it. Raises OSError where one is not there, ValueError where they differ."""
    tree, tei = beside(path)
    marked = tei.read_text(encoding="utf-8")
    text, words = text_of(path.read_text(encoding="utf-8"), {at for at, line in _marks(marked) if line.startswith(("<p", "</p"))})
    units, relations = relations_of(ET.parse(tree).getroot(), words)
    stamps, captions = tuple(dates_of(marked, words)), tuple(captions_of(marked, words))
    return Document(Report(path.stem, text, digest(text)), units, captions, relations, stamps)


def text_of(conllu: str, breaks: Container[int] = ()) -> tuple[str, list[Span]]:
    """
    The text of an article and where each of its words stands. Paragraphs begin at "newpar" and at the words ``breaks``, after a blank line.

    Raises ValueError where a sentence lacks a word.
    """
    text, between, at = "", "", 0
    words: list[Span] = []
    for line in conllu.splitlines():
        cells = line.split("\t")
        if line.startswith("# newpar"):
            between = "\n\n"
        elif line.startswith("# text = "):
            between = "\n\n" if len(words) in breaks else between or " "
            at = len(text) + len(between) * bool(text)
            text, between = text + between * bool(text) + line.removeprefix("# text = "), ""
        elif len(cells) > 1 and cells[0].isdigit():
            start = text.index(cells[1], at)
            at = start + len(cells[1])
            words.append(Span(start, at))
    return text, words


class Tree:
    """A tree of rhetorical structure: for each node the units that it holds, and what signals it."""

    def __init__(self, root: ET.Element, words: Sequence[Span]) -> None:
        body = root.find("body")
        nodes = [] if body is None else [node for node in body if node.tag in ("segment", "group")]
        self.nodes = {str(node.get("id")): node for node in nodes}
        self.multinuclear = {rel.get("name") for rel in root.iter("rel") if rel.get("type") == "multinuc"} | {"span"}
        self.words = words
        self.units = dict(_units(nodes, words))
        self.below: dict[str, list[str]] = {}
        for name, node in self.nodes.items():
            self.below.setdefault(str(node.get("parent")), []).append(name)

    def spans(self, name: str) -> Spans:
        """The units of a node itself, without those of its satellites."""
        own = (self.units[name],) if name in self.units else ()
        parts = [child for child in self.below.get(name, ()) if self.nodes[child].get("relname") in self.multinuclear]
        return tuple(sorted(chain(own, *(self._whole(child) for child in parts))))

    def _whole(self, name: str) -> Spans:
        """The units of a node and of its satellites."""
        satellites = [child for child in self.below.get(name, ()) if self.nodes[child].get("relname") not in self.multinuclear]
        return (*self.spans(name), *(span for child in satellites for span in self._whole(child)))

    def signalled(self, root: ET.Element, name: str, subtypes: Sequence[str]) -> Spans:
        """The words that signal the relation of a node to its parent, of the kinds ``subtypes``."""
        signals = (s for s in root.iter("signal") if s.get("source") == name and s.get("subtype") in subtypes)
        places = {int(place) for signal in signals for place in str(signal.get("tokens")).split(",") if place}
        return tuple(self.words[place - 1] for place in sorted(places))


def _units(nodes: Sequence[ET.Element], words: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    left = iter(words)
    for node in nodes:
        if node.tag == "segment":
            own = list(islice(left, len((node.text or "").split())))
            yield str(node.get("id")), Span(own[0].start, own[-1].end)


def relations_of(root: ET.Element, words: Sequence[Span]) -> tuple[Spans, tuple[Relation, ...]]:
    """The units of discourse and the attributions of a tree in rs4 form. Raises IndexError where it has other words than ``words``."""
    tree = Tree(root, words)
    names = [name for name, node in tree.nodes.items() if str(node.get("relname")).startswith("attribution")]
    found = (
        Relation(
            tree.spans(name),
            tree.spans(str(tree.nodes[name].get("parent"))),
            tree.signalled(root, name, CUES),
            tree.signalled(root, name, ("attribution_source",)),
        )
        for name in names
    )
    return tuple(tree.units.values()), tuple(sorted(found, key=lambda relation: relation.satellite))


def _marks(tei: str) -> Iterator[tuple[int, str]]:
    """Each line of mark-up of a TEI file that has one word a line, with how many words stand before it."""
    words = 0
    for line in tei.splitlines():
        if "\t" in line and not line.startswith("<"):
            words += 1
        else:
            yield words, line


def captions_of(tei: str, words: Sequence[Span]) -> Iterator[Span]:
    """Where the figures stand, with their captions. Raises IndexError where the words are others."""
    opened = 0
    for at, line in _marks(tei):
        if line.startswith("<figure"):
            opened = at
        elif line.startswith("</figure") and at > opened:
            yield Span(words[opened].start, words[at - 1].end)


def dates_of(tei: str, words: Sequence[Span]) -> Iterator[Stamp]:
    """The dates of a TEI file. Raises ValueError where a value is no date, IndexError where the words are others."""
    opened: list[tuple[int, dict[str, str]]] = []
    for at, line in _marks(tei):
        if line.startswith("<date"):
            opened.append((at, dict(BOUND.findall(line))))
        elif line.startswith("</date") and opened:
            start, bounds = opened.pop()
            first = bounds.get("when") or bounds.get("from") or bounds.get("notBefore")
            last = bounds.get("when") or bounds.get("to") or bounds.get("notAfter")
            if first and last and at > start:
                yield Stamp(Span(words[start].start, words[at - 1].end), day_at(first, last=False), day_at(last, last=True))


def day_at(value: str, *, last: bool) -> str:
    """
    The first or last day of a year, month, day or moment in ISO 8601. Raises ValueError where ``value`` is none.

    >>> day_at("2011-02", last=True)
    '2011-02-28'
    """
    year, month, day = (*(int(part) for part in value[:10].split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    day = day or (calendar.monthrange(year, month)[1] if last else 1)
    return f"{year:04}-{month:02}-{day:02}"
