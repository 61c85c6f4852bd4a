"""
What the desk costs with 100,000 claims in 10,000 reports: how long the server takes for a page, and how much memory it has.

    python -m benchmarks.desk_cost [--reports N] [--times N]

The ledger is made up once (minutes), without reading, and kept in the user's cache. A real server is started over a copy of it and asked by
one client, one request after the other; incidents are drawn at random from all, the first view of most of them. Printed are the median and
the 95th in a hundred of each kind of request, and the most memory that the server had. Exit status 1: one is above its bar.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.desk_ledger import made_ledger
from reportedly.ledger import Ledger, open_ledger

PORT = 8806
PAGE_BAR, SEARCH_BAR, MEMORY_BAR = 150.0, 200.0, 500.0
BIG = 50
FILTERS = ("contested=1", "status=killed", "since=2031-06-01&until=2031-09-01")
SERVE = """
import sys, uvicorn
from reportedly.desk import Office, create_app
from reportedly.settings import Settings
uvicorn.run(create_app(Office(Settings(ledger=sys.argv[1]))), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of request: its name, the paths to ask for, and the bar in milliseconds; None for what is only told."""

    name: str
    paths: tuple[str, ...]
    bar: float | None = PAGE_BAR


def main(argv: Sequence[str]) -> int:
    """Measure, print, and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(made_ledger(options.reports), Path(folder) / "desk.sqlite"))
        with open_ledger(path) as ledger:
            kinds = list(_kinds(ledger, options.times))
        with _served(path) as (client, memory):
            over = [_timed(client, kind) for kind in kinds]
            most = memory()
    print(f"most memory of the server: {most:.0f} MiB (bar {MEMORY_BAR:.0f})")
    return int(any(over) or most > MEMORY_BAR)


def _kinds(ledger: Ledger, times: int) -> Iterator[Asked]:
    draw = random.Random("desk")  # noqa: S311 - which pages are asked for, no secrets
    every = list(ledger.incident_ids())
    sizes = {name: len(ledger.members(name)) for name in every}
    big = [name for name in every if sizes[name] >= BIG]
    some = draw.sample(every, min(times, len(every)))
    words = [row.title.split() for row in map(ledger.summary, some) if row]
    asked = [each[draw.randrange(3, len(each))].strip(".,") for each in words if len(each) > 3][: max(1, times // 2)]
    yield Asked("list, first page", ("/",) * times)
    yield Asked(
        "list, filtered",
        tuple(f"/?{each}" for each in ("contested=1", "status=killed", "since=2031-06-01&until=2031-09-01")) * (times // 3 + 1),
    )
    yield Asked("list, searched", tuple(f"/?q={word}" for word in asked), SEARCH_BAR)
    yield Asked("search", tuple(f"/search?q={word}" for word in asked), SEARCH_BAR)
    yield Asked("incident page", tuple(f"/incidents/{name}" for name in some))
    yield Asked("incident, JSON", tuple(f"/api/v1/incidents/{name}" for name in draw.sample(every, min(times, len(every)))))
    yield Asked("queue", ("/queue",) * max(1, times // 10))
    for name in sorted(big, key=lambda name: -sizes[name]):
        yield Asked(f"incident of {sizes[name]}, first", (f"/incidents/{name}",), None)
        yield Asked(f"incident of {sizes[name]}, again", (f"/incidents/{name}",) * 5, None)


def _timed(client: httpx.Client, kind: Asked) -> bool:
    """Whether a kind of request takes longer than it may."""
    took = []
    for path in kind.paths:
        begin = time.perf_counter()
        answer = client.get(path)
        took.append((time.perf_counter() - begin) * 1000)
        if answer.status_code != 200:
            print(f"{kind.name:24} {path}: {answer.status_code}")
            return kind.bar is not None and answer.status_code != 404
    took.sort()
    at = took[min(len(took) - 1, int(len(took) * 0.95))]
    bar = f"(bar {kind.bar:.0f})" if kind.bar else ""
    print(f"{kind.name:24} {len(took):4} times  median {took[len(took) // 2]:7.1f} ms  p95 {at:7.1f} ms {bar}", flush=True)
    return kind.bar is not None and at > kind.bar


@contextmanager
def _served(path: Path) -> Iterator[tuple[httpx.Client, Callable[[], float]]]:
    """A server over a ledger: who asks it, and its most memory so far in MiB."""
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(path), str(PORT)])  # noqa: S603 - our own words
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=120) as client:
            _await(client)
            yield client, lambda: _most_memory(server.pid)
    finally:
        server.terminate()
        server.wait(30)


def _await(client: httpx.Client) -> None:
    for _ in range(300):
        try:
            client.get("/static/desk.css")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def _most_memory(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk_cost", description="What the desk costs with a large ledger.")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=100, help="how often each kind of request is made")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
