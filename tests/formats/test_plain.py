"""Numbers, times and words as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.formats.plain import amount, clean, cut, line, moment, number
from tellings.model import Bound, Figure, Span


@pytest.mark.parametrize(
    ("low", "high", "bound", "said"),
    [
        (9, 9, "exact", "9"),
        (9, None, "at least", "9 or more"),
        (12000, 12000, "about", "about 12,000"),
        (0, 50, "at most", "up to 50"),
        (None, 50, "at most", "up to 50"),
        (80000, 100000, "between", "80,000 to 100,000"),
        (85e6, 85e6, "exact", "85 million"),
        (38.1, 38.1, "exact", "38.1"),
        (None, None, "about", "no number"),
    ],
)
def test_an_amount_reads_as_it_is_meant(low: float | None, high: float | None, bound: Bound, said: str) -> None:
    assert amount(Figure(span=Span(0, 1), low=low, high=high, bound=bound, unit="", by="hand")) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-03-10T08:40:00+00:00", "Tue 10 Mar 2026, 08:40"),
        ("2026-03-10", "Tue 10 Mar 2026"),
        ("2026-03", "Mar 2026"),
        ("2026", "2026"),
        ("2026-13-40", "2026-13-40"),  # no such day: as it stands
        ("XXXX-10-22", "XXXX-10-22"),  # underspecified: no year is guessed
        ("P19D", "P19D"),
    ],
)
def test_a_time_reads_with_no_more_precision_than_it_has(value: str, said: str) -> None:
    assert moment(value) == said


def test_what_could_forge_a_screen_is_replaced() -> None:
    assert clean("a\x1b[2Jb\u202ec\ud800") == "a�[2Jb�c�"


def test_a_cut_is_shown_and_falls_between_words() -> None:
    assert cut("The water came through the market", 20) == "The water came…"


@given(st.text(), st.integers(2, 60))
def test_a_cut_text_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length


@given(st.floats(allow_nan=False))
def test_every_number_can_be_said(value: float) -> None:
    assert line(number(value))
