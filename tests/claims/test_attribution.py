"""Who says what: source, cue and content, told apart and tied to the words."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import AttributionIndex, find_attributions
from reportedly.language import Parsed, parse
from reportedly.model import NARRATOR, Attribution, Report, Span, Stance


def parsed_of(text: str, title: str | None = None) -> Parsed:
    return parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest(), title))


@cache
def read(text: str) -> tuple[Parsed, tuple[Attribution, ...]]:
    parsed = parsed_of(text)
    return parsed, find_attributions(parsed, find_actors(parsed))


def triples(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The vouching attributions of ``text``: who is meant, the cue's words, the pieces of content."""
    parsed, found = read(text)
    return [(a.source.name, " ".join(map(parsed.words, a.cue)), tuple(map(parsed.words, a.content))) for a in found if a.vouches]


SAID = {
    "indirect, with that": (
        "Police said that nine people were killed.",
        [("Police", "said", ("that nine people were killed",))],
    ),
    "indirect, without that": (
        "Rescue workers said two boys were missing.",
        [("Rescue workers", "said", ("two boys were missing",))],
    ),
    "the cue comes last": (
        "Nine people were killed, hospital officials said.",
        [("hospital officials", "said", ("Nine people were killed",))],
    ),
    "the cue comes last and its comma was lost": (
        "Nine people were killed in the market of Dola a monitoring group said.",
        [("a monitoring group", "said", ("Nine people were killed in the market of Dola",))],
    ),
    "the source splits the words": (
        "The bridge, engineers say, was closed in May.",
        [("engineers", "say", ("The bridge", "was closed in May"))],
    ),
    "the verb before its source, between commas": (
        "The bridge, said the mayor, was closed in May.",
        [("the mayor", "said", ("The bridge", "was closed in May"))],
    ),
    "as somebody told somebody": (
        "As Hollis told The Dola Gazette, ferries stopped early in May.",
        [("Hollis", "told", ("ferries stopped early in May",))],
    ),
    "as somebody said on a day": (
        "As the minister said on Friday, the talks have failed.",
        [("the minister", "said", ("the talks have failed",))],
    ),
    "a letter that reads": (
        'The letter reads "we may use the form again."',
        [("The letter", "reads", ('"we may use the form again."',))],
    ),
    "what somebody reads": ('The mayor read "Hamlet" to the children.', []),
    "quoting": (
        "Six people died, the agency reported, quoting doctors.",
        [("the agency", "reported", ("Six people died",)), ("doctors", "quoting", ("Six people died",))],
    ),
    "quoting, before what is said": (
        "According to the Dola news agency, quoting doctors at the clinic, six people died.",
        [
            ("the Dola news agency", "According to", ("quoting doctors at the clinic, six people died",)),
            ("doctors", "quoting", ("six people died",)),
        ],
    ),
    "according to, at the end": (
        "At least 12 people died, according to the interior ministry.",
        [("the interior ministry", "according to", ("At least 12 people died",))],
    ),
    "according to, at the start": (
        "According to witnesses, four gunmen fled.",
        [("witnesses", "according to".capitalize(), ("four gunmen fled",))],
    ),
    "according to, between, its commas lost": (
        "The raid according to the source killed two guards.",
        [("the source", "according to", ("The raid", "killed two guards"))],
    ),
    "a quotation before the cue": (
        '"We hold the station," a spokesman told reporters.',
        [("a spokesman", "told", ('"We hold the station,"',))],
    ),
    "a quotation after the cue": (
        'The governor said: "Nobody was hurt."',
        [("The governor", "said:", ('"Nobody was hurt."',))],
    ),
    "an inverted cue": (
        '"Nobody was hurt," said the governor.',
        [("the governor", "said", ('"Nobody was hurt,"',))],
    ),
    "a quotation that goes on after the cue": (
        '"They came at dawn," the teacher said. "There were twelve of them."',
        [("the teacher", "said", ('"They came at dawn,"', '"There were twelve of them."'))],
    ),
    "marks of two kinds in one pair": (
        'The doctor waited. "They came at dawn,” the doctor said. "There were twelve of them."',
        [("The doctor", "said", ('"They came at dawn,”', '"There were twelve of them."'))],
    ),
    "in a statement": (
        "The ministry said in a statement that three men were arrested.",
        [("The ministry", "said in a statement", ("that three men were arrested",))],
    ),
    "a noun that names the saying": (
        "Residents dispute the army's claim that only fighters were killed.",
        [("the army", "claim", ("that only fighters were killed",))],
    ),
    "somebody gives a toll": (
        "The fire brigade gave a toll of 31 people killed.",
        [("The fire brigade", "toll", ("31 people killed",))],
    ),
    "quoted as saying": (
        "Interfax quoted the minister as saying six hostages were free.",
        [("the minister", "saying", ("six hostages were free",))],
    ),
    "a headline with a colon, source last": ("Twelve dead in market blast: police", [("police", ":", ("Twelve dead in market blast",))]),
    "a headline with a colon, source first": ("Police: three shot near the harbour", [("Police", ":", ("three shot near the harbour",))]),
    "adding": (
        "Officials said 39 people died, adding that the search was over.",
        [("Officials", "said", ("39 people died",)), ("Officials", "adding", ("that the search was over",))],
    ),
    "the cue comes last after a place, its comma lost": (
        "Nine people died near the border with Norland local sources said.",
        [("local sources", "said", ("Nine people died near the border with Norland",))],
    ),
    "the cue comes last after a name, its comma lost, and revises": (
        "The raid killed nine guards as they left the Dola market the Vale Observatory said updating an earlier toll of six.",
        [
            (
                "the Vale Observatory",
                "said",
                ("The raid killed nine guards as they left the Dola market", "updating an earlier toll of six"),
            )
        ],
    ),
    "the speaker has a post and a body, the comma lost": (
        "Forty people left Dola and two other towns the head of the Vale monitoring group Anil Rao told Reuters.",
        [("Anil Rao", "told", ("Forty people left Dola and two other towns",))],
    ),
    "they say, within what describes somebody": (
        "Police have arrested a man they say killed three women in a Harlow flat.",
        [("Police", "say", ("killed three women in a Harlow flat",))],
    ),
    "identified as": (
        "Police identified the victims as Jan Marsh and Lee Poe.",
        [("Police", "identified", ("the victims as Jan Marsh and Lee Poe",))],
    ),
    "told somebody who stands right before what is told": (
        "Jan Marsh told News 4 the couple who lived there had three children.",
        [("Jan Marsh", "told", ("the couple who lived there had three children",))],
    ),
    "quoted as saying, at the end": (
        "Ten more fighters were due on Monday, Marsh was quoted as saying.",
        [("Marsh", "saying", ("Ten more fighters were due on Monday",))],
    ),
    "with some saying": (
        "Local papers did not agree, with some saying that 40 guards had died.",
        [("Local papers", "saying", ("that 40 guards had died",))],
    ),
    "citing": (
        "Six people died, Reuters reported, citing hospital officials.",
        [("Reuters", "reported", ("Six people died",)), ("hospital officials", "citing", ("Six people died",))],
    ),
    "citing, before the cue": (
        "Reuters, citing officials, reported that six people died.",
        [("officials", "citing", ("that six people died",)), ("Reuters", "reported", ("that six people died",))],
    ),
    "a toll that workers put, with more": (
        "Officials keeping count of bodies pulled from rubble put the toll at 21, with 37 people wounded.",
        [("Officials", "put", ("the toll at 21, with 37 people wounded",))],
    ),
    "a list after the cue": (
        "By evening 104 people had been freed, the officials said: 58 men and 46 women.",
        [("the officials", "said:", ("By evening 104 people had been freed", "58 men and 46 women"))],
    ),
    "tolls that are put at numbers": (
        "Security officials had put the number of people freed at 190, and the number of rebels killed at 27.",
        [("Security officials", "had put", ("the number of people freed at 190, and the number of rebels killed at 27",))],
    ),
    "a part of them after the cue": (
        "Police came. Seven people were hurt, they said, including two guards.",
        [("Police", "said", ("Seven people were hurt", "including two guards"))],
    ),
    "according to, and a colon": (
        "The army had freed nobody, according to the group: it had released six men.",
        [("the group", "according to", ("The army had freed nobody", "it had released six men"))],
    ),
    "a label of the text speaks of itself": ("Title: Three people shot near the harbour", []),
    "on a day, its comma lost": ("On Friday officials said nine people died.", [("officials", "said", ("nine people died",))]),
    "most counts do not count": ("Most counts lie between 40 and 50 people.", []),
    "claiming lives is no claim": ("The storm claimed the lives of two sailors.", []),
    "a plain sentence": ("Nine people were killed in the market.", []),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_source_cue_and_content_are_told_apart(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert triples(text) == expected


RESOLVED = {
    "they are the officials before": (
        "Security officials said ten men escaped. They said that two were caught.",
        "two",
        "Security officials",
    ),
    "the group is the one named": (
        "The Green Valley Front (GVF) attacked the post. The group said it had killed five guards.",
        "five",
        "The Green Valley Front",
    ),
    "an acronym is the full name": (
        "The Green Valley Front (GVF) attacked the post. GVF said it had killed five guards.",
        "five",
        "The Green Valley Front",
    ),
    "a surname is the full name": ("Mayor Anil Rao visited the town. Rao said seven people were missing.", "seven", "Anil Rao"),
    "he is the man who spoke": ("Mayor Anil Rao said the fire was out. He added that seven people were missing.", "seven", "Anil Rao"),
    "who is the noun before": ("A doctor who said forty patients arrived left early.", "forty", "A doctor"),
    "a group that is named a sentence later": (
        "Nine people died, a monitoring group said. The Dola Watch for Human Rights said six were children.",
        "Nine",
        "The Dola Watch for Human Rights",
    ),
    "a sentence without attribution after one": ("Police said two men fled. Nine people died.", "Nine", "narrator"),
    "the second of two that are said": ("Police said two men fled and said nine people died.", "nine", "Police"),
    "the inner of two sources": ("The agency Tass reported that officials said six people died.", "six", "officials"),
    "whom an agency cites": ("Tass reported six deaths citing a statement from the Dola Institute.", "six", "the Dola Institute"),
    "what somebody claims to have done": (
        "The Red Front claimed responsibility for a bombing that killed nine guards.",
        "nine",
        "narrator",
    ),
    "what somebody lays to another": ("The minister blamed rebels for the bombing that killed nine people.", "nine", "narrator"),
    "whom somebody wants back": ("Norland urged Sudland on Tuesday to return the man detained for a hijacking.", "the man", "narrator"),
    "what was once done like it": (
        "Norland expects him to round up rebels as he did after bombers killed nine people.",
        "nine",
        "narrator",
    ),
    "the arrest of a man they say killed": ("Police have arrested a man they say killed nine people.", "a man", "narrator"),
    "persons of a body that is named": ("Monitors at the Dola Watch said nine people died.", "nine", "Monitors at the Dola Watch"),
    "a body whose statement speaks": (
        "Mayor Anil Rao issued a statement on Monday. He said in the statement two died. The UNAW statement said nine people died.",
        "nine",
        "The UNAW statement",
    ),
    "a statement whose apostrophe was lost": (
        "VLF attacked the post. VLFs statement said the raid left nine soldiers dead.",
        "nine",
        "VLF",
    ),
    "he is nobody who is denied": ("Mayor Anil Rao spoke on Friday. No other guard is missing, he said.", "No other", "Anil Rao"),
    "the army is no liberation army": (
        "The Vale Liberation Army (VLA) attacked the post. The group left. The army said nine people died.",
        "nine",
        "The army",
    ),
    "the same spokesman": (
        "The army's chief spokesman said on Friday that two died. On Wednesday the same spokesman had said nine died.",
        "nine",
        "The army's chief spokesman",
    ),
    "a spokesman and what he is besides": (
        "On Friday the army's chief spokesman, a lieutenant general, said that nine people died.",
        "nine",
        "the army's chief spokesman",
    ),
    "officials are not those of a hospital told of long before": (
        "Hospital officials said two died. The road was closed. The school was shut. On Friday officials said nine people died.",
        "nine",
        "officials",
    ),
    "it is the authority": (
        "Two people died, the flood management authority said. Nine people had been moved, it said.",
        "Nine",
        "the flood management authority",
    ),
    "he is who is said to say it": (
        "A spokesman said talks went on. A party representative said he hoped nine people would be freed.",
        "nine",
        "A party representative",
    ),
    "he is who says it, whatever the parse": (
        "The president left for talks as a party official said he hoped that nine captives held by rebels would be freed on Sunday.",
        "nine",
        "a party official",
    ),
    "they are who says it, not whom they hold": ("Rebels holding a dozen sailors said they killed nine guards.", "nine", "Rebels"),
    "a toll says nothing": ("Nine cooks were killed according to the newest death toll.", "Nine", "narrator"),
    "a count by somebody": ("Nine people have been killed, according to a Skara Wire count.", "Nine", "a Skara Wire count"),
    "who closes a sentence, and lays blame": (
        "Nine were hurt or missing in the old quarter of Rona the Skara Observatory for Public Order said blaming the raid on the army.",
        "Nine",
        "the Skara Observatory for Public Order",
    ),
    "a pronoun with nobody before it": ("He said nine people died.", "nine", "unresolved"),
    "a passive that names nobody": ("Nine people are believed to have died.", "Nine", "narrator"),
}


@pytest.mark.parametrize(("text", "word", "expected"), RESOLVED.values(), ids=RESOLVED.keys())
def test_a_figure_belongs_to_the_source_that_states_it(text: str, word: str, expected: str) -> None:
    _, found = read(text)
    at = text.index(word)
    chain = AttributionIndex.of(found).chain(Span(at, at + len(word)))
    assert (chain[0].source if chain else NARRATOR).name == expected


STANCES = {
    "denied": ("The army denied that 12 people had died.", Stance.DENIED),
    "threatened": ("The group threatened to kill the hostages.", Stance.THREATENED),
    "demanded": ("The group demanded that the prisoners be freed.", Stance.DEMANDED),
    "estimated": ("Doctors fear that more people have died.", Stance.ESTIMATED),
    "asserted": ("The army said that 12 people had died.", Stance.ASSERTED),
}


@pytest.mark.parametrize(("text", "stance"), STANCES.values(), ids=STANCES.keys())
def test_the_cue_tells_the_stance(text: str, stance: Stance) -> None:
    assert read(text)[1][0].stance is stance


VIAS = {
    "told an outlet": ("An aid worker told Reuters that six people died.", "Reuters"),
    "an outlet passes it on": ("Militants said they hold six men, according to Reuters.", "Reuters"),
    "told reporters": ("An aid worker told reporters that six people died.", None),
    "quoted by a paper": ("Officials quoted by the Dola Morning said that six people died.", "the Dola Morning"),
    "told nobody": ("An aid worker said that six people died.", None),
}


@pytest.mark.parametrize(("text", "via"), VIAS.values(), ids=VIAS.keys())
def test_who_passed_it_on_is_kept(text: str, via: str | None) -> None:
    _, found = read(text)
    inner = AttributionIndex.of(found).chain(Span(text.index("six"), text.index("six") + 3))[0]
    assert (inner.via and inner.via.name) == via


def test_the_parent_is_the_attribution_that_holds_the_cue() -> None:
    _, found = read("The agency Tass reported that officials said six people died.")
    assert [a.parent for a in found] == [None, 0]


def test_the_time_of_saying_is_kept() -> None:
    parsed, found = read("Police said on Wednesday that nine people were killed.")
    assert found[0].said_at is not None
    assert "Wednesday" in parsed.words(found[0].said_at)


def test_why_a_source_stays_unnamed_is_kept() -> None:
    parsed, found = read("Six men were freed, said an official who spoke on condition of anonymity.")
    assert found[0].source.reason is not None
    assert "anonymity" in parsed.words(found[0].source.reason)


def test_wanting_is_not_saying() -> None:
    _, found = read("The rebels want to free six men.")
    assert [a.vouches for a in found] == [False]


PHRASES = st.sampled_from(
    [
        "Police said nine people died. ", '"We hold ten men," ', "he said. ", "according to officials ", "“They fled ", "the group, ",
        "\n\n", "Reuters: ", "and said that ", "12 dead ", "'' ", "who told AFP ", "Anil Rao, a doctor, ", "adding ", "— ", "(GVF) ", "",
    ]
)  # fmt: skip


@given(st.lists(PHRASES, max_size=14).map("".join))
def test_any_wording_is_read_and_every_span_lies_in_the_text(text: str) -> None:
    parsed = parsed_of(text)
    found = find_attributions(parsed, find_actors(parsed))
    for one in found:
        spans = [*one.mention, *one.cue, *one.content, *([one.source.span] if one.source.span else [])]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert one.content
        assert one.parent is None or 0 <= one.parent < len(found)
    assert found == find_attributions(parsed, find_actors(parsed))


def test_a_quotation_of_nobody_is_kept_without_source_and_cue() -> None:
    text = 'The market burned.\n\n"We had been waiting for hours when they came."'
    parsed, found = read(text)
    assert [(a.source.name, a.cue, a.vouches) for a in found if not a.cue] == [("unresolved", (), False)]
    assert parsed.words(found[-1].content[0]) == text.split("\n\n")[1]
