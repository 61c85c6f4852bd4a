"""One claim for whoever wants to see its words: the passage with all that bears on the claim marked, its facts, what stands next to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.model import Claim, Statement
from reportedly.publish.excerpt import Role, beside, excerpt
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_evidence import Evidence, evidence_of, summary
from reportedly.publish.incident_lists import Listed, listed, of_report
from reportedly.publish.incident_shown import Ref, text_hash
from reportedly.publish.runs import Run, runs
from reportedly.publish.words import described, one_line, says

PASSAGE = 700
LEGEND = {
    Role.WORDS: "its words",
    Role.NUMBER: "number",
    Role.SOURCE: "source",
    Role.CUE: "cue",
    Role.LIMIT: "limited to",
    Role.PLACE: "place",
    Role.WHEN: "time",
    Role.VIA: "passed on by",
    Role.WHOLE: "the whole that it is part of",
}


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the passage: what it does for the claim, and its runs."""

    role: Role
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """
    A claim's evidence. ``listed`` is the list one came from, else its report; ``at`` its place there, from 1, with ``before`` and
    ``after`` it. ``whole`` is the claim it is part of, ``parts`` those that are part of it. ``legend`` names the marks that there are.
    """

    card: Evidence
    passage: tuple[Cut, ...]
    listed: Listed
    at: int
    before: Ref | None
    after: Ref | None
    whole: Ref | None
    parts: tuple[Ref, ...]

    @property
    def legend(self) -> tuple[tuple[Role, str], ...]:
        """The marks of the passage, each with what it means."""
        return legend(self.passage)


def panel(board: Board, ref: Ref, text: str, name: str = "") -> Panel:
    """The evidence of a claim, come to from the list of that name; ``text`` is its report's as the ledger has it now. Raises nothing."""
    held = text if text_hash(text) == ref.card.text_sha256 else ""
    own = of_report(board, ref)
    chosen = listed(board, name) if name else None
    place = chosen.beside(ref.claim.id) if chosen else None
    if chosen is None or place is None:
        chosen, place = own, own.beside(ref.claim.id)
    at, before, after = place or (0, None, None)
    whole = board.known.refs.get(getattr(ref.claim, "part_of", None) or "")
    parts = tuple(each for each in own.refs if getattr(each.claim, "part_of", None) == ref.claim.id)
    cuts = tuple(passage(ref.claim, held, whole.claim if whole else None))
    return Panel(evidence_of(ref, board, held), cuts, chosen, at, before, after, whole, parts)


def passage(claim: Claim, text: str, whole: Claim | None = None) -> Iterator[Cut]:
    """The words of a claim in what stands around them; where the text is not held, its words alone. Raises nothing."""
    if not text:
        yield Cut(Role.WORDS, tuple(runs(claim.evidence.quote, claim.evidence.start)))
        return
    for piece in excerpt(claim, text, PASSAGE, beside(claim, whole)):
        yield Cut(piece.role, tuple(runs(piece.words, max(piece.start, 0))))


def legend(cuts: Iterable[Cut]) -> tuple[tuple[Role, str], ...]:
    """What the marks of a passage mean, those that there are. Raises nothing."""
    there = {cut.role for cut in cuts}
    return tuple((role, words) for role, words in LEGEND.items() if role in there)


def read_as(claim: Claim) -> str:
    """What a reader made of a claim, in a line: "12 passengers killed – denied by the police (security)". Raises nothing."""
    said = claim.content.quote if isinstance(claim, Statement) else summary(claim)
    return f"{one_line(said)} – {says(claim, kind=described(claim.source))}"
