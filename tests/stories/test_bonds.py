"""Judgements bind: those judged the same are together, those judged different apart, and the later one holds."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from news import QUAKE, QUAKE_AGAIN, TRIAL, TWIN, TWIN_AGAIN, VOTE, article, shape

from tellings.model import Binding
from tellings.stories import group_articles, settle

ARTICLES = [article(text) for text in (QUAKE, QUAKE_AGAIN, TWIN, TWIN_AGAIN, TRIAL, VOTE)]
IDS = [one.id for one in ARTICLES]
BINDINGS = st.builds(
    Binding,
    st.sampled_from(["same", "different"]),
    st.lists(st.sampled_from(IDS), min_size=1, max_size=3).map(tuple),
    st.lists(st.sampled_from(IDS), max_size=3).map(tuple),
)


def test_the_later_of_two_judgements_holds_and_the_other_is_said():
    first, second = Binding("same", ("a",), ("b",)), Binding("different", ("a",), ("b",))
    bonds = settle([first, second])
    assert "b" in bonds.strangers["a"]
    assert [one.binding for one in bonds.overruled] == [first]
    turned = settle([second, first])
    assert "b" in turned.mates["a"]
    assert not turned.strangers


def test_what_is_the_same_as_a_third_is_the_same():
    bonds = settle(
        [Binding("same", ("a",), ("b",)), Binding("same", ("b",), ("c",)), Binding("different", ("c",), ("d",))]
    )
    assert bonds.mates["a"] == {"a", "b", "c"}
    assert bonds.strangers["a"] == {"d"}


def test_a_part_split_off_later_leaves_the_rest_together():
    bonds = settle([Binding("same", ("a", "b", "c", "d")), Binding("different", ("a", "b"), ("c", "d"))])
    assert bonds.mates["a"] == {"a", "b"}
    assert bonds.mates["c"] == {"c", "d"}


@settings(max_examples=25, deadline=None)
@given(st.permutations(ARTICLES), st.lists(BINDINGS, max_size=4))
def test_any_judgements_bind_whatever_the_order_of_the_stream(stream, bindings):
    bonds = settle(bindings)
    stories = shape(group_articles(stream, bindings))
    where = {one: number for number, story in enumerate(stories) for one in story}
    assert sorted(where) == sorted(IDS)
    for one, other in product(IDS, IDS):
        if other in bonds.mates.get(one, ()):
            assert where[one] == where[other]
        if other in bonds.strangers.get(one, ()):
            assert where[one] != where[other]


@settings(max_examples=50)
@given(st.lists(BINDINGS, max_size=6))
def test_what_is_settled_is_free_of_contradiction_and_keeps_the_last_judgement_whole(bindings):
    bonds = settle(bindings)
    for one, strangers in bonds.strangers.items():
        assert not strangers & bonds.mates[one]
        assert all(one in bonds.strangers[stranger] for stranger in strangers)
    for binding in bindings[-1:]:
        lost = [one for one in bonds.overruled if one.binding is binding]
        assert not lost or set(binding.a) & set(binding.b)
