"""Datelines: found in all their forms, and not made of words that only look like one."""

from __future__ import annotations

import pytest

from reportedly.reading.dateline import find_dateline
from reportedly.reading.lines import lines_of

FOUND = {
    "place, region, date, agency": ("SAMPLETON, Examplia, March 12 (Example Wire) - Gunmen", "SAMPLETON", "Example Wire", None),
    "day before month": ("SAMPLETON, Examplia, 12 March (Example Wire) – Gunmen", "SAMPLETON", "Example Wire", None),
    "a full date": ("SAMPLETON, March 12, 2025 (Example Wire) — Gunmen", "SAMPLETON", "Example Wire", "2025-03-12"),
    "a colon": ("SAMPLETON: Gunmen freed", "SAMPLETON", None, None),
    "two words": ("PORT SAMPLE: Gunmen freed", "PORT SAMPLE", None, None),
    "two places": ("SAMPLETON/MOCKVILLE — Gunmen freed", "SAMPLETON/MOCKVILLE", None, None),
    "a hyphenated place": ("AL-SAMPLE, Examplia -- Gunmen freed", "AL-SAMPLE", None, None),
    "small letters with an agency": ("Sampleton (EXW) - Gunmen", "Sampleton", "EXW", None),
    "small letters with an agency and no dash": ("Sampleton, Examplia (EXW) Gunmen", "Sampleton", "EXW", None),
    "small letters with a dash": ("Sampleton — The mayor", "Sampleton", None, None),
    "a state's short form": ("MOCKTON, Ex. (WEXW) — A man", "MOCKTON", "WEXW", None),
    "no space after the dash": ("SAMPLETON—The mayor", "SAMPLETON", None, None),
    "punctuation lost": ("SAMPLETON 13 March Security forces", "SAMPLETON", None, None),
    "alone on its line": ("SAMPLETON -", "SAMPLETON", None, None),
    "an agency alone": ("(Example Wire) - Gunmen", None, "Example Wire", None),
}


@pytest.mark.parametrize(("text", "place", "agency", "date"), FOUND.values(), ids=FOUND)
def test_a_dateline_is_found(text: str, place: str | None, agency: str | None, date: str | None) -> None:
    found = find_dateline(next(lines_of(text)))
    assert found is not None and found.span.start == 0
    assert (found.place.of(text) if found.place else None, found.agency, found.date) == (place, agency, date)
    assert text[found.span.end :].lstrip()[:1] in ("", "G", "T", "A", "S")


NONE = {
    "a sentence": "Police in Sampleton said two men died.",
    "police with a colon": "POLICE: Two men died in fire",
    "update": "UPDATE — The toll has risen",
    "a group and its short form": "The Example Liberation Front (ELF) Northern Brigade said it held 12.",
    "a group without its article": "Example Liberation Front (ELF) Northern Brigade said it held 12.",
    "a person and an age": "Ada Mock, 34, died - her brother said",
    "a dash in a sentence": "Gunmen — at least five — attacked",
    "a date in a sentence": "On March 12 (Tuesday) the men were freed",
    "a name and an aside": "The army (of Examplia) said",
    "a colon after small letters": "Sampleton: two die",
    "directions of a caption": "Above (left to right) Ada Mock",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_dateline_is_left_alone(text: str) -> None:
    assert find_dateline(next(lines_of(text))) is None
