"""Work on many items: order kept, nothing hangs, nothing is lost without a word."""

from __future__ import annotations

import os
import time

import pytest
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


@pytest.mark.parametrize("waiting", [0, 1, 4])
def test_an_item_that_hangs_dies_or_fails_is_named_and_the_rest_is_done(waiting):
    found = list(in_order(double_or_misbehave, range(10), seconds=0.5, workers=2, waiting=waiting))
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
@given(
    st.lists(st.integers(min_value=10), max_size=20),
    st.integers(min_value=0, max_value=3),
    st.integers(min_value=0, max_value=3),
)
def test_results_come_in_item_order_with_any_number_of_workers(numbers, workers, waiting):
    found = in_order(double_or_misbehave, numbers, seconds=5, workers=workers, waiting=waiting)
    assert list(found) == [2 * n for n in numbers]


def doubled(text: str) -> str:
    return text + text


def test_large_items_that_wait_and_large_results_block_nobody():
    texts = [str(i) * 1_000_000 for i in range(8)]
    found = []
    for one in in_order(doubled, texts, seconds=5, workers=2, waiting=3):
        time.sleep(0.01)
        found.append(one)
    assert found == [2 * text for text in texts]


def test_workers_go_on_while_their_results_wait():
    results = in_order(slow, range(8), seconds=5, workers=2, waiting=3)
    next(results)
    time.sleep(0.5)
    start = time.perf_counter()
    assert list(results) == list(range(1, 8))
    assert time.perf_counter() - start < 0.3


def slow(number: int) -> int:
    time.sleep(0.1)
    return number
