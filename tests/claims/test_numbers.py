"""Number expressions: which whole numbers the words allow, which words they take in, and which digits count nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportedly.claims.numbers import find_numbers
from tests.claims.figure_cases import cases, count_of

VALUES = {
    "digits": ("12", "12"),
    "one digit": ("7", "7"),
    "words": ("twelve", "12"),
    "words with a hyphen": ("forty-one", "41"),
    "words without the hyphen": ("forty one", "41"),
    "hundreds in words": ("one hundred and twenty-one", "121"),
    "hundreds in words, American": ("two hundred fifty", "250"),
    "a hundred": ("a hundred", "100"),
    "a hundred and five": ("a hundred and five", "105"),
    "thousands in words": ("two thousand three hundred", "2300"),
    "thousands and hundreds in words": ("three thousand two hundred and six", "3206"),
    "a million in words": ("one million", "1000000"),
    "digits with a scale": ("15 thousand", "15000"),
    "a decimal with a scale": ("1.2 million", "1200000"),
    "grouped in thousands": ("12,345", "12345"),
    "grouped in millions": ("1,234,567", "1234567"),
    "grouped the Indian way": ("12,34,567", "1234567"),
    "lakh": ("3 lakh", "300000"),
    "crore": ("two crore", "20000000"),
    "grouped by a space": ("5 000", "5000"),
    "grouped by a hard space": ("10\u00a0000", "10000"),
    "a dozen": ("a dozen", "12"),
    "two dozen": ("two dozen", "24"),
    "digits of dozens": ("3 dozen", "36"),
    "three score": ("three score", "60"),
    "a couple": ("a couple of", "2"),
    "a pair": ("a pair of", "2"),
    "a trio": ("a trio of", "3"),
    "both": ("both", "2"),
    "a few": ("a few", "2+"),
    "several": ("several", "2+"),
    "a number of": ("a number of", "2+"),
    "a handful": ("a handful of", "2+"),
    "many": ("many", "2+"),
    "numerous": ("numerous", "2+"),
    "most": ("most of the", "2+"),
    "dozens": ("dozens of", "24+"),
    "several dozen": ("several dozen", "24+"),
    "scores": ("scores of", "40+"),
    "tens": ("tens of", "20+"),
    "hundreds": ("hundreds of", "200+"),
    "several hundred": ("several hundred", "200+"),
    "thousands": ("thousands of", "2000+"),
    "several thousand": ("several thousand", "2000+"),
    "tens of thousands": ("tens of thousands of", "20000+"),
    "hundreds of thousands": ("hundreds of thousands of", "200000+"),
    "millions": ("millions of", "2000000+"),
    "half a million": ("half a million", "500000"),
    "none": ("none of the", "0"),
    "no": ("no", "0"),
    "not a single": ("not a single", "0"),
    "nobody": ("nobody", "0"),
    "no one": ("no one", "0"),
    "neither": ("neither of the", "0"),
    "zero": ("zero", "0"),
    "all": ("all the", "1+"),
    "the rest": ("the rest of the", "1+"),
    "at least": ("at least 12", "12+"),
    "at least in words": ("at least twelve", "12+"),
    "at least one": ("at least one", "1+"),
    "at least two dozen": ("at least two dozen", "24+"),
    "at the very least": ("at the very least 12", "12+"),
    "no fewer than": ("no fewer than 12", "12+"),
    "no less than": ("no less than 12", "12+"),
    "not fewer than": ("not fewer than 12", "12+"),
    "a minimum of": ("a minimum of 12", "12+"),
    "more than": ("more than 12", "13+"),
    "more than a dozen": ("more than a dozen", "13+"),
    "more than two dozen": ("more than two dozen", "25+"),
    "more than one": ("more than one", "2+"),
    "more than a hundred": ("more than a hundred", "101+"),
    "over": ("over 12", "13+"),
    "well over": ("well over 12", "13+"),
    "just over": ("just over 12", "13+"),
    "above": ("above 12", "13+"),
    "in excess of": ("in excess of 12", "13+"),
    "exceeding": ("exceeding 12", "13+"),
    "upwards of": ("upwards of 12", "13+"),
    "upward of": ("upward of 12", "13+"),
    "up to": ("up to 12", "0-12"),
    "as many as": ("as many as 12", "0-12"),
    "at most": ("at most 12", "0-12"),
    "no more than": ("no more than 12", "0-12"),
    "a maximum of": ("a maximum of 12", "0-12"),
    "as many as two dozen": ("as many as two dozen", "0-24"),
    "fewer than": ("fewer than 12", "0-11"),
    "less than": ("less than 12", "0-11"),
    "under": ("under 12", "0-11"),
    "just under": ("just under 12", "0-11"),
    "about": ("about 12", "~12"),
    "around": ("around 12", "~12"),
    "some": ("some 12", "~12"),
    "nearly": ("nearly 12", "~12"),
    "almost": ("almost 12", "~12"),
    "approximately": ("approximately 12", "~12"),
    "roughly": ("roughly 12", "~12"),
    "close to": ("close to 12", "~12"),
    "an estimated": ("an estimated 12", "~12"),
    "nearly in words": ("nearly two hundred", "~200"),
    "about, of a scale": ("about 2.5 million", "~2500000"),
    "or so": ("12 or so", "~12"),
    "about a dozen": ("about a dozen", "~12"),
    "exactly": ("exactly 12", "12"),
    "precisely": ("precisely 12", "12"),
    "only": ("only 12", "12"),
    "just": ("just 12", "12"),
    "a total of": ("a total of 12", "12"),
    "a further": ("a further 12", "12"),
    "an additional": ("an additional 12", "12"),
    "all of a number": ("all 33", "33"),
    "the": ("the 12", "12"),
    "about the, the preposition": ("in a quarrel about the 12", "12"),
    "barely": ("barely 12", "~12"),
    "a plus sign": ("12+", "12+"),
    "plus": ("12-plus", "12+"),
    "or more": ("12 or more", "12+"),
    "or fewer": ("12 or fewer", "0-12"),
    "two bounds": ("at least some 30", "~30+"),
    "two bounds of different kinds": ("a total of at least 30", "30+"),
    "a bound far off in white space": ("more  than\n12", "13+"),
    "a floor under a vague amount": ("at least several dozen", "24+"),
    "capital letters": ("AT LEAST TWELVE", "12+"),
    "a range": ("12 to 15", "12-15"),
    "between": ("between 12 and 15", "12-15"),
    "between in words": ("between twelve and fifteen", "12-15"),
    "between in thousands": ("between 1,200 and 1,500", "1200-1500"),
    "a range with a hyphen": ("12-15", "12-15"),
    "a range with a dash": ("12–15", "12-15"),
    "a range with or": ("two or three", "2-3"),
    "a range in words": ("ten to twelve", "10-12"),
    "perhaps more": ("eight, possibly nine", "8-9"),
    "between, with one scale": ("between two and three thousand", "2000-3000"),
    "a range of dozens": ("two to three dozen", "24-36"),
    "half a dozen": ("half a dozen", "6"),
    "another": ("another 12", "12"),
}
GAPS = {
    "between, of hundreds in words": (
        "two numerals joined by “and” are read as one numeral",
        "between two hundred and three hundred",
        "200-300",
    ),
    "from to of one count": ("from … to is always read as two counts", "from 12 to 15", "12-15"),
}


@pytest.mark.parametrize(("wording", "expected"), cases(VALUES, GAPS))
def test_the_words_allow(wording: str, expected: str) -> None:
    found = find_numbers(f"On the quay {wording} people died.")
    assert [count_of(n.low, n.high, n.approximate) for n in found] == [expected]


@pytest.mark.parametrize(("wording", "expected"), cases({k: v for k, v in VALUES.items() if not k.endswith("without the hyphen")}))
def test_the_words_allow_the_same_at_the_start_of_a_text(wording: str, expected: str) -> None:
    found = find_numbers(f"{wording} people died.")
    assert [count_of(n.low, n.high, n.approximate) for n in found] == [expected]


NO_COUNTS = {
    "an age in digits": "A 12-year-old boy",
    "an age in words": "A twelve-year-old boy",
    "an age of months": "A 9-month-old baby",
    "an age with a plain hyphen and space": "a 12 year old boy",
    "an age after aged": "a man aged 41",
    "ages": "boys aged between 7 and 11",
    "an age between commas": "Anna Holt, 34, was hurt",
    "years old": "She is 88 years old",
    "years of age": "He was 17 years of age",
    "age after the word": "He died at age 70",
    "a clock time": "at 5:30",
    "an hour": "at 5 p.m. they left",
    "an hour in capitals": "at 11 AM",
    "hours": "for 48 hours",
    "days in words": "after three days",
    "weeks": "for six weeks",
    "minutes": "within 20 minutes",
    "years": "in twelve years",
    "a year": "in 2013",
    "a decade": "the 1990s",
    "a day after the month": "on March 12",
    "a day after an abbreviated month": "on Oct. 12",
    "an ordinal": "the 12th attack",
    "an ordinal of one": "its 1st shot",
    "money before": "a ransom of $500",
    "money in pounds": "a fine of £40",
    "money in euros": "€30 each",
    "money after": "12 dollars",
    "money in words": "five million rupees",
    "percent": "12 percent",
    "percent sign": "40%",
    "per cent": "12 per cent",
    "kilometres": "12 km away",
    "miles": "30 miles north",
    "a hyphened measure": "a 12-foot wall",
    "tons": "2.5 tons",
    "degrees": "40 degrees",
    "a road": "on Highway 12",
    "a route": "along Route 66",
    "a flight": "Flight 370",
    "a room": "in room 12",
    "an age by its decade": "a woman in her 30s",
    "an article": "under Article 370",
    "a bore": "a 9mm pistol",
    "a calibre": "a 45-calibre pistol",
    "a rifle": "an AK-47",
    "a decimal": "7.62",
    "a date in digits": "24/7",
    "a day by its numbers": "9/11",
    "a hyphened thing": "a 12-storey tower",
    "rounds": "fired 30 rounds",
    "shots": "six shots",
    "charges": "nine counts of arson",
    "times": "stabbed six times",
    "a building": "floor 12-B",
    "a district": "District 9",
    "glued to letters": "in G7 and F16",
    "how many": "how many",
    "too few": "too few",
    "a number sign": "No. 12",
}
NO_COUNT_GAPS = {
    "an aeroplane": ("a model's number is read as a count", "a Boeing 737 jet"),
}


@pytest.mark.parametrize("text", [*cases({k: (v,) for k, v in NO_COUNTS.items()}, NO_COUNT_GAPS)])
def test_no_count(text: str) -> None:
    assert find_numbers(f"They said it was {text}.") == ()


SPANS = {
    "the bound is in, the noun is not": ("Officials said more than 400 people fled.", ["more than 400"]),
    "the article is not": ("The fire spared the 12 guests.", ["12"]),
    "a total of is not": ("A total of 12 guests left.", ["12"]),
    "a further is not": ("A further 12 guests left.", ["12"]),
    "all is": ("All 12 guests left.", ["All 12"]),
    "only is": ("Only 12 guests left.", ["Only 12"]),
    "a total of at least leaves the bound": ("A total of at least 12 guests left.", ["at least 12"]),
    "or more is": ("Police counted 12 or more.", ["12 or more"]),
    "a plus sign is": ("Police counted 12+ guests.", ["12+"]),
    "between is": ("Between 12 and 15 guests left.", ["Between 12 and 15"]),
    "a dozen with its article": ("It hurt a dozen guests.", ["a dozen"]),
    "two numbers": ("It hurt 12 and killed at least three.", ["12", "at least three"]),
    "from and to are two": ("The toll rose from 12 to 15.", ["12", "15"]),
    "a quotation mark between": ("He spoke of “at least 12” dead.", ["at least 12"]),
    "in brackets": ("The dead (at least 12) were buried.", ["at least 12"]),
    "the words of bound do not reach back over a stop": ("It was over. 12 left.", ["12"]),
    "handed over is a verb": ("They handed over 12 captives.", ["12"]),
    "another is not": ("Another 12 guests left.", ["12"]),
}
SPAN_GAPS = {
    "took over is a verb": ("the verb before “over” is looked for at a wrong place", "They took over 12 posts in a day.", ["12"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(SPANS, SPAN_GAPS))
def test_the_span_takes_in_the_words_of_bound(text: str, expected: list[str]) -> None:
    assert [number.span.of(text) for number in find_numbers(text)] == expected


CLOSED = {
    "a plain number": ("12 died", False),
    "a floor": ("at least 12 died", False),
    "about": ("about 12 died", False),
    "in all": ("12 in all died", True),
    "in total": ("12 people in total died", True),
    "altogether": ("12 died altogether", True),
    "a total of": ("a total of 12 died", True),
    "all": ("all 12 died", True),
    "only": ("only 12 died", True),
    "just": ("just 12 died", True),
    "exactly": ("exactly 12 died", True),
    "at most": ("at most 12 died", True),
    "up to": ("up to 12 died", True),
    "fewer than": ("fewer than 12 died", True),
    "none": ("none died", True),
    "no": ("no people died", True),
    "several": ("several died", False),
}


@pytest.mark.parametrize(("text", "closed"), cases(CLOSED))
def test_words_that_say_it_is_all_close_a_count(text: str, closed: bool) -> None:
    (number,) = find_numbers(f"They said {text}.")
    assert number.closed is closed


UNITS = "one two three four five".split() + "six seven eight nine".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def worded(n: int) -> str:
    """A whole number below ten thousand in English words, as our tests spell it."""
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    if n < 10:
        return UNITS[n - 1]
    if n < 20:
        return teens[n - 10]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{UNITS[n % 10 - 1]}" if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100 - 1]} hundred" + (f" and {worded(n % 100)}" if n % 100 else "")
    return f"{worded(n // 1000)} thousand" + (f" {'and ' if n % 1000 < 100 else ''}{worded(n % 1000)}" if n % 1000 else "")


BOUNDED = {
    "": lambda n: (n, n, False),
    "at least ": lambda n: (n, None, False),
    "no fewer than ": lambda n: (n, None, False),
    "more than ": lambda n: (n + 1, None, False),
    "over ": lambda n: (n + 1, None, False),
    "up to ": lambda n: (0, n, False),
    "as many as ": lambda n: (0, n, False),
    "fewer than ": lambda n: (0, n - 1, False),
    "about ": lambda n: (n, n, True),
    "nearly ": lambda n: (n, n, True),
    "some ": lambda n: (n, n, True),
    "all ": lambda n: (n, n, False),
}
SPELLINGS = st.sampled_from([str, worded, "{:,}".format])
AMOUNTS = st.integers(2, 1799) | st.integers(2100, 9999)


@given(AMOUNTS, SPELLINGS, st.sampled_from(sorted(BOUNDED)))
def test_a_composed_amount_is_read_as_it_was_composed(n: int, spell: Callable[[int], str], bound: str) -> None:
    text = f"Officials said {bound}{spell(n)} villagers had left."
    (number,) = find_numbers(text)
    assert (number.low, number.high, number.approximate) == BOUNDED[bound](n)
    assert number.span.of(text) == f"{bound}{spell(n)}".strip()


@given(st.integers(2, 900), st.integers(1, 900), SPELLINGS, st.sampled_from(["between {} and {}", "{} to {}", "{} or {}"]))
def test_a_composed_range_is_read_as_it_was_composed(low: int, more: int, spell: Callable[[int], str], form: str) -> None:
    assume(spell is not worded or low < 100 or " and " not in form)  # a gap of its own: "between, of hundreds in words"
    wording = form.format(spell(low), spell(low + more))
    (number,) = find_numbers(f"Officials said {wording} villagers had left.")
    assert (number.low, number.high) == (low, low + more)


@given(st.text(st.sampled_from("0123456789,.-–+ $%:/()\n“”’ ans dozen"), max_size=40))
def test_numbers_do_not_overlap_and_stand_in_text_order(text: str) -> None:
    found = find_numbers(text)
    ends = [0, *(number.span.end for number in found)]
    assert all(end <= number.span.start for end, number in zip(ends, found, strict=False))
    assert all(number.core in number.span for number in found)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(number.high is None or 0 <= number.low <= number.high for number in find_numbers(text))
