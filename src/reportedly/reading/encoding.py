"""
Bytes -> text, never silently wrong: what was guessed or lost is said in a note.

In this order: a byte-order mark; the caller's encoding; UTF-8 where every byte fits; the encoding that a page declares; UTF-8 with a
few broken bytes; windows-1252 where most bytes are ASCII, as in English; charset-normalizer's guess. UTF-8 goes before the declared
one because a text in another encoding practically never fits it, while a page that wrongly declares latin-1 fits always.
"""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass

import charset_normalizer

logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE
)
WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
MOJIBAKE = re.compile("â€[\u0153\u009d™˜\u009c\u0099\u0098“”]|Ã[©¨¡³±¼§]|ï»¿")
ODD = re.compile(rb"[\x80-\xff]")
MOST_ODD = 0.3
HEAD = 4096
SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it was decoded, from which encoding, and what the user should know of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """
    Decode ``data``. Never raises: bytes that fit nothing become U+FFFD, and a note says how many.

    Args:
        data: the raw bytes.
        encoding: what the caller says it is; used where it fits.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _lossy(data, name)
    given = _strict(data, encoding) if encoding else None
    if encoding and given is None:
        fallback = decode(data)
        return Decoded(fallback.text, fallback.encoding, (f"it is not {encoding}, and was read as {fallback.encoding}", *fallback.notes))
    return given or _strict(data, "utf-8") or _wide(data) or _declared(data) or _nearly_utf8(data) or _guessed(data)


def _strict(data: bytes, name: str) -> Decoded | None:
    try:
        text = data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None
    if "\x00" in text and data.count(0) * 10 > len(data):
        return None
    note = ("some of it was garbled before it came here (letters like â€™)",) if MOJIBAKE.search(text) else ()
    return Decoded(text, name, note)


def _lossy(data: bytes, name: str) -> Decoded:
    text = data.decode(name, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, name, (f"{lost} characters could not be decoded as {name}",) if lost else ())


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: every other byte of English is then 0."""
    sample = data[:SAMPLE]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(zeros) >= 2 and zeros.count(0) > 0.6 * len(zeros) and sample.count(0) < 0.6 * len(sample):
            try:
                return Decoded(data.decode(name), name, (f"its encoding is not stated and was taken to be {name}",))
            except UnicodeError:
                return None
    return None


def _declared(data: bytes) -> Decoded | None:
    match = DECLARED.search(data[:HEAD])
    name = (match[1] or match[2]).decode("ascii").lower() if match else ""
    name = WEB_NAMES.get(name, name)
    return _strict(data, name) if name and not name.startswith(("utf-8", "utf8", "utf-16")) else None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """A text in UTF-8 with a few broken bytes: cut by a fixed width, or joined from parts."""
    text = data.decode("utf-8", errors="replace")
    lost, good = text.count("\ufffd"), sum(1 for c in text[:SAMPLE] if c > "\x7f" and c != "\ufffd")
    return Decoded(text, "utf-8", (f"{lost} characters could not be decoded as utf-8",)) if good > 4 * lost else None


def _guessed(data: bytes) -> Decoded:
    name = "cp1252" if _is_mostly_ascii(data) else _best_guess(data)
    found = _strict(data, name) or _lossy(data, name)
    return Decoded(found.text, found.encoding, (f"its encoding is not stated and was taken to be {found.encoding}", *found.notes))


def _is_mostly_ascii(data: bytes) -> bool:
    """Whether few bytes are outside ASCII, as in English in any encoding of Europe, of which windows-1252 is the likeliest."""
    sample = data[:SAMPLE]
    return len(ODD.findall(sample)) < MOST_ODD * len(sample)


def _best_guess(data: bytes) -> str:
    odd = ODD.search(data)
    start = max(0, (odd.start() if odd else 0) - SAMPLE // 2)
    best = charset_normalizer.from_bytes(data[start : start + SAMPLE]).best()
    return "cp1252" if best is None else best.encoding
