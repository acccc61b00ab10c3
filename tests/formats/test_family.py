"""Who copied whom, as a tree."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tellings.formats.drawing import draw_families
from tellings.formats.family import family_trees, pruned, says
from tellings.formats.shelf import open_shelf
from tellings.model import Agency, Comparison, Family, Link


def link(source: str | Agency, target: str, **more: object) -> Link:
    one = Link(source=source, target=target, kind="reprint", direction="known", share=0.9)
    return replace(one, **more)


def told(comparison: Comparison, links: tuple[Link, ...], origin: str | None = None) -> Comparison:
    """The three articles as one family."""
    family = Family(tuple(d.article.id for d in comparison.dossiers), origin, ())
    return replace(comparison, sources=replace(comparison.sources, families=(family,), links=links))


def shape(comparison: Comparison) -> list[tuple[int, str]]:
    names = open_shelf(comparison).names
    return [
        (depth, names[b.article] if b.article else f"({b.agency})")
        for _, tree in family_trees(comparison)
        for depth, b in tree.walk()
    ]


def test_a_reprint_stands_under_what_it_reprints(comparison: Comparison) -> None:
    assert shape(comparison) == [(0, "Halvard"), (1, "Courier"), (0, "Ledger")]


def test_two_papers_that_credit_an_absent_agency_stand_under_it(comparison: Comparison) -> None:
    a, b, c = (d.article.id for d in comparison.dossiers)
    wire = Agency("Interwire")
    story = told(comparison, (link(wire, a, kind="credit"), link(wire, b, kind="credit"), link(b, c)))
    assert shape(story) == [(0, "(Interwire)"), (1, "Halvard"), (1, "Courier"), (2, "Ledger")]


def test_a_credit_to_an_agency_that_is_there_leads_to_its_page(comparison: Comparison) -> None:
    _, b, c = (d.article.id for d in comparison.dossiers)
    wire = Agency("Halvard")
    story = told(comparison, (link(wire, b, kind="credit"), link(wire, c, kind="credit")), "Halvard")
    assert shape(story) == [(0, "Halvard"), (1, "Courier"), (1, "Ledger")]


def test_copies_in_a_circle_are_still_a_tree(comparison: Comparison) -> None:
    a, b, c = (d.article.id for d in comparison.dossiers)
    story = told(comparison, (link(a, b), link(b, c), link(c, a)))
    assert sorted(name for _, name in shape(story)) == ["Courier", "Halvard", "Ledger"]


def test_an_unknown_direction_is_said(comparison: Comparison) -> None:
    assert says(link("a", "b", direction="unknown")) == "reprint, direction unknown, 90 % of the shorter text"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from(["known", "likely", "unknown"]))))
def test_every_article_stands_in_its_tree_once_and_is_drawn_once(comparison: Comparison, pairs: list) -> None:
    ids = [d.article.id for d in comparison.dossiers]
    ends = [*ids, Agency("Interwire")]
    story = told(comparison, tuple(link(ends[a], ids[b], direction=d) for a, b, d in pairs if ends[a] != ids[b]))
    found = [b.article for _, tree in family_trees(story) for _, b in tree.walk() if b.article]
    assert sorted(found) == sorted(ids)
    boxes = draw_families(family_trees(story), open_shelf(story)).boxes
    assert sorted(b.article for b in boxes if b.article) == sorted(ids)
    assert len({(b.x, b.y) for b in boxes}) == len(boxes)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2))), st.integers(0, 5))
def test_a_pruned_tree_keeps_its_top_and_counts_what_it_leaves_out(
    comparison: Comparison, pairs: list, most: int
) -> None:
    ids = [d.article.id for d in comparison.dossiers]
    whole = family_trees(told(comparison, tuple(link(ids[a], ids[b]) for a, b in pairs if a != b)))
    for (_, tree), (_, cut, left) in zip(whole, pruned(whole, most), strict=True):
        kept = [b.article for _, b in cut.walk()]
        assert kept[0] == tree.article
        assert len(kept) <= max(1, most)
        assert left == len(ids) - sum(1 for article in kept if article)
