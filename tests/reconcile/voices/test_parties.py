"""Whose voice a source is: parties, common nouns, outlets, persons; and that the order of reports plays no part."""

from __future__ import annotations

from itertools import permutations

import pytest

from reportedly.model import Incident, Mention, Source, SourceKind
from reportedly.reconcile.voices import Voices, load_actors
from tests.reconcile.telling import figure, mention

GOVERNMENT, SECURITY, ARMED, MEDICAL, MONITOR, WITNESS, OUTLET, COMPANY, OTHER = (
    SourceKind(kind) for kind in "government security armed_group medical monitor witness outlet company other".split()
)


def said_by(publisher: str, *sources: Source) -> Mention:
    """A report in which each source gives a figure."""
    claims = (figure("12 people", start=10 + 30 * at, source=source) for at, source in enumerate(sources))
    return mention(publisher, "2031-05-02", *claims)


def voices(*mentions: Mention, country: str | None = "PK") -> Voices:
    return Voices.of(Incident("i", mentions), load_actors(), country)


# name, kind, anonymous -> the account
ALONE = {
    "officials": (("officials", GOVERNMENT, True), "state:PK"),
    "the army": (("the army", SECURITY, False), "state:PK"),
    "its spokesman": (("the army's chief spokesman", SECURITY, True), "state:PK"),
    "forces by their country": (("Pakistani forces", SECURITY, False), "state:PK"),
    "another country's officials": (("Turkish officials", GOVERNMENT, True), "state:TR"),
    "a country": (("India", GOVERNMENT, False), "state:IN"),
    "a country whose apostrophe was lost": (("Russias defence ministry", GOVERNMENT, False), "state:RU"),
    "a minister of state": (("A minister of state for the interior", GOVERNMENT, True), "state:PK"),
    "a ministry of health": (("a health ministry official", MEDICAL, True), "state:PK"),
    "a town named as a country is": (("Lebanon police", SECURITY, False), "state:PK"),
    "railway officials": (("railway officials", COMPANY, True), "state:PK"),
    "a media wing by name": (("Inter-Services Public Relations", SECURITY, False), "state:PK"),
    "state television": (("state television", OUTLET, False), "state:PK"),
    "another state's agency": (("Turkey's state-run news agency", OUTLET, False), "state:TR"),
    "a named officer where no other state speaks": (("Imran Example", SECURITY, False), "state:PK"),
    "a group by its acronym": (("the BLA", ARMED, False), "bla"),
    "a spokesman for it": (("a spokesman for the Baloch Liberation Army", ARMED, True), "bla"),
    "a monitor by its head": (("Rami Abdulrahman", SECURITY, False), "sohr"),
    "a monitor with what surrounds it": (("Sample Syrian Observatory for Human Rights AFP Monday", MONITOR, False), "sohr"),
    "a ministry that a group runs": (("the Hamas-run health ministry", MEDICAL, False), "hamas"),
    "a body of the UN": (("UNICEF", MONITOR, False), "un"),
    "a coalition, not who leads it": (("the US-led coalition", SECURITY, False), "coalition-isis"),
    "early reports": (("early reports", OUTLET, False), "media reports"),
    "local media": (("Local media", OUTLET, False), "media reports"),
    "media of a country": (("Syrian media", OUTLET, False), "media reports"),
    "an outlet by name": (("The Example Post", OUTLET, False), "publisher:Example Post"),
    "an agency by its long name": (("Agence France-Presse", OUTLET, False), "publisher:AFP"),
    "a company": (("Example Rail Company", COMPANY, False), "example-rail-company"),
    "a named witness": (("Sana Sample", WITNESS, False), "sana-sample"),
}


@pytest.mark.parametrize("name", ALONE)
def test_the_account_of_a_source_alone(name: str) -> None:
    (words, kind, anonymous), account = ALONE[name]
    report = said_by("Example Wire", Source(words, kind, anonymous))
    assert voices(report).of_source(report.claims[0].source, report.card).account == account


# These are never given to a party.
OWN = {
    "rebel police": ("rebel police", SECURITY, True),
    "union officials": ("union officials", GOVERNMENT, True),
    "hospital officials": ("Hospital officials", MEDICAL, True),
    "doctors": ("doctors", MEDICAL, True),
    "a former official": ("a former army officer", SECURITY, True),
    "two states at once": ("Indian and Pakistani officials", GOVERNMENT, True),
    "activists against a group": ("an anti-Taliban activist", MONITOR, True),
    "witnesses": ("witnesses", WITNESS, True),
    "a group that no report names": ("the group", ARMED, False),
    "a soldier's mother": ("the soldier's mother", OTHER, True),
}


@pytest.mark.parametrize("name", OWN)
def test_what_the_words_leave_open_is_given_to_no_party(name: str) -> None:
    report = said_by("Example Wire", Source(*OWN[name]))
    assert voices(report).of_source(report.claims[0].source, report.card).party is None


def test_a_railway_is_a_companys_where_companies_run_them() -> None:
    report = said_by("Example Wire", Source("railway officials", COMPANY, True))
    assert voices(report, country="GB").of_source(report.claims[0].source, report.card).party is None


def test_without_a_country_the_state_is_that_of_where_it_happened() -> None:
    report = said_by("Example Wire", Source("officials", GOVERNMENT, True), Source("the police", SECURITY))
    assert [account.id for account in voices(report, country=None).accounts()] == ["state"]


def test_distinct_voices_of_one_party_are_one_account() -> None:
    report = said_by("Example Wire", Source("security officials", SECURITY, True), Source("the army", SECURITY), Source("police", SECURITY))
    (account,) = voices(report).accounts()
    assert (account.id, account.name, len(account.voices)) == ("state:PK", "Pakistan (state)", 3)


BLA, GROUP = Source("The Baloch Liberation Army", ARMED), Source("The group's spokesman", ARMED, True)
SEPARATISTS, JIHADISTS, ISIS = Source("Separatists", ARMED, True), Source("jihadists", ARMED, True), Source("Islamic State", ARMED)


@pytest.mark.parametrize("source", [GROUP, SEPARATISTS])
def test_a_common_noun_is_the_only_group_that_the_report_names(source: Source) -> None:
    report = said_by("Example Wire", BLA, source)
    assert voices(report).of_source(source, report.card).account == "bla"


def test_a_common_noun_is_the_only_group_that_another_report_names() -> None:
    one, other = said_by("Example Wire", GROUP), said_by("Example Post", BLA)
    assert voices(one, other).of_source(GROUP, one.card).account == "bla"


def test_where_two_groups_could_be_meant_neither_is() -> None:
    report = said_by("Example Wire", BLA, ISIS, GROUP)
    assert voices(report).of_source(GROUP, report.card).party is None


def test_a_noun_is_given_only_to_a_group_that_is_called_so() -> None:
    report = said_by("Example Wire", BLA, ISIS, SEPARATISTS, JIHADISTS)
    found = voices(report)
    assert [found.of_source(each, report.card).account for each in (SEPARATISTS, JIHADISTS)] == ["bla", "isis"]


def test_a_monitor_without_a_name_is_the_one_that_is_named() -> None:
    unnamed = Source("a monitoring group", MONITOR)
    report = said_by("Example Wire", unnamed, Source("the Syrian Observatory for Human Rights", MONITOR), Source("the UN", MONITOR))
    assert voices(report, country="SY").of_source(unnamed, report.card).account == "sohr"


def test_persons_without_a_name_are_not_given_to_the_only_monitor() -> None:
    activists = Source("Activists", MONITOR, True)
    report = said_by("Example Wire", activists, Source("the Syrian Observatory for Human Rights", MONITOR))
    assert voices(report, country="SY").of_source(activists, report.card).party is None


def test_an_acronym_is_of_the_body_that_a_report_names_in_full() -> None:
    long, short, spokesman = Source("Foo Liberation Front", ARMED), Source("FLF", ARMED), Source("FLF spokesman", ARMED, True)
    one, other = said_by("Example Wire", long), said_by("Example Post", short, spokesman)
    (account,) = voices(one, other).accounts()
    assert (account.id, account.name) == ("foo-liberation-front", "Foo Liberation Front")


def test_a_named_official_is_anybodys_where_another_state_speaks() -> None:
    named = Source("Ivan Sample", GOVERNMENT)
    report = said_by("Example Wire", named, Source("the Russian army", SECURITY))
    assert voices(report, country="SY").of_source(named, report.card).party is None


def test_a_surname_is_the_person_that_the_report_names_whole() -> None:
    one = said_by("Example Wire", Source("Mira Sample", WITNESS), Source("Sample", WITNESS))
    assert [account.id for account in voices(one).accounts()] == ["mira-sample"]


def test_persons_without_a_name_are_each_reports_own() -> None:
    witnesses = Source("witnesses", WITNESS, True)
    assert len(voices(said_by("Example Wire", witnesses), said_by("Example Post", witnesses)).accounts()) == 2


def test_a_body_without_a_name_is_one_in_all_reports() -> None:
    clinic = Source("the town clinic", MEDICAL)
    assert len(voices(said_by("Example Wire", clinic), said_by("Example Post", clinic)).accounts()) == 1


def test_an_outlet_cited_is_the_publisher_of_its_own_report() -> None:
    cited = Source("the Example Post", OUTLET)
    one, other = said_by("Example Wire", cited), said_by("Example Post", Source("narrator", SourceKind.NARRATOR))
    voice = voices(one, other).of_source(cited, one.card)
    assert (voice.account, voice.publisher) == ("publisher:Example Post", "Example Post")


def test_the_order_of_the_reports_plays_no_part() -> None:
    reports = (said_by("A", GROUP, Source("Ivan Sample", OTHER)), said_by("B", BLA, Source("Sample", OTHER)), said_by("C", SEPARATISTS))
    assert len({voices(*order).accounts() for order in permutations(reports)}) == 1
