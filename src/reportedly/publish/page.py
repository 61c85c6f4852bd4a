"""
Readings -> one HTML page that needs nothing but itself: each report's text with its claims' words marked, its claims beside it.

Whatever a report holds is shown and never run: the template escapes every value, no value stands in the script or the style, and the
page's own Content-Security-Policy allows that one script and that one style, by their hashes, and nothing from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from reportedly.model import Claim, Reading, Report, Status
from reportedly.publish.page_ledger import Line, Part, Ref, Rows, Sum, labels, summary, sums
from reportedly.publish.page_text import Paragraph, kind_of, mark_text
from reportedly.publish.view import lay_out
from reportedly.publish.words import count, date, happened, one_line, remarks

POLICY = "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Section:
    """One report on the page."""

    key: str
    title: str
    facts: tuple[str, ...]
    happened: str
    url: str
    tally: str
    paragraphs: tuple[Paragraph, ...]
    refs: dict[str, Ref]
    parts: tuple[Part, ...]
    blame: tuple[Line, ...]
    statements: tuple[Line, ...]
    sums: tuple[Sum, ...]
    notes: tuple[str, ...]
    differs: bool


def to_page(readings: Sequence[Reading]) -> str:
    """One page of all ``readings``, in their order. Raises nothing."""
    script, style = _template_file("page.js"), _template_file("page.css")
    policy = POLICY.format(script=_hash(script), style=_hash(style))
    sections = [_section(reading, f"r{at}") for at, reading in enumerate(readings, 1)]
    kinds = [status.value for status in Status if any(status.value in section_kinds(section) for section in sections)]
    own = {"script": script, "style": style, "policy": policy}
    return _template().render(sections=sections, kinds=kinds, kind_of=kind_of, **own)


def section_kinds(section: Section) -> set[str]:
    """The statuses that occur in a section."""
    return {block.kind for part in section.parts for block in part.blocks}


def _section(reading: Reading, key: str) -> Section:
    report, ledger = reading.report, lay_out(reading)
    marked = mark_text(report, reading.claims)
    refs = {claim.id: _ref(claim, label, key, (reading, marked.ranges[claim.id])) for claim, label in _labelled(reading)}
    rows = Rows(ledger, refs)
    return Section(
        key=key,
        title=one_line(report.title or report.path or report.id),
        facts=_facts(report),
        happened=happened(reading.scene),
        url=report.url if report.url and report.url.startswith(("http://", "https://")) else "",
        tally=", ".join(count(len(every), name) for every, name in ((ledger.figures, "figure"), (ledger.statements, "statement")) if every),
        paragraphs=marked.paragraphs,
        refs=refs,
        parts=tuple(rows.parts()),
        blame=rows.blame(),
        statements=rows.statements(),
        sums=sums(ledger.totals),
        notes=remarks(reading),
        differs=ledger.differs,
    )


def _labelled(reading: Reading) -> list[tuple[Claim, str]]:
    names = labels(reading.claims)
    return [(claim, names[claim.id]) for claim in reading.claims]


def _ref(claim: Claim, label: str, key: str, told: tuple[Reading, Mapping[str, str]]) -> Ref:
    reading, ranges = told
    return Ref(label, f"{key}-c{label}", f"{key}-w{label}", summary(claim, reading.report.text), ranges)


def _facts(report: Report) -> tuple[str, ...]:
    name = (report.path or report.id) if report.title else None
    facts = (report.publisher, report.published and date(report.published), report.byline, name)
    return tuple(one_line(fact) for fact in facts if fact)


def _hash(text: str) -> str:
    packed = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{packed}"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_template_file), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")


@lru_cache(maxsize=8)
def _template_file(name: str) -> str:
    return files("reportedly.publish").joinpath(f"templates/{name}").read_text(encoding="utf-8")
