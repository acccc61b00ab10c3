"""How the surest names are picked from the scores of tokens."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.findings.lattice import _chances, best_spans

NO, YES = -9.0, 9.0
scores = st.lists(st.tuples(*[st.floats(-50, 50)] * 4), max_size=12)


def ways(count: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every way to cut so many tokens into names and other words."""
    if count == 0:
        yield ()
        return
    yield from ways(count - 1)
    for start in range(count):
        yield from ((*before, (start, count)) for before in ways(start))


def weight(way: tuple[tuple[int, int], ...], weights: list[list[float]]) -> float:
    """The product over a way's tokens."""
    out = 1.0
    for start, end in way:
        out *= weights[start][0] if end - start == 1 else weights[start][1] * weights[end - 1][3]
        for i in range(start + 1, end - 1):
            out *= weights[i][2]
    return out


def test_a_sure_name_is_found_whole():
    first, last, outside = [NO, YES, NO, NO], [NO, NO, NO, YES], [NO] * 4
    assert best_spans(np.array([outside, first, last, outside])) == [(1, 3)]


def test_a_name_that_most_ways_lack_is_left_out():
    assert best_spans(np.array([[-1.0, NO, NO, NO]])) == []


def test_no_tokens_have_no_names():
    assert best_spans(np.zeros((0, 4))) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_name_s_chance_is_its_share_of_all_ways(seed):
    weights = np.exp(np.random.default_rng(seed).normal(size=(5, 4))).tolist()
    total = sum(weight(way, weights) for way in ways(5))
    for span, chance in _chances(weights):
        with_it = sum(weight(way, weights) for way in ways(5) if span in way)
        assert chance == pytest.approx(with_it / total)


@given(scores)
def test_names_stand_in_order_and_apart_whatever_the_scores(rows):
    spans = best_spans(np.array(rows).reshape(len(rows), 4))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(rows) for start, end in spans)
