"""What must not change a comparison: the order of its inputs, a page given twice, words in front of a text."""

from __future__ import annotations

import itertools
import json
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.articles import read_article
from tellings.formats.json import comparison_json
from tellings.model import Article, Page
from tellings.pipeline import annotate_articles, compare_articles, compare_dossiers, read_articles
from tellings.sources import read_pages

EXAMPLE = next(p for p in (Path(__file__).parents[1] / "examples").iterdir() if p.is_dir())


@cache
def articles():
    read = [read_article(page) for page in read_pages([str(EXAMPLE)]) if isinstance(page, Page)]
    return [one for one in read if isinstance(one, Article)]


@cache
def dossiers():
    return list(annotate_articles(articles(), workers=0))


def passages(node):
    if isinstance(node, dict):
        if {"article", "start", "end", "exact"} <= node.keys():
            yield node
        for value in node.values():
            yield from passages(value)
    elif isinstance(node, list):
        for value in node:
            yield from passages(value)


def test_every_passage_is_exact():
    texts = {a.id: a.text for a in articles()}
    found = list(passages(comparison_json(compare_dossiers(dossiers()))))
    assert len(found) > 100
    for p in found:
        assert texts[p["article"]][p["start"] : p["end"]] == p["exact"]


def unordered(comparison):
    """The comparison with its articles, and every list of articles or passages, in one fixed order."""

    def sort(node):
        if isinstance(node, dict):
            return {k: sort(v) for k, v in node.items()}
        if isinstance(node, list):
            return sorted((sort(v) for v in node), key=lambda v: json.dumps(v, sort_keys=True))
        return node

    return sort(comparison_json(comparison))


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(7)))
def test_input_order_changes_nothing(order):
    shuffled = [dossiers()[i] for i in order]
    assert unordered(compare_dossiers(shuffled)) == unordered(compare_dossiers(dossiers()))


def test_a_page_given_twice_counts_once():
    once = list(read_pages([str(EXAMPLE)]))
    read = list(read_articles(itertools.chain(once, once), workers=0))
    assert sum(isinstance(one, Article) for one in read) == len(once)


def test_no_article_and_one_article_are_comparisons():
    for some in ([], articles()[:1]):
        assert len(comparison_json(compare_articles(some, workers=0))["articles"]) == len(some)
