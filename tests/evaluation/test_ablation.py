"""Each mechanism that an ablation switches off is there, and a text of our own is read otherwise without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import ablation, polnear
from evaluation.switches import ATTRIBUTIONS, DATES, GOLD, SWITCHES, TOTALS, WHERE, Switch, without
from reportedly.claims.places import find_places
from reportedly.claims.times_index import event_date
from reportedly.language import Parsed, parse
from reportedly.model import Report, Span
from reportedly.pipeline import read_parsed
from reportedly.places import Gazetteer, open_gazetteer
from reportedly.publish.jsonl import to_line
from reportedly.reading import read_text

TEXTS = {
    "pronouns": "Army officers came. They said nine people died.",
    "who says that he does": "The president left for talks as a party official said he hoped that nine captives would be freed on Sunday.",
    "roles": "The Green Valley Front took the town. The group said it killed nine guards.",
    "names and roles side by side": "Anil Rao, a ministry spokesman, came. Nine people died, the spokesman said.",
    "named later": "Nine people died, a monitoring group said. The Skara Observatory for Human Rights said six were children.",
    "verbs of saying": "Police said nine people died.",
    "phrases": "Nine people died, according to police.",
    "attitudes": "The mayor is sceptical of the plan for the bridge.",
    "headlines": "Nine dead in ferry fire: police\n\nA ferry burned off Rona on Tuesday.",
    "sources that close a sentence": "Nine people died near the border with Rona local sources said on Friday.",
    "quotations that run on": "“We saw smoke,” said Anna Holt. “Nine people died in the fire.”",
    "citing": "Nine people died in the fire, the Skara Wire said, citing police.",
    "within its parent's words": "The mayor denied that nine people had died, police said, and ten were hurt.",
    "taken for granted": "The Green Valley Front claimed responsibility for the raid that killed nine guards.",
    "stance by the words": "Nine people may have died.",
    "people taken over": "Nine divers were killed, including two Danes.",
    "second looks at outcomes": "Nine of the injured were released from hospital.",
    "deaths told later": "A teenager was shot in Rona. He died in hospital.",
    "parts and wholes": "Nine people were killed. Two nurses were killed in the yard.",
    "sums": "Four guests were shot. Two men and two women were taken to hospital.",
    "parts between dashes": "Rebels hold 12 people -- four guards, a cook and two others -- on Rona.",
    "kinds as parts": "Nine people were killed. Two nurses were killed in the yard.",
    "sides": "Nine soldiers were killed.",
    "sides by what they are said to be": "Two of the dead were army officers.",
    "sides by name": "Suspect Ray Poe was arrested. Poe was wounded.",
    "sides of bare numbers": "Nine gunmen were killed and six wounded.",
    "ranks": "Nine rebel soldiers were killed.",
    "scope": "A ferry burned off Rona on Tuesday, killing nine people. In 2013, a fire there killed 81 people.",
    "furniture": "Photo: Nine guards stand at the harbour. (AP Photo/Ann Poe)\n\nA ferry burned off Rona on Tuesday, killing two people.",
    "the dead among the injured": "Two men were wounded in Rona. They died of their wounds.",
    "people told again": "Nine people were killed in Rona. The nine victims were found in a boat.",
    "the scene's date": "Nine people were killed in Rona on Monday.",
    "context of places": "Police in Toledo, Ohio, said a man from Lima was held. Dayton and Akron were searched, too.",
    "containment": "A bomb went off in Springfield, Illinois.",
    "dateline": "SAN JOSE, Costa Rica (Wire) - Nine people were held in Santiago.",
    "publisher's country": "Nine people were held in Perth.",
}
PLACED = {"publisher's country": "http://news.example.uk/1"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def parsed_of(name: str) -> Parsed:
    text = TEXTS[name]
    if name == "furniture":
        return parse(read_text(text))
    dateline = Span(0, 20) if name == "dateline" else None
    return parse(Report("a", text, "0" * 64, published="2025-03-12", url=PLACED.get(name), dateline_place=dateline))


def read(parsed: Parsed, touches: tuple[str, ...], gazetteer: Gazetteer) -> list[object]:
    """All that the measures of what is touched could see."""
    readers = {
        GOLD: lambda: to_line(read_parsed(parsed)),
        TOTALS: lambda: to_line(read_parsed(parsed)),
        ATTRIBUTIONS: lambda: polnear.read(parsed),
        DATES: lambda: event_date(parsed),
        WHERE: lambda: find_places(parsed, gazetteer),
    }
    return [readers[part]() for part in touches]


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: switch.name)
def test_a_text_is_read_otherwise_without_a_mechanism(switch: Switch, gazetteer: Gazetteer) -> None:
    parsed = parsed_of(switch.name)
    whole = read(parsed, switch.touches, gazetteer)
    with without(switch):
        part = read(parsed, switch.touches, gazetteer)
    assert part != whole
    assert read(parsed, switch.touches, gazetteer) == whole


def test_a_name_that_is_gone_is_an_error() -> None:
    with pytest.raises(AttributeError), without(Switch("gone", "nothing", {"reportedly.claims.scope.gone": None})):
        pass


def test_the_table_says_what_falls_most_first_and_what_brings_nothing() -> None:
    switches = [Switch("one", "less", {}), Switch("two", "no more", {})]
    table = ablation.table(
        {"figure": 0.9, "side": 0.8, "via": 0.7}, [{"figure": 0.89, "side": 0.7, "via": 0.75}, {"figure": 0.9}], switches
    )
    assert table.splitlines()[2:] == [
        "| one | less | side −10.0 · figure −1.0 · via +5.0 |",
        "| two | no more | nothing |",
    ]


def test_the_table_is_written_between_its_markers_only(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text(f"Head.\n{ablation.BEGIN}old\n{ablation.END}Tail.\n", encoding="utf-8")
    ablation.write("| new |\n", page)
    assert page.read_text(encoding="utf-8") == f"Head.\n{ablation.BEGIN}\n| new |\n\n{ablation.END}Tail.\n"


def test_a_missing_corpus_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ablation.main([str(tmp_path)]) == 2
    assert "is not there" in capsys.readouterr().err
