"""Which form an input is in, by its name and its first bytes; and which forms this version does not read."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from reportedly.errors import NotSupported, NotText
from reportedly.reading.options import Form

HEAD = 65_536
PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|section|main)\b",
    re.IGNORECASE | re.DOTALL,
)
FEED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\b")
ROW = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\{\s*\"")
HEADER = re.compile(rb"(?:\A|[,;\t])\"?text\"?(?=[,;\t\r\n]|\Z)", re.IGNORECASE)


@cache
def _known() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("reportedly.reading").joinpath("data/forms.toml").read_text(encoding="utf-8"))


def known_suffixes() -> frozenset[str]:
    """The suffixes of file names, with their dot, that a folder is searched for."""
    return frozenset(_known()["suffixes"])


def form_of(head: bytes, name: str, asked: Form | str = Form.AUTO) -> Form:
    """
    The form of an input.

    Args:
        head: its first bytes, ``HEAD`` of them at most.
        name: its name, of which the suffix counts.
        asked: the form that the caller says it has; only ``AUTO`` looks further.

    Raises NotSupported for a form that this version does not read, NotText for an image, a sound or another binary file.
    """
    _refuse(head, name)
    if asked != Form.AUTO:
        return Form(asked)
    suffix = _known()["suffixes"].get(PurePath(name).suffix.lower())
    return _by_content(head, name, Form(suffix) if suffix else None)


def _by_content(head: bytes, name: str, named: Form | None) -> Form:
    if named in (Form.JSONL, Form.CSV):
        return named
    if FEED.match(head):
        raise NotSupported(f"{name}: this is a feed, which this version does not read; give the pages it links to")
    if PAGE.match(head) or named is Form.HTML:
        return Form.HTML
    if XML.match(head):
        raise NotSupported(f"{name}: this is an XML document, which this version does not read")
    if _is_row(head):
        return Form.JSONL
    return Form.CSV if named is None and _is_header(head) else Form.TEXT


def _is_row(head: bytes) -> bool:
    """Whether the first line is an object with a text: a table in JSON lines under another name."""
    if not ROW.match(head):
        return False
    try:
        row = json.loads(head.decode("utf-8-sig", "replace").strip().split("\n", 1)[0])
    except (ValueError, RecursionError):
        return b'"text"' in head and b"\n{" in head
    return isinstance(row, dict) and "text" in row


def _is_header(head: bytes) -> bool:
    line = head.split(b"\n", 1)[0]
    return len(line) < 500 and b"," in line and HEADER.search(line) is not None and b"." not in line


def _refuse(head: bytes, name: str) -> None:
    for magic, what in _known()["not_supported"].items():
        if _begins(head, magic):
            raise NotSupported(
                f"{name}: this is {_zipped(head) if what == 'zip' else what}, which this version does not read; save it as text or HTML"
            )
    for magic, what in _known()["not_text"].items():
        if _begins(head, magic):
            raise NotText(f"{name}: this is {what}, not text")


def _begins(head: bytes, magic: str) -> bool:
    """Whether ``head`` begins with the bytes ``magic``, in hex. Four or fewer may begin a text too: then a zero byte must follow."""
    first = bytes.fromhex(magic)
    return head.startswith(first) and (len(first) > 4 or b"\0" in head)


def _zipped(head: bytes) -> str:
    for mark, what in (
        ("word/", "a Word document (docx)"),
        ("xl/", "a spreadsheet (xlsx)"),
        ("opendocument.text", "an OpenDocument text (odt)"),
    ):
        if mark.encode() in head:
            return what
    return "a zip archive"
