"""The reports of simulated worlds as a ledger would hold them: texts of plain sentences, and the figures that a reader makes of them."""

from __future__ import annotations

from evaluation.world_people import World
from evaluation.world_reports import Edition, Told
from reportedly.model import Card, Evidence, Figure, Incident, Interval, Mention, Precision, Report, Span, Status, claim_id, digest

ABOARD = "aboard"


def incident_of(world: World, editions: tuple[Edition, ...]) -> Incident:
    """The incident as a ledger would hold it. Raises nothing."""
    mentions = tuple(_mention(world, edition, number) for number, edition in enumerate(editions))
    return Incident(digest([mention.id for mention in mentions])[:16], mentions)


def _mention(world: World, edition: Edition, number: int) -> Mention:
    sentences = [_sentence(told) for told in edition.told]
    text = "\n".join((f"{edition.publisher} {number}.", *sentences))
    sha256 = digest(world.seed, text)
    when = world.moments[edition.at].isoformat(timespec="minutes")
    report = Report(f"report {number}", text, sha256, publisher=edition.publisher, published=when if edition.hour_told else when[:10])
    figures: list[Figure] = []
    start = text.index("\n") + 1 if sentences else 0
    for told, sentence in zip(edition.told, sentences, strict=True):
        figures.append(_figure(world, report, told, start, figures))
        start += len(sentence) + 1
    return Mention(Card.of(report), 0, tuple(figures))


def _words(told: Told) -> str:
    return told.number.words.format(told.word.text).strip()


def _sentence(told: Told) -> str:
    place = f" {_place(told)}" if _place(told) else ""
    return f"{_words(told)} {told.status.value}{place}, {told.source.name} said."


def _place(told: Told) -> str | None:
    return ABOARD if told.status is Status.PRESENT and told.part_of is None else told.limit


def _figure(world: World, report: Report, told: Told, start: int, earlier: list[Figure]) -> Figure:
    span = Span(start, start + len(_words(told)))
    limit = _limit(report.text, told, span)
    number = told.number
    return Figure(
        id=claim_id(report.text_sha256, "figure", span, 0),
        evidence=Evidence.of(report.text, span),
        number_span=span,
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        status=told.status,
        manner=told.manner,
        people=told.word.text or None,
        side=told.word.side,
        source=told.source,
        via=None,
        cue=None,
        stance=told.stance,
        as_of=_day(world, told.at) if told.as_of_told else None,
        said_at=None,
        closed=number.closed,
        place=None,
        part_of=earlier[told.part_of].id if told.part_of is not None else None,
        main=told.main,
        mention=0,
        limit=limit,
    )


def _limit(text: str, told: Told, span: Span) -> Evidence | None:
    place = _place(told)
    if place is None:
        return None
    start = text.index(place, span.end)
    return Evidence.of(text, Span(start, start + len(place)))


def _day(world: World, at: int) -> Interval:
    day = world.moments[at].date().isoformat()
    return Interval(day, day, Precision.DAY, "published")
