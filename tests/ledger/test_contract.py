"""One contract, on SQLite and on PostgreSQL."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from reportedly.errors import JudgementError, LedgerError, NoLedger, Unknown
from reportedly.ledger import Ledger, Summary, Wanted, open_ledger
from reportedly.model import Card, Echo, EchoKind, Feature, Join, Judgement, JudgementKind, mentions_of
from tests.ledger.making import AT, reading_of, report_of, text_of, without

HOSTILE = (
    "",
    "   ",
    '"',
    '"" OR 1=1 --',
    "NEAR(",
    "a AND",
    "* ^ :",
    "(((",
    "{x}",
    "body:x",
    "'; DROP TABLE report; --",
    "é\x00\ud800",
    "-" * 5000,
)


def fill(ledger: Ledger, numbers: list[int]) -> None:
    """Add those reports, each grouped as an incident of its own for each mention."""
    for number in numbers:
        reading, raw = reading_of(number)
        with ledger.writing():
            ledger.add(reading, raw, AT)
            for mention in mentions_of(reading):
                ledger.put_portrait(mention.id, f"[{number}]", (f"day:{number % 3}", f"band:{number}"))
                ledger.put_incidents({f"i{mention.id}": (mention.id,)})


def test_a_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    key = reading.report.sha256[:16]
    assert not ledger.holds(reading.report.sha256)
    added = ledger.add(reading, raw, AT)
    assert (added.key, added.new, added.reread) == (key, True, False)
    assert ledger.holds(reading.report.sha256)
    assert ledger.reading(key) == reading
    assert ledger.raw(key) == raw and ledger.text(key) == reading.report.text
    assert ledger.card(key) == Card.of(reading.report) and list(ledger.cards()) == [Card.of(reading.report)]
    assert tuple(ledger.mention_ids()) == tuple(m.id for m in mentions_of(reading)) == (f"{key}#0", f"{key}#1")
    assert ledger.mentions(reversed([m.id for m in mentions_of(reading)])) == mentions_of(reading)[::-1]


def test_adding_again_changes_nothing(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    ledger.add(reading, raw, AT)
    before = ledger.digest()
    added = ledger.add(replace(reading, report=replace(reading.report, id="another", path="elsewhere")), raw, "2030-01-01T00:00:00Z")
    assert (added.new, added.reread) == (False, False)
    assert ledger.digest() == before


def test_other_bytes_than_those_read_are_refused(ledger: Ledger) -> None:
    reading, _ = reading_of(1)
    with pytest.raises(LedgerError, match="not those that the report was read from"):
        ledger.add(reading, b"other", AT)
    assert list(ledger.cards()) == []


def test_words_that_no_database_takes_are_kept(ledger: Ledger) -> None:
    report, raw = report_of(3, f"\ud800 \x00 {text_of(3)}", title="\udfff \x00", url="x\x00y")
    reading, _ = reading_of(3, report=report)
    reading = replace(reading, claims=(replace(reading.claims[0], low=10**40, high=10**41), *reading.claims[1:]))
    key = ledger.add(reading, raw, AT).key
    assert ledger.reading(key) == reading
    assert ledger.search("guards")[0].card.key == key
    assert list(ledger.verify()) == []


def test_two_reports_of_one_text_are_two(ledger: Ledger) -> None:
    (first, raw), (other, _) = reading_of(1), report_of(2, text_of(1))
    ledger.add(first, raw, AT)
    ledger.add(reading_of(1, report=other)[0], report_of(2, text_of(1))[1], AT)
    assert len(list(ledger.cards())) == 2
    assert list(ledger.verify()) == []


def test_the_digest_does_not_depend_on_the_order_or_the_time(where: str, request: pytest.FixtureRequest) -> None:
    digests = set()
    for round_ in range(3):
        place = where if not round_ else (request.getfixturevalue("new_database")() if "://" in where else f"{where}{round_}")
        numbers = list(range(12))
        random.Random(round_).shuffle(numbers)
        with open_ledger(place, create=True) as ledger:
            fill(ledger, numbers)
            digests.add(ledger.digest())
    assert len(digests) == 1


def test_revisions_of_one_address_are_chained_by_their_dates(ledger: Ledger) -> None:
    made = [report_of(n, url="https://courier.example/a#top", published=f"2025-03-0{n}") for n in (1, 2, 3)]
    for report, raw in (made[1], made[2], made[0]):
        ledger.add(reading_of(1, report=report)[0], raw, AT)
    keys = [report.sha256[:16] for report, _ in made]
    assert ledger.revisions(keys[1]) == tuple(keys)


def test_a_reread_report_stands_as_it_was_read_last_and_was_known_before(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    freed = next(claim for claim in reading.claims if claim.mention == 1)
    newer = without(reading, freed.id, "made/2")
    key = ledger.add(reading, raw, "2026-01-01T00:00:00Z").key
    added = ledger.add(newer, raw, "2026-02-01T00:00:00Z")
    assert added.reread and not added.new and added.gone == (f"{key}#1",)
    assert ledger.reading(key) == newer
    assert tuple(ledger.mention_ids()) == (f"{key}#0",)
    ids = [f"{key}#0", f"{key}#1"]
    with pytest.raises(Unknown):
        ledger.mentions(ids)
    assert ledger.mentions(ids, known_at="2026-01-15T00:00:00Z") == mentions_of(reading)
    assert ledger.mentions(ids, known_at="2026-03-15T00:00:00Z") == mentions_of(newer)
    assert ledger.mentions(ids, known_at="2025-12-31T00:00:00Z") == ()


def test_grouping_is_kept_and_found(ledger: Ledger) -> None:
    fill(ledger, [1, 2, 3, 4])
    ids = tuple(ledger.mention_ids())
    assert ledger.portraits([ids[0], "none#0"]).keys() == {ids[0]}
    assert ledger.sharing(("day:1",)) == tuple(sorted(m.id for n in (1, 4) for m in mentions_of(reading_of(n)[0])))
    assert ledger.sharing(()) == ()
    assert ledger.near(("band:2",)) == (reading_of(2)[0].report.sha256[:16],)
    joins = [Join(a, b, 0.1 + 0.2, (Feature("day", "the same", 1.5),), None) for a, b in pairwise(ids)]
    ledger.put_joins(joins)
    ledger.put_joins([replace(joins[0], score=-3.0, judgement="2")])
    assert ledger.joins_of([ids[0]]) == (replace(joins[0], score=-3.0, judgement="2"),)
    assert ledger.joins_of([ids[1]])[1] == joins[1]
    ledger.put_joins([], instead_of=[ids[1]])
    assert ledger.joins_of(ids[:3]) == (joins[2],)
    echo = Echo("b" * 16, "a" * 16, EchoKind.NEAR, 0.75)
    ledger.put_echoes([echo])
    assert ledger.echoes_of(["a" * 16]) == ledger.echoes_of(["b" * 16]) == (echo,)
    assert ledger.incident_of(ids) == {name: f"i{name}" for name in ids}
    assert list(ledger.verify()) == []


def test_former_incidents_lead_to_what_became_of_them(ledger: Ledger) -> None:
    fill(ledger, [1, 2])
    a, b, c, d = ledger.mention_ids()
    ledger.put_incidents({"one": (a, b, c), "two": (d,)}, gone=[f"i{name}" for name in (a, b, c, d)])
    assert ledger.members("one") == (a, b, c)
    assert ledger.resolve(f"i{a}") == ledger.resolve("on") == "one"
    ledger.put_incidents({"late": (a,), "main": (b, c, d)}, gone=["one", "two"])
    assert (ledger.resolve("one"), ledger.resolve("two"), ledger.resolve(f"i{d}")) == ("main", "main", "main")
    assert tuple(ledger.incident_ids()) == ("late", "main")
    ledger.put_incidents({"left": (b,), "main": (c, d)})
    with pytest.raises(Unknown, match=r"several incidents: late, left"):
        ledger.resolve("l")
    for missing in ("", "nothing", "%", "_ne"):
        with pytest.raises(Unknown):
            ledger.resolve(missing)
    assert list(ledger.verify()) == []


def add_and_fail(ledger: Ledger) -> None:
    """A transaction in which something goes wrong after a report was added."""
    with ledger.writing():
        ledger.add(*reading_of(1), AT)
        raise ZeroDivisionError


def add_and_pass_over(ledger: Ledger) -> None:
    """A transaction in which an error is passed over."""
    with ledger.writing():
        ledger.add(*reading_of(1), AT)
        with contextlib.suppress(LedgerError):
            ledger.put_portrait("nothing#0", "{}", ())


def test_what_fails_inside_a_transaction_takes_all_of_it_back(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    before = ledger.digest()
    with pytest.raises(ZeroDivisionError):
        add_and_fail(ledger)
    assert ledger.digest() == before
    with pytest.raises(LedgerError, match="none of it was kept"):
        add_and_pass_over(ledger)
    assert ledger.digest() == before
    ledger.add(reading, raw, AT)
    assert ledger.digest() != before


def test_a_report_that_was_not_grouped_is_told(ledger: Ledger) -> None:
    fill(ledger, [1])
    assert list(ledger.verify()) == []
    ledger.add(*reading_of(2), AT)
    assert {problem.sentence for problem in ledger.verify()} == {"it is in no incident: its report was not grouped"}


SEARCHES = {
    "all words": ("guards Orrenford", [0, 5]),
    "capitals and accents do not matter": ("GUÁRDS orrenford", [0, 5]),
    "words that stand together": ('"depot near Quellby"', [3]),
    "words that do not": ('"near depot"', []),
    "a beginning": ("Quell*", [3]),
    "a word of the title": ("raid Hestrow", [4]),
    "no such word": ("Zanzibar", []),
}


@pytest.mark.parametrize("name", SEARCHES)
def test_search_finds(name: str, ledger: Ledger) -> None:
    query, expected = SEARCHES[name]
    for number in range(6):
        ledger.add(*reading_of(number), AT)
    assert {hit.card.id for hit in ledger.search(query)} == {f"r{number}" for number in expected}


def test_search_names_the_claims_and_takes_any_query(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    ledger.add(reading, raw, AT)
    (hit,) = ledger.search("drivers", 5)
    assert hit.claims == tuple(claim.id for claim in reading.claims if "drivers" in claim.evidence.quote)
    assert all(isinstance(ledger.search(query), tuple) and isinstance(ledger.summaries(Wanted(text=query)), tuple) for query in HOSTILE)
    assert ledger.summaries(Wanted(text="'; DROP")) == ()


def test_incidents_are_listed_by_what_is_wanted(ledger: Ledger) -> None:
    fill(ledger, [1, 2])
    first, second, third, _ = ledger.incident_ids()
    made = [
        Summary(first, "A", "2025-03-01", "2025-03-02", "Orrenford", "ZZ", 1.5, 2.5, ("killed", "held"), 3, True, False, {"n": [1]}),
        Summary(second, "B", "2025-04-01", None, "Mirrendal", "YY", statuses=("injured",), reports=1),
        Summary(third, "C"),
    ]
    for summary in made:
        ledger.put_summary(summary)
    listed = [made[0], replace(made[1], when_end="2025-04-01"), made[2]]
    assert ledger.summaries() == (listed[1], listed[0], listed[2])
    assert ledger.summaries(limit=1) == (listed[1],)
    assert ledger.summaries(Wanted(after=listed[1].incident)) == (listed[0], listed[2])
    cases = {
        "since": (Wanted(since="2025-03-02"), [1, 0]),
        "until": (Wanted(until="2025-03-31"), [0]),
        "place": (Wanted(place="orrenFORD"), [0]),
        "a sign of LIKE is a sign": (Wanted(place="%"), []),
        "status": (Wanted(status="held"), [0]),
        "contested": (Wanted(contested=True), [0]),
        "not contested": (Wanted(contested=False), [1, 2]),
        "text": (Wanted(text="guards"), [1, 0, 2]),
    }
    for name, (wanted, expected) in cases.items():
        assert [each.incident for each in ledger.summaries(wanted)] == [listed[at].incident for at in expected], name
    assert ledger.summary(first) == listed[0] and ledger.summary("none") is None


def test_what_was_reconciled_is_kept_by_its_input(ledger: Ledger) -> None:
    fill(ledger, [1])
    (incident, *_) = ledger.incident_ids()
    for n in range(9):
        ledger.put_reconciled(incident, f"h{n}", f"[{n}]")
    assert ledger.reconciled(incident, "h8") == "[8]" and ledger.reconciled(incident, "h0") is None


def judged(kind: JudgementKind, *subjects: str, **values: object) -> Judgement:
    """A judgement as an analyst draws it."""
    return Judgement(0, kind, "analyst", AT, "because", subjects, values, {"low": 4})


def test_judgements_are_numbered_kept_and_undone(ledger: Ledger) -> None:
    fill(ledger, [1])
    claim = reading_of(1)[0].claims[0].id
    first = ledger.judge(judged(JudgementKind.REJECT, claim))
    second = ledger.judge(judged(JudgementKind.SOURCE, "police", reliability="B"))
    assert (first.number, second.number) == (1, 2)
    assert ledger.judgements() == tuple(ledger.log()) == (first, second)
    undone = ledger.undo(1, "other", "2026-05-05T00:00:00Z")
    assert undone == replace(first, undone_by="other", undone_at="2026-05-05T00:00:00Z")
    assert ledger.judgements(live_only=True) == (second,)
    assert ledger.judgements()[0] == undone
    with pytest.raises(JudgementError, match="undone already"):
        ledger.undo(1, "other", AT)
    with pytest.raises(Unknown):
        ledger.undo(7, "other", AT)


def test_a_note_is_on_a_claim_or_an_incident_and_follows_it(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    ledger.add(reading, raw, AT)
    told = tuple(ledger.mention_ids())
    ledger.put_incidents({"one": told})
    claim = reading.claims[0].id
    for subject in (claim, "one"):
        ledger.judge(judged(JudgementKind.NOTE, subject, text="ask again"))
    ledger.judge(judged(JudgementKind.REJECT, claim))
    ledger.put_incidents({"two": told}, gone=["one"])
    lost = tuple(each for each in reading.claims if each.id != claim)
    assert [each.subjects for each in ledger.judgements()] == [(claim,), ("two",), (claim,)]
    ledger.add(replace(reading, claims=lost, reader="made/2"), raw, AT)
    assert [each.number for each in ledger.orphaned()] == [1, 3]
    ledger.add(replace(reading, reader="made/3"), raw, AT)
    assert not ledger.orphaned()
    assert list(ledger.verify()) == []


REFUSED: dict[str, tuple[Callable[[tuple[str, ...], str], list[Judgement]], type[Exception]]] = {
    "a claim accepted and rejected": (lambda _, c: [judged(JudgementKind.ACCEPT, c), judged(JudgementKind.REJECT, c)], JudgementError),
    "a value set twice": (
        lambda _, c: [judged(JudgementKind.CORRECT, c, low=3), judged(JudgementKind.CORRECT, c, low=4)],
        JudgementError,
    ),
    "same and different": (lambda m, _: [judged(JudgementKind.SAME, *m[:2]), judged(JudgementKind.DIFFERENT, m[1], m[0])], JudgementError),
    "the same through a third": (
        lambda m, _: [
            judged(JudgementKind.SAME, m[0], m[1]),
            judged(JudgementKind.SAME, m[1], m[2]),
            judged(JudgementKind.DIFFERENT, m[0], m[2]),
        ],
        JudgementError,
    ),
    "a mention with itself": (lambda m, _: [judged(JudgementKind.SAME, m[0], m[0])], JudgementError),
    "no such claim": (lambda _, __: [judged(JudgementKind.REJECT, "0123456789abcdef")], Unknown),
    "no such mention": (lambda m, _: [judged(JudgementKind.SAME, m[0], "0123456789abcdef#0")], Unknown),
    "no such report": (lambda _, __: [judged(JudgementKind.ADD, "0123456789abcdef")], Unknown),
    "no such incident": (lambda _, __: [judged(JudgementKind.VALUE, "nothing", "killed", value=3)], Unknown),
    "a note on nothing": (lambda _, __: [judged(JudgementKind.NOTE, "nothing", text="x")], Unknown),
    "nothing": (lambda _, __: [judged(JudgementKind.SAME)], JudgementError),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_judgement_that_means_nothing_or_contradicts_is_refused(name: str, ledger: Ledger) -> None:
    fill(ledger, [1, 2])
    draw, error = REFUSED[name]
    *before, last = draw(tuple(ledger.mention_ids()), reading_of(1)[0].claims[0].id)
    for each in before:
        ledger.judge(each)
    with pytest.raises(error):
        ledger.judge(last)
    assert len(ledger.judgements()) == len(before)


@pytest.mark.parametrize(
    "change", ["UPDATE judgement SET who = 'x'", "DELETE FROM judgement", "UPDATE undoing SET who = 'x'", "DELETE FROM undoing"]
)
def test_what_was_judged_cannot_be_changed(change: str, ledger: Ledger) -> None:
    fill(ledger, [1])
    ledger.judge(judged(JudgementKind.SOURCE, "police", reliability="B"))
    ledger.undo(1, "other", AT)
    before = ledger.judgements()
    with pytest.raises(LedgerError, match="only added"):
        ledger.store.plain(change)
    assert ledger.judgements() == before


def test_judgements_outlive_a_changed_reader(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    ledger.add(reading, raw, AT)
    kept, lost = (claim for claim in reading.claims if claim.kind == "figure" and claim.low in (31, 21))
    ledger.judge(judged(JudgementKind.REJECT, kept.id))
    ledger.judge(judged(JudgementKind.CORRECT, lost.id, low=3))
    moved = replace(kept, id="f" * 16, number_span=replace(kept.number_span, end=kept.number_span.end + 7))
    changed = tuple(moved if claim is kept else claim for claim in reading.claims if claim is not lost)
    ledger.add(replace(reading, claims=changed, reader="made/2"), raw, AT)
    assert [(each.subjects, each.orphaned) for each in ledger.judgements()] == [((moved.id,), False), ((lost.id,), True)]
    assert [each.number for each in ledger.orphaned()] == [2]
    assert [each.subjects for each in ledger.log()] == [(kept.id,), (lost.id,)]
    ledger.add(replace(reading, reader="made/3"), raw, AT)
    assert ledger.orphaned() == () and [each.subjects for each in ledger.judgements(live_only=True)] == [(kept.id,), (lost.id,)]
    assert list(ledger.verify()) == []


def test_judgements_find_their_words_in_a_newer_text(ledger: Ledger) -> None:
    reading, raw = reading_of(1)
    ledger.add(reading, raw, AT)
    by_low = {claim.low: claim for claim in reading.claims if claim.kind == "figure"}
    words = judged(JudgementKind.ADD, reading.report.sha256[:16], quote="Gunmen attacked")
    for drawn in (judged(JudgementKind.REJECT, by_low[3].id), judged(JudgementKind.REJECT, by_low[2].id)):
        ledger.judge(drawn)
    ledger.judge(replace(words, anchor=(reading.report.text_sha256, 0, 15)))
    text = "A new first line.\n\n" + reading.report.text.replace(by_low[2].evidence.quote, "Two drivers were set free.")
    newer = replace(reading.report, text=text, extractor="made/2")
    again, _ = reading_of(1, report=newer)
    ledger.add(again, raw, AT)
    now = {claim.low: claim.id for claim in again.claims if claim.kind == "figure"}
    assert [(each.subjects[0], each.orphaned) for each in ledger.judgements()] == [
        (now[3], False),
        (by_low[2].id, True),
        (words.subjects[0], False),
    ]
    assert list(ledger.verify()) == []


def test_a_place_that_holds_no_ledger_is_said(where: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NoLedger, match="no ledger here"):
        open_ledger(where)
    with open_ledger(where, create=True) as ledger:
        assert "keeper@" not in ledger.place or "***" not in ledger.place
    with open_ledger(where) as ledger:
        assert list(ledger.cards()) == []
