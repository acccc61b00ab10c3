"""What another reader's draft of a page says of each block: is it there, are its neighbours, are those like it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.articles.html_blocks import Block
from tellings.articles.html_titles import fold

Numbers = NDArray[Any]
Columns = dict[str, Numbers]

ENOUGH = 40  # folded characters at either end that identify a block
SENTENCE = 80  # characters that make a block worth judging wherever it stands
LONG = 120  # characters; such a block outside links is a paragraph


def of_each(blocks: Iterable[Block], number: Callable[[Block], float]) -> Numbers:
    return np.array([number(b) for b in blocks], dtype=np.float64)


def around(columns: Columns, name: str, steps: Sequence[int]) -> Columns:
    """The same number of the blocks before and after, 0 beyond the ends of the page."""
    widest = max(map(abs, steps))
    wide = np.pad(columns[name], widest)
    size = len(columns[name])
    return {f"{name} {step:+d}": wide[widest + step : widest + step + size] for step in steps}


def drafted_of(folded: Sequence[str], draft: str) -> Numbers:
    """How far each block stands in the draft: 1, 0.5 for one end of it, 0."""
    lines, whole = {fold(line) for line in draft.splitlines()}, fold(draft)

    def vote(block: str) -> float:
        if len(block) < ENOUGH:
            return float(bool(block) and (block in lines or (len(block) >= ENOUGH / 2 and block in whole)))
        return 0.5 * (block[:ENOUGH] in whole) + 0.5 * (block[-ENOUGH:] in whole)

    return np.array([vote(block) for block in folded])


def votes_of(blocks: Sequence[Block], drafted: Numbers, known: Columns) -> Columns:
    """What the draft says of each block, of those before and after it and of those like it."""
    weight = np.minimum(of_each(blocks, lambda b: len(b.text)), 600)
    count, at = len(blocks), np.arange(len(blocks))
    inside = np.nonzero(drafted)[0]
    first, last = (inside[0], inside[-1]) if len(inside) else (count, count)
    columns: Columns = {
        "drafted": drafted,
        "drafted in all": np.full(count, np.log1p((drafted * weight).sum())),
        "before draft": np.clip(first - at, -20, 20),
        "after draft": np.clip(at - last, -20, 20),
        "within draft": np.clip((at - first) / max(1, last - first), -1, 2),
    }
    columns |= around(columns, "drafted", (-3, -2, -1, 1, 2, 3))
    for name, keys in (("box", [b.box for b in blocks]), ("shape", [b.shape for b in blocks])):
        columns |= _groups(name, keys, drafted, weight, known)
    columns |= _from_best(blocks, [b.box for b in blocks], drafted * weight)
    paragraph = np.array([b.tag in ("p", "div") for b in blocks]) & (known["length"] > np.log1p(LONG))
    paragraph = paragraph & (known["linked"] < 0.3)
    so_far = np.cumsum(paragraph) - paragraph
    columns["paragraphs before"] = np.minimum(so_far, 10)
    columns["paragraphs after"] = np.minimum(paragraph.sum() - so_far - paragraph, 10)
    return columns


def _groups(name: str, keys: Sequence[object], drafted: Numbers, weight: Numbers, known: Columns) -> Columns:
    """Of the blocks in the same box or of the same shape: how many, how long, how linked, how far in the draft."""
    number: dict[object, int] = {}
    group = np.array([number.setdefault(key, len(number)) for key in keys])
    votes, size = drafted * weight, np.bincount(group)
    text, vote = np.bincount(group, weight), np.bincount(group, votes)
    rest = np.maximum(1, text[group] - weight)
    return {
        f"number of {name}": np.minimum(50, size)[group],
        f"text of {name}": np.log1p(text)[group],
        f"length of {name}": (np.bincount(group, known["length"]) / size)[group],
        f"links of {name}": (np.bincount(group, known["linked"]) / size)[group],
        f"draft of {name}": (vote / text)[group],
        f"draft of others of {name}": np.where(size[group] > 1, (vote[group] - votes) / rest, -1),
        f"best {name}": group == vote.argmax(),
    }


def _from_best(blocks: Sequence[Block], boxes: Sequence[int], votes: Numbers) -> Columns:
    """Distance from the box that holds most of the draft."""
    held: dict[int, float] = defaultdict(float)
    for box, vote in zip(boxes, votes, strict=True):
        held[box] += vote
    best = max(held, key=lambda box: held[box], default=0)
    rows = [i for i, box in enumerate(boxes) if box == best] or [0]
    at = np.arange(len(blocks))
    deep = blocks[rows[0]].depth if blocks else 0
    return {
        "from best box": np.clip(at - rows[0], -20, 20),
        "to best box": np.clip(at - rows[-1], -20, 20),
        "deeper than best": of_each(blocks, lambda b: b.depth - deep),
    }


def near_draft(columns: Columns) -> Numbers:
    """The blocks that have any chance: those in or near the draft, those like them, and sentences anywhere."""
    named = [name for name in columns if name.startswith(("drafted", "draft of")) and name != "drafted in all"]
    sentences = (columns["length"] > np.log1p(SENTENCE)) & (columns["linked"] < 0.5)
    near: Numbers = np.any([columns[name] > 0 for name in named], axis=0) | sentences
    return near
