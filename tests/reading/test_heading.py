"""The head of a plain text: title, publisher, date and author, where they are plainly stated."""

from __future__ import annotations

import pytest

from reportedly.reading import ReadOptions, read_text

BODY = "SAMPLETON: Gunmen freed 12 people on Monday, police said.\n\nTwo are still held, they said, and nobody knows where."
CASES: dict[str, tuple[str, dict[str, str | None]]] = {
    "a headline on its own line": (f"Gunmen free 12 in Sampleton\n\n{BODY}", {"title": "Gunmen free 12 in Sampleton", "byline": None}),
    "headline, byline and date": (
        f"Gunmen free 12 in Sampleton\n\nBy Ada Mock\nMarch 12, 2025 2:05 pm\n\n{BODY}",
        {"title": "Gunmen free 12 in Sampleton", "byline": "Ada Mock", "published": "2025-03-12T14:05:00"},
    ),
    "a byline with a role": (f"Ada Mock, Staff Writer\n\n{BODY}", {"byline": "Ada Mock", "title": None}),
    "a byline with an outlet": (f"By Ada Mock, Sample Tribune\n\n{BODY}", {"byline": "Ada Mock"}),
    "published and updated": (
        f"Published: 12 March 2025 | Updated: 13 March 2025\n\n{BODY}",
        {"published": "2025-03-12", "modified": "2025-03-13"},
    ),
    "a header block": (
        f"Title: Gunmen free 12\nPublisher: Example Wire\nPublished: 2025-03-12T14:05:00+05:00\nURL: https://w.example/1\n\n{BODY}",
        {"title": "Gunmen free 12", "publisher": "Example Wire", "published": "2025-03-12T14:05:00+05:00", "url": "https://w.example/1"},
    ),
    "publisher and date": (f"Example Wire, 12 March 2025\n\n{BODY}", {"publisher": "Example Wire", "published": "2025-03-12"}),
    "place and date": (f"Sampleton, 12 March 2025\n\n{BODY}", {"publisher": None, "published": "2025-03-12"}),
    "a date before the first words": ("Sun 16 Apr 2017 Gunmen freed 12 people police said.", {"published": "2017-04-16", "title": None}),
    "a date within the first sentence": ("On 16 April 2017 gunmen freed 12 people, police said.", {"published": None}),
    "a date of the dateline": (
        "SAMPLETON, March 12, 2025 (Example Wire) - Gunmen freed 12 people.",
        {"published": "2025-03-12", "publisher": "Example Wire"},
    ),
    "a dateline without a year": ("SAMPLETON, March 12 (Example Wire) - Gunmen freed 12 people.", {"published": None}),
    "a first sentence is no title": (BODY, {"title": None}),
    "a sentence that begins with By": ("By Monday 12 people were free.\n\nTwo are held, police said.", {"byline": None}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_the_head_is_read(text: str, expected: dict[str, str | None]) -> None:
    report = read_text(text)
    assert {name: getattr(report, name) for name in expected} == expected


def test_a_date_taken_from_the_text_is_said_to_be() -> None:
    (note, *_) = read_text("SAMPLETON, March 12, 2025 (Example Wire) - Gunmen freed 12 people.").notes
    assert note == "published 2025-03-12 is taken from the dateline"


def test_the_callers_words_stand_above_the_texts() -> None:
    report = read_text(f"Example Wire, 12 March 2025\n\n{BODY}", ReadOptions(published="2025-03-13", publisher="Other"))
    assert (report.published, report.publisher) == ("2025-03-13", "Other")


def test_a_known_title_is_found_in_the_first_line() -> None:
    report = read_text(f"Gunmen free 12 in Sampleton.\n{BODY}", ReadOptions(title="Gunmen Free 12 in Sampleton"))
    assert report.title_span is not None and report.title_span.of(report.text) == "Gunmen free 12 in Sampleton."


def test_no_line_of_the_telling_is_marked() -> None:
    report = read_text(BODY)
    assert [block.span.of(report.text) for block in report.furniture] == ["SAMPLETON:"]
    assert report.dateline_place is not None and report.dateline_place.of(report.text) == "SAMPLETON"
