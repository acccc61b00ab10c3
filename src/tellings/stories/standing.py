"""A new article against each story that it may belong to -> what speaks for it and what against it, in numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.model import Placed, Sketch
from tellings.stories.likeness import COLUMNS as PAIR
from tellings.stories.likeness import TINY, Facing, Numbers, Pairs, closeness, compare

STORIES = 3  # looked at closely
MEMBERS = 12  # of a story that are held against the article: those most like it
COLUMNS = (
    *(f"mean {name}" for name in PAIR),
    *(f"best {name}" for name in PAIR),
    *(
        "close",
        "lead over others",
        "others",
        "gap",
        "members",
        "length",
        "their length",
        "cohesion",
        "against cohesion",
    ),
    *("core names in article", "core name in article", "core words in article", "core lead in article"),
    *("core lead names in article", "names in story", "name in story", "name ever in story", "words in story"),
    *("lead in story", "lead names in story", "lead names ever in story", "lead names in leads", "names both ways"),
    *("lead names both ways", "words ever in story", "names ever in story", "same days", "other days"),
)
CORES = (("names", 8), ("names", 3), ("terms", 20), ("lead", 12), ("lead names", 4))
UNKNOWN = 0.5  # share of nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that the article may belong to; `best` is the article of it that is most like the new one."""

    story: str
    best: Placed
    row: Numbers
    likeness: float  # of the pairs, on average: kept as the article's `Sketch.likeness` if it joins


@dataclass(frozen=True, slots=True)
class Field:
    """A new article, weighed, and those that it is held against."""

    facing: Facing
    near: Sequence[Placed]
    pairs: Pairs

    def without(self, story: str) -> Field:
        rows = [row for row, one in enumerate(self.near) if one.story != story]
        return Field(self.facing, [self.near[row] for row in rows], self.pairs.only(rows))


def lay_out(new: Sketch, near: Sequence[Placed]) -> Field:
    facing = Facing(new)
    return Field(facing, near, compare(facing, near))


def stand(field: Field, most: int = STORIES) -> list[Candidate]:
    """The stories that come nearest, nearest first."""
    if not field.near or not field.facing.sketch.terms:
        return []
    close = closeness(field.pairs)
    members = _members(field.near, close)
    score = {story: 0.6 * close[rows].mean() + 0.4 * close[rows].max() for story, rows in members.items()}
    ranked = sorted(score, key=lambda story: (-score[story], story))
    found = []
    for story in ranked[:most]:
        rows = members[story]
        rival = max((score[other] for other in ranked[:2] if other != story), default=0.0)
        row = _row(field, close, rows, score[story], rival)
        found.append(Candidate(story, field.near[int(rows[0])], row, float(close[rows].mean())))
    return found


def _members(near: Sequence[Placed], close: Numbers) -> Mapping[str, Numbers]:
    """Story -> its articles among `near`, the closest first."""
    members: dict[str, list[int]] = defaultdict(list)
    for row in np.argsort(-close, kind="stable").tolist():
        if len(members[near[row].story]) < MEMBERS:
            members[near[row].story].append(row)
    return {story: np.array(rows) for story, rows in members.items()}


def _row(field: Field, close: Numbers, rows: Numbers, score: float, rival: float) -> Numbers:
    new, pairs, near = field.facing, field.pairs, field.near
    its = [near[row].sketch for row in rows.tolist()]
    joined = [one.likeness for one in its if one.likeness]
    cohesion = float(np.mean(joined)) if joined else 0.0
    against = min(3.0, close[rows].mean() / cohesion) if cohesion else 1.0
    cores = [_core(new, its, kind, size) for kind, size in CORES]
    shares = _shares(new, pairs.shared[rows], pairs.lead[rows])
    days = set(new.sketch.days)
    theirs = {day for one in its for day in one.days}
    return np.array(
        [
            *pairs.rows[rows].mean(axis=0),
            *pairs.rows[rows].max(axis=0),
            *(score, score - rival, rival),
            *(np.log1p(pairs.gaps[rows].min()), np.log(len(rows)), np.log1p(new.sketch.length)),
            *(np.log1p(np.mean([one.length for one in its])), cohesion, against),
            *cores,
            *shares[:8],
            *(min(cores[1], shares[2]), min(cores[4], shares[5])),
            *shares[8:],
            *(float(bool(days & theirs)), float(bool(days and theirs and not days & theirs))),
        ]
    )


def _core(new: Facing, its: Sequence[Sketch], kind: str, size: int) -> float:
    """How much of what the story names most stands in the article, by weight."""
    core: dict[str, float] = defaultdict(float)
    for one in its:
        for i in _part(one, kind)[:size]:
            core[one.terms[i]] += one.weights[i]
    top = sorted(core.items(), key=lambda pair: (-pair[1], pair[0]))[:size]
    whole = sum(weight for _, weight in top)
    return sum(weight for term, weight in top if term in new.at) / whole if whole else UNKNOWN


def _part(sketch: Sketch, kind: str) -> Sequence[int]:
    if kind == "terms":
        return range(len(sketch.terms))
    if kind == "lead names":
        names = set(sketch.names)
        return [i for i in sketch.lead if i in names]
    return sketch.names if kind == "names" else sketch.lead


def _shares(new: Facing, shared: Numbers, leads: Numbers) -> list[float]:
    """How much of what the article names most stands in the story, by weight and by share of the story's articles."""
    share, lead_share = (shared > 0).mean(axis=0), (leads > 0).mean(axis=0)
    ever = (share > 0).astype(float)
    top = {kind: list(_part(new.sketch, kind)) for kind in ("names", "terms", "lead", "lead names")}

    def held(kind: str, size: int, by: Numbers) -> float:
        its = top[kind][:size]
        whole = new.weights[its].sum() if its else 0.0
        return float((new.weights[its] * by[its]).sum() / whole) if whole > TINY else UNKNOWN

    return [
        *(held("names", 8, share), held("names", 3, share), held("names", 3, ever), held("terms", 20, share)),
        *(held("lead", 12, share), held("lead names", 4, share), held("lead names", 4, ever)),
        *(held("lead names", 4, lead_share), held("terms", 20, ever), held("names", 8, ever)),
    ]
