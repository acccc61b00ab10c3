"""Figures of a growing library -> a plot, as SVG that needs nothing to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library import Measured

WIDE, HIGH, LEFT, TOP, GAP = 420, 260, 60, 40, 240
COLOURS = ("#1b6ca8", "#c4572e", "#3f7d4e", "#7a4f9a", "#8a6d1d", "#444444", "#b03a68", "#2c8c8c")
Line = tuple[str, list[tuple[int, float]]]


def draw(found: Sequence[Measured]) -> str:
    """Left: what one more article costs; right: what queries take. Both over the number of articles."""
    steps = [(step, [(one.size, one.steps[step]) for one in found]) for step in found[0].steps]
    steps.insert(0, ("one more article", [(one.size, sum(one.steps.values())) for one in found]))
    asked = [(kind, [(one.size, one.queries[kind][1]) for one in found]) for kind in found[0].queries]
    left = _panel("One more article: ms of CPU time", steps, 0)
    right = _panel("Lists and searches: ms, 95 % are faster", asked, WIDE + GAP)
    wide = 2 * (WIDE + GAP) + LEFT
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {HIGH + 2 * TOP + 20}" font-family="sans-serif">'
    )
    ground = '<rect width="100%" height="100%" fill="white"/>'
    return "\n".join([head, ground, *left, *right, "</svg>", ""])


def _panel(title: str, lines: Sequence[Line], at: int) -> list[str]:
    most = max(y for _, points in lines for _, y in points) * 1.1 or 1.0
    sizes = [x for x, _ in lines[0][1]]
    low, high = log10(min(sizes)), log10(max(*sizes, min(sizes) + 1))

    def place(x: float, y: float) -> tuple[float, float]:
        return at + LEFT + WIDE * (log10(x) - low) / (high - low), TOP + HIGH * (1 - y / most)

    out = [f'<text x="{at + LEFT}" y="22" font-size="15">{escape(title)}</text>']
    for i in range(5):
        y = most * i / 4
        _, down = place(min(sizes), y)
        out.append(f'<path d="M{at + LEFT} {down:.1f}h{WIDE}" stroke="#ddd"/>')
        out.append(f'<text x="{at + LEFT - 6}" y="{down + 4:.1f}" font-size="11" text-anchor="end">{y:.3g}</text>')
    for size in sizes:
        across, _ = place(size, 0)
        out.append(f'<text x="{across:.1f}" y="{TOP + HIGH + 18}" font-size="11" text-anchor="middle">{size:,}</text>')
    ends = sorted((place(*points[-1])[1], i) for i, (_, points) in enumerate(lines))
    labels, last = {}, 0.0
    for down, i in ends:
        last = labels[i] = max(down, last + 13)
    for i, (name, points) in enumerate(lines):
        colour = COLOURS[i % len(COLOURS)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        spot = f'x="{at + LEFT + WIDE + 6}" y="{labels[i] + 4:.1f}"'
        out.append(f'<text {spot} font-size="11" fill="{colour}">{escape(name)}</text>')
    return out
