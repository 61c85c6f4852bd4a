"""One file -> one report: plain text and web pages."""

from __future__ import annotations

import re

from reportedly.errors import NotText
from reportedly.model import Report
from reportedly.reading.dates import stated_date
from reportedly.reading.encoding import Decoded, decode
from reportedly.reading.layout import Known, lay_out
from reportedly.reading.options import ReadOptions
from reportedly.reading.page import Page, extract

CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 200_000
FEWEST_CONTROLS = 4
MOST_CONTROLS = 0.02


def read_plain(data: bytes, name: str | None, options: ReadOptions, text: str | None = None) -> Report:
    """
    The report in a plain text file.

    Args:
        data: its raw bytes.
        name: the file's name; None for a text that has none.
        options: what the caller says of it.
        text: the text, where it is decoded already.

    Raises NotText where it is empty, binary or without a letter, NotSupported where it is not English.
    """
    decoded = decode(data, options.encoding) if text is None else Decoded(text, "utf-8")
    known = _known(options, name, decoded.notes)
    if text is None:
        _refuse_binary(decoded.text, known.where)
    return lay_out(decoded.text, data, known, options.max_chars)


def read_page(data: bytes, name: str, options: ReadOptions) -> Report:
    """
    The report on a web page. What the caller says stands above what the page says of itself.

    Raises NotText where no article text is found or it is binary, NotSupported where it is not English.
    """
    decoded = decode(data, options.encoding)
    _refuse_binary(decoded.text, name)
    page = extract(decoded.text, options.url)
    if not page.text.strip():
        raise NotText(f"{name}: no article text was found on this page")
    return lay_out(page.text, data, _page_known(page, name, decoded, options), options.max_chars)


def _known(options: ReadOptions, name: str | None, notes: tuple[str, ...]) -> Known:
    return Known(
        id=options.id,
        title=options.title,
        publisher=options.publisher,
        published=stated_date(options.published) if options.published else None,
        url=options.url,
        path=name,
        where=name or "the text",
        notes=notes,
    )


def _page_known(page: Page, name: str, decoded: Decoded, options: ReadOptions) -> Known:
    about = page.about
    return Known(
        id=options.id,
        title=options.title or about.title,
        publisher=options.publisher or about.publisher,
        published=stated_date(options.published) if options.published else about.published or about.guessed,
        modified=about.modified,
        url=options.url or about.url,
        byline=about.byline,
        path=name,
        where=name,
        corrections=about.corrections,
        notes=(*decoded.notes, *page.notes, *_date_note(page, options)),
        extractor=page.extractor,
    )


def _date_note(page: Page, options: ReadOptions) -> tuple[str, ...]:
    if options.published or page.about.published or not page.about.guessed:
        return ()
    return (f"published {page.about.guessed} is not stated by the page's metadata, and was found by htmldate",)


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:SAMPLE]
    if len(CONTROLS.findall(sample)) > max(FEWEST_CONTROLS, MOST_CONTROLS * len(sample)):
        raise NotText(f"{name}: this is a binary file, not text")
