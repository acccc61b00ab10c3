"""Numbers as English writes them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.numbers import find_numbers, read_number


def values(text: str) -> list[tuple[str, float, float]]:
    return [(n.span.of(text), n.low, n.high) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200.5", 1200.5),
        ("7.5 million", 7.5e6),
        ("4 hundred million", 4e8),
        ("twenty-three", 23),
        ("two hundred and five", 205),
        ("twenty-one million five hundred thousand", 21.5e6),
        ("half a million", 5e5),
        ("a dozen", 12),
        ("3½", 3.5),
        ("minus-1.4", -1.4),
        ("two-thirds", 2 / 3),
        ("one in five", 0.2),
        ("2.4bn", 2.4e9),
        ("4.3M", 4.3e6),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(text, value):
    assert read_number(text) == pytest.approx(value)


def test_vague_words_have_a_lowest_and_a_highest_value():
    assert values("tens of thousands fled, several thousand stayed, hundreds hid") == [
        ("tens of thousands", 20000, 99999),
        ("several thousand", 2000, 9999),
        ("hundreds", 100, 1000),
    ]


def test_m_is_a_million_only_behind_a_sign_of_money():
    assert values("$7m for 7m of pipe") == [("7m", 7e6, 7e6), ("7", 7, 7)]


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        ("five and six", ["five", "six"], "two numbers joined by and"),
        ("a third suspect", [], "an ordinal, no share"),
        ("three in 2018", ["three", "2018"], "a year is no whole"),
        ("12345678901234567890", [], "a serial number"),
        ("the dozen eggs", [], "a scale alone"),
        ("10-14", ["10", "14"], "a dash between numbers is no sign"),
    ],
)
def test_near_misses_are_told_apart(text, found, reason):
    assert [words for words, _, _ in values(text)] == found, reason


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_come_back_as_they_were(number):
    assert read_number(f"{number:,}") == number


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_gives_numbers_in_order_at_their_places(text):
    found = list(find_numbers(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(0 <= n.span.start < n.span.end <= len(text) and n.low <= n.high for n in found)
