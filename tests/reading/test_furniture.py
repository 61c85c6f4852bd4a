"""Furniture: what is marked, to the word, and which sentences of a report must never be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading import read_text

STORY = "Gunmen freed 12 people on Monday, police said."
MARKED = {
    "a caption with a credit": ("Two men were hurt in the fall. (Photo: Mock Pictures)", "caption"),
    "a file photo": ("FILE - Three soldiers stand at a gate in Sampleton, Jan. 3, 2020.", "caption"),
    "file photo, other form": ("FILE PHOTO: Nine hostages after their release", "caption"),
    "this photo shows": ("This undated photo provided by the police shows one of the dead.", "caption"),
    "an image's source": ("Image source, Mock Images", "caption"),
    "an image's caption": ("Image caption, Eleven people died here", "caption"),
    "a credit line": ("Photo: Ada Mock/Mock Pictures", "credit"),
    "a photo agency": ("Mock/Getty Images", "credit"),
    "read more": ("Read more: Two killed in Mockville", "links"),
    "read also": ("READ ALSO: Two killed in Mockville", "links"),
    "related": ("RELATED | Two killed in Mockville", "links"),
    "share": ("Share this story", "links"),
    "buttons": ("Facebook Twitter Email", "links"),
    "follow us": ("Follow us on Twitter and like us on Facebook", "links"),
    "apps": ("Download our free apps for phones and tablets", "links"),
    "newsletter": ("Sign up for our daily newsletter", "links"),
    "an advertisement": ("Advertisement", "links"),
    "an address": ("https://tribune.example/news/two-dead-in-fire", "links"),
    "copyright": ("Copyright 2024 Sample Tribune. All rights reserved.", "notice"),
    "a copyright sign": ("(© 2024 Sample Tribune)", "notice"),
    "not to be published": ("This material may not be published, broadcast or rewritten.", "notice"),
    "developing": ("This is a developing story. Please refresh this page.", "notice"),
    "a correction": ("Correction: an earlier version said that 12 had died.", "notice"),
    "a dated correction": ("Correction, 3 May: an earlier version said that 12 had died.", "notice"),
    "an amendment": ("This article was amended on 3 May to correct the number of dead.", "notice"),
    "a tip line": ("Anyone with information about the killing is asked to call 555-123-4567.", "notice"),
    "who contributed": ("Ada Mock and Ben Specimen in Sampleton contributed to this report.", "byline"),
    "who reported": ("(Reporting by Ada Mock; Editing by Ben Specimen)", "byline"),
    "an address of a reporter": ("ada.mock@tribune.example", "byline"),
    "initials at the foot": ("ab/cd/ef — two bureaus contributed", "byline"),
}


@pytest.mark.parametrize(("line", "kind"), MARKED.values(), ids=MARKED)
def test_a_line_of_furniture_is_marked_whole(line: str, kind: str) -> None:
    report = read_text(f"{STORY}\n\n{STORY}\n\n{line}\n\n{STORY}")
    marked = [(block.span.of(report.text), block.kind) for block in report.furniture]
    assert "".join(words for words, _ in marked).replace(" ", "") == line.replace(" ", "")
    assert {str(found) for _, found in marked} == {kind}


WITHIN = {
    "a credit": ("The fire (Photo: Mock Pictures) was put out, and two men died in it, said the chief. " * 3, "(Photo: Mock Pictures)"),
    "a tip line after a sentence": (
        "Two men died. Anyone with information is asked to call Sgt. Ada Mock at 555-123-4567. The third is safe.",
        "Anyone with information is asked to call Sgt. Ada Mock at 555-123-4567.",
    ),
    "a copyright before a sentence": (
        "© 2024 Sample Tribune. Two of the men are still held, police said on Monday night.",
        "© 2024 Sample Tribune.",
    ),
    "who contributed, where full stops were lost": (
        "A shell killed 12 people and hurt nine more on the road Agencies contributed to this report",
        "Agencies contributed to this report",
    ),
    "who reported, in the last line": ("Two men died, police said. (Reporting by Ada Mock)", "(Reporting by Ada Mock)"),
}


@pytest.mark.parametrize(("line", "words"), WITHIN.values(), ids=WITHIN)
def test_only_the_words_of_furniture_are_marked(line: str, words: str) -> None:
    report = read_text(f"{STORY}\n\n{line}")
    assert {block.span.of(report.text) for block in report.furniture} == {words}


TELLING = [
    "Police said the number of dead was 12.",
    "Read more than once, the statement says 12 died.",
    "By Monday 12 people had been freed.",
    "Related charges were brought against three men.",
    "Follow-up searches found two more bodies.",
    "File clerks were among the 12 dead.",
    "Share prices fell after 12 people died.",
    "More than 200 people were held on Monday.",
    "Video from the scene showed two men lying in the road.",
    "Photos of the dead were shown to their families.",
    "Those who had information had already told the police, he said.",
    "The group said: read our statement again.",
    "People with burns were taken to hospital; 12 of them died.",
    "The most popular of the hostages was freed first.",
    "Copyright was not what the two killed men quarrelled over.",
    "Three reporters were among the dead.",
    "PREVIOUS STORY: A fire in the old town of Sampleton killed two men and hurt nine more late on Sunday night.",
    "Watch towers were set on fire and two guards died.",
    "This story of 12 hostages began on Monday.",
    "The photo shows 12 men.",
    "Click, click, click: then 12 shots rang out.",
    "An earlier attack killed 12.",
    "Call it a massacre, said the mayor: 12 died.",
    "A shell that killed 12 people on the road contributed to this report of the truce's end.",
    "He contributed 12 dollars to the funeral of the dead.",
]


@pytest.mark.parametrize("line", TELLING)
def test_a_sentence_of_the_report_is_never_marked(line: str) -> None:
    assert read_text(f"{STORY}\n\n{line}\n\n{STORY}").furniture == ()


def test_a_box_of_other_stories_ends_where_the_telling_goes_on() -> None:
    report = read_text(f"{STORY}\n\nMost read\nTwo dead in ferry fire\nSix hurt at fair\n{STORY}\nTwo more were found alive")
    assert [block.span.of(report.text) for block in report.furniture] == ["Most read", "Two dead in ferry fire", "Six hurt at fair"]


LINES = st.lists(st.sampled_from([STORY, *(line for line, _ in MARKED.values()), *TELLING, "", "SAMPLETON: Two men died."]), max_size=12)


@given(LINES.map("\n".join))
def test_marks_are_in_order_do_not_overlap_and_lie_in_the_text(text: str) -> None:
    report = read_text(f"{STORY}\n{text}")
    edges = [edge for block in report.furniture for edge in (block.span.start, block.span.end)]
    assert edges == sorted(edges) and all(block.span.of(report.text).strip() for block in report.furniture)
    assert not edges or edges[-1] <= len(report.text)
