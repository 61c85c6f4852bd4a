"""
Numbers that stand beside people and count none of them: ages that the word after the number does not give away, the rank of a picture
in a gallery, the number that people call for help.

"Two men, 27 and 32, were hurt", "a man in his 80s", "the victim was 17", "no older than 12", "image 2 of 8", "called 911". Each kind is a
pair of patterns, for what stands before the number and for what stands after it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.claims.lexicon import word_set
from reportedly.claims.numbers import Number

BEFORE, AFTER = 60, 60
OLDEST = 110
HELP = 911
Pair = tuple[re.Pattern[str], re.Pattern[str]]


def is_age(text: str, number: Number) -> bool:
    """Whether ``number`` of ``text`` is an age or a rank, so that it counts nobody. Never raises on text."""
    if number.form == "vague" or (number.low > OLDEST and number.low != HELP):
        return False
    core = number.core
    before, after = text[max(core.start - BEFORE, 0) : core.start], text[core.end : core.end + AFTER]
    return any(lead.search(before) is not None and follow.match(after) is not None for lead, follow in _kinds())


@lru_cache(maxsize=1)
def _kinds() -> tuple[Pair, ...]:
    persons, follows, numerals = ("|".join(sorted(word_set("ages", name))) for name in ("persons", "follows", "numerals"))
    join = r"(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&|to)\s+(?:an?\s+)?)"
    one = rf"(?:\d{{1,2}}|{numerals})"
    ends = rf"\s*(?:[.;:)\]–—\n]|,|$)|\s+(?:{follows})\b"
    rows = (
        (r"\b(?:his|her|their|the|early|mid|late)[\s-]+(?:(?:early|mid|late)[\s-]+)?$", r"['’]?s\b"),
        (r"[a-z],\s+$", rf"(?:{join}\d{{1,2}})+(?:{ends})"),
        (rf"[a-z],\s+(?:\d{{1,2}}{join})+$", rf"(?:{join}\d{{1,2}})*(?:{ends})"),
        (r"\bage[ds]?:?\s+$|\b(?:younger|older)\s+than\s+$|\bas\s+(?:young|old)\s+as\s+$", ""),
        (rf"\bage[ds]?:?\s+(?:{one}{join})+$", rf"(?:{join}{one})*(?:{ends})"),
        ("", rf"(?:{join}{one})+[-\s]+(?:year|month|week)s?\b"),
        (rf"\b(?:{persons})\s+(?:was|is|were|are|turned)\s+(?:only\s+|just\s+|about\s+)?$", ends),
        (rf"\b(?:{persons}),\s+$", r"\s*[,;.)–—]|\s+-"),
        (r"\b(?:turn(?:ed|ing|s)|(?:under|over)\s+age)\s+$", ends),
        (rf"\b(?:{persons}|anyone|those|people|adults?|child|children|kids?|minors?|teens?|boys|girls)\s+(?:under|over)\s+$", ends),
        ("", r"\s+(?:and|or)\s+(?:under|older|younger|up)\b"),
        (r"\b(?:image|photo|slide)\s+(?:\d+\s+of\s+(?:/\s*)?)?$", ""),
        ("", r"\s+of\s+(?:/|\d+\s+(?:more|back|caption|view)\b)|\s*/\s*\d+\s+back\s+to\b"),
        (r"\d\s+(?:of\s+)?/\s*$|\bnumbers?\s+(?:\d+,?\s+)+and\s+$", ""),
        ("", r"\s+shots?\s+(?:hit|struck|was|were|went|travel\w+|rang|pierced|entered|came)\b"),
        (
            r"\b(?:call|calls|called|calling|dial|dialed|dialled|phoned)\s+$",
            r"\s*(?:[.,;]|$)|\s+(?:and|after|when|to|from|at|on|about|around)\b",
        ),
        ("", r"\s+(?:call|calls|caller|callers|dispatch|dispatcher|dispatchers|operator|operators|recording|recordings)\b"),
        (r"[a-z]\w*[.”\"]?,\s+$", rf"\s*(?:\n|$)|\s+(?:both|who|from)\b|,\s+(?:{follows})\b"),
    )
    return tuple((re.compile(lead, re.IGNORECASE), re.compile(follow, re.IGNORECASE)) for lead, follow in rows)
