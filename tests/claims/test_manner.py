"""How people came free."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.claims.manner import manner_of
from reportedly.language import parse
from reportedly.model import Report

CASES = {
    "rescued says it": ("Firefighters rescued nine guests from the roof.", "rescued", "rescued"),
    "recovered alive": ("Crews recovered two survivors from the debris.", "recovered", "rescued"),
    "released says it": ("The hijackers released forty passengers.", "released", "released"),
    "released with no agent": ("Six nurses were released on Monday.", "released", "released"),
    "freed by those who held them": ("The rebels freed three reporters.", "freed", "released"),
    "freed by soldiers": ("Twelve pupils were freed by soldiers near Dola.", "freed", "rescued"),
    "freed by soldiers, active": ("Commandos freed the crew.", "freed", "rescued"),
    "freed in an operation": ("Eighty passengers were freed in a night operation.", "freed", "rescued"),
    "freed under a deal": ("Five miners were freed after talks and a ransom.", "freed", "released"),
    "left open": ("Five miners were freed on Sunday.", "freed", "unspecified"),
    "released from the captors by the army": ("The army released the women from the militants.", "released", "rescued"),
    "the participle keeps what was told": ("The rebels released six men. The freed men rested.", "freed", "released"),
    "a named captor": ("Karo would free the drivers, he said.", "free", "released"),
    "set free": ("The gang set four drivers free.", "set", "released"),
    "escaped": ("Two guards escaped through a window.", "escaped", "escaped"),
    "noun of release": ("The release of four nurses was announced.", "release", "released"),
    "noun of rescue": ("The rescue of four nurses took an hour.", "rescue", "rescued"),
}


@pytest.mark.parametrize(("text", "word", "expected"), CASES.values(), ids=CASES.keys())
def test_the_words_tell_how_people_came_free(text: str, word: str, expected: str) -> None:
    parsed = parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest()))
    token = next(t for t in parsed.doc if t.text == word)
    assert manner_of(parsed, token).value == expected
