"""
Which incident of the report a figure is of: what the report is chiefly about (main), or another, or background.

A figure is background where its sentence dates it clearly before the incident, calls what it tells another event ("a second fire",
"the 2013 attack", "last week's bombing"), or sums up a war. Everything else is of the main incident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.claims.mentions import Mention
from reportedly.claims.outcomes import Outcome
from reportedly.claims.times_index import TimeIndex
from reportedly.language import Parsed


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure belongs among the incidents of a report: ``mention`` 0 is the main one."""

    main: bool
    mention: int


WAR = re.compile(
    r"\b(?:civil war|since \d{4}|since the (?:war|conflict|uprising|start)|year-old (?:war|conflict)|conflict (?:began|erupted|started)|in recent (?:years|months|weeks|days)"
    r"|(?:last|previous|earlier) (?:year|month|week|attack|attacks|december|november|october)|a (?:second|separate|similar|different|previous) \w+|years ago|months ago|in another|another (?:attack|incident|bombing|explosion|blast)"
    r"|elsewhere|deadliest since|meanwhile|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


class Scope:
    """Tells main from background by the sentence of a figure."""

    def __init__(self, parsed: Parsed, times: TimeIndex) -> None:
        self.parsed = parsed
        self.times = times

    def of(self, mention: Mention, outcome: Outcome) -> Place:
        """Where the figure of ``mention`` belongs. Never raises on text."""
        sentence = self.parsed.doc[mention.head].sent
        words = self.parsed.text[sentence.start_char : sentence.end_char]
        return Place(False, 1) if WAR.search(words) else Place(True, 0)
