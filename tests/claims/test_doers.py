"""Who did it to the people of a figure."""

from __future__ import annotations

import pytest

from reportedly.language import parse
from reportedly.model import Report, SourceKind, digest
from reportedly.pipeline import read_parsed

DOERS = {
    "agent of the passive": ("Two farmers were killed by rebels.", [("killed", 2, "rebels")]),
    "subject": ("Rebels killed two farmers and wounded three.", [("killed", 2, "Rebels"), ("injured", 3, "Rebels")]),
    "participle": ("Gunmen stormed the school, killing nine pupils.", [("killed", 9, "Gunmen")]),
    "arrest": ("Police arrested five men on Sunday.", [("arrested", 5, "Police")]),
    "captors": ("Militants holding six hostages fled.", [("held", 6, "Militants")]),
    "freed by": ("Soldiers rescued 12 hostages.", [("freed", 12, "Soldiers")]),
    "a blast is nobody": ("A blast killed four people.", [("killed", 4, None)]),
    "no doer": ("Four people were killed in Loma.", [("killed", 4, None)]),
    "whose fire": ("Three people died in police firing.", [("killed", 3, "police")]),
    "hurt by fire": ("Police opened fire, killing two people and injuring six.", [("killed", 2, "Police"), ("injured", 6, "Police")]),
    "a part only": ("Five people have died, three of them in police firing.", [("killed", 5, None), ("killed", 3, "police")]),
    "including some": ("Twelve people, including four in police firing, have died.", [("killed", 12, None), ("killed", 4, "police")]),
    "not the others": (
        "Two people were killed, one in police firing and another in a stabbing.",
        [("killed", 2, None), ("killed", 1, "police")],
    ),
    "two reasons": ("Ten people were killed in clashes and police firing.", [("killed", 10, None)]),
    "the sentence before": ("Police fired five rounds. One person died on the spot.", [("killed", 1, "Police")]),
    "another reason": ("Police fired five rounds. One person died in a fire.", [("killed", 1, None)]),
    "a toll of days": ("Police fired five rounds. Sixty people have died since Friday.", [("killed", 60, None)]),
    "attackers fall to those they fight": (
        "The guards and police returned fire. The mayor watched from a window. One gunman was killed near the gate.",
        [("killed", 1, "police")],
    ),
    "a force with a name of its own": (
        "The rebels opened fire, but police guards standing by shot dead one of the men.",
        [("killed", 1, "police guards")],
    ),
    "accused of it": ("She accused the police of killing her brother.", [("killed", 1, "the police")]),
    "he who was shot is not who shot": ("The police shot him dead.", []),
}


@pytest.mark.parametrize(("text", "expected"), DOERS.values(), ids=DOERS.keys())
def test_the_doer_is_whom_the_words_name(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    claims = [claim for claim in read_parsed(parse(Report("r", text, digest(text)))).claims if claim.kind == "figure"]
    read = [(claim.status.value, claim.low, claim.doer) for claim in claims if claim.status.value != "present"]
    for want in expected:
        assert any((status, low) == want[:2] and _is(doer, want[2]) for status, low, doer in read), read
    assert expected or not read


def _is(doer: object, words: str | None) -> bool:
    return doer is None if words is None else words in getattr(doer, "name", "")


@pytest.mark.parametrize("force", ["police", "constables", "CRPF jawans", "the police party", "soldiers"])
def test_a_force_is_of_the_kind_security(force: str) -> None:
    text = f"Two people were shot dead by {force}."
    (figure,) = (claim for claim in read_parsed(parse(Report("r", text, digest(text)))).claims if claim.kind == "figure")
    assert figure.doer is not None and figure.doer.kind is SourceKind.SECURITY
