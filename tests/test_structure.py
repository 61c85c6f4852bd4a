"""What the project promises of its own shape: sizes, names, words of other machines, lexicons, and docs that keep up."""

from __future__ import annotations

import ast
import importlib
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "reportedly"
MODULES = sorted(SOURCE.rglob("*.py"))
OURS = MODULES + sorted((ROOT / "evaluation").glob("*.py")) + sorted((ROOT / "benchmarks").glob("*.py"))
LEXICONS = sorted(path for folder in ("data", "lexicons") for path in SOURCE.rglob(f"{folder}/*") if path.is_file())
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LONGEST_MODULE, MOST_PARAMETERS, MEDIAN_LINES, LONG_FUNCTION = 300, 6, 8, 30

# Words are put together here, so that this file does not hold what it forbids.
FORBIDDEN = {
    "the host of a package registry": re.compile(r"\b(?:py" + r"pi\.org|python" + r"hosted\.|registry\.npm" + r"js)"),
    "an address of a package": re.compile(r"https?://\S+(?:/simple/?(?=[\s\"']|$)|\.whl\b|\.tgz\b|/packages/\S+\.tar\.gz)"),
    "an index option": re.compile("--(?:extra-)?index-" + r"url\s"),
    "a path of one machine": re.compile(r"(?<![\w./:~-])/(?:" + "|".join(["home", "root", "work", "Users", "farm"]) + r")/[\w.-]+"),
}


def name_of(path: Path) -> str:
    """The path as it is written in a test's name."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """The files that are in the repository, as git tells; all files where this is no repository."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False)
    names = [name for name in listed.stdout.decode().split("\0") if name]
    files = [ROOT / name for name in names] or [path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.parts)]
    return [path for path in files if path.is_file()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what: str) -> None:
    texts = {name_of(path): path.read_text(encoding="utf-8", errors="replace") for path in tracked()}
    found = {name: match.group() for name, text in texts.items() if (match := FORBIDDEN[what].search(text))}
    assert found == {}


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_a_module_is_short_and_tells_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(ast.parse(text))


def functions() -> Iterator[ast.FunctionDef]:
    """Every function of the package."""
    for path in MODULES:
        yield from (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef))


def length(function: ast.FunctionDef) -> int:
    """Lines of a function's body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_are_short() -> None:
    lengths = sorted(length(function) for function in functions())
    assert statistics.median(lengths) <= MEDIAN_LINES
    assert lengths[len(lengths) * 9 // 10] <= LONG_FUNCTION


def test_no_function_takes_more_parameters_than_a_reader_can_hold() -> None:
    counts = {f.name: len(f.args.posonlyargs + f.args.args + f.args.kwonlyargs) - (f.args.args[:1] == ["self"]) for f in functions()}
    commands = command_functions()
    assert {name: count for name, count in counts.items() if count > MOST_PARAMETERS and name not in commands} == {}


def command_functions() -> set[str]:
    """The functions of the command line, each parameter of which is an option that the user may give."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (SOURCE / "cli").glob("*.py")]
    return {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list}


def test_public_names_are_sorted_documented_and_in_the_docs() -> None:
    docs = all_docs()
    assert list(reportedly.__all__) == sorted(reportedly.__all__)
    undocumented = [n for n in reportedly.__all__ if not n.startswith("__") and not getattr(reportedly, n).__doc__]
    assert undocumented == []
    assert [n for n in reportedly.__all__ if n not in docs] == []


@pytest.mark.parametrize("path", LEXICONS, ids=name_of)
def test_a_lexicon_loads_and_some_module_uses_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.strip()
    if path.suffix == ".toml":
        assert tomllib.loads(text)
    package = path.parent.parent
    assert any(path.stem in module.read_text(encoding="utf-8") for module in package.rglob("*.py")), "nothing names it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_imports(path: Path) -> None:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    importlib.import_module(".".join(part for part in parts if part != "__init__"))


CALLED = {"argon2": "argon2_cffi", "starlette": "fastapi", "markupsafe": "jinja2"}
"""Modules that come with a package of another name: starlette is what fastapi is made of, markupsafe what jinja2 escapes by."""


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~ ]", line)[0].replace("-", "_") for line in project["dependencies"]}
    imported = {CALLED.get(name, name) for path in MODULES for name in top_level_imports(path)}
    assert imported - declared - set(sys.stdlib_module_names) - {"reportedly"} == set()


def top_level_imports(path: Path) -> Iterator[str]:
    """The first part of every name that a module imports, where it is not relative."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def pins(name: str) -> set[str]:
    """The pinned requirements of a lock, without their hashes."""
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return {line.rstrip(" \\") for line in lines if line[:1].isalnum()}


def test_the_locks_agree_and_every_pin_has_a_hash() -> None:
    assert pins("run.lock") < pins("dev.lock")
    for name in ("run.lock", "dev.lock"):
        entries = re.split(r"\n(?=\w)", (ROOT / "requirements" / name).read_text(encoding="utf-8"))
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_hold_all_that_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = declared["project"]["dependencies"] + declared["dependency-groups"]["dev"]
    names = {re.split(r"[\[<>=!~ ]", line)[0] for line in wanted}
    assert names - {pin.split("==")[0] for pin in pins("dev.lock")} == set()


def all_docs() -> str:
    """README and docs as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in DOCS)


def test_the_demo_and_the_test_of_the_readme_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", all_docs(), re.MULTILINE))
    assert named <= targets


def test_ci_runs_the_readmes_own_test_command() -> None:
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
