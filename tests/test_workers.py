"""Work on many items: order kept, nothing hangs, nothing is lost without a word."""

from __future__ import annotations

import os
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.workers import Lost, in_order


def double_or_misbehave(number: int) -> int:
    if number == 3:
        time.sleep(60)
    if number == 5:
        os._exit(1)
    if number == 7:
        raise ValueError("seven")
    return 2 * number


def test_an_item_that_hangs_dies_or_fails_is_named_and_the_rest_is_done():
    found = list(in_order(double_or_misbehave, range(10), seconds=0.5, workers=2))
    assert found[3] == Lost("took longer than 0.5 seconds")
    assert found[5] == Lost("its process died: out of memory?")
    assert isinstance(found[7], Lost)
    assert "ValueError" in found[7].reason
    assert [found[i] for i in (0, 1, 2, 4, 6, 8, 9)] == [0, 2, 4, 8, 12, 16, 18]


def test_items_are_read_only_a_little_ahead():
    taken = []

    def items():
        for number in range(10, 1000):
            taken.append(number)
            yield number

    results = in_order(double_or_misbehave, items(), seconds=5, workers=2)
    next(results)
    assert len(taken) < 20


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(min_value=10), max_size=20), st.integers(min_value=0, max_value=3))
def test_results_come_in_item_order_with_any_number_of_workers(numbers, workers):
    assert list(in_order(double_or_misbehave, numbers, seconds=5, workers=workers)) == [2 * n for n in numbers]
