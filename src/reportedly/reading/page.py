"""
A web page -> its article's text, paragraph by paragraph, and what it says of itself.

trafilatura finds the article; before it, elements that are never telling (captions, share bars, boxes of other stories, cookie
notices) are cut out of the tree, and after it what leaked is taken out by the rules of ``furniture``. The headline, where it stands
on the page, comes first.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from reportedly.model import Furniture
from reportedly.reading.about import About, class_words, page_words, read_about
from reportedly.reading.furniture import FULL_STOP, find_furniture, is_correction, whole_line
from reportedly.reading.jsonld import Graph, read_graph
from reportedly.reading.lines import lines_of
from reportedly.reading.markup import Markup, first_tags, parse, strip, without_tags

logging.getLogger("trafilatura").addHandler(logging.NullHandler())

EXTRACTOR = f"trafilatura {trafilatura.__version__}"
BLOCKS = frozenset("p head item quote row cell list table div body code ab".split())
DROPPED = (Furniture.LINKS, Furniture.CREDIT, Furniture.CAPTION)
LARGEST_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article, what the page says of itself, by what it was extracted, and notes for the user."""

    text: str
    about: About
    extractor: str = EXTRACTOR
    notes: tuple[str, ...] = ()


def extract(page: str, address: str | None = None) -> Page:
    """
    Extract the article of a page. Never raises on markup; a page without one gives an empty text.

    Args:
        page: the decoded page. Nothing in it is run or fetched.
        address: where it was found, if known.
    """
    whole = strip(page)
    graph = read_graph(whole.data)
    markup = first_tags(whole)
    tree = parse(markup)
    if tree is None:
        return _by_tags(whole, graph)
    about = read_about(tree, graph, address)
    _prune(tree)
    headline = _take_headline(tree, about.title)
    links = frozenset(_line("".join(element.itertext())) for element in tree.iter("a"))
    paragraphs = [words for words in _article(tree) if words not in links or FULL_STOP.search(words)]
    return Page("\n\n".join(_told(paragraphs, headline)), about, notes=_cut_note(markup))


def _cut_note(markup: Markup) -> tuple[str, ...]:
    return (f"the page was cut after {len(markup.text):,} characters of markup; the rest was not read",) if markup.cut else ()


def _by_tags(markup: Markup, graph: Graph) -> Page:
    note = "the page is broken or nested too deeply, and all its text was taken instead of the article alone"
    head = parse(Markup(re.split(r"<body\b", markup.text, maxsplit=1, flags=re.IGNORECASE)[0] + "<body>-", ()))
    about = About() if head is None else read_about(head, graph)
    return Page("\n\n".join(_told(without_tags(markup), None)), about, "tags", (*_cut_note(markup), note))


def _take_headline(tree: HtmlElement, title: str | None) -> str | None:
    """The words of the <h1> that is the article's headline, which is taken out of the tree; None where the page shows none."""
    headings = [(element, " ".join("".join(element.itertext()).split())) for element in tree.iter("h1")]
    shown = [(element, words) for element, words in headings if words and _alike(words, title)]
    if not shown:
        return None
    heading, words = shown[0]
    heading.drop_tree()
    return title if title and words.startswith(title) else words


def _alike(one: str, other: str | None) -> bool:
    """Whether two headlines share more than half of the words of the shorter."""
    words, others = (frozenset(re.findall(r"\w+", text.casefold())) for text in (one, other or one))
    return len(words & others) * 2 > min(len(words), len(others))


def _prune(tree: HtmlElement) -> None:
    """Cut out elements that are never telling; not one that holds a large share of the page's text or a heading, whatever it is called."""
    total = max(1, _size(tree))
    for element in list(_prunable(tree)):
        if element.getparent() is not None and _size(element) <= LARGEST_SHARE * total and element.find(".//h1") is None:
            element.drop_tree()


def _size(element: HtmlElement) -> int:
    """How many letters of paragraphs an element holds."""
    return sum(len("".join(part.itertext())) for part in element.iter("p"))


def _prunable(tree: HtmlElement) -> Iterator[HtmlElement]:
    tags, words = frozenset(page_words()["prune"]["tags"]), frozenset(page_words()["prune"]["words"])
    pairs = [frozenset(pair) for pair in page_words()["prune"]["pairs"]]
    for element in tree.iter(etree.Element):
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "main"):
            continue
        own = class_words(element)
        if element.tag in tags or _is_hidden(element) or own & words or any(pair <= own for pair in pairs):
            yield element


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style or "visibility:hidden" in style
    )


def _article(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the article; where it finds almost none of them, all the page's."""
    plain = [words for element in tree.iter("p") if (words := _line("".join(element.itertext())))]
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError):
        found = None
    body = getattr(found, "body", None)
    paragraphs = [] if body is None else list(_paragraphs(body))
    enough = sum(map(len, paragraphs)) * 4 > sum(map(len, plain))
    return paragraphs if not plain or (enough and not _run_together(paragraphs, plain)) else plain


def _run_together(paragraphs: Sequence[str], plain: Sequence[str]) -> bool:
    """Whether one paragraph holds two of the page's own: of a short page trafilatura gives all the text in one."""
    longest = max(paragraphs, key=len, default="")
    return sum(words in longest for words in plain[:50] if len(words) > 30) > 1


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The text of a tree as paragraphs: a block's start and end, and a line break, end one."""
    kept: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in BLOCKS or element.tag in ("lb", "br"):
            yield from _flush(kept)
        kept.append((element.text if event == "start" else element.tail) or "")
    yield from _flush(kept)


def _flush(kept: list[str]) -> Iterator[str]:
    words = _line("".join(kept))
    kept.clear()
    if words:
        yield words


def _line(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()


def _told(paragraphs: Sequence[str], headline: str | None) -> Iterator[str]:
    """The headline, then the paragraphs without those that are furniture as a whole; bylines, datelines and corrections stay."""
    if headline:
        yield headline
    lines = list(lines_of("\n".join(paragraphs)))
    dropped = {block.span for block in find_furniture(lines) if block.kind in DROPPED}
    for at, line in enumerate(lines):
        is_notice = whole_line(line) is Furniture.NOTICE and not is_correction(line.text)
        if line.span not in dropped and not is_notice and not (at < 3 and headline and line.text == headline):
            yield line.text
