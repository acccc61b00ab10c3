"""Figures: what an article counts, how sure it is, and who says so."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tellings.findings.figures import find_figures
from tellings.findings.reading import Reading
from tellings.findings.times import find_times
from tellings.model import Article, Figure, Quote, Span, Speaker


@pytest.fixture
def figures(read):
    def found(text: str, quotes: tuple[Quote, ...] = ()) -> list[Figure]:
        reading = read(text)
        return list(find_figures(reading, (), find_times(reading), quotes))

    return found


def test_a_toll_is_counted_with_its_hedge_and_its_source(figures):
    text = "More than 30 miners were hurt, according to the hospital."
    (toll,) = figures(text)
    assert toll.span.of(text) == "More than 30 miners"
    assert (toll.low, toll.high, toll.bound, toll.unit) == (30, None, "at least", "miner")
    assert toll.of is not None
    assert toll.of.of(text) == "miners"
    assert toll.said_by is not None
    assert toll.said_by.of(text) == "the hospital"


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit"),
    [
        ("Up to 50 boats sank.", None, 50, "at most", "boat"),
        ("About 60 boats sank.", 60, 60, "about", "boat"),
        ("Tens of thousands of farmers marched.", 20000, 99999, "between", "farmer"),
        ("Several thousand troops remain.", 2000, 9999, "between", "troop"),
        ("They hold a third of the country.", 1 / 3, 1 / 3, "exact", "share"),
        ("One in five voters stayed home.", 0.2, 0.2, "exact", "share"),
        ("The dam cost $7m.", 7e6, 7e6, "exact", "dollar"),
        ("The dam cost £36 million.", 36e6, 36e6, "exact", "pound sterling"),
        ("Oil fetched $50 a barrel.", 50, 50, "exact", "dollar per barrel"),
        ("Fares rise by between 5 and 6 percent.", 5, 6, "between", "percentage"),
        ("The town lies 150km away.", 150, 150, "exact", "kilometre"),
        ("It drove at 80 miles per hour.", 80, 80, "exact", "mile per hour"),
        ("There were 38.1 road deaths per 100,000 people.", 38.1, 38.1, "exact", "road death per 100000 people"),
        ("It rose by 10-to-15 percent.", 10, 15, "between", "percentage"),
        ("The pupils were aged 10 to 15.", 10, 15, "between", "year of age"),
        ("It takes children as young as 6.", 6, None, "at least", ""),
        ("Seven European countries signed.", 7, 7, "exact", "european country"),
        ("They sold 40 barrels of oil.", 40, 40, "exact", "barrel of oil"),
    ],
)
def test_a_figure_has_both_ends_and_its_unit_spelt_out(figures, text, low, high, bound, unit):
    (found,) = figures(text)
    assert (found.low, found.high, found.bound, found.unit) == (pytest.approx(low), pytest.approx(high), bound, unit)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose 5 percent.", "up"),
        ("Shares were down 2.3%.", "down"),
        ("Sales fell by 40 tonnes.", "down"),
        ("The ministry raised the minimum wage by 12 percent.", "up"),
        ("They cut bus fares 9 percent.", "down"),
        ("A rise of 5 percent angered commuters.", "up"),
        ("Ferries carried a 12-percent increase.", "up"),
        ("Traffic is down almost a third.", "down"),
        ("Rainfall has declined by nearly 20 percent.", "down"),
        ("Nickel ended at +3.1% in Halden.", "up"),
        ("The union added 40 people would go.", None),
        ("They raised 3 children.", None),
        ("They cut fares to 9 euros.", None),
        ("The rate stands at 5 percent.", None),
        ("The team gave up 40 yards.", None),
        ("The river rose to 5 metres.", None),
    ],
)
def test_a_change_is_told_from_a_level(figures, text, change):
    assert [f.change for f in figures(text)] == [change]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The vote was on October 22, 2017.", "a date"),
        ("The bus left at 9:30 a.m.", "a clock time"),
        ("She flew in a Boeing 747.", "a name"),
        ("They cited the 22nd amendment.", "an ordinal"),
        ("A third suspect fled.", "an ordinal in words"),
        ("The office is at 575 Elm Road.", "an address"),
        ("Flight 370 vanished.", "a label"),
        ("They drew 2-2.", "a score"),
        ("A 5-to-4 ruling ended it.", "votes"),
        ("No one spoke to the other one.", "pronouns"),
        ("COVID-19 spread.", "a code"),
        ("He paid into his 401(k).", "a clause of law"),
        ("Call 0207 782 4368.", "a telephone number"),
        ("12\t15\t18\n20\t25\t30", "cells of a table"),
    ],
)
def test_near_misses_are_no_figure(figures, text, reason):
    assert [f.span.of(text) for f in figures(text)] == [], reason


def test_both_readings_of_a_converted_length_are_figures(figures):
    assert [(f.low, f.unit) for f in figures("It lies 150km (90 miles) away.")] == [(150, "kilometre"), (90, "mile")]


@pytest.mark.parametrize(
    ("text", "changes", "reason"),
    [
        ("Norvik was up 3%, Halden by 2% and Brask 1.5%.", ["up", "up", "up"], "a list"),
        ("The index gained 14 points, or 0.3 percent.", ["up", "up"], "the same in other words"),
        ("It sank 1 metre (3 feet).", ["down", "down"], "a conversion"),
        ("Sales rose 5 percent but exports fell by 3 percent.", ["up", "down"], "a verb of its own"),
        ("Prices rose 5 percent and wages 3 percent of the total.", ["up", None], "a share"),
        ("Sales rose 5 percent, and a poll of 3 percent is planned.", ["up", None], "another clause"),
        ("The toll rose by 14 to 60.", ["up", None], "a level"),
    ],
)
def test_a_change_that_is_not_said_again_is_the_one_before(figures, text, changes, reason):
    assert [f.change for f in figures(text)] == changes, reason


def test_a_conversion_is_as_sure_as_what_it_converts(figures):
    found = figures("Roofs of up to 300 feet (91 metres) fell on more than 40 people (12 of them children).")
    assert [(f.low, f.high) for f in found] == [(None, 300), (None, 91), (40, None), (12, 12)]


def test_a_share_of_a_number_is_two_figures(figures):
    text = "Half of the 40 passengers and a quarter of the village's 900 people were hurt."
    assert [f.span.of(text) for f in figures(text)] == ["Half", "40 passengers", "a quarter", "900 people"]


def test_a_list_shares_its_unit(figures):
    assert [(f.low, f.unit) for f in figures("They asked for 20, 30 and 40 euros.")] == [
        (20, "euro"), (30, "euro"), (40, "euro"),
    ]  # fmt: skip


def test_the_speaker_of_the_quote_says_its_figures(figures):
    text = 'Ana Silva runs the port. "We lost 12 boats," she said.'
    words = Span(text.index("We"), text.index(',"'))
    she = Span(text.index("she"), text.index("she") + 3)
    quote = Quote(span=words, kind="direct", cue=None, speaker=Speaker(she, "Ana Silva", "a1"), by="test")
    (boats,) = figures(text, (quote,))
    assert boats.said_by is not None
    assert boats.said_by.of(text) == "Ana Silva", "a pronoun points back to the name"


def test_the_subject_of_a_verb_of_saying_says_its_figures(figures):
    text = "The ministry estimates that 40 people are missing."
    assert [f.said_by and f.said_by.of(text) for f in figures(text)] == ["The ministry"]


BLANK = spacy.blank("en")
WORDS = [
    "5",
    "million",
    "$",
    "%",
    "-",
    "to",
    "one",
    "half",
    "of",
    "more than",
    "(",
    "km",
    "\n",
    "3.5",
    "1/2",
    "ſ",
    "tens",
    "per",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["", " "]))
def test_any_run_of_figure_words_is_read_at_its_place(words, joint):
    text = joint.join(words)
    article = Article(
        id="a", uri="u", title=None, outlet=None, published=None, modified=None, authors=(),
        language="en", text=text, removed=(), credits=(), sha256="a",
    )  # fmt: skip
    found = find_figures(Reading(article, BLANK(text), None, ()), (), (), ())
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in found)
    assert all(f.low is None or f.high is None or f.low <= f.high for f in found)
