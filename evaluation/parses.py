"""
Parses that are kept, so that no text is parsed twice: in memory while a run lasts and, where a folder is named, on disk.

A parse hangs on the text alone, given the pipeline and ``reportedly.language``; what is kept on disk is named after all three, so that
a change of one of them is a miss. Such a folder holds the text of corpora: it must not be in the repository.
"""

from __future__ import annotations

import hashlib
import inspect
import os
from pathlib import Path

from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc

from reportedly import language
from reportedly.language import DEFAULT_PIPELINE, Parsed, load_pipeline, paragraphs_of, quotations_of
from reportedly.model import Report


class Parses:
    """A parser that remembers. Give it where a ``Parser`` is asked for."""

    def __init__(self, folder: Path | None = None, pipeline: str = DEFAULT_PIPELINE) -> None:
        self._kept: dict[str, Doc] = {}
        self._folder, self._pipeline = folder, pipeline

    def __call__(self, report: Report) -> Parsed:
        """The parse of a report. Raises LanguageMissing where the pipeline is not installed, OSError where the folder can't be used."""
        key = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
        if key not in self._kept:
            self._kept[key] = self._stored(report, self._folder / self._named(key)) if self._folder else self._parse(report)
        paragraphs = paragraphs_of(report.text)
        return Parsed(report, self._kept[key], paragraphs, quotations_of(report.text, paragraphs))

    def forget(self) -> None:
        """Let go of what is kept in memory; what is on disk stays."""
        self._kept.clear()

    def _parse(self, report: Report) -> Doc:
        return language.parse(report, self._pipeline).doc

    def _stored(self, report: Report, path: Path) -> Doc:
        nlp = load_pipeline(self._pipeline)
        if path.is_file():
            return Doc(nlp.vocab).from_bytes(path.read_bytes())
        doc = self._parse(report)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        written = path.with_suffix(f".{os.getpid()}")
        written.write_bytes(doc.to_bytes())
        written.rename(path)
        return doc

    def _named(self, key: str) -> str:
        meta = load_pipeline(self._pipeline).meta
        made_by = [spacy_version, str(meta["name"]), str(meta["version"]), inspect.getsource(language)]
        return hashlib.sha256("\n".join([*made_by, key]).encode()).hexdigest()
