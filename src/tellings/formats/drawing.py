"""Figures and families -> coordinates: the number line and the tree of copies, drawn as inline SVG by the template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.formats.family import Branch
from tellings.formats.ledgers import Amount
from tellings.formats.plain import cut
from tellings.formats.shelf import Shelf
from tellings.model import Family, Link

BOX, ROW, STEP = 200, 44, 330  # pixels: width of a box, height of a row, from one column of boxes to the next
NAME = 26  # characters that fit a box


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the number line, in per cent of its length; an open end runs on to the edge."""

    left: float
    right: float
    open_left: bool
    open_right: bool


def number_line(amounts: tuple[Amount, ...]) -> tuple[Mark | None, ...]:
    """A mark an amount, from zero (or the least value below it) to a little beyond the greatest."""
    ends = [e for a in amounts for e in (a.figure.low, a.figure.high) if e is not None and abs(e) != float("inf")]
    if not ends or not any(ends):
        return tuple(None for _ in amounts)
    least, most = min(0.0, *ends), max(0.0, *ends)
    return tuple(_mark(a.figure.low, a.figure.high, least, (most - least) * 1.12) for a in amounts)


def _mark(low: float | None, high: float | None, least: float, length: float) -> Mark | None:
    first, last = (low if low is not None else high), (high if high is not None else low)
    if first is None or last is None or abs(first) == float("inf") or abs(last) == float("inf"):
        return None
    left, right = sorted(round(100 * (e - least) / length, 2) for e in (first, last))
    return Mark(left, right, low is None, high is None)


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    name: str
    article: str | None  # None for an agency outside the inputs


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the right edge of one box to the left edge of another."""

    x1: int
    y1: int
    x2: int
    y2: int
    says: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw_families(trees: Iterable[tuple[Family, Branch]], shelf: Shelf) -> Drawing:
    """Each family's first telling at the left, its copies at the right of what they were copied from."""
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    row = 0
    for _, tree in trees:
        row = _place(tree, 0, row, shelf, boxes, arrows)
    width = max((box.x for box in boxes), default=0) + BOX
    return Drawing(width, row * ROW, tuple(boxes), tuple(arrows))


def _label(link: Link | None) -> str:
    """Short enough to stand on an arrow."""
    if link is None:
        return ""
    return f"{link.kind} {round(100 * link.share)} %" if link.share >= 0.005 else link.kind


def _place(branch: Branch, depth: int, row: int, shelf: Shelf, boxes: list[Box], arrows: list[Arrow]) -> int:
    """Puts the branch's box on `row`, its own branches from there on down; the next free row."""
    name = shelf.names[branch.article] if branch.article else branch.agency or "a common source"
    boxes.append(Box(depth * STEP, row * ROW, cut(name, NAME), branch.article))
    middle, next_row = row * ROW + ROW // 2, row
    for below in branch.branches:
        sure = below.link is not None and below.link.direction == "known"
        y = next_row * ROW + ROW // 2
        arrows.append(Arrow(depth * STEP + BOX, middle, (depth + 1) * STEP, y, _label(below.link), sure))
        next_row = _place(below, depth + 1, next_row, shelf, boxes, arrows)
    return max(next_row, row + 1)
