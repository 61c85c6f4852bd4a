"""
Quantities of any kind: amount, bound, direction and unit, and the numbers that are no quantities.

A quantity is written as bound and direction, its amount or the ends of its range, and its unit: ``> 12 %``, ``up 3 points``, ``5-10 nm``.
"""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.quantities import Quantity, find_quantities
from reportedly.language import parse
from reportedly.model import Report

SIGNS = {"exact": "", "about": "~", "floor": ">=", "over": ">", "ceiling": "<=", "under": "<"}


@lru_cache(maxsize=512)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text``, parsed once a session."""
    return find_quantities(parse(Report("sample", text, "sample")))


def told(quantity: Quantity, text: str) -> str:
    """A quantity as the tables write it."""
    first, last = (format(end.normalize(), "f") for end in (quantity.first, quantity.last))
    amount = first if first == last else f"{first}-{last}"
    return " ".join(filter(None, (SIGNS[quantity.bound], quantity.direction, amount, quantity.unit.of(text) if quantity.unit else "")))


def check(text: str, expected: str) -> None:
    """Compare what is read with ``expected``, its quantities separated by semicolons."""
    assert "; ".join(told(quantity, text) for quantity in quantities_of(text)) == expected


AMOUNTS = {
    "digits and a noun": ("The firm closed 1,250 shops.", "1250 shops"),
    "words and a noun": ("The firm closed twenty-one small shops.", "21 shops"),
    "one": ("There was one survivor on the raft.", "1 survivor"),
    "money": ("The repair cost $1,200.50 in the end.", "1200.5 $"),
    "money in billions, by letters": ("The bank lost €2.3bn on it.", "down 2300000000 €"),
    "money in millions, by a letter": ("He left her £4m.", "4000000 £"),
    "money with a country": ("The farm sold for HK $3.2 million.", "3200000 HK $"),
    "money by a code": ("The farm sold for AUD1.5m.", "1500000 AUD"),
    "a pound sign lost in ASCII": ("The farm sold for PS9.3bn.", "9300000000 PS"),
    "rupees by lakh crore": ("The state owes Rs 1.2 lakh crore.", "1200000000000 Rs"),
    "percent": ("Turnout was 61.5 per cent.", "61.5 per cent"),
    "a fraction of a percent": ("Turnout changed by .5%.", "0.5 %"),
    "a unit in letters": ("The parcel weighs 12kg.", "12 kg"),
    "a unit that is a rate": ("Trains run at 320 km/h.", "320 km/h"),
    "a unit that is a rate in words": ("She slept six hours a night.", "6 hours a night"),
    "a unit after a hyphen": ("It was a 40-mile walk.", "40 mile"),
    "a noun after a hyphen": ("It was a 62-member team.", "62 member"),
    "an age": ("The 34-year-old driver fled.", "34 year"),
    "an age after a name": ("Maria Sample, 54, was in the car.", "54"),
    "a length of time": ("They talked for three hours.", "3 hours"),
    "a time since then": ("The bridge fell six weeks ago.", "6 weeks"),
    "millions of people, by a letter": ("The app has 35m users.", "35000000 users"),
    "metres, by a letter": ("The pool is 50m long.", "50 m"),
    "thousands, by a letter": ("It drew 45k viewers.", "45000 viewers"),
    "a scale in words": ("The river fed 4 hundred million people.", "400000000 people"),
    "half a million": ("Half a million leaflets came.", "500000 leaflets"),
    "a dozen": ("Two dozen eggs broke.", "24 eggs"),
    "two-thirds": ("Two-thirds of voters stayed at home.", "0.6666666666666666666666666667"),
    "one in five": ("One in five homes has no heating.", "0.2 homes"),
    "a mixed number": ("They drove 8 1/2 miles.", "8.5 miles"),
    "a number and a half": ("They waited two and a half hours.", "2.5 hours"),
    "minus": ("It was minus 12 degrees at dawn.", "-12 degrees"),
    "a power of ten": ("The charge is 1.6×10−3 volts.", "0.0016 volts"),
    "several": ("The crew ate 30 loaves and 12 hams in 4 days.", "30 loaves; 12 hams; 4 days"),
}


@pytest.mark.parametrize("name", AMOUNTS)
def test_the_amount_and_its_unit(name: str) -> None:
    """The value is what the words state, to the digit."""
    check(*AMOUNTS[name])


BOUNDS = {
    "more than": ("More than 100 kilometres of road are closed.", "> 100 kilometres"),
    "at least": ("It costs at least $12.", ">= 12 $"),
    "up to": ("Fines of up to $5,000 apply.", "<= 5000 $"),
    "fewer than": ("Fewer than 20 minutes are left.", "< 20 minutes"),
    "about": ("The dam holds about 3 million litres.", "~ 3000000 litres"),
    "a sign": ("The film is ~1.2mm thick.", "~ 1.2 mm"),
    "sub-": ("The market for sub-500 kg aircraft is small.", "< 500 kg"),
    "under the age of": ("Entry is free for children under the age of 5.", "< 5"),
    "or more": ("Firms of 50 or more workers must report.", ">= 50 workers"),
    "over a time": ("He was away for over two years.", "> 2 years"),
    "over, the preposition": ("The city will spend $90m over 12 years.", "90000000 $; 12 years"),
    "around the, the preposition": ("The quarrel is around the 30 seats.", "30 seats"),
    "said again in another unit": ("The hole is more than 100 metres (330 feet) deep.", "> 100 metres; > 330 feet"),
    "another currency speaks for itself": ("It cost about 350 yuan ($49).", "~ 350 yuan; 49 $"),
}


@pytest.mark.parametrize("name", BOUNDS)
def test_the_words_of_bound(name: str) -> None:
    """A bound is read by the words that bound numbers of people, too."""
    check(*BOUNDS[name])


RANGES = {
    "to": ("Rents of 900 to 1,200 euros are common.", "900-1200 euros"),
    "between": ("It sells between $71 and $79.", "71-79 $"),
    "a hyphen": ("The grains are 5-10 nm wide.", "5-10 nm"),
    "a hyphen before a noun": ("Police held 10-15 people.", "10-15 people"),
    "from, with a unit each": ("Rates run from 2 per cent to 2.5 per cent.", "2-2.5 per cent"),
    "from, downward": ("The river sank from 14 metres to 9 metres.", "14-9 metres"),
    "hyphens and to": ("The 0-to-60-mph time is poor.", "0-60 mph"),
    "one scale for both": ("Costs of 2 to 3 million dollars are likely.", "2000000-3000000 dollars"),
    "one letter for both": ("Sales of $40-45m are likely.", "40000000-45000000 $"),
    "a scale that only the second has": ("Gifts from $200 to $4 million came in.", "200-4000000 $"),
    "years of both": ("She was out of work for one to two years.", "1-2 years"),
    "a change and a level are two": ("Shares rose $2 to $80.", "up 2 $; 80 $"),
    "two things": ("The crew found 12 rings and 15 coins.", "12 rings; 15 coins"),
}


@pytest.mark.parametrize("name", RANGES)
def test_the_ends_of_a_range(name: str) -> None:
    """Two amounts are one quantity where the words join them."""
    check(*RANGES[name])


CHANGES = {
    "a verb": ("Exports fell 7%.", "down 7 %"),
    "a verb and by": ("Output grew by 12 tonnes.", "up 12 tonnes"),
    "a verb, its object and by": ("The plan will cut emissions by 40 percent.", "down 40 percent"),
    "up": ("The index was up 0.4%.", "up 0.4 %"),
    "lower after it": ("The index closed 0.4% lower.", "down 0.4 %"),
    "a sign": ("In Europe the main index -1.3%.", "down -1.3 %"),
    "a bound and a change": ("The stock has climbed more than 3%.", "> up 3 %"),
    "said again in another unit": ("The index fell 30 points, or 0.5 percent.", "down 30 points; down 0.5 percent"),
    "a level": ("Unemployment rose to 5%.", "5 %"),
    "what is cut is a thing": ("The mill will cut 500 jobs.", "500 jobs"),
    "what is lost is a thing": ("The club lost ten players.", "10 players"),
    "make up": ("Women make up 45 percent of the staff.", "45 percent"),
    "when it fell": ("The wall fell six weeks ago.", "6 weeks"),
    "a noun": ("A 19% drop is likely.", "19 %"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_direction(name: str) -> None:
    """A quantity goes up or down where it is the size of the change, not the level that is reached."""
    check(*CHANGES[name])


NO_QUANTITIES = {
    "a year": "The law of 1996 was passed in 2001.",
    "a date": "It opened on 12 May 2019.",
    "a time of day": "Doors open at 5:30 p.m. on Tuesday.",
    "an ordinal": "It was the 22nd such case.",
    "a score": "Town won 3-1 on aggregate and lost 2-0 there.",
    "a vote": "The bill passed by a 6-3 vote.",
    "a product": "He dropped his iPhone 12 and his Galaxy S23.",
    "a version": "It needs USB 3.0 and Windows 11.",
    "an index": "The S&P 500 and the FTSE 100 were flat.",
    "a row and a seat": "She sat in Section 104 Row 8 of the hall.",
    "a number by its abbreviation": "The No. 7 bus never came.",
    "a model with a letter": "The V-6 and the X5 are gone.",
    "an aeroplane": "The airline grounded its 737 Max jet.",
    "a street": "They met at 12 High Street yesterday.",
    "a bracket": "The captain (4) scored early.",
    "a decade of life": "He was in his 30s then.",
    "no one": "No one came, and they blamed one another.",
    "vague amounts": "Dozens of houses and several bridges were lost.",
}


@pytest.mark.parametrize("name", NO_QUANTITIES)
def test_what_is_no_quantity(name: str) -> None:
    """Dates, ordinals, scores, names and vague words state no quantity."""
    check(NO_QUANTITIES[name], "")


def test_spans_hold_the_words() -> None:
    """The span takes in bound, currency and unit; the core is the numeral with its scale."""
    text = "They owe more than $2.5 million, or about 12 euros each."
    found = quantities_of(text)
    assert [quantity.span.of(text) for quantity in found] == ["more than $2.5 million", "about 12 euros"]
    assert [quantity.core.of(text) for quantity in found] == ["2.5 million", "12"]


PIECES = [
    "12",
    "2.5",
    "one",
    "half a",
    "million",
    "$",
    "£",
    "%",
    " per cent",
    "-",
    "–",
    "to",
    "from",
    "between",
    "and",
    "or",
    "by",
    "up",
    "fell",
    "1/2",
    "½",
    "m",
    "bn",
]
PIECES += ["×10^3", "(", ")", ",", ".", "'s", "over", "at least", "people", "km/h", "⁄0", "\n", " ", "PS", "A", "years", "٣", "²", "minus"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_words_are_read_without_an_error_and_in_order(text: str) -> None:
    """Quantities stand in text order, do not overlap, and hold their core."""
    found = find_quantities(parse(Report("sample", text, "sample")))
    ends = [0, *(quantity.core.end for quantity in found)]
    assert all(end <= quantity.core.start for end, quantity in zip(ends, found, strict=False))
    assert all(quantity.core in quantity.span for quantity in found)
