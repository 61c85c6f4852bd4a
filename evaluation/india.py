"""
Killings and arrests by police, sentence by sentence, on a fifth of IndiaPoliceEvents (English news of March 2002, mostly in small letters).

    python -m evaluation.india SHARED

The corpus (Halterman, Keith, Sarwar and O'Connor, Findings of ACL-IJCNLP 2021, pages 4240-4253) asks of each sentence, read in its
document, "Did police kill someone?" (KILL) and "Did police arrest someone?" (ARREST); sentences may have several labels or none. Its paper
scores models by precision, recall and F1 of these labels, as here. Documents are read whole; then a sentence has

- KILL, where it holds the number of a ``killed`` figure whose doer is police, or a claim of responsibility touches it whose actor is
  police, which is not a denial, and whose words hold a word of death;
- ARREST, where it holds the number of an ``arrested`` figure whose doer is no armed group.

Figures of nobody, and claims that are denied, threatened or demanded, give no label. A doer is police where its kind is "security" and
its name has "police" or no word of the army. A word of death is one of the status lexicon's. Where a text repeats a sentence, each place
counts. ``held back`` is the quarter of the documents that was not looked at while the reading was worked on, by the hash of their ids.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Result, Row, corpus_hash, f1_row, json_lines
from reportedly.claims.statuswords import statuses_of
from reportedly.language import Parsed, parse
from reportedly.model import Blame, Claim, Figure, Report, Responsibility, Source, SourceKind, Span, Stance, Status, digest
from reportedly.pipeline import read_parsed

FOLDER = Path("data") / "india_police_events"
DOCUMENTS, SENTENCES = FOLDER / "docs.jsonl", FOLDER / "sents.jsonl"
LABELS = ("KILL", "ARREST")
ARMY = frozenset({"army", "military", "troops", "soldiers", "soldier", "navy", "forces"})
NOT_DONE = frozenset({Stance.DENIED, Stance.THREATENED, Stance.DEMANDED})
TOLLS = frozenset({"toll", "lives", "life"})
WORD = re.compile(r"\w+")
NOTE = "small: a fifth of the corpus has few sentences with either label"


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its sentences in text order, each with its labels."""

    report: Report
    sentences: tuple[tuple[Span, frozenset[str]], ...]

    @property
    def held_back(self) -> bool:
        """Whether it belongs to the quarter that was not looked at."""
        return int(hashlib.sha256(self.report.id.encode()).hexdigest(), 16) % 4 == 1


def evaluate(shared: Path, parser: Callable[[Report], Parsed] = parse) -> Result:
    """Measure all documents. Raises CorpusMissing where they are not there."""
    found = documents(shared)
    judged = [(document, read_labels(read_parsed(parser(document.report)).claims, document)) for document in watched(found, "india police")]
    sentences = sum(len(document.sentences) for document in found)
    return Result(
        "india police events", corpus_hash([shared / DOCUMENTS, shared / SENTENCES]), f"{sentences} sentences", measure(judged), NOTE
    )


def documents(shared: Path) -> list[Document]:
    """The documents in the order of the corpus. Raises CorpusMissing where they are not there, ValueError where a text lacks a sentence."""
    rows: dict[int, list[Mapping[str, object]]] = {}
    for row in json_lines(shared / SENTENCES):
        rows.setdefault(row["doc_id"], []).append(row)
    return [document_of(str(row["doc_id"]), row["doc_text"], rows.get(row["doc_id"], ())) for row in json_lines(shared / DOCUMENTS)]


def document_of(name: str, text: str, rows: Iterable[Mapping[str, object]]) -> Document:
    """The document with its sentences put in their places, one after the other. Raises ValueError where the text lacks one."""
    at, sentences = 0, []
    for row in rows:
        words, labels = str(row["sent_text"]), row["sent_labels"]
        start = text.index(words, at)
        at = start + len(words)
        sentences.append((Span(start, at), frozenset(labels if isinstance(labels, list) else ())))
    return Document(Report(name, text, digest(text)), tuple(sentences))


def read_labels(claims: Sequence[Claim], document: Document) -> list[frozenset[str]]:
    """The labels that ``claims`` give each sentence of ``document``. Raises nothing."""
    ends = [span.end for span, _ in document.sentences]
    found: list[set[str]] = [set() for _ in ends]
    for claim in claims:
        for label, place in told(claim):
            first = bisect_left(ends, place.start + 1)
            for at in range(first, len(ends)):
                if document.sentences[at][0].start >= place.end:
                    break
                found[at].add(label)
    return [frozenset(labels) for labels in found]


def told(claim: Claim) -> Iterator[tuple[str, Span]]:
    """The labels that one claim gives, and the words of it that lie in a sentence so labelled. Raises nothing."""
    if isinstance(claim, Responsibility):
        words = WORD.findall(claim.evidence.quote.lower())
        deadly = Status.KILLED in statuses_of(words) or not TOLLS.isdisjoint(words)
        if deadly and is_police(claim.actor) and claim.stance is not Blame.DENIED:
            yield "KILL", claim.evidence.span
    elif isinstance(claim, Figure):
        real = claim.high != 0 and claim.stance not in NOT_DONE
        if real and claim.status is Status.KILLED and claim.doer is not None and is_police(claim.doer):
            yield "KILL", claim.number_span
        if real and claim.status is Status.ARRESTED and (claim.doer is None or claim.doer.kind is not SourceKind.ARMED_GROUP):
            yield "ARREST", claim.number_span


def is_police(doer: Source) -> bool:
    """Whether it is police who did it: of the kind "security", with "police" or no word of the army in the name."""
    words = set(doer.name.lower().split())
    return doer.kind is SourceKind.SECURITY and ("police" in words or not ARMY & words)


def measure(judged: Sequence[tuple[Document, Sequence[frozenset[str]]]]) -> tuple[Row, ...]:
    """Precision, recall and F1 of each label, over all documents and over those held back. Raises nothing."""
    rows = [(annotated, got, document) for document, read in judged for (_, annotated), got in zip(document.sentences, read, strict=True)]
    seen = [_row(label, label, [(annotated, got) for annotated, got, _ in rows]) for label in LABELS]
    unseen = [(annotated, got) for annotated, got, document in rows if document.held_back]
    return (*seen, _row("held back: KILL", "KILL", unseen))


def _row(measure: str, label: str, pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Row:
    counts = Counter((label in annotated, label in got) for annotated, got in pairs)
    right = counts[True, True]
    return f1_row(measure, right, right + counts[True, False], right + counts[False, True])


def main(argv: Sequence[str]) -> int:
    """Print the measures for the corpus in the folder that ``argv`` names. Raises CorpusMissing without a corpus."""
    options = argparse.ArgumentParser(prog="python -m evaluation.india")
    options.add_argument("shared", type=Path)
    print(table([evaluate(options.parse_args(argv).shared)], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
