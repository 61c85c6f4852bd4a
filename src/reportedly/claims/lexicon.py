"""Lexicons: word lists and tables as TOML files beside this module, loaded once."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=64)
def load_lexicon(name: str) -> dict[str, Any]:
    """The table in ``lexicons/NAME.toml``. Raises FileNotFoundError where there is none; callers must not change it."""
    return tomllib.loads(files("reportedly.claims").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=256)
def word_set(section: str, name: str, lexicon: str = "grammar") -> frozenset[str]:
    """The words under ``name`` in ``section`` of a lexicon. Raises KeyError where there are none."""
    return frozenset(load_lexicon(lexicon)[section][name])
