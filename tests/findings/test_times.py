"""Times: what an article's words say of when, against its own date."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tellings.findings.reading import Reading
from tellings.findings.times import find_times
from tellings.findings.times.days import easter, read_point
from tellings.model import Article, Stamp

MONDAY = "2017-10-23"


@pytest.fixture
def times(read):
    def found(text: str, published: str | None = MONDAY) -> list[tuple[str, str, str]]:
        reading = read(text)
        stamp = Stamp(published, "given", published) if published else None
        dated = replace(reading, article=replace(reading.article, published=stamp))
        return [(t.span.of(text), t.type, t.value) for t in find_times(dated)]

    return found


def test_a_report_of_monday_is_resolved_against_its_date(times):
    assert times("The bridge fell on Sunday. Last year engineers had warned of it for five months.") == [
        ("Sunday", "DATE", "2017-10-22"),
        ("Last year", "DATE", "2016"),
        ("five months", "DURATION", "P5M"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor spoke on Monday.", "2017-10-23"),
        ("The council will vote on Wednesday.", "2017-10-25"),
        ("The council voted on Wednesday.", "2017-10-18"),
        ("It could reopen as early as Friday.", "2017-10-27"),
        ("They met last Monday.", "2017-10-16"),
        ("It fell in 2014.", "2014"),
        ("It was built two decades ago.", "1997"),
        ("It was built in the 1990s.", "199X"),
        ("The toll rose this year.", "2017"),
        ("Sales fell in the third quarter of 2016.", "2016-Q3"),
        ("He was hired last fall.", "2016-FA"),
        ("They married on Aug. 7, 1998.", "1998-08-07"),
        ("They met on 22 October.", "2017-10-22"),
        ("They met in November.", "2016-11"),
        ("They will meet in November.", "2017-11"),
        ("It closed on Christmas Eve.", "2016-12-24"),
        ("The ferry leaves every day.", "P1D"),
        ("The talks ended last week.", "2017-W42"),
        ("It is now empty.", "PRESENT_REF"),
        ("The ferry sailed at 3:45 p.m. on Sunday.", "2017-10-22T15:45"),
        ("They sang on Sunday night.", "2017-10-22TNI"),
        ("It opened on 2017-10-21.", "2017-10-21"),
        ("It opened on 22/10/2017.", "2017-10-22"),
        ("The war of the twentieth century ended.", "19"),
    ],
)
def test_an_expression_has_one_value(times, text, value):
    assert [v for _, _, v in times(text)] == [value]


def test_two_days_of_one_month_are_two_times(times):
    assert [v for _, _, v in times("The fair ran on April 24 and 25, 2016.")] == ["2016-04-24", "2016-04-25"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on Friday.", "XXXX-WXX-5"),
        ("It fell on October 22.", "XXXX-10-22"),
        ("It fell in October.", "XXXX-10"),
        ("It fell yesterday.", "XXXX-XX-XX"),
        ("It fell last year.", "XXXX"),
        ("It fell at 9 a.m.", "XXXX-XX-XXT09:00"),
    ],
)
def test_without_a_date_a_time_stays_open(times, text, value):
    assert [v for _, _, v in times(text, None)] == [value]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The boy may march with us.", "verbs, no months"),
        ("Some 2000 people came.", "a count"),
        ("The plot of 1990 square metres is for sale.", "an area"),
        ("He is a 44-year-old baker.", "an age"),
        ("The sun sat low.", "words, no short weekdays"),
        ("On the thirty-second of never.", "no day of the calendar"),
    ],
)
def test_near_misses_are_no_time(times, text, reason):
    assert times(text) == [], reason


def test_a_day_and_month_that_could_be_either_are_left_open(times):
    assert times("It opened on 03/04/2017.") == [("03/04/2017", "DATE", "2017-XX-XX")]


@pytest.mark.parametrize(("year", "day"), [(2000, "04-23"), (2016, "03-27"), (2019, "04-21")])
def test_easter_is_where_the_calendar_has_it(year, day):
    assert easter(year).isoformat() == f"{year}-{day}"


def test_an_impossible_date_of_an_article_is_unknown():
    assert read_point("2017-13-40") == read_point(None) == read_point("9999-01-01")


WORDS = [
    "May",
    "5",
    "the",
    "last",
    "1998",
    "Monday",
    "a.m.",
    "99",
    "weeks",
    "ago",
    "next",
    "Easter",
    "\n",
    "of",
    "ſun",
    "'90s",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_run_of_words_of_time_is_read_without_a_fault(words):
    text = " ".join(words)
    found = find_times(bare(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(t.value and t.span.of(text).strip() for t in found)


BLANK = spacy.blank("en")


def bare(text: str) -> Reading:
    """A reading without a parse."""
    article = Article(
        id="a", uri="u", title=None, outlet=None, published=Stamp(MONDAY, "given", MONDAY), modified=None, authors=(),
        language="en", text=text, removed=(), credits=(), sha256="a",
    )  # fmt: skip
    return Reading(article, BLANK(text), None, ())
