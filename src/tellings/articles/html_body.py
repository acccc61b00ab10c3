"""Blocks of a page -> which of them are its article: boosted trees over their looks, their place and a draft."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import bare_extraction
from trafilatura.settings import Document

from tellings.articles.html_blocks import Block
from tellings.articles.html_facts import Facts
from tellings.articles.html_features import Hints, Looks, features, look_at
from tellings.articles.html_titles import fold
from tellings.text.trees import load_trees

Chances = NDArray[np.float64]

QUICK_WEIGHTS, WEIGHTS = "html_trees_quick.json", "html_trees.json"  # learned with the quick draft, with the other
DOUBT = 0.1  # four pages in ten are above; on unseen sites both sets gain 0.001 to 0.007 from 0.31, and no more below
LONGEST_COUNTED = 600  # characters: no block counts for more
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


def quick_draft_of(content: str) -> str:
    """The article as resiliparse reads it, ten times as fast; "" where it fails."""
    try:
        return str(extract_plain_text(content, main_content=True, alt_texts=False, links=False, list_bullets=False))
    except Exception:  # as above
        return ""


def choose(content: str, tree: HtmlElement, blocks: Sequence[Block], facts: Facts) -> NDArray[np.bool_]:
    """For each block, is it the article's?"""
    if not blocks:
        return np.zeros(0, dtype=bool)
    hints = facts.hints(quick_draft_of(content))
    looks = look_at(blocks, hints)
    quick = _chances(blocks, hints, looks, QUICK_WEIGHTS)
    return settle(blocks, hints, quick, lambda: _chances(blocks, facts.hints(draft_of(tree)), looks, WEIGHTS))


def settle(
    blocks: Sequence[Block], hints: Hints, quick: Chances, second: Callable[[], Chances], doubt: float = DOUBT
) -> NDArray[np.bool_]:
    """A page that a quick look leaves in doubt is looked at twice."""
    chances = quick
    if doubt_of(blocks, quick) > doubt:
        chances = (quick + second()) / 2
    sure = SURE_OF_NEWS if hints.news else SURE
    sure = sure if (chances > sure).any() else LIKELY
    return _tidied(blocks, chances > sure, hints.title)


def _chances(blocks: Sequence[Block], hints: Hints, looks: Looks, weights: str) -> Chances:
    table, trees = features(blocks, hints, looks), load_trees("articles", weights)
    if table.columns != trees.columns:
        raise ValueError(f"{weights} was made for other columns: run evaluate/train_html_trees.py")
    chances = np.zeros(len(blocks))
    chances[table.near] = trees.probabilities(table.rows)
    return chances


def doubt_of(blocks: Sequence[Block], chances: Chances) -> float:
    """Text that is likely to be sorted wrongly, as a share of the text that is kept."""
    sizes = np.array([min(LONGEST_COUNTED, len(block.text)) for block in blocks])
    wrong = float((sizes * np.minimum(chances, 1 - chances)).sum())
    return wrong / max(1.0, float(sizes[chances > SURE].sum()))


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
