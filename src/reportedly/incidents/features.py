"""
What is compared of two mentions: each function looks at one thing, and gives the level found and the words that say it to a person.

What each level weighs, in log odds, is in ``data/weights.toml``. None where there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import sqrt

from reportedly.incidents.dates import number_of
from reportedly.incidents.found import Found
from reportedly.incidents.nearness import elsewhere, scene
from reportedly.incidents.portrait import Portrait
from reportedly.incidents.sketch import resemblance

LONG = 6


def when(a: Portrait, b: Portrait) -> Found | None:
    """How far apart the days of the happening are, as told; where only one tells it, how long after it the other was published."""
    one, other = _days(a), _days(b)
    if one and other:
        gap = max(one[0] - other[1], other[0] - one[1], 0)
        return Found(f"told, {_apart(gap)}", "both tell the same day" if gap == 0 else f"the days told are {gap} apart")
    told = one or other
    published = number_of((b if one else a).published)
    if told is None or published is None:
        return None
    late = published - told[1]
    return Found(f"one told, {_late(late)}", f"one tells the day, the other was published {_days_of(late)} after")


def _days_of(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def _days(portrait: Portrait) -> tuple[int, int] | None:
    start, end = number_of(portrait.start), number_of(portrait.end)
    return (start, end) if start is not None and end is not None and end - start <= LONG else None


def _apart(gap: int) -> str:
    for limit, name in ((0, "same day"), (1, "a day apart"), (3, "days apart"), (10, "a week apart"), (45, "weeks apart")):
        if gap <= limit:
            return name
    return "months apart"


def _late(late: int) -> str:
    if late < -1:
        return "published before"
    for limit, name in ((2, "published at once"), (10, "published soon"), (60, "published weeks later")):
        if late <= limit:
            return name
    return "published months later"


def published(a: Portrait, b: Portrait) -> Found | None:
    """How far apart the reports were published."""
    one, other = number_of(a.published), number_of(b.published)
    if one is None or other is None:
        return None
    gap = abs(one - other)
    return Found(_apart(gap), "published on the same day" if gap == 0 else f"published {_days_of(gap)} apart")


def kinds(a: Portrait, b: Portrait) -> Found | None:
    """Whether the same kind of event is told."""
    if not a.kinds or not b.kinds:
        return None
    both = sorted(set(a.kinds) & set(b.kinds))
    return Found("shared", f"both tell of {_list(both)}") if both else Found("none shared", "they tell of other kinds of event")


def actors(a: Portrait, b: Portrait) -> Found | None:
    """Whether the same actor is said to have done it."""
    if not a.actors or not b.actors:
        return None
    both = sorted(set(a.actors) & set(b.actors))
    return Found("shared", f"both name {_list(both)}") if both else Found("none shared", "other actors are named")


def people(a: Portrait, b: Portrait) -> Found | None:
    """How many names of people, none of them in office, both have."""
    if not a.people or not b.people:
        return None
    both = sorted(set(a.people) & set(b.people))
    if both:
        return Found("two or more" if len(both) > 1 else "one", f"both name {_list(both)}")
    parts = sorted(_parts(a) & _parts(b))
    return Found("part of a name", f"both name {_list(parts)}") if parts else Found("none shared", "other people are named")


def _parts(portrait: Portrait) -> set[str]:
    return {name.split()[-1] for name in portrait.people}


def officials(a: Portrait, b: Portrait) -> Found | None:
    """Whether the same person in office, or source, is named."""
    if not a.officials or not b.officials:
        return None
    both = sorted(set(a.officials) & set(b.officials))
    return Found("shared", f"both cite {_list(both)}") if both else Found("none shared", "other officials are cited")


def ages(a: Portrait, b: Portrait) -> Found | None:
    """How many of the ages told are the same."""
    if not a.ages or not b.ages:
        return None
    both = set(a.ages) & set(b.ages)
    words = f"ages told by both: {_list([str(age) for age in sorted(both)])}" if both else "other ages are told"
    if not both:
        return Found("none shared", words)
    every = len(both) == min(len(a.ages), len(b.ages))
    return Found(f"{'two or more' if len(both) > 1 else 'one'}, {'all' if every else 'some'}", words)


STATUSES = ("killed", "injured", "casualties", "held", "freed", "arrested", "missing", "displaced")


def figures(a: Portrait, b: Portrait) -> Found | None:
    """Whether the figures agree, could be one that grows, or could not be of the same happening."""
    found = [(status, _agree(first, later)) for status, first, later in _tolls(a, b)]
    if not found:
        return None
    levels = [level for _, level in found]
    agreed = [status for status, level in found if level == "agree"]
    if "clash" in levels:
        return Found("mixed" if agreed else "clash", "the figures lie far apart")
    if agreed:
        return Found("agree twice" if len(agreed) > 1 else "agree", f"both tell the same number of {_list(agreed)}")
    return Found("grow", "the figures could be one that grows")


def _tolls(a: Portrait, b: Portrait) -> Iterator[tuple[str, int, int]]:
    """The figures of both for each status that both tell, that of the report published first before the other's."""
    for status in STATUSES:
        one, other = (
            max((toll.low for toll in who.tolls if toll.status == status and toll.side != "attackers"), default=None) for who in (a, b)
        )
        if one is not None and other is not None:
            yield (status, one, other) if (a.published or "") <= (b.published or "") else (status, other, one)


def _agree(first: int, later: int) -> str:
    if first == later:
        return "agree"
    return "grow" if first < later or first <= 3 * max(later, 1) else "clash"


LARGE = 10


def numbers(a: Portrait, b: Portrait) -> Found | None:
    """Whether the same number of people, large or small, is told of the same status somewhere in both."""
    if not a.counts or not b.counts:
        return None
    both = sorted(set(a.counts) & set(b.counts), key=lambda count: (-count[1], count[0]))
    if not both:
        return Found("none shared", "no number is told by both")
    told = _list([f"{low} {status}" for status, low in both])
    return Found("large" if both[0][1] >= LARGE else "small", f"both tell of {told}")


STEPS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.75)


def words(a: Portrait, b: Portrait) -> Found | None:
    """How much the words that tell most are the same: the cosine of their weights, in steps."""
    shared = alike(a, b)
    step = sum(1 for limit in STEPS if shared >= limit)
    heavy = dict(b.words)
    common = [word for word, _ in sorted(((w, x * heavy[w]) for w, x in a.words if w in heavy), key=lambda pair: (-pair[1], pair[0]))[:5]]
    return Found(
        f"over {STEPS[step - 1]:.2f}" if step else "under 0.05",
        f"words in common: {_list(common)}" if common else "no telling word in common",
    )


def alike(a: Portrait, b: Portrait) -> float:
    """The cosine of the word weights of two portraits, 0 to 1. Raises nothing."""
    heavy = dict(b.words)
    dot = sum(weight * heavy[word] for word, weight in a.words if word in heavy)
    norms = sqrt(sum(weight * weight for _, weight in a.words) * sum(weight * weight for _, weight in b.words))
    return dot / norms if norms else 0.0


def copies(a: Portrait, b: Portrait) -> Found | None:
    """Whether the texts share runs of words, as copies do."""
    if not a.sketch or not b.sketch:
        return None
    if a.text == b.text:
        return Found("most", "the same text")
    share = resemblance(a.sketch, b.sketch)
    for limit, name in ((0.5, "most"), (0.15, "much"), (0.03, "some")):
        if share >= limit:
            return Found(name, f"{name} of the wording is the same")
    return Found("none", "the wording is not the same")


def telling(a: Portrait, b: Portrait) -> Found:
    """Whether the happening is what the reports are chiefly about, or told aside; its reader held apart what one report tells."""
    if a.report == b.report:
        return Found("one report", "one report tells of both, apart")
    asides = sum(not portrait.mention.endswith("#0") for portrait in (a, b))
    return Found(
        ("both chiefly", "one aside", "both aside")[asides],
        ("both are chiefly about it", "one tells it aside", "both tell it aside")[asides],
    )


def _list(names: Sequence[str]) -> str:
    shown = list(names[:5])
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else "nothing"


FEATURES: tuple[Callable[[Portrait, Portrait], Found | None], ...] = (
    when,
    published,
    scene,
    elsewhere,
    people,
    ages,
    figures,
    numbers,
    officials,
    actors,
    kinds,
    words,
    copies,
    telling,
)
