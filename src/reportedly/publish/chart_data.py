"""A chart as data for the desk's script, which draws it anew to be zoomed: the same marks as the chart drawn here, by day and number."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.publish.incident_chart import Chart, Dot
from reportedly.publish.incident_stands import Stand, State
from reportedly.publish.incident_words import compact, is_ceiling
from reportedly.publish.jsonl import Json

Link = Callable[[Stand], str]
"""The address at which the words of a stand are shown."""


def chart_data(chart: Chart, link: Link) -> Json:
    """What ``desk/front/chart.js`` draws a chart from; its head says what each value is. Raises nothing but what ``link`` does."""
    series = [{"name": each.name, "slot": each.slot, "marks": [_mark(dot, link) for dot in each.dots]} for each in chart.series]
    return {"label": chart.line.label, "log": chart.log, "raised": chart.raised, "series": series}


def _mark(dot: Dot, link: Link) -> Json:
    stand = dot.stand
    assert stand.at is not None
    low, high = stand.range
    return {
        "at": stand.at.replace(tzinfo=None).isoformat(timespec="seconds"),
        "low": low,
        "high": high,
        "value": _value(stand),
        "words": stand.number,
        "short": compact(stand),
        "standing": stand.standing,
        "contested": stand.state is State.CONTESTED,
        "new": stand.new,
        "href": link(stand),
    }


def _value(stand: Stand) -> float:
    """Where the mark stands: as on the chart drawn here, at the lower end of what is open, at the upper of "up to", else in the middle."""
    if stand.high is None:
        return stand.low
    return stand.high if is_ceiling(stand) else (stand.low + stand.high) / 2
