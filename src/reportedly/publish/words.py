"""
How a claim is put into words for people: bounds as people write them, times as newspapers do, who says it, text made safe to show.

Every function here is pure and total: it raises nothing, whatever a report's text holds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from reportedly.model import Claim, Figure, Interval, Place, Precision, Reading, Scene, Side, Source, SourceKind, Stance

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d))?)?)?")
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ARTICLE = re.compile(r"(?:A|An|The)(?= )")
LONGEST_BOUND, LONGEST_NAME = 32, 90

SIDES = {
    Side.VICTIMS: "Victims",
    Side.SECURITY: "Security forces",
    Side.RESPONDERS: "Responders",
    Side.ATTACKERS: "Attackers",
    Side.MIXED: "More than one side",
    Side.UNKNOWN: "Side not stated",
}
STANCES = {
    Stance.DENIED: "denied by",
    Stance.ESTIMATED: "estimated by",
    Stance.THREATENED: "threatened by",
    Stance.DEMANDED: "demanded by",
    Stance.QUOTED_ONLY: "quoted only by",
}
UNRESOLVED, UNRESOLVED_NAME = "unresolved", "someone not made out"
NARRATOR_NAME = "the report itself"


def _visible(code: int) -> str:
    return f"‹U+{code:04X}›"


# What could steer a terminal or turn the order of the letters is shown by its number instead; a lone surrogate can't be written at all.
UNSAFE: dict[int, str] = {
    **{code: _visible(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"},
    **{ord(sign): _visible(ord(sign)) for sign in BIDI},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0x2028: " ",
    0x2029: " ",
}


def safe(text: str) -> str:
    """``text`` with control, bidirectional-override and surrogate code points made visible and harmless; line breaks stay."""
    return text.translate(UNSAFE)


def one_line(text: str) -> str:
    """``text`` safe to show, on one line."""
    return " ".join(safe(text).split())


def short(text: str, most: int = LONGEST_NAME) -> str:
    """``text`` safe to show, on one line, and cut where it is longer than a name or a label can be."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


@lru_cache(maxsize=1)
def _bound_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a number expression that says its own bounds begins with; and what one that takes "of" ends with."""
    lines = files("reportedly.publish").joinpath("data/bound_words.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    begins = "|".join(re.escape(word) for word in words)
    ends = "|".join(re.escape(word.removesuffix(" of")) for word in words if word.endswith(" of"))
    return re.compile(rf"(?:{begins}|{ends})\b"), re.compile(rf"(?:.* )?(?:{ends})$")


def bounds(figure: Figure, text: str) -> str:
    """
    The bounds of a figure as people write them: the report's own words where they say them, else made from the numbers.

    "12", "at least 12", "about 40", "up to 30", "12–15", "dozens", "none".
    """
    written = one_line(figure.number_span.of(text)).lower()
    if figure.high != 0 and _says_bounds(figure, written):
        return written
    return spelled(figure.low, figure.high, approximate=figure.approximate)


def _says_bounds(figure: Figure, written: str) -> bool:
    plain = figure.low == figure.high and not figure.approximate
    return not plain and len(written) <= LONGEST_BOUND and bool(_bound_words()[0].match(written))


def counted(figure: Figure, text: str) -> tuple[str, str]:
    """The bounds, and the people as they follow them: ("dozens", "of people"), ("no", "divers"), ("33", "attackers in all")."""
    number, people = bounds(figure, text), one_line(figure.people or "people")
    if figure.high == 0:
        return "no", people
    of = "of " if _bound_words()[1].match(number) else ""
    return number, f"{of}{people}{' in all' if figure.closed and figure.low == figure.high else ''}"


def before(number: str) -> str:
    """A number in words as it stands before a noun: "no", "dozens of", "27"."""
    if number == "none":
        return "no"
    return f"{number} of" if _bound_words()[1].match(number) else number


def spelled(low: int, high: int | None, *, approximate: bool = False) -> str:
    """Bounds in words: "at least 12", "about 40", "up to 30", "12–15", "1,200", "none"."""
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return "none" if high == 0 else f"about {low:,}" if approximate else f"{low:,}"
    return f"up to {high:,}" if low <= 1 else f"{low:,}–{high:,}"


def who(source: Source) -> str:
    """The source's name, safe on one line, its article as within a sentence; the narrator by a name that says what it is."""
    if source.kind is SourceKind.NARRATOR:
        return NARRATOR_NAME
    name = UNRESOLVED_NAME if source.name == UNRESOLVED else one_line(source.name)
    return name[0].lower() + name[1:] if ARTICLE.match(name) else name


def how(claim: Claim) -> str:
    """The stance of a source in words before its name: "denied by"; empty for plain assertion."""
    return STANCES.get(claim.stance, "") if isinstance(claim.stance, Stance) else ""


def says(claim: Claim, *, kind: str = "") -> str:
    """Who says it, and how: "estimated by a senior official (unnamed), via Delta News"; ``kind`` stands in brackets."""
    via = f", via {who(claim.via)}" if claim.via else ""
    return f"{how(claim)} {who(claim.source)}{f' ({kind})' if kind else ''}{via}".strip()


def described(source: Source) -> str:
    """What kind of source it is: "medical, unnamed"; empty for the narrator."""
    if source.kind is SourceKind.NARRATOR:
        return ""
    kind = "" if source.kind is SourceKind.OTHER else source.kind.value.replace("_", " ")
    return ", ".join(part for part in (kind, "unnamed" if source.anonymous else "") if part)


def date(iso: str, year: str = "") -> str:
    """An ISO date as people write it, without the year where it is ``year``: "12 Mar", "Mar 2024", "2019"."""
    found = ISO.match(iso)
    if found is None:
        return one_line(iso)
    its_year, month, on, at = found.groups()
    name = MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else month
    shown_year = its_year if its_year != year or not on else ""
    day = str(int(on)) if on else ""
    return " ".join(part for part in (day, name, shown_year, at) if part)


def during(interval: Interval, year: str = "") -> str:
    """A time as people write it: "12 Mar", "10–16 Mar", "2019", "until 12 Mar"; empty where nothing is known."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return f"until {date(end, year)}" if end else f"from {date(start, year)}" if start else ""
    cut = {Precision.YEAR: 4, Precision.DECADE: 3, Precision.MONTH: 7}.get(interval.precision)
    if cut and start[:cut] == end[:cut]:
        return f"{start[:3]}0s" if cut == 3 else date(start[:cut], year)
    return _range(start, end, year)


def _range(start: str, end: str, year: str) -> str:
    if start == end:
        return date(start, year)
    if start[:10] == end[:10]:
        return f"{date(start[:10], year)}{_hours(start[11:16], end[11:16])}"
    first, last = date(start[:10], year), date(end[:10], year)
    return f"{first.split(' ')[0]}–{last}" if start[:7] == end[:7] and len(start) >= 10 else f"{first} – {last}"


def _hours(start: str, end: str) -> str:
    """Hours of one day: " 17:00–24:00" where the last minute of an hour ends them, " 14:05–15:30"."""
    if start[3:] == "00" and end[3:] == "59" and end[:2].isdigit():
        return f" {start}–{int(end[:2]) + 1:02}:00"
    return f" {start}–{end}" if start and end else ""


def when(claim: Claim, year: str = "", joint: str = ", ") -> str:
    """When it was said and, for a figure, when it held, with ``joint`` between: "said 12 Mar, as of 11 Mar"."""
    said = _said(claim, year)
    held = during(claim.as_of, year) if isinstance(claim, Figure) and claim.as_of else ""
    if held and held == said:
        return f"said {said}"
    return joint.join(part for part in (said and f"said {said}", held and f"as of {held}") if part)


def _said(claim: Claim, year: str) -> str:
    """A narrator's time that stands nowhere in the words is only the date of the report, which its head shows."""
    at = claim.said_at
    assumed = at is not None and at.span is None and claim.source.kind is SourceKind.NARRATOR
    return "" if at is None or assumed else during(at, year)


def happened(scene: Scene) -> str:
    """Where and when it happened, on one line: "in Mach, Balochistan, PK (87% sure), 11 Mar 2025"; empty where both are open."""
    place = scene.place
    where = f"in {', '.join(_areas(place, scene.city))} ({round(scene.sure * 100)}% sure)" if place else ""
    by = during(scene.by) if scene.by else ""
    time = during(scene.when) if scene.when else f"by {by}" if by else ""
    return ", ".join(part for part in (where, time) if part)


def _areas(place: Place, city: Place | None) -> tuple[str, ...]:
    """A place with what it lies in, each once; one that is on no map is said to be so."""
    known = place if place.resolved or city is None else city
    names = (place.name, city.name if city else "", known.admin1 or "", known.country or "")
    shown = tuple(dict.fromkeys(one_line(name) for name in names if name))
    return shown if place.resolved or city else (*shown, "not on the map")


def remarks(reading: Reading) -> tuple[str, ...]:
    """What a person should know of the report and of its reading, each once; corrections by their name."""
    notes = [f"Note: {one_line(note)}" for note in (*reading.report.notes, *reading.notes)]
    notes += [f"Correction: {one_line(note)}" for note in reading.report.corrections]
    return tuple(dict.fromkeys(notes))


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 figure", "3 figures"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
