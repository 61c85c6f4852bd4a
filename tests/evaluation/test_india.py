"""Which sentences a reading labels as killings and arrests by police, and how the labels are counted."""

from __future__ import annotations

import pytest

from evaluation.india import Document, document_of, measure, read_labels
from reportedly.language import parse
from reportedly.pipeline import read_parsed

SENTENCES = {
    "killed by police": ("Two men were shot dead by the police.", {"KILL"}),
    "died in police firing": ("Five people died in police firing.", {"KILL"}),
    "no figure": ("Residents were killed by police bullets.", {"KILL"}),
    "killed by soldiers": ("Two men were shot dead by soldiers.", set()),
    "killed by others": ("Two men were killed by rebels.", set()),
    "nobody killed": ("Nobody was killed in police firing.", set()),
    "arrested": ("Police arrested ten men.", {"ARREST"}),
    "arrested by nobody named": ("Ten men were detained.", {"ARREST"}),
    "held by rebels": ("The rebels arrested ten men.", set()),
    "none arrested": ("No men were arrested.", set()),
    "both": ("Police shot dead a man and arrested ten.", {"KILL", "ARREST"}),
    "neither": ("Police burst teargas shells.", set()),
}


def labels_of(document: Document) -> list[frozenset[str]]:
    return read_labels(read_parsed(parse(document.report)).claims, document)


@pytest.mark.parametrize(("text", "labels"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_has_the_labels_that_its_claims_give(text: str, labels: set[str]) -> None:
    document = document_of("1", text, [{"sent_text": text, "sent_labels": []}])
    assert labels_of(document) == [labels]


def test_a_label_stays_in_its_sentence_and_repeated_sentences_are_told_apart() -> None:
    killed, quiet = "Two men died in police firing.", "The town was quiet."
    rows = [{"sent_text": words, "sent_labels": []} for words in (killed, quiet, killed)]
    document = document_of("1", f"{killed} {quiet} {killed}", rows)
    assert [span.start for span, _ in document.sentences] == [0, len(killed) + 1, len(killed) + len(quiet) + 2]
    assert labels_of(document) == [{"KILL"}, set(), {"KILL"}]


def test_a_text_that_lacks_a_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="not found"):
        document_of("1", "The town was quiet.", [{"sent_text": "Two men died.", "sent_labels": ["KILL"]}])


def test_the_held_back_part_counts_in_both_rows() -> None:
    row = {"sent_text": "Two men died.", "sent_labels": ["KILL"]}
    documents = [document_of(str(name), "Two men died.", [row]) for name in range(12)]
    assert {document.held_back for document in documents} == {True, False}
    got = {row.measure: row for row in measure([(document, [frozenset({"KILL"})]) for document in documents])}
    assert (got["KILL"].support, got["KILL"].value) == (12, 1.0)
    assert got["held back: KILL"].support == sum(document.held_back for document in documents)
    assert (got["ARREST"].support, got["ARREST"].value) == (0, 0.0)
