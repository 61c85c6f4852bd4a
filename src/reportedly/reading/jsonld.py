"""A page's structured data (JSON-LD): the node that tells of the article, and what it says."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_NODES = 5_000
ARTICLE = re.compile(r"(?:Article|Posting|Report)\Z")
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes of a page's JSON-LD, and those with an ``@id`` by it."""

    nodes: tuple[Node, ...] = ()
    by_id: dict[str, Node] = field(default_factory=dict)

    def article(self) -> Node:
        """The node of the article: of an article's type, with a headline and a date if there is such a one; else an empty one."""
        articles = [node for node in self.nodes if _is_article(node)]
        ranked = sorted(articles, key=lambda node: ("headline" not in node) * 2 + ("datePublished" not in node))
        return ranked[0] if ranked else {}

    def names(self, value: object) -> tuple[str, ...]:
        """The names that a value holds: a string, a node with a name, a reference to one, or a list of these."""
        items = value if isinstance(value, list) else [value]
        return tuple(name for item in items[:20] if (name := self._name(item)))

    def _name(self, item: object) -> str:
        if isinstance(item, str):
            return plain(item)
        if not isinstance(item, dict):
            return ""
        node = item if "name" in item else self.by_id.get(str(item.get("@id")), {})
        name = node.get("name")
        name = name[0] if isinstance(name, list) and name else name
        return plain(name) if isinstance(name, str) else ""


def read_graph(blocks: Sequence[str]) -> Graph:
    """The nodes of JSON-LD blocks, in the page's order. A block that is broken is passed over: the page's other metadata are still read."""
    nodes = tuple(node for block in blocks for node in _nodes(block))[:MOST_NODES]
    by_id: dict[str, Node] = {}
    for node in nodes:
        if len(node) > 1 and isinstance(node.get("@id"), str):
            by_id.setdefault(node["@id"], node)
    return Graph(nodes, by_id)


def _nodes(block: str) -> Iterator[Node]:
    text = re.sub(r"\A[\s;]*(?:/\*\s*)?(?:<!\[CDATA\[|<!--)?(?:\s*\*/)?|(?:/\*\s*)?(?:\]\]>|-->)?(?:\s*\*/)?[\s;]*\Z", "", block)
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    waiting: list[Any] = [value]
    seen = 0
    while waiting and seen < MOST_NODES:
        item = waiting.pop()
        seen += 1
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            waiting.extend(reversed([child for child in item.values() if isinstance(child, dict | list)]))


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    return any(isinstance(one, str) and ARTICLE.search(one) for one in (types if isinstance(types, list) else [types]))


def text_of(value: object) -> str | None:
    """The string that a value is or, of a list, its first string is; None where there is none."""
    value = value[0] if isinstance(value, list) and value else value
    return (plain(value) or None) if isinstance(value, str) else None


def corrections_of(value: object) -> tuple[str, ...]:
    """What a ``correction`` says: a string, a comment with a text, or a list of these."""
    items = value if isinstance(value, list) else [value]
    texts = (item.get("text") or item.get("description") if isinstance(item, dict) else item for item in items[:20])
    return tuple(found for text in texts if (found := text_of(text)))


def address_of(value: object) -> str | None:
    """The address in ``url`` or ``mainEntityOfPage``: a string, or a node's ``@id`` or ``url``."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return text_of(value)


def plain(text: str) -> str:
    """A metadata string without entities, tags and doubled spaces."""
    return " ".join(re.sub(r"<[^<>]{0,200}>", "", html.unescape(text)).split())
