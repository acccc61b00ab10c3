"""Which story stands first in a list."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.library.ranking import freshest, rank


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        pytest.param((3, "2026-03-10"), (2, "2026-03-10"), id="more independent sources"),
        pytest.param((2, "2026-03-10T09:00"), (2, "2026-03-10T08:00"), id="fresher"),
        pytest.param((9, "2026-03-09"), (1, "2026-03-10"), id="many sources make up for a day"),
        pytest.param((1, "2026-03-10"), (9, "2026-02-10"), id="nothing makes up for a month"),
        pytest.param((1, "2026-03-10"), (1, None), id="a time is better than none"),
        pytest.param((1, "2026-03-10"), (1, "some day"), id="what is no time counts as none"),
    ],
)
def test_what_stands_first(higher, lower):
    assert rank(*higher) > rank(*lower)


@pytest.mark.parametrize(
    ("stamps", "latest"),
    [
        ([("2026-03-10", "2026-03-12T00:00:00"), ("2026-03-11", "2026-03-12T00:00:00")], "2026-03-11"),
        ([("2126-03-10", "2026-03-12T00:00:00")], "2026-03-12T00:00:00"),  # a clock in the future
        ([(None, "2026-03-12T00:00:00"), ("2017-10-22", "2026-03-12T00:00:00")], "2017-10-22"),  # an archive read today
        ([(None, "2026-03-12T00:00:00")], "2026-03-12T00:00:00"),
        ([("last Tuesday", "2026-03-12T00:00:00")], "2026-03-12T00:00:00"),
        ([], None),
    ],
)
def test_the_latest_time_of_a_story(stamps, latest):
    assert freshest(stamps) == latest


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.datetimes(min_value=datetime(1990, 1, 1)))
def test_more_sources_never_rank_lower(one, other, when):
    few, many = sorted((one, other))
    assert rank(few, when.isoformat(timespec="seconds")) <= rank(many, when.isoformat(timespec="seconds"))
