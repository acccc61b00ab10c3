"""python evaluate/grouping.py [FOLDER]     stories from streams that grouping was not learned from: B-cubed F

FOLDER (default ../shared) holds data/grouping and data/headlines. Each set is cut by event into halves: what is learned
from one half of all sets is measured on the other; then, set by set, what is learned from the three others. `group` is
the whole stream, gathered when all of it is counted; `library` places one article after another.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import train_pairs
from train_group import DATED, SETS, Examples, Told, examples_of, half_of, orders, read_set, train

from tellings.stories import MemoryShelf, place
from tellings.stories.chance import Chance, by_trees
from tellings.stories.gather import Strengths, gather
from tellings.stories.strength import strengths_by
from tellings.text.trees import read_trees

BARS = {"news_cluster": 0.92, "handpicked": 0.82, "ecbplus": 0.93, "neus": 0.86}


@dataclass(frozen=True, slots=True)
class Learned:
    """What tells whether two articles are of one story, and whether an article is of a story."""

    pairs: Strengths
    chance: Chance


def gathered(told: Sequence[Told], learned: Learned) -> list[int]:
    """The story of each article, by number."""
    stories = gather([one.sketch for one in told], weigh_up=learned.pairs).stories
    story = {one: number for number, its in enumerate(stories) for one in its}
    return [story[one] for one in range(len(told))]


def placed(told: Sequence[Told], learned: Learned) -> list[str]:
    """The story of each article at the end of the stream."""
    shelf = MemoryShelf()
    for one in told:
        shelf.add(place(one.sketch, shelf, chance=learned.chance))
    where = shelf.stories_of([one.sketch.article for one in told])
    return [where[one.sketch.article] for one in told]


def b_cubed(gold: Sequence[str], found: Sequence[object]) -> tuple[float, float, float]:
    """F, precision, recall."""
    both, events, stories = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / stories[story] for (_, story), n in both.items()) / len(gold)
    recall = sum(n * n / events[event] for (event, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall), precision, recall


def learn(each: Mapping[str, Sequence[Told]]) -> Learned:
    examples: dict[str, list[Examples]] = {
        name: [examples_of(stream, i) for i, stream in enumerate(orders(name, told))] for name, told in each.items()
    }
    pairs = read_trees(train_pairs.train({name: train_pairs.streams_of(told) for name, told in each.items()}))
    return Learned(partial(strengths_by, pairs), by_trees(read_trees(train(examples))))


def measured(name: str, told: Sequence[Told], learned: Learned) -> Iterator[str]:
    for label, stream in zip(("given order", "date order"), orders(name, told)[: 1 + (name in DATED)], strict=False):
        gold = [one.event for one in stream]
        for way, found in (("group", gathered(stream, learned)), ("library", placed(stream, learned))):
            f, precision, recall = b_cubed(gold, found)
            bar = "reaches" if f >= BARS[name] else "MISSES"
            yield f"  {name:13} {label:12} {way:8} F {f:.3f}  P {precision:.3f}  R {recall:.3f}  {bar} {BARS[name]}"


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve() / "data"
    sets = {name: read_set(data, name) for name in SETS}
    halves = [{n: [o for o in told if half_of(n, o.event) == h] for n, told in sets.items()} for h in (0, 1)]
    for half in (0, 1):
        print(f"learned from half {1 - half}, measured on half {half}")
        learned = learn(halves[1 - half])
        for name, told in halves[half].items():
            print(*measured(name, told, learned), sep="\n", flush=True)
    print("learned from the three other sets")
    for name, told in sets.items():
        learned = learn({other: its for other, its in sets.items() if other != name})
        print(*measured(name, told, learned), sep="\n", flush=True)


if __name__ == "__main__":
    main()
