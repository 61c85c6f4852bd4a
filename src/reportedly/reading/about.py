"""
What a page says of itself: title, byline, publisher, published and modified with their zone, canonical address, corrections.

In this order: JSON-LD, Open Graph and <meta>, marked-up elements (``itemprop``, <time>). htmldate is asked only where none of these
gives a date; its day is kept apart in ``guessed``, since it may come from the address or from a line of the page.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urljoin, urlsplit

import htmldate
from lxml.html import HtmlElement

from reportedly.reading.dates import stated_date
from reportedly.reading.jsonld import Graph, address_of, corrections_of, plain, text_of

logging.getLogger("htmldate").addHandler(logging.NullHandler())

LATEST = "2199-12-31"
TWO_DAYS = re.compile(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+(?P<site>[^|–—·»]{2,60})\Z")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself. ``guessed`` is htmldate's day, given only where ``published`` is None."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    corrections: tuple[str, ...] = ()
    guessed: str | None = None


@cache
def page_words() -> dict[str, Any]:
    """The lexicon of markup as it stands in ``data/page.toml``."""
    return tomllib.loads(files("reportedly.reading").joinpath("data/page.toml").read_text(encoding="utf-8"))


def read_about(tree: HtmlElement, graph: Graph, address: str | None = None) -> About:
    """What the page says of itself. ``address`` is where it was found, if known. Never raises on markup."""
    node, meta = graph.article(), _meta(tree)
    title = text_of(node.get("headline")) or meta.first("title") or _title(tree) or None
    published = _date((text_of(node.get("datePublished")), *meta.all("published"), *_times(tree, "published")))
    return About(
        title=_without_site(title, meta.first("publisher")),
        byline=_byline(tree, graph, node, meta),
        publisher=next(iter(graph.names(node.get("publisher"))), None) or meta.first("publisher"),
        published=published,
        modified=_date((text_of(node.get("dateModified")), *meta.all("modified"), *_times(tree, "modified"))),
        url=_address(tree, node, meta, address),
        corrections=tuple(dict.fromkeys((*corrections_of(node.get("correction")), *_corrections(tree)))),
        guessed=None if published or any(map(TWO_DAYS.match, meta.all("published"))) else _guess(tree, address),
    )


@dataclass(frozen=True, slots=True)
class Meta:
    """A page's <meta> values by their name in small letters, in the page's order."""

    values: dict[str, list[str]]

    def all(self, what: str) -> list[str]:
        """The values under the names that the lexicon lists for ``what``, best name first."""
        return [value for name in page_words()["meta"][what] for value in self.values.get(name, ())]

    def first(self, what: str) -> str | None:
        """The best of these values."""
        return next(iter(self.all(what)), None)


def _meta(tree: HtmlElement) -> Meta:
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = plain(element.get("content") or "")
        if name and content:
            values.setdefault(name.strip().lower(), []).append(content)
    return Meta(values)


def _date(values: Iterable[str | None]) -> str | None:
    """The first value that is a full date; with the time that a later value gives it where the first has none."""
    dates = [stated for value in values if value and (stated := stated_date(value))]
    if not dates:
        return None
    return (
        next((date for date in dates if date.startswith(dates[0])), dates[0])
        if len(dates[0]) > 10
        else max((date for date in dates if date[:10] == dates[0]), key=len)
    )


def _times(tree: HtmlElement, what: str) -> Iterator[str]:
    """Dates in elements marked as such; then in <time>; for ``published``, then in elements whose class says date."""
    prop = "datePublished" if what == "published" else "dateModified"
    marked = tree.xpath("//*[@itemprop=$prop]", prop=prop) + (tree.xpath("//time[@pubdate]") if what == "published" else [])
    for element in marked:
        yield from _time(element)
    for element in tree.iter("time"):
        if _says_changed(element) == (what == "modified"):
            yield from _time(element)
    for element in _by_class(tree, "date"):
        if _says_changed(element) == (what == "modified"):
            yield from _time(element)


def _time(element: HtmlElement) -> Iterator[str]:
    for value in (element.get("datetime"), element.get("content"), _words(element)[:100]):
        if value and stated_date(value):
            yield value
            return


def _says_changed(element: HtmlElement) -> bool:
    parent = element.getparent()
    before = (parent.text or "") if parent is not None else ""
    previous = element.getprevious()
    before += ((previous.text or "") + (previous.tail or "")) if previous is not None else ""
    return (
        re.search(
            r"updat|modif",
            " ".join((element.get("class") or "", element.get("itemprop") or "", before[-40:], _words(element)[:30])),
            re.IGNORECASE,
        )
        is not None
    )


def _by_class(tree: HtmlElement, what: str) -> Iterator[HtmlElement]:
    words = frozenset(page_words()["classes"][what])
    return (
        element for element in tree.xpath("//*[@class or @id or @rel or @data-component or @data-testid]") if words & class_words(element)
    )


def class_words(element: HtmlElement) -> frozenset[str]:
    """The words of an element's class and id: "articleShare-bar" has article, share, bar."""
    names = " ".join(element.get(name) or "" for name in ("class", "id", "rel", "data-component", "data-testid"))[:400]
    return frozenset(word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", names))


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split()) if len(element) < 200 else ""


def _title(tree: HtmlElement) -> str:
    """The <h1>; only the part of it that <title> begins with, where a page puts more into its <h1>."""
    named = next((words for element in tree.iter("title") if (words := _words(element))), "")
    short = SITE_SUFFIX.sub("", named)
    headings = [words for element in tree.iter("h1") if (words := _words(element))]
    return short if not headings or (short and headings[0].startswith(short)) else headings[0]


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """The title without " | Example Wire" at its end, where that is the publisher's name."""
    match = SITE_SUFFIX.search(title) if title else None
    if title is None or match is None or not publisher:
        return title
    return (
        title[: match.start()]
        if match["site"].casefold() in publisher.casefold() or publisher.casefold() in match["site"].casefold()
        else title
    )


def _byline(tree: HtmlElement, graph: Graph, node: dict[str, Any], meta: Meta) -> str | None:
    stated = graph.names(node.get("author")) or tuple(name for name in meta.all("byline")[:1] if "://" not in name)
    shown = (_words(element) for element in _by_class(tree, "byline"))
    name = ", ".join(dict.fromkeys(stated)) or next((words for words in shown if 0 < len(words) < 100), "")
    name = re.sub(r"\A(?:by|written by|reported by)\b:?\s*", "", name, flags=re.IGNORECASE)
    return re.split(r"[\s,|·–—-]*\b(?:posted|published|updated)\b", name, maxsplit=1, flags=re.IGNORECASE)[0].strip() or None


def _address(tree: HtmlElement, node: dict[str, Any], meta: Meta, address: str | None) -> str | None:
    links = (element.get("href") for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split())
    stated = (*links, meta.first("url"), address_of(node.get("url")), address_of(node.get("mainEntityOfPage")), address)
    return next((found for link in stated if link and (found := _absolute(link, address))), None)


def _absolute(link: str, address: str | None) -> str | None:
    try:
        joined = urljoin(address or "", link.strip())
        return joined if urlsplit(joined).scheme in ("http", "https") and urlsplit(joined).netloc else None
    except ValueError:
        return None


def _corrections(tree: HtmlElement) -> Iterator[str]:
    return (words for element in _by_class(tree, "correction") if 4 <= len((words := _words(element)).split()) <= 200)


def _guess(tree: HtmlElement, address: str | None) -> str | None:
    """htmldate's day. ``LATEST`` stands in for its own limit, which is the clock's today."""
    try:
        return htmldate.find_date(tree, extensive_search=False, original_date=True, url=address, max_date=LATEST)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
