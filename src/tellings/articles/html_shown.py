"""Blocks of a page -> the date that it shows beside its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numpy import bool_, flatnonzero
from numpy.typing import NDArray

from tellings.articles.dump_dates import Dated, find_dates
from tellings.articles.html_blocks import Block
from tellings.model import Stamp

BESIDE_HEADLINE = (-6, 12)  # blocks from the headline within which a date is the article's
BESIDE_BODY = (-8, 0)  # likewise, from the first block of its body
LONGEST = 400  # characters; a longer block tells a story
SHORT = 60  # characters; a block that is hardly more than its date
LEAST = 2.5  # score from which a date is believed; swept 1-3.5 on pages that declare none: gains 20, loses 3


def find_shown(blocks: Sequence[Block], kept: NDArray[bool_], language: str | None) -> Stamp | None:
    """By how near it stands, how short its line is, and whether the page calls it a date."""
    body = flatnonzero(kept)
    first = int(body[0]) if len(body) else None
    heads = [i for i, b in enumerate(blocks) if b.tag == "h1" and (first is None or i <= first)]
    head = heads[-1] if heads else None
    best: tuple[float, Stamp] | None = None
    for i, block, dated in _dated(blocks, language):
        score = _score(i, block, head, first)
        if score >= LEAST and (best is None or score > best[0]):
            best = (score, Stamp(dated.value, "beside the headline", block.text[dated.start : dated.end]))
    return best[1] if best else None


def _dated(blocks: Sequence[Block], language: str | None) -> Iterator[tuple[int, Block, Dated]]:
    """The first date of each block that is no story."""
    for i, block in enumerate(blocks):
        if not block.hidden and len(block.text) <= LONGEST and any(map(str.isdigit, block.text)):
            yield from ((i, block, dated) for dated in find_dates(block.text, language)[:1])


def _score(i: int, block: Block, head: int | None, first: int | None) -> float:
    score = 1.0 if "date" in block.own else 0.5 if "date" in block.marks else 0.0
    score += 1.0 if len(block.text) < SHORT else 0.0
    score -= 2.0 if "related" in block.marks or "comment" in block.marks else 0.0
    away = min(_away(i, head, BESIDE_HEADLINE), _away(i, first, BESIDE_BODY))
    return score + (2.0 if away < 1 else 0.0) - away


def _away(i: int, anchor: int | None, beside: tuple[int, int]) -> float:
    """0 to 1 within reach of the anchor, more beyond; much where there is no anchor."""
    if anchor is None:
        return 10.0
    distance = i - anchor
    if beside[0] <= distance <= beside[1]:
        return abs(distance) / (beside[1] - beside[0])
    return 1.0 + abs(distance) / 20
