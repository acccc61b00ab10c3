"""Blocks of a page -> which of them are its article: boosted trees over their looks, their place and a draft."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray
from trafilatura import bare_extraction
from trafilatura.settings import Document

from tellings.articles.html_blocks import Block
from tellings.articles.html_features import Hints, features
from tellings.articles.html_titles import fold
from tellings.articles.trees import load_trees

WEIGHTS = "html_trees.json"
ENOUGH = 250  # characters; a shorter quick draft is made again with all of trafilatura's rescues, on 3 % of pages
SURE = 0.5  # chance from which a block is kept; on unseen sites F is flat from 0.4 to 0.55
SURE_OF_NEWS = 0.7  # likewise where a page declares news: more around the article looks like it; flat from 0.65 to 0.7
LIKELY = 0.3  # likewise on a page where no block reaches that

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each odd page; we say what was found instead


def draft_of(tree: HtmlElement) -> str:
    """The article as trafilatura reads it, one line a paragraph; "" where it finds none."""
    quick = _read(tree, fast=True)
    return quick if len(quick) >= ENOUGH else _read(tree, fast=False)


def _read(tree: HtmlElement, *, fast: bool) -> str:
    try:
        found = bare_extraction(tree, fast=fast, include_comments=False)
    except Exception:  # a third-party reader of any page: what it fails on has no draft
        return ""
    return found.text or "" if isinstance(found, Document) else ""


def choose(blocks: Sequence[Block], hints: Hints) -> NDArray[np.bool_]:
    """For each block, is it the article's?"""
    if not blocks:
        return np.zeros(0, dtype=bool)
    table, trees = features(blocks, hints), load_trees(WEIGHTS)
    if table.columns != trees.columns:
        raise ValueError(f"{WEIGHTS} was made for other columns: run evaluate/train_html_trees.py")
    chances = np.zeros(len(blocks))
    chances[table.near] = trees.probabilities(table.rows)
    sure = SURE_OF_NEWS if hints.news else SURE
    sure = sure if (chances > sure).any() else LIKELY
    return _tidied(blocks, chances > sure, hints.title)


def _tidied(blocks: Sequence[Block], kept: NDArray[np.bool_], title: str | None) -> NDArray[np.bool_]:
    """Without the headline, without headings that nothing follows, and each long block once."""
    headline, seen = fold(title or ""), set[str]()
    for i in map(int, np.flatnonzero(kept)):
        folded = fold(blocks[i].text)
        if not folded or folded == headline or (folded in seen and len(folded) > 40):
            kept[i] = False
        seen.add(folded)
    for i in map(int, np.flatnonzero(kept)[::-1]):
        if blocks[i].tag not in ("h2", "h3", "h4", "h5", "h6"):
            break
        kept[i] = False
    return kept
