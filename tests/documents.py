"""
The examples of README.md and docs/: found, run, and, on request, rewritten with what they really print.

A ``console`` block holds commands after ``$ `` and what each prints on standard output; a ``python`` block with ``>>>`` is a
doctest. Tables between ``<!-- written from: NAME -->`` and ``<!-- end -->`` are written from the JSON Schema, the command line, the
settings, the public names or the API. ``python -m tests.documents`` rewrites all, and the API's document; tests/test_docs.py fails
where one is out of date.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import httpx
import typer.main

import reportedly
from reportedly import cli
from reportedly.desk import Office, create_app
from reportedly.desk.api.openapi import to_text
from reportedly.publish.incident_json import SHARED, incident_schema
from reportedly.settings import Settings

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SCHEMA = ROOT / "src" / "reportedly" / "publish" / "data" / "reading.schema.json"
BLOCK = re.compile(r"^```(?P<language>console|python)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
WRITTEN = re.compile(r"(?P<head><!-- written from: (?P<name>[a-z ]+) -->\n).*?(?=<!-- end -->)", re.DOTALL)
SEEN = ("README.md", "benchmarks", "docs", "evaluation", "examples", "src", "tests")
DESK = "http://127.0.0.1:8765"
RUN_MAIN = "import sys; from reportedly.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Block:
    """One example: where it stands, in which language, and its text."""

    path: Path
    line: int
    language: str
    body: str


def blocks(path: Path, language: str) -> Iterator[Block]:
    """The blocks of a document in one language. Raises OSError where it can't be read."""
    text = path.read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        if match["language"] == language:
            yield Block(path, text.count("\n", 0, match.start()) + 1, language, match["body"])


def links(path: Path) -> list[str]:
    """What a document links to. Raises OSError where it can't be read."""
    return re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))


def ran(body: str) -> str:
    """A console block as it is when its commands are run again, in a folder that looks like the repository and is thrown away."""
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    with tempfile.TemporaryDirectory() as folder:
        for name in SEEN:
            (Path(folder) / name).symlink_to(ROOT / name)
        return "".join(f"{command}\n{output(command[2:], Path(folder))}" for command in commands)


def output(command: str, folder: Path) -> str:
    """What a command prints on standard output, 100 columns wide and without colour. Raises CalledProcessError where it fails."""
    shim = folder / "bin" / "reportedly"
    shim.parent.mkdir(exist_ok=True)
    shim.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{RUN_MAIN}' \"$@\"\n", encoding="utf-8")
    shim.chmod(0o755)
    wide = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    env = {**os.environ, **wide, "PATH": f"{shim.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}
    bash = ["bash", "-o", "pipefail", "-c", command]
    done = subprocess.run(bash, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=True)
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address of a desk over a ledger, which runs until the block ends. Raises CalledProcessError where it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-c", RUN_MAIN, "serve", "--port", address.rpartition(":")[2], "--ledger", str(ledger)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    desk = subprocess.Popen(command, cwd=ledger.parent, env=env, stdout=subprocess.DEVNULL)
    try:
        _wait_for(desk, address)
        yield address
    finally:
        desk.terminate()
        desk.wait(20)


def _wait_for(desk: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(300):
        if desk.poll() is not None:
            raise subprocess.CalledProcessError(desk.returncode, desk.args)
        try:
            httpx.get(f"{address}/api/v1/health").raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise subprocess.CalledProcessError(1, desk.args)


def with_tables(text: str) -> str:
    """``text`` with each of its written tables as it is now. Raises KeyError where nothing of that name writes one."""
    writers = {
        "the schema": field_tables,
        "the incident": incident_tables,
        "the command line": option_tables,
        "the settings": setting_table,
        "the public names": name_table,
        "the api": route_table,
    }
    return WRITTEN.sub(lambda match: f"{match['head']}{writers[match['name']]()}\n", text)


def option_tables() -> str:
    """Every command of the command line with its arguments and options."""
    root = typer.main.get_command(cli.app)
    return "\n" + "\n".join(_command(name, command) for name, command in _commands(root))


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its name, those of a group after it, as "judge same"."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")


def _command(name: str, command: Any) -> str:
    rows = "".join(
        f"| {_names(param)} | {_help(param.help)}{_choices(param)} |\n" for param in command.params if not getattr(param, "hidden", False)
    )
    table = f"\n| option | what it does |\n|---|---|\n{rows}" if rows else ""
    return f"### reportedly {name}\n\n{_help(command.help)}\n{table}"


def _names(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"`{param.metavar or param.name}`"
    return ", ".join(f"`{name}`" for name in [*param.opts, *param.secondary_opts])


def _choices(param: Any) -> str:
    choices = [choice.value for choice in type(param.default)] if isinstance(param.default, Enum) else []
    return f" One of {', '.join(f'`{choice}`' for choice in choices)}." if choices else ""


def _help(text: str | None) -> str:
    return " ".join((text or "").replace("\b", "").split()).replace("|", "\\|")


def setting_table() -> str:
    """Every setting with its default."""
    rows = "".join(f"| `{name}` | `{what.default!r}` | {_help(what.description)} |\n" for name, what in Settings.model_fields.items())
    return f"\n| setting | default | what it does |\n|---|---|---|\n{rows}"


def name_table() -> str:
    """Every name that ``import reportedly`` offers, with the first paragraph of what it says of itself."""
    rows = "".join(f"| `{name}` | {_about(name)} |\n" for name in reportedly.__all__)
    return f"\n| name | what it is |\n|---|---|\n{rows}"


def _about(name: str) -> str:
    what = getattr(reportedly, name)
    if name == "__version__":
        return "The version."
    if kinds := typing.get_args(what):
        return f"One of {', '.join(f'`{kind.__name__}`' for kind in kinds)}."
    first = (inspect.getdoc(what) or "").split("\n\n")[0]
    return re.sub(r":class:`(\w+)`", r"`\1`", _help(first)).replace("``", "`")


def route_table() -> str:
    """Every route of the API with what it is for, from its own document."""
    rows = "".join(
        f"| `{method.upper()} {path.removeprefix('/api/v1')}` | {what['summary']}{_asked(what)} |\n"
        for path, methods in document()["paths"].items()
        for method, what in methods.items()
    )
    return f"\n| route, under `/api/v1` | what it is for |\n|---|---|\n{rows}"


def _asked(what: dict[str, Any]) -> str:
    """What can be asked for beside pages."""
    names = [f"`{each['name']}`" for each in what.get("parameters", []) if each["in"] == "query" and each["name"] not in ("limit", "after")]
    return f": {', '.join(names)}" if names else ""


def document() -> dict[str, Any]:
    """The OpenAPI document of the desk's API."""
    return create_app(Office(Settings())).openapi()


def field_tables() -> str:
    """Every field and value of the JSON form as Markdown tables, from the schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    parts = {"a line": schema, **schema["$defs"]}
    return "\n" + "\n".join(_table(name, part) for name, part in parts.items())


def incident_tables() -> str:
    """Every field and value of an incident's JSON form that a reading's does not have."""
    schema = json.loads(incident_schema())
    parts = {"an incident": schema, **{name: part for name, part in schema["$defs"].items() if name not in SHARED}}
    tables = "\n" + "\n".join(_table(name, part) for name, part in parts.items())
    for name in (shared.replace("_", "-") for shared in SHARED):
        tables = tables.replace(f"](#{name})", f"](output.md#{name})")
    return tables


def _table(name: str, part: dict[str, Any]) -> str:
    head = f"### {name.replace('_', ' ')}\n\n{part.get('description', '')}\n"
    shapes = [part, *part.get("oneOf", []), *part.get("anyOf", [])]
    rows = [_row(field, what) for shape in shapes for field, what in shape.get("properties", {}).items()]
    return head if not rows else f"{head}\n| field | form | what it says |\n|---|---|---|\n{''.join(rows)}"


def _row(field: str, what: dict[str, Any]) -> str:
    said = what.get("description", "").replace("|", "\\|")
    return f"| `{field}` | {_form(what)} | {said} |\n"


def _form(what: dict[str, Any]) -> str:
    if "$ref" in what:
        name = what["$ref"].rsplit("/", 1)[1]
        return f"[{name.replace('_', ' ')}](#{name.replace('_', '-')})"
    if "const" in what:
        return f"`{what['const']}`"
    if what.get("type") == "array":
        return f"list of {_form(what['items'])}"
    if isinstance(what.get("additionalProperties"), dict):
        return f"object of {_form(what['additionalProperties'])}"
    kinds = [_form(choice) for choice in what.get("anyOf", what.get("oneOf", []))] or what.get("type", "any")
    return kinds if isinstance(kinds, str) else " or ".join(kinds)


def refreshed(path: Path) -> str:
    """A document with every console block run again and the field tables written anew. Raises CalledProcessError where a command fails."""
    text = path.read_text(encoding="utf-8")

    def again(match: re.Match[str]) -> str:
        return match.group() if match["language"] != "console" else f"```console\n{ran(match['body'])}```"

    return with_tables(BLOCK.sub(again, text))


def main(names: list[str]) -> None:
    """Rewrite the documents named, or all."""
    for path in [Path(name) for name in names] or DOCS:
        path.write_text(refreshed(path), encoding="utf-8")
    (ROOT / "docs" / "openapi.json").write_text(to_text(create_app(Office(Settings()))), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
