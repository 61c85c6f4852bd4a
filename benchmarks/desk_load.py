"""
Twenty analysts at once: they judge and add claims for some seconds, through a real server, over a copy of a ledger; then it is counted.

    python -m benchmarks.desk_load LEDGER --seconds 10 [--database postgresql://USER@HOST/DATABASE]

Every judgement that was acknowledged must be in the log exactly once, and no answer may be an error. With ``--database``, an empty one,
reports are made up there, as PostgreSQL can't take a copy of a file.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from reportedly.ledger import Ledger, open_ledger
from reportedly.model import Claim, Figure
from reportedly.model.desk import Role
from reportedly.workflow.signing import add_account, make_token

AT = "2026-01-01T00:00:00Z"
PASSWORD = "twenty lanterns in a row"  # noqa: S105 - of accounts that are thrown away
ANALYSTS = 20
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Target:
    """What an analyst can judge: a figure, the report in which it stands, and its words there."""

    claim: Claim
    low: int
    report: str
    words: str
    nth: int


@dataclass(slots=True)
class Tally:
    """What came of one analyst's requests: the numbers of judgements acknowledged, seconds taken, and what went wrong."""

    numbers: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def targets(ledger: Ledger, most: int = 200) -> list[Target]:
    """Figures of a ledger, the first of each report first. Raises LedgerError."""
    found: list[Target] = []
    for card in ledger.cards():
        text = ledger.text(card.key)
        for claim in ledger.reading(card.key).claims:
            if isinstance(claim, Figure) and len(found) < most:
                words = claim.number_span.of(text)
                found.append(Target(claim, claim.low or 1, card.key, words, text[: claim.number_span.start].count(words) + 1))
    return found


def tokens(ledger: Ledger) -> list[str]:
    """An access token for each of the analysts, who are made. Raises LedgerError."""
    add_account(ledger, "keeper", Role.ADMIN, PASSWORD, AT)
    ledger_keeper = ledger.login("keeper")
    assert ledger_keeper is not None
    made = []
    for number in range(ANALYSTS):
        login = ledger.add_login(f"analyst {number}", Role.ANALYST, ledger_keeper.password, AT)
        made.append(make_token(ledger, login, "load", Role.ANALYST, AT)[1])
    return made


def work(address: str, token: str, mine: list[Target], until: float) -> Tally:
    """One analyst's work until a moment: accept, correct, add, in turn."""
    tally = Tally()
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE) as client:
        for turn in range(100_000):
            if time.monotonic() >= until:
                break
            begun = time.perf_counter()
            answer = client.post("/api/v1/judgements", json=deed(turn, mine[turn % len(mine)]))
            tally.seconds.append(time.perf_counter() - begun)
            if answer.status_code == 201:
                tally.numbers += [made["number"] for made in judged(answer.json())]
            else:
                tally.wrong.append(f"{answer.status_code}: {answer.text[:200]}")
    return tally


def deed(turn: int, target: Target) -> dict[str, object]:
    """What is asked in a turn. All say the same of a claim: one who contradicts another is refused, and rightly."""
    why = f"turn {turn}"
    if turn % 3 == 0:
        return {"kind": "accept", "claim": target.claim.id, "why": why}
    if turn % 3 == 1:
        return {"kind": "correct", "claim": target.claim.id, "values": {"low": target.low, "high": None}, "why": why}
    values = {"low": target.low, "status": "injured"}
    return {"kind": "add", "report": target.report, "words": target.words, "nth": target.nth, "values": values, "why": why}


def judged(answer: dict[str, object]) -> list[dict[str, int]]:
    """The judgements of an answer of the API."""
    found = answer["items"]
    assert isinstance(found, list)
    return found


def serve(where: str) -> tuple[subprocess.Popen[bytes], str]:
    """A server over a ledger, when it answers. Raises RuntimeError where it does not in time."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", where, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    address = f"http://127.0.0.1:{port}"
    for _ in range(int(PATIENCE * 5)):
        try:
            httpx.get(f"{address}/login")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return server, address
    server.terminate()
    raise RuntimeError("the desk did not start in time")


def run(where: str, seconds: float) -> list[Tally]:
    """All analysts at once, for so many seconds. Raises RuntimeError where the desk does not start."""
    with open_ledger(where) as ledger:
        shown, found = tokens(ledger), targets(ledger)
    server, address = serve(where)
    tallies: list[Tally] = []
    try:
        until = time.monotonic() + seconds
        threads = [
            threading.Thread(target=lambda n=n, token=token: tallies.append(work(address, token, found[n % 7 :] or found, until)))
            for n, token in enumerate(shown)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        server.terminate()
        server.wait(PATIENCE)
    return tallies


def lost(where: str, tallies: list[Tally]) -> list[int]:
    """The judgements acknowledged that are not in the log exactly once, and those in it that nobody was told of. Raises LedgerError."""
    told = Counter(number for tally in tallies for number in tally.numbers)
    with open_ledger(where) as ledger:
        held = Counter(each.number for each in ledger.log() if each.who.startswith("analyst "))
    return sorted(number for number in told.keys() | held.keys() if (told[number], held[number]) != (1, 1))


def main() -> int:
    """Run it and print one line; 1 where anything was lost or went wrong. Raises what the ledger raises."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("ledger", type=Path, nargs="?")
    asked.add_argument("--seconds", type=float, default=10.0)
    asked.add_argument("--database")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = given.database or str(shutil.copy(given.ledger, Path(folder) / "load.sqlite"))
        if given.database:
            made_up(where)
        tallies = run(where, given.seconds)
        missing, wrong = lost(where, tallies), [each for tally in tallies for each in tally.wrong]
    taken = sorted(second for tally in tallies for second in tally.seconds)
    cuts = statistics.quantiles(taken, n=20)
    kind = "PostgreSQL" if given.database else "SQLite"
    print(f"{kind}: {ANALYSTS} analysts, {given.seconds:g} s: {len(taken)} requests, {len(wrong)} errors, {len(missing)} lost; ", end="")
    print(f"p50 {cuts[9] * 1000:.0f} ms, p95 {cuts[18] * 1000:.0f} ms")
    print("\n".join(wrong[:5]))
    return 1 if missing or wrong else 0


def made_up(where: str) -> None:
    """Reports that are made up, in an empty ledger. Raises LedgerError."""
    from reportedly.reading import read_inputs
    from reportedly.settings import Settings
    from reportedly.workflow.adding import add_reports

    with tempfile.TemporaryDirectory() as folder, open_ledger(where, create=True) as ledger:
        for number in range(20):
            words = f"QUELLBY, March 12 - Gunmen killed {number + 11} guards by a depot. At least {number + 40} drivers were injured."
            (Path(folder) / f"{number}.txt").write_text(words, encoding="utf-8")
        for added in add_reports(ledger, read_inputs([folder]), Settings(), AT):
            if isinstance(added, Exception):
                raise added


if __name__ == "__main__":
    sys.exit(main())
