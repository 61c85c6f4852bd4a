"""
Hand-built readings of an invented incident, the seizure of the ferry Linnet: every field of the model, overlaps and conflicts.

``ferry()`` is the main one; ``ferry_later()`` is a second report of it; ``hostile()`` is a report whose text attacks the page.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.model import (
    NARRATOR,
    Actor,
    Blame,
    Block,
    Candidate,
    Claim,
    Event,
    Evidence,
    Figure,
    Furniture,
    Interval,
    Manner,
    Place,
    Precision,
    Reading,
    Reason,
    Report,
    Responsibility,
    Scene,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Status,
    Total,
    Totals,
    claim_id,
)

FERRY = """Ferry hijack ends as troops storm the Linnet

PORT ALDER, March 12 (Example Wire) - At least 12 passengers and four crew were killed when gunmen seized the river ferry Linnet on \
Tuesday night, hospital officials said, and troops freed 190 people after a siege of nine hours.

The Marsh Front said it had seized the boat, and claimed that its fighters had killed 30 soldiers and still held 214 hostages. "We will \
execute ten prisoners every hour," it said in a statement passed on by Delta News.

Army spokesman Col. Ivo Brandt denied that 30 soldiers had died. He said all 33 attackers were killed and that 346 passengers were \
rescued, among them 58 women and about 40 children. "None of our divers was hurt," Brandt said.

A senior official, who asked not to be named because he was not allowed to speak, told Delta News that up to 25 people were feared \
drowned. Between 37 and 41 wounded passengers were taken to three hospitals in Port Alder, two doctors said. Dozens are still missing.

Some 440 people had been aboard, the ferry company said. Earlier, the group released 17 passengers. Police blamed the Front and \
arrested five suspects on Wednesday.

In 2019, an explosion on a sister ship killed 81 people.

Photo: rescuers at the quay, where 100 people waited. (Delta News)
"""

HOSPITAL = "hospital officials"
FRONT = "The Marsh Front"
BRANDT = "Col. Ivo Brandt"


def span_of(text: str, words: str, nth: int = 1) -> Span:
    """Where the ``nth`` occurrence of ``words`` in ``text`` stands."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


@dataclass
class Builder:
    """Makes the claims of one report, in the order in which they are asked for."""

    report: Report
    claims: list[Claim] = field(default_factory=list)

    def at(self, words: str | Span | None, nth: int = 1) -> Span | None:
        """The span of ``words``."""
        return words if words is None or isinstance(words, Span) else span_of(self.report.text, words, nth)

    def source(self, name: str, kind: SourceKind, where: str | None = None, **more: Any) -> Source:
        """A source that stands in the text as ``where`` (default: its name)."""
        reason = more.pop("reason", None)
        return Source(name, kind, span=self.at(where or name), reason=self.at(reason), **more)

    def evidence(self, *words: str | Span, nth: int = 1) -> Evidence:
        """The evidence that these words make."""
        spans = [span for word in words if (span := self.at(word, nth)) is not None]
        return Evidence.of(self.report.text, *spans)

    def _id(self, kind: str, evidence: Evidence) -> str:
        return claim_id(self.report.text_sha256, kind, evidence.span, len(self.claims))

    def figure(self, quote: str | tuple[str, ...], number: str, low: int, high: int | None, status: Status, **more: Any) -> str:
        """Add a figure; returns its id."""
        words = quote if isinstance(quote, tuple) else (quote,)
        evidence = self.evidence(*words, nth=more.pop("nth", 1))
        offset = self.report.text.index(number, evidence.start)
        values: dict[str, Any] = {
            "approximate": False, "manner": None, "people": None, "side": Side.VICTIMS, "source": NARRATOR, "via": None,
            "stance": Stance.ASSERTED, "as_of": None, "said_at": None, "closed": False, "part_of": None, "main": True, "mention": 0,
        }  # fmt: skip
        cue, place = self.at(more.pop("cue", None)), self.at(more.pop("place", None))
        where = Place(place.of(self.report.text), place, 77, -1.5, 30.25, "EX", "Sample", "place", 0.9, known_as="Quay") if place else None
        values |= more
        span = Span(offset, offset + len(number))
        made = Figure(self._id("figure", evidence), evidence, span, low, high, status=status, cue=cue, place=where, **values)
        self.claims.append(made)
        return made.id

    def blame(self, quote: str, actor: Source, stance: Blame, source: Source, **more: Any) -> None:
        """Add a claim about who did it."""
        evidence = self.evidence(quote)
        cue = self.at(more.pop("cue", None))
        values = {"via": None, "said_at": None, "main": True, "mention": 0} | more
        self.claims.append(Responsibility(self._id("responsibility", evidence), evidence, actor, stance, source, cue=cue, **values))

    def statement(self, quote: str, content: tuple[str, ...], source: Source, **more: Any) -> None:
        """Add a statement."""
        evidence, said = self.evidence(quote), self.evidence(*content)
        cue = self.at(more.pop("cue", None))
        values: dict[str, Any] = {"via": None, "stance": Stance.ASSERTED, "event": None, "said_at": None, "main": True, "mention": 0}
        values |= more
        self.claims.append(Statement(self._id("statement", evidence), evidence, source, cue=cue, content=said, **values))


def day(date: str, anchor: str = "published", span: Span | None = None) -> Interval:
    """One day, as an interval."""
    return Interval(date, date, Precision.DAY, anchor, span)


def report_of(text: str, **fields: Any) -> Report:
    """A report with this text."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(Report(sha[:16], text, sha), **fields)


def ferry() -> Reading:
    """The main fixture."""
    report = report_of(
        FERRY, id="linnet-1", title="Ferry hijack ends as troops storm the Linnet", publisher="Example Wire", published="2025-03-12",
        modified="2025-03-12T18:40:00+00:00", url="https://wire.example/linnet", byline="By A. Writer", path="wire/linnet.txt",
        corrections=("An earlier version misspelt the ferry's name.",), extractor="text/1",
        title_span=span_of(FERRY, "Ferry hijack ends as troops storm the Linnet"), dateline_place=span_of(FERRY, "PORT ALDER"),
        furniture=(
            Block(span_of(FERRY, "PORT ALDER, March 12 (Example Wire) -"), Furniture.DATELINE),
            Block(span_of(FERRY, "Photo: rescuers at the quay, where 100 people waited. (Delta News)"), Furniture.CAPTION),
        ),
    )  # fmt: skip
    make = Builder(report)
    _figures(make)
    _others(make)
    claims = tuple(sorted(make.claims, key=lambda claim: (claim.evidence.start, claim.id)))
    notes = ("The text names two dates for the seizure.",)
    return Reading(report, claims, _totals(claims), _actors(make), "reportedly/0.1.0", notes, _scene(make))


def _scene(make: Builder) -> Scene:
    dateline, named = make.at("PORT ALDER"), make.at("Port Alder")
    assert dateline is not None and named is not None
    place = Place("PORT ALDER", dateline, 78, -1.5, 30.2, "EX", "Sample", "place", 0.9, known_as="Port Alder", admin2="Alder County")
    city = Place("Port Alder", named, 77, -1.5, 30.25, "EX", "Sample", "place", 0.9)
    reasons = (Reason("dateline", dateline), Reason("title in", None))
    return Scene(place, 0.87, city=city, reasons=reasons, when=day("2025-03-11", span=make.at("Tuesday")), by=day("2025-03-12"))


def _sources(make: Builder) -> dict[str, Source]:
    kind = SourceKind
    return {
        "hospital": make.source(HOSPITAL, kind.MEDICAL, anonymous=True),
        "front": make.source(FRONT, kind.ARMED_GROUP, actor="front"),
        "brandt": make.source(BRANDT, kind.SECURITY, actor="brandt"),
        "official": make.source("A senior official", kind.GOVERNMENT, anonymous=True, reason="because he was not allowed to speak"),
        "doctors": make.source("two doctors", kind.MEDICAL, anonymous=True),
        "company": make.source("the ferry company", kind.COMPANY),
        "delta": make.source("Delta News", kind.OUTLET),
        "police": make.source("Police", kind.SECURITY),
    }


def _figures(make: Builder) -> None:
    who = _sources(make)
    tuesday = Interval("2025-03-11T18:00", "2025-03-12T06:00", Precision.PART_OF_DAY, "published", make.at("Tuesday night"))
    wednesday = day("2025-03-12", span=make.at("on Wednesday"))
    hospital: dict[str, Any] = {"source": who["hospital"], "cue": "said", "said_at": wednesday, "as_of": tuesday}
    front: dict[str, Any] = {"source": who["front"], "cue": "claimed that"}
    brandt: dict[str, Any] = {"source": who["brandt"], "cue": "He said", "said_at": wednesday}
    make.figure("At least 12 passengers", "At least 12", 12, None, Status.KILLED, people="passengers", **hospital)
    make.figure("four crew", "four", 4, 4, Status.KILLED, people="crew", **hospital)
    make.figure("190 people", "190", 190, 190, Status.FREED, manner=Manner.RESCUED, people="people", as_of=day("2025-03-12"))
    make.figure("30 soldiers", "30", 30, 30, Status.KILLED, people="soldiers", side=Side.SECURITY, **front)
    make.figure("214 hostages", "214", 214, 214, Status.HELD, people="hostages", doer=who["front"], **front)
    make.figure("ten prisoners", "ten", 10, 10, Status.KILLED, people="prisoners", stance=Stance.THREATENED, via=who["delta"],
                source=who["front"], cue="it said")  # fmt: skip
    make.figure("30 soldiers", "30", 30, 30, Status.KILLED, nth=2, people="soldiers", side=Side.SECURITY, stance=Stance.DENIED,
                source=who["brandt"], cue="denied that")  # fmt: skip
    make.figure("all 33 attackers", "all 33", 33, 33, Status.KILLED, people="attackers", side=Side.ATTACKERS, closed=True, **brandt)
    whole = make.figure("346 passengers", "346", 346, 346, Status.FREED, manner=Manner.RESCUED, people="people", **brandt)
    make.figure("58 women", "58", 58, 58, Status.FREED, manner=Manner.RESCUED, people="women", part_of=whole, **brandt)
    make.figure("about 40 children", "about 40", 40, 40, Status.FREED, manner=Manner.RESCUED, people="children", part_of=whole,
                approximate=True, **brandt)  # fmt: skip
    make.figure("None of our divers", "None", 0, 0, Status.INJURED, people="divers", side=Side.SECURITY, source=who["brandt"])
    make.figure("up to 25 people", "up to 25", 0, 25, Status.KILLED, people="people", stance=Stance.ESTIMATED, source=who["official"],
                via=who["delta"], cue="told")  # fmt: skip
    make.figure(("Between 37 and 41 wounded passengers", "taken to three hospitals"), "Between 37 and 41", 37, 41, Status.INJURED,
                people="passengers", source=who["doctors"], place="Port Alder", cue="two doctors said")  # fmt: skip
    make.figure("Dozens", "Dozens", 24, None, Status.MISSING)
    make.figure("Some 440 people", "Some 440", 440, 440, Status.PRESENT, people="people", approximate=True, source=who["company"])
    make.figure("17 passengers", "17", 17, 17, Status.FREED, manner=Manner.RELEASED, people="passengers")
    make.figure("five suspects", "five", 5, 5, Status.ARRESTED, people="suspects", side=Side.ATTACKERS, said_at=wednesday)
    make.figure("81 people", "81", 81, 81, Status.KILLED, people="people", main=False, mention=1,
                as_of=Interval("2019-01-01", "2019-12-31", Precision.YEAR, "text", make.at("In 2019")))  # fmt: skip


def _others(make: Builder) -> None:
    who = _sources(make)
    make.blame("it had seized the boat", who["front"], Blame.CLAIMED, who["front"], cue="said")
    make.blame("blamed the Front", who["front"], Blame.ACCUSED, who["police"], cue="blamed")
    threat = '"We will execute ten prisoners every hour," it said in a statement'
    make.statement(threat, ("We will execute ten prisoners every hour",), who["front"], via=who["delta"],
                   stance=Stance.THREATENED, event=Event("THREATEN", "kill"), cue="it said")  # fmt: skip
    make.statement('"None of our divers was hurt," Brandt said', ("None of our divers was hurt",), who["brandt"], cue="Brandt said")
    make.statement("He said all 33 attackers were killed and that 346 passengers were rescued",
                   ("all 33 attackers were killed", "that 346 passengers were rescued"), who["brandt"], cue="He said")  # fmt: skip


def _totals(claims: tuple[Claim, ...]) -> tuple[Totals, ...]:
    figures = [claim for claim in claims if isinstance(claim, Figure)]

    def ids(low: int) -> tuple[str, ...]:
        return tuple(figure.id for figure in figures if figure.low == low)

    freed = (Total(190, 190, ids(190), "narrator"), Total(346, 346, ids(346), BRANDT))
    return (
        Totals("killed", (Total(16, None, ids(12) + ids(4)),)),
        Totals("killed_attackers", (Total(33, 33, ids(33)),)),
        Totals("freed", freed, contested=True),
    )


def _actors(make: Builder) -> tuple[Actor, ...]:
    mentions = tuple(span for words in (FRONT, "the group", "the Front") if (span := make.at(words)) is not None)
    return (
        Actor("front", FRONT, SourceKind.ARMED_GROUP, False, ("the group", "the Front"), mentions),
        Actor("brandt", BRANDT, SourceKind.SECURITY, False, ("Brandt",)),
    )


LATER = """Ferry toll rises

Hospital officials said on Thursday that 21 passengers had died. The army put it at 14 passengers.
"""


def ferry_later() -> Reading:
    """A second, shorter report of the same incident."""
    report = report_of(LATER, title="Ferry toll rises", publisher="Delta News", published="2025-03-13")
    make = Builder(report)
    hospital = make.source("Hospital officials", SourceKind.MEDICAL, anonymous=True)
    army = make.source("The army", SourceKind.SECURITY)
    make.figure("21 passengers", "21", 21, 21, Status.KILLED, people="passengers", source=hospital, said_at=day("2025-03-13"), cue="said")
    make.figure("14 passengers", "14", 14, 14, Status.KILLED, people="passengers", source=army, cue="put it at")
    assert report.title is not None
    place = Place("Ferry", span_of(report.title, "Ferry"), sure=0.1, candidates=(Candidate(None, "Ferry", "EX", None, 1.0, 2.0, 0.1),))
    return Reading(report, tuple(make.claims), scene=Scene(place, 0.4, in_title=True, by=day("2025-03-13")))


HOSTILE = (
    "<script>alert(1)</script> & \"quoted\" 'single' {{ 7*7 }} {% raw %} </article></main>\n\n"
    "=HYPERLINK(\"http://evil.example\") \u202egnp.exe\u202c \x1b[31mred\x1b[0m \u2028 line \u200b zero, 7 people <b onclick='x'>died</b>, "
    "<img src=x onerror=alert(2)> said.\n"
)


def hostile() -> Reading:
    """A report whose every field is an attack on the page, the terminal or the spreadsheet."""
    attack = "\"><script>alert('x')</script>"
    report = report_of(HOSTILE, id=attack, title="=cmd|' /C calc'!A0 " + attack, publisher="@SUM(1+1)\x1b[2J", published="2025-03-12",
                       url="javascript:alert(3)", path="+evil.txt", byline="-1+1")  # fmt: skip
    make = Builder(report)
    source = make.source("<img src=x onerror=alert(2)>", SourceKind.OTHER, actor=attack)
    make.figure("7 people", "7", 7, 7, Status.KILLED, people="<b>people</b>", source=source, cue="said")
    make.statement(HOSTILE[HOSTILE.index("=HYPER") : HOSTILE.index(" \x1b[31m")], ("=HYPERLINK",), source, event=Event(attack, "\u202e"))
    totals = (Totals(attack, (Total(7, 7, (attack,), attack),)),)
    scene = Scene(Place(attack, Span(0, len(attack))), 0.5, in_title=True)
    return Reading(report, tuple(make.claims), totals, (), attack, (attack,), scene)
