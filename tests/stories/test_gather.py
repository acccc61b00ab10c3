"""A whole stream at once: the surest pairs first, whatever the order; a pair that nobody weighed counts as far."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news import QUAKE, QUAKE_AGAIN, QUAKE_LATER, TRIAL, TWIN, TWIN_AGAIN, VOTE, article

from tellings.stories import group_articles, sketch_article
from tellings.stories.gather import gather
from tellings.stories.links import Groups
from tellings.stories.pairs import COLUMNS, pair_up

FAR = -6.0
TEXTS = (QUAKE, QUAKE_AGAIN, QUAKE_LATER, TWIN, TWIN_AGAIN, TRIAL, VOTE)


def grown(size, links, *, floor=FAR, least=0.0, allowed=lambda a, b: True):
    groups = Groups([floor] * size, links)
    groups.grow(least, allowed)
    return sorted(sorted(its) for its in groups.members.values())


@pytest.mark.parametrize(
    ("links", "found"),
    [
        pytest.param([(0, 1, 2.0), (1, 2, 2.0), (0, 2, 2.0)], [[0, 1, 2]], id="all alike"),
        pytest.param([(0, 1, 3.0), (1, 2, 2.0)], [[0, 1], [2]], id="a bridge alone joins nothing"),
        pytest.param([(0, 1, 3.0), (2, 3, 3.0), (1, 2, 1.0)], [[0, 1], [2, 3]], id="nor two stories"),
        pytest.param([(0, 1, 1.0), (1, 2, 4.0)], [[0], [1, 2]], id="the surest first"),
        pytest.param([(0, 1, -1.0)], [[0], [1], [2]], id="too weak"),
    ],
)
def test_groups_are_linked_on_the_mean_of_all_their_pairs(links, found):
    assert grown(sum(map(len, found)), links) == found


def test_a_large_story_holds_together_though_not_all_its_pairs_were_weighed():
    ring = [(one, (one + step) % 12, 2.0) for one in range(12) for step in (1, 2, 3)]
    assert grown(12, ring, floor=1.5) == [list(range(12))]
    assert len(grown(12, ring)) > 1


def test_what_may_not_be_together_is_not_joined_by_way_of_a_third():
    links = [(0, 1, 3.0), (1, 2, 3.0), (0, 2, 3.0)]
    assert grown(3, links, allowed=lambda a, b: not {0, 2} <= {*a, *b}) == [[0, 1], [2]]


def test_a_row_says_the_same_whichever_of_the_two_came_first():
    sketches = [sketch_article(article(text)) for text in (QUAKE, QUAKE_AGAIN)]
    there, back = (pair_up(order).rows for order in (sketches, sketches[::-1]))
    assert there.shape == (1, len(COLUMNS))
    assert there[0] == pytest.approx(back[0])


@settings(max_examples=10, deadline=None)
@given(st.permutations(TEXTS))
def test_the_order_of_the_stream_does_not_matter(texts):
    found = gather([sketch_article(article(text)) for text in texts])
    stories = {frozenset(texts[one] for one in its) for its in found.stories}
    assert stories == {frozenset(TEXTS[:3]), frozenset(TEXTS[3:5]), frozenset({TRIAL}), frozenset({VOTE})}
    assert set(found.why) == {one for its in found.stories for one in its[1:]}


def test_an_article_that_comes_twice_is_in_one_story_even_without_words():
    assert len(group_articles([article(" "), article(QUAKE), article(" ")])) == 2
