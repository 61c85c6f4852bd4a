"""Whose voice a source is: the same body under several names, one party, or a voice of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.errors import SettingError
from reportedly.model import Blame, Echo, EchoKind, Evidence, Responsibility, Side, Source, SourceKind
from reportedly.reconcile.voices import Voices, load_actors, origins, sums_up
from tests.reconcile.telling import figure, incident, mention

GOV, SEC, ARMED, MEDICAL, OUTLET, FIRM, MONITOR = (
    SourceKind.GOVERNMENT,
    SourceKind.SECURITY,
    SourceKind.ARMED_GROUP,
    SourceKind.MEDICAL,
    SourceKind.OUTLET,
    SourceKind.COMPANY,
    SourceKind.MONITOR,
)


def said(name, kind, n=5, **more):
    return replace(figure(f"{n} people", low=n, start=n, **more), source=Source(name, kind))


def heard(*sources, country="PK"):
    """The account of each source, all of one report."""
    report = mention("Vale Post", "2031-05-02", *(said(name, kind, n) for n, (name, kind) in enumerate(sources, 2)))
    voices = Voices.of(incident(report), load_actors(), country)
    return [voices.of_source(claim.source, report.card).account for claim in report.claims]


ALONE = {
    "security officials": (("security officials", SEC), "state:PK"),
    "the military": (("the military", SEC), "state:PK"),
    "the army's chief spokesman": (("the army's chief spokesman", SEC), "state:PK"),
    "a ministry": (("the interior ministry", GOV), "state:PK"),
    "police": (("police", SEC), "state:PK"),
    "forces of a country that is named": (("Indian security forces", SEC), "state:IN"),
    "a country by its name": (("India", GOV), "state:IN"),
    "a state's railway": (("railway officials", FIRM), "state:PK"),
    "an armed group of the table": (("Baloch Liberation Army", ARMED), "bla"),
    "its acronym": (("the BLA", ARMED), "bla"),
    "its spokesman": (("a BLA spokesman", ARMED), "bla"),
    "a monitor of the table": (("the Syrian Observatory for Human Rights", MONITOR), "sohr"),
    "the United Nations": (("the United Nations", MONITOR), "un"),
    "unnamed outlets": (("early reports", OUTLET), "media reports"),
    "local media": (("local media", OUTLET), "media reports"),
    "an outlet by its name": (("Harbour Gazette", OUTLET), "publisher:Harbour Gazette"),
}


@pytest.mark.parametrize("name", ALONE)
def test_the_account_of(name):
    source, expected = ALONE[name]
    assert heard(source) == [expected]


def test_a_hospital_speaks_for_itself():
    assert heard(("Vale hospital", MEDICAL))[0] not in ("state:PK", "state")


def test_who_has_left_a_body_does_not_speak_for_it():
    assert heard(("a former army general", SEC))[0] != "state:PK"


def test_where_no_country_is_known_the_state_is_still_one():
    assert heard(("police", SEC), ("the army", SEC), country=None) == ["state", "state"]


def test_the_group_is_the_one_group_that_the_report_names():
    assert heard(("the Baloch Liberation Army", ARMED), ("the group", ARMED), ("the group's spokesman", ARMED)) == ["bla", "bla", "bla"]


def test_the_group_stays_open_where_two_are_named():
    *_, third = heard(("the Baloch Liberation Army", ARMED), ("the Islamic State", ARMED), ("the group", ARMED))
    assert third not in ("bla", "isis")


def test_a_group_that_no_table_has_is_one_under_its_name_and_acronym():
    first, second, third = heard(("the Vale Liberation Front", ARMED), ("the VLF", ARMED), ("the group", ARMED))
    assert first == second == third


def test_two_states_at_once_are_neither():
    assert heard(("India and Afghanistan", GOV))[0] not in ("state:IN", "state:AF")


def test_the_narrator_is_the_publisher():
    report = mention("Vale Post", "2031-05-02", figure("5 people", low=5))
    voice = Voices.of(incident(report), load_actors(), None).of_source(report.claims[0].source, report.card)
    assert (voice.account, voice.publisher) == ("publisher:Vale Post", "Vale Post")


def test_an_outlet_cited_is_the_publisher_of_its_own_report():
    own = mention("Harbour Gazette", "2031-05-01", figure("5 people", low=5))
    other = mention("Vale Post", "2031-05-02", said("Harbour Gazette", OUTLET))
    voices = Voices.of(incident(own, other), load_actors(), None)
    assert voices.of_source(other.claims[0].source, other.card).account == "publisher:Harbour Gazette"


def test_witnesses_of_two_reports_are_not_one():
    reports = [mention(name, "2031-05-02", said("a witness", SourceKind.WITNESS)) for name in ("Vale Post", "Harbour Gazette")]
    voices = Voices.of(incident(*reports), load_actors(), None)
    assert len({voices.of_source(one.claims[0].source, one.card).account for one in reports}) == 2


def test_voices_do_not_hang_on_the_order_of_the_reports():
    reports = [
        mention("Vale Post", "2031-05-01", said("the Vale Liberation Front", ARMED, 2), said("police", SEC, 3)),
        mention("Harbour Gazette", "2031-05-02", said("the VLF", ARMED, 4), said("the group", ARMED, 5)),
        mention("Moor Times", "2031-05-03", said("the front's spokesman", ARMED, 6)),
    ]
    found = [incident(*order) for order in permutations(reports)]
    assert (
        len(
            {
                repr(Voices.of(replace(one, mentions=tuple(order)), load_actors(), "PK").accounts())
                for one, order in zip(found, permutations(reports), strict=True)
            }
        )
        == 1
    )


def test_accounts_hold_their_voices_and_a_name():
    report = mention("Vale Post", "2031-05-02", said("security officials", SEC, 2), said("the army's spokesman", SEC, 3))
    (account,) = Voices.of(incident(report), load_actors(), "PK").accounts()
    assert (account.id, account.name, len(account.voices)) == ("state:PK", "Pakistan (state)", 2)


def test_people_have_a_party_only_where_two_groups_are_named():
    one = mention("Vale Post", "2031-05-02", said("the Baloch Liberation Army", ARMED))
    two = mention("Moor Times", "2031-05-02", said("the Islamic State", ARMED))
    assert Voices.of(incident(one), load_actors(), None).people("BLA fighters", Side.ATTACKERS, one.card) is None
    assert Voices.of(incident(one, two), load_actors(), None).people("BLA fighters", Side.ATTACKERS, one.card) == "bla"
    assert Voices.of(incident(one, two), load_actors(), None).people("fighters", Side.ATTACKERS, one.card) is None


def passed_on(*mentions, echoes=()):
    found = replace(incident(*mentions), echoes=echoes)
    return origins(found, Voices.of(found, load_actors(), None))


def test_a_headline_that_a_source_says_in_the_body_is_the_source_s():
    title, body = figure("9 people", low=9, start=1), said("police", SEC, 9, people="people")
    body = replace(body, evidence=Evidence(50, 58, "9 people"), id="body")
    assert passed_on(mention("Vale Post", "2031-05-02", title, body)) == {title.id: "body"}


def test_an_outlet_cited_passes_on_what_its_own_report_has_from_a_source():
    own = mention("Harbour Gazette", "2031-05-01", said("police", SEC, 9))
    cites = mention("Vale Post", "2031-05-02", replace(said("Harbour Gazette", OUTLET, 9), id="cited"))
    assert passed_on(own, cites) == {"cited": own.claims[0].id}


def test_a_copy_passes_on_its_original():
    own, copy = (
        mention("Harbour Gazette", "2031-05-01", said("police", SEC, 9)),
        mention("Vale Post", "2031-05-02", replace(said("police", SEC, 9), id="copy")),
    )
    echo = Echo(copy.card.key, own.card.key, EchoKind.NEAR, 0.9)
    assert passed_on(own, copy, echoes=(echo,)) == {"copy": own.claims[0].id}


def test_what_two_sources_say_alike_is_no_passing_on():
    first, second = said("police", SEC, 9), replace(said("the army", SEC, 9), id="other")
    assert passed_on(mention("Harbour Gazette", "2031-05-01", first), mention("Vale Post", "2031-05-02", second)) == {}


def test_a_range_between_two_sources_sums_them_up():
    total = figure("between 27 and 30", low=27, high=30, start=99)
    report = mention("Vale Post", "2031-05-02", said("police", SEC, 27), said("the army", SEC, 30), total)
    found = incident(report)
    assert sums_up(found, Voices.of(found, load_actors(), None)) == (total.id,)
    alone = incident(mention("Vale Post", "2031-05-02", said("police", SEC, 27), total))
    assert sums_up(alone, Voices.of(alone, load_actors(), None)) == ()


def test_a_group_that_is_only_accused_is_known_by_its_name():
    evidence = Evidence(0, 41, "officials blamed the Vale Liberation Front")
    front, officials = Source("the Vale Liberation Front", ARMED), Source("officials", GOV)
    blame = Responsibility("r", evidence, front, Blame.ACCUSED, officials, None, None, None, True, 0)
    report = mention("Vale Post", "2031-05-02", blame, said("the group", ARMED))
    voices = Voices.of(incident(report), load_actors(), "PK")
    assert voices.of_source(report.claims[1].source, report.card).account == "vale-liberation-front"


OWN = '[vlf]\nname = "Vale Liberation Front"\nkind = "armed_group"\naliases = ["VLF"]\n'
BROKEN = {
    "no TOML": ("[vlf", "valid TOML"),
    "no name": ('[vlf]\nkind = "armed_group"\n', "needs a name and a kind"),
    "no such kind": ('[vlf]\nname = "V"\nkind = "army"\n', "the kinds are"),
    "no such field": ('[vlf]\nname = "V"\nkind = "other"\nalias = "x"\n', "the fields are"),
    "no such party": ('[vlf]\nname = "V"\nkind = "other"\nparty = "nobody"\n', "neither an id here nor"),
    "one name for two": (OWN + '[other]\nname = "VLF"\nkind = "other"\n', "is a name of both"),
}


def test_a_table_of_one_s_own_stands_over_the_shipped_one(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text(OWN, encoding="utf-8")
    report = mention("Vale Post", "2031-05-02", said("the VLF", ARMED))
    voices = Voices.of(incident(report), load_actors(path), None)
    assert voices.of_source(report.claims[0].source, report.card).account == "vlf"


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_table_is_one_sentence_with_its_place(name, tmp_path):
    words, told = BROKEN[name]
    path = tmp_path / "actors.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(SettingError) as error:
        load_actors(path)
    assert told in str(error.value) and str(path) in str(error.value)


def test_a_table_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SettingError, match="cannot be read"):
        load_actors(tmp_path / "none.toml")
