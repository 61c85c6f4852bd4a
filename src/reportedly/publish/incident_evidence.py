"""Each claim of an incident as a card: what it says, how it was taken, its words in their passage; and each report's text, marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import Card, Claim, Figure, Point, Report
from reportedly.publish.excerpt import Piece, Role, excerpt
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_shown import Known, Ref, web
from reportedly.publish.incident_stands import number
from reportedly.publish.page_text import Paragraph, mark_text
from reportedly.publish.words import before, date, described, during, how, one_line, safe, spelled, who

PASSAGE = 420
SEPARATE = " · "


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    One claim's card. ``what`` is it in words; ``facts`` are name and value; ``passage`` are its words and what stands around them.

    ``before`` and ``after`` are the claims next to it in its report, ``same`` those that say the same for the same account;
    ``findings`` are the ids of what was found of it; ``held`` is whether the report's text is there.
    """

    ref: Ref
    what: str
    facts: tuple[tuple[str, str], ...]
    passage: tuple[Piece, ...]
    before: Ref | None
    after: Ref | None
    same: tuple[Ref, ...]
    findings: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One report with its text marked; without paragraphs where it is not held."""

    number: int
    card: Card
    title: str
    facts: str
    url: str
    paragraphs: tuple[Paragraph, ...]
    refs: Mapping[str, Ref]
    new: bool


def evidence(board: Board) -> Iterator[Evidence]:
    """The cards of all claims, in the order of the reports. Raises nothing."""
    same = {ref.label: stand.refs + stand.repeats for line in board.lines for stand in line.stands for ref in stand.refs + stand.repeats}
    found: dict[str, list[str]] = defaultdict(list)
    for finding in board.known.shown.reconciled.findings:
        for claim in finding.claims:
            found[claim].append(finding.id)
    for card in board.known.cards:
        for ref in (board.known.refs[claim.id] for claim in board.known.claims[card.key]):
            others = tuple(other for other in same.get(ref.label, ()) if other is not ref)
            yield _card(ref, board, board.known.text(card), (others, tuple(dict.fromkeys(found[ref.claim.id]))))


def evidence_of(ref: Ref, board: Board, text: str) -> Evidence:
    """The card of one claim; ``text`` is its report's, empty where it is not held or is another version. Raises nothing."""
    stands = (stand.refs + stand.repeats for line in board.lines for stand in line.stands)
    same = next((refs for refs in stands if ref in refs), ())
    found = (finding.id for finding in board.known.shown.reconciled.findings if ref.claim.id in finding.claims)
    return _card(ref, board, text, (tuple(other for other in same if other != ref), tuple(dict.fromkeys(found))))


def _card(ref: Ref, board: Board, text: str, linked: tuple[tuple[Ref, ...], tuple[str, ...]]) -> Evidence:
    beside = _beside(ref, board.known)
    return Evidence(ref, summary(ref.claim), tuple(_facts(ref, board)), tuple(_passage(ref.claim, text)), *beside, *linked, bool(text))


def _beside(ref: Ref, known: Known) -> tuple[Ref | None, Ref | None]:
    """The claims before and after one in its report."""
    if not ref.label:
        return None, None
    every = known.claims[ref.card.key]
    at = int(ref.label.partition(".")[2]) - 1
    before, after = every[at - 1] if at else None, every[at + 1] if at + 1 < len(every) else None
    return (known.refs[before.id] if before else None, known.refs[after.id] if after else None)


def _passage(claim: Claim, text: str) -> Iterator[Piece]:
    if not text:
        yield Piece(safe(claim.evidence.quote), Role.WORDS)
        return
    yield from (Piece(safe(piece.words), piece.role) for piece in excerpt(claim, text, PASSAGE))


def summary(claim: Claim) -> str:
    """A claim in a few words: "190 passengers freed", "Marsh Front accused"."""
    if isinstance(claim, Figure):
        people = one_line(claim.people or "people")
        return f"{before(number(claim))} {people} {claim.status.value.replace('other', 'in another state')}"
    actor = getattr(claim, "actor", None)
    return f"{who(actor)}: responsibility {claim.stance.value}" if actor else "a statement"


def _facts(ref: Ref, board: Board) -> Iterator[tuple[str, str]]:
    claim, point = ref.claim, board.known.points.get(ref.claim.id)
    if point:
        yield "Counts", f"{one_line(point.quantity.label)}{_manner(point)}"
        yield "Taken as", _taken(point)
    said = f"{how(claim)} {who(claim.source)}".strip()
    yield "Source", SEPARATE.join(filter(None, (said, described(claim.source), f"via {who(claim.via)}" if claim.via else "")))
    if point:
        yield "Account", board.name(point.voice.account)
    year = (ref.card.published or "")[:4]
    times = (
        claim.said_at and f"said {during(claim.said_at, year)}",
        isinstance(claim, Figure) and claim.as_of and f"as of {during(claim.as_of, year)}",
    )
    if any(times):
        yield "When", SEPARATE.join(str(time) for time in times if time)
    if isinstance(claim, Figure) and claim.place:
        yield "Where", one_line(claim.place.name)
    if isinstance(claim, Figure) and claim.limit:
        yield "Limited to", one_line(claim.limit.quote)
    passed = board.known.refs.get(point.origin or "") if point else None
    if passed and passed is not ref:
        yield "Passes on", f"claim {passed.label}"
    yield "Review", ref.reviewed or "machine-read, not yet reviewed"


def _manner(point: Point) -> str:
    doer = point.claim.doer
    return f", by {who(doer)}" if doer else ""


def _taken(point: Point) -> str:
    """How the number was taken: a plain toll is open at the top, what constrains nothing is said to."""
    if not point.solved:
        return "said, and held against nothing"
    so_far = " so far" if point.high is None and point.claim.high is not None else ""
    return f"{spelled(point.low, point.high)}{so_far}"


def texts(known: Known) -> Iterator[Text]:
    """The reports' texts with the words of every claim marked, in order. Raises nothing."""
    for at, card in enumerate(known.cards, 1):
        claims = known.claims[card.key]
        refs = {claim.id: known.refs[claim.id] for claim in claims}
        yield Text(
            at,
            card,
            report_title(card),
            report_facts(card),
            web(card.url),
            _paragraphs(card, known.text(card), claims),
            refs,
            known.is_new(card),
        )


def report_title(card: Card) -> str:
    """What a report is called, safe to show."""
    return one_line(card.title or card.path or card.id)


def report_facts(card: Card) -> str:
    """Its publisher and its dates, safe to show."""
    facts = (card.publisher, card.published and date(card.published), card.modified and f"changed {date(card.modified)}")
    return SEPARATE.join(one_line(fact) for fact in facts if fact)


def _paragraphs(card: Card, text: str, claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    return mark_text(Report(card.id, text, card.key, card.title), claims).paragraphs if text else ()
