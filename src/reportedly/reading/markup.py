"""
Hostile markup -> a tree that is safe to work on: no network, no entities of a page's own, bounded in size and in depth.

Scripts, styles and comments are cut out before parsing by one pass over the page, which keeps a page of any size cheap; structured
data (JSON-LD) is kept apart on the way.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

MOST_MARKUP = 2_000_000
MOST_TAGS = 60_000
LONGEST_DATA = 1_000_000
OPENING = re.compile(r"<!--|<(script|style|svg|template|noscript|iframe|object|math)\b([^>]{0,2000})", re.IGNORECASE)
INLINE_DATA = re.compile(r"data:[a-z/+.;=-]{0,100}base64,[A-Za-z0-9+/=%]{200,}", re.IGNORECASE)
UNWANTED = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|main|aside|figure|figcaption|title|body|head)\b[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>?")


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup without what is not text, its JSON-LD blocks, and whether it was cut."""

    text: str
    data: tuple[str, ...]
    cut: bool = False


def strip(page: str) -> Markup:
    """Take scripts, styles, comments, drawings and inlined files out, and cut what is left to ``MOST_MARKUP``. Linear in time."""
    kept: list[str] = []
    data: list[str] = []
    size = 0
    for piece, is_data in _scan(page):
        if is_data:
            data += [piece] if len(piece) <= LONGEST_DATA else []
        elif size <= MOST_MARKUP:
            kept.append(INLINE_DATA.sub("", piece))
            size += len(kept[-1])
    text = UNWANTED.sub("", "".join(kept))
    return Markup(text[:MOST_MARKUP], tuple(data), len(text) > MOST_MARKUP)


def first_tags(markup: Markup) -> Markup:
    """The page up to its ``MOST_TAGS``-th tag: a tree of more costs many seconds, and no article is so long."""
    last = next(islice(re.finditer("<", markup.text), MOST_TAGS, None), None)
    return markup if last is None else Markup(markup.text[: last.start()], markup.data, True)


def _scan(page: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a page that are kept, and its JSON-LD (True). An element that is never closed is passed over as if it were empty."""
    at = 0
    unclosed: set[str] = set()
    while match := OPENING.search(page, at):
        yield page[at : match.start()], False
        tag = (match[1] or "--").lower()
        end = None if tag in unclosed else _closing(tag).search(page, match.end())
        if end is None:
            unclosed.add(tag)
            at = match.end()
            continue
        if tag == "script" and "ld+json" in (match[2] or "").lower():
            yield page[match.end() : end.start()].lstrip(">"), True
        at = end.end()
    yield page[at:], False


def _closing(tag: str) -> re.Pattern[str]:
    return re.compile("--!?>" if tag == "--" else rf"</{tag}\b[^>]{{0,2000}}>", re.IGNORECASE)


def parse(markup: Markup) -> lxml_html.HtmlElement | None:
    """The tree, or None where there is none or it is nested so deeply that the parser gave up. Never raises on markup."""
    parser = lxml_html.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(markup.text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    gave_up = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return None if gave_up else tree


def without_tags(markup: Markup) -> list[str]:
    """The paragraphs of a page by its block tags alone: the way where there is no tree."""
    text = html.unescape(TAG.sub("", BLOCK_TAG.sub("\n\n", re.sub(r"\s+", " ", markup.text))))
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
