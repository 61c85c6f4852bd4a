"""Decoding: what is read as what, and that a guess or a loss is told."""

from __future__ import annotations

import pytest

from reportedly.reading.encoding import decode

WORDS = "The mayor’s café – “nine” hurt"
LATIN_PAGE = b'<html><head><meta charset="iso-8859-1"></head><body>caf\xe9 \x93nine\x94</body></html>'

CASES = {
    "utf-8": (WORDS.encode(), WORDS, "utf-8", 0),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + WORDS.encode(), "\ufeff" + WORDS, "utf-8", 0),
    "utf-16 with a mark": (WORDS.encode("utf-16"), WORDS, "utf-16", 0),
    "utf-16 without one": (WORDS.encode("utf-16-le"), WORDS, "utf-16-le", 1),
    "utf-32 with a mark": (WORDS.encode("utf-32"), WORDS, "utf-32", 0),
    "windows-1252, not stated": (WORDS.encode("cp1252"), WORDS, "cp1252", 1),
    "utf-8 that is declared latin-1": ('<meta charset="iso-8859-1">café'.encode(), '<meta charset="iso-8859-1">café', "utf-8", 0),
    "latin-1 as browsers read it": (LATIN_PAGE, LATIN_PAGE.decode("cp1252"), "cp1252", 0),
    "a broken byte in utf-8": (("é" * 50).encode() + b"\xff end", "é" * 50 + "\ufffd end", "utf-8", 1),
    "garbled before": ("the mayorâ€™s car".encode(), "the mayorâ€™s car", "utf-8", 1),
    "plain ascii": (b"nine hurt", "nine hurt", "utf-8", 0),
}


@pytest.mark.parametrize(("data", "text", "encoding", "notes"), CASES.values(), ids=CASES)
def test_bytes_become_text(data: bytes, text: str, encoding: str, notes: int) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, len(decoded.notes)) == (text, encoding, notes)


def test_the_callers_encoding_comes_first() -> None:
    assert decode("Kır".encode("cp1254"), "cp1254").text == "Kır"


def test_a_callers_encoding_that_does_not_fit_is_told() -> None:
    decoded = decode(b"caf\xe9", "utf-8")
    assert decoded.text == "café" and "utf-8" in decoded.notes[0]


def test_no_bytes_raise() -> None:
    for data in (b"", b"\x00", b"\xff" * 9, bytes(range(256)), b"\xff\xfe\x00", b"\xef\xbb\xbf\xff"):
        assert isinstance(decode(data).text, str)
