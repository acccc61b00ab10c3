"""python evaluate/train_pairs.py [FOLDER]     labelled stories -> stories/pair_trees.json: when two articles are of one

FOLDER (default ../shared) holds data/grouping and data/headlines. Of each set come several streams: all of it, part of
its articles, part of its events (what stands beside an event, and how much of it, is never the same), and some
into which twins are mixed (`train_group.twinned`). In each, every article and the earlier ones near it are examples.
`evaluate/grouping.py` measures what is learned so on events that it was not learned from.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from boosting import Plan, learn, write_weights
from numpy.typing import NDArray
from train_group import SETS, Told, path_of, read_set, twinned

from tellings.stories.pairs import COLUMNS, pair_up
from tellings.stories.strength import TREES

PLAN = Plan(trees=120, depth=3, rate=0.1)
EVENTS = (0.4, 0.15)  # shares of a set's events, each in a stream of its own
SMALL, FEW, TWINS = 40, 5, 0.5  # streams of one to five events, twins of half of their articles mixed in
Numbers = NDArray[np.float64]


def streams_of(told: Sequence[Told]) -> list[list[Told]]:
    dice = random.Random(5)
    number = len({one.event for one in told})
    small = [_events(told, (1 + at % FEW) / number, dice) for at in range(SMALL)]
    return [
        list(told),
        dice.sample(told, len(told)),
        dice.sample(told, max(2, len(told) // 3)),
        twinned(told, len(told)),
        *(_events(told, share, dice) for share in EVENTS),
        *(twinned(its, seed, TWINS) for seed, its in enumerate(small)),
    ]


def _events(told: Sequence[Told], share: float, dice: random.Random) -> list[Told]:
    """A stream of a share of the events, at least one."""
    events = sorted({one.event for one in told})
    kept = set(dice.sample(events, max(1, round(min(share, 1.0) * len(events)))))
    return [one for one in told if one.event in kept]


def examples_of(told: Sequence[Told]) -> tuple[Numbers, Numbers]:
    """Rows, and whether the two are of one event."""
    pairs = pair_up([one.sketch for one in told])
    events = np.array([one.event for one in told])
    return pairs.rows, (events[pairs.later] == events[pairs.earlier]).astype(float)


def train(each: Mapping[str, Sequence[Sequence[Told]]], plan: Plan = PLAN) -> dict[str, object]:
    """Trees from each set's streams; a set counts as much as `SETS` says, however large it is."""
    tables, same, weights = [], [], []
    for name, streams in each.items():
        examples = [examples_of(stream) for stream in streams]
        tables += [rows for rows, _ in examples]
        same += [labels for _, labels in examples]
        number = sum(len(rows) for rows, _ in examples)
        weights.append(np.full(number, SETS[name] / number))
    weight = np.concatenate(weights)
    learned = learn(np.concatenate(tables), np.concatenate(same), weight * len(weight) / weight.sum(), plan)
    return {"columns": COLUMNS, **learned}


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve() / "data"
    learned = train({name: streams_of(read_set(data, name)) for name in SETS})
    target = write_weights(learned, [path_of(data, name) for name in SETS], "stories", TREES)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
