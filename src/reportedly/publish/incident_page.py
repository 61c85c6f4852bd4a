"""
An incident -> one HTML page that needs nothing but itself, and no script: headline facts, charts, matrix, findings, timeline, evidence.

Whatever a report holds is shown and never run: the template escapes every value, no value stands in the style, and the page's own
Content-Security-Policy allows that one style, by its hash, and no script, image, font or connection at all.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from reportedly.model import Coded, FindingKind
from reportedly.publish import incident_story as story
from reportedly.publish import incident_words as words
from reportedly.publish.incident_board import Board, By, Line
from reportedly.publish.incident_chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, charts, slots
from reportedly.publish.incident_estimates import estimates, profile_name
from reportedly.publish.incident_evidence import evidence, texts
from reportedly.publish.incident_judged import judged
from reportedly.publish.incident_lede import lede
from reportedly.publish.incident_shown import Known, Ref, Shown
from reportedly.publish.incident_stands import State
from reportedly.publish.page_text import kind_of
from reportedly.publish.words import count, date, one_line, short

POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"
WORST = (FindingKind.CONTRADICTION, FindingKind.SLIP, FindingKind.DISPUTE)
MOST_WORST = 4
FRAME = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM}
SIGNS = {
    State.CONTESTED: "contested",
    State.SLIP: "slip",
    State.DISPUTED: "disputed",
    State.DIFFER: "differ",
    State.COMPATIBLE: "fits",
    State.AGREED: "agreed",
    State.ALONE: "alone",
    State.OPEN: "open",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity as a row: its line, and for each account of the board what it says, None where it says nothing."""

    line: Line
    cells: tuple[By | None, ...]

    @property
    def standing(self) -> tuple[By, ...]:
        """The cells with something that stands: those that are contested first."""
        return tuple(sorted((cell for cell in self.cells if cell and cell.standing), key=lambda cell: cell.state is None))


def incident_page(shown: Shown) -> str:
    """The page of an incident. Raises nothing."""
    board = Board.of(Known.of(shown))
    style = _template_file("page.css") + _template_file("incident.css")
    own = {"style": style, "policy": POLICY.format(style=_hash(style)), "to": _fragment, "to_report": _text}
    beneath = {"evidence": tuple(evidence(board))}
    return _template().render(**own, **parts(board), **beneath).lstrip()


def parts(board: Board) -> dict[str, object]:
    """
    What the templates in ``templates/parts`` show, but for the evidence and for where links lead: ``to(ref, list)`` is the address of a
    claim's evidence, come to from a list of claims, and ``to_report(told)`` that of a report.

    Raises nothing.
    """
    return {"frame": FRAME, **_said(board), **_found(board), **_beneath(board)}


def _fragment(ref: Ref, _list: str = "") -> str:
    return f"#{ref.anchor}"


def _text(told: story.Told) -> str:
    return f"#t{told.number}"


def _said(board: Board) -> dict[str, object]:
    known = board.known
    return {
        "known": known,
        "board": board,
        "tally": story.tally(known),
        "lede": lede(board),
        "since": short(date(known.shown.since)) if known.shown.since else "",
        "slots": slots(board),
        "names": [(board.name(account), account) for account in board.accounts],
        "headlines": [_row(line, board) for line in board.headlines],
        "rest": [_row(line, board) for line in board.rest],
        "charts": charts(board),
    }


def _found(board: Board) -> dict[str, object]:
    groups = story.findings(board.known)
    numbers = {found.finding.id: f"f{at}" for at, found in enumerate((found for group in groups for found in group.found), 1)}
    worst = [found for group in groups if group.kind in WORST for found in group.found]
    titles = {found.finding.id: group.title for group in groups for found in group.found}
    return {
        "groups": groups,
        "finding": numbers,
        "titles": titles,
        "worst": worst[:MOST_WORST],
        "more_worst": max(0, len(worst) - MOST_WORST),
    }


def _beneath(board: Board) -> dict[str, object]:
    known = board.known
    return {
        "days": [(day, *_chief(day, board)) for day in story.days(board)],
        "estimates": estimates(known),
        "coded": [coded for coded in known.shown.coded if coded.rows],
        "blamed": story.responsibility(known),
        "reports": story.reports(known),
        "joins": [(*story.joined(join, known), join, story.because(join)) for join in story.joins(known.shown.reconciled.incident)],
        "judged": list(judged(known)),
        "texts": tuple(texts(known)),
        "notes": [one_line(note) for note in known.shown.reconciled.notes],
    }


def _chief(day: story.Day, board: Board) -> tuple[tuple[story.Turn, ...], tuple[story.Turn, ...], int]:
    """What is said on a day of the headline quantities and of responsibility, what else is, and how many things that are."""
    chief = {(line.quantity.status, line.quantity.scope) for line in board.headlines}
    parts: tuple[list[story.Telling], list[story.Telling]] = ([], [])
    for telling in day.tellings:
        quantity = telling.stand.quantity if telling.stand else None
        parts[quantity is not None and (quantity.status, quantity.scope) not in chief].append(telling)
    return story.turns(parts[0]), story.turns(parts[1]), len(parts[1])


def _row(line: Line, board: Board) -> Row:
    told = {by.account: by for by in board.told(line)}
    return Row(line, tuple(told.get(account) for account in board.accounts))


def codebook(coded: Coded, known: Known) -> Iterator[tuple[tuple[str, str, str, tuple[Ref, ...]], ...]]:
    """The rows of a profile in its codebook's own columns: column, value, clause, claims. Raises nothing."""
    for row in coded.rows:
        yield tuple(
            (one_line(c.column), "" if c.value is None else one_line(str(c.value)), one_line(c.clause), known.named(c.claims)) for c in row
        )


def helpers() -> dict[str, object]:
    """The functions that the templates of an incident call. Raises nothing."""
    return {
        "words": words,
        "marks": words.MARKS,
        "signs": SIGNS,
        "one_line": one_line,
        "short": short,
        "profile_name": profile_name,
        "count": count,
        "kind_of": kind_of,
        "codebook": codebook,
    }


def _hash(text: str) -> str:
    packed = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{packed}"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_template_file), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(helpers())
    return environment.get_template("incident.html")


@lru_cache(maxsize=8)
def _template_file(name: str) -> str:
    return files("reportedly.publish").joinpath(f"templates/{name}").read_text(encoding="utf-8")
