"""python evaluate/grouping.py [FOLDER]     stories from streams that grouping was not learned from: B-cubed F

FOLDER (default ../shared) holds data/grouping and data/headlines. Each set is cut by event into halves: what is learned
from one half of all sets is measured on the other; then, set by set, what is learned from the three others.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from train_group import DATED, SETS, Examples, Told, examples_of, half_of, orders, read_set, train

from tellings.stories import MemoryShelf, place
from tellings.stories.chance import Chance, by_trees
from tellings.text.trees import read_trees

BARS = {"news_cluster": 0.92, "handpicked": 0.82, "ecbplus": 0.93, "neus": 0.86}


def grouped(told: Sequence[Told], chance: Chance) -> list[str]:
    """The story of each article at the end of the stream."""
    shelf = MemoryShelf()
    for one in told:
        shelf.add(place(one.sketch, shelf, chance=chance))
    where = shelf.stories_of([one.sketch.article for one in told])
    return [where[one.sketch.article] for one in told]


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """F, precision, recall."""
    both, events, stories = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / stories[story] for (_, story), n in both.items()) / len(gold)
    recall = sum(n * n / events[event] for (event, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall), precision, recall


def learned(each: dict[str, list[list[Told]]]) -> Chance:
    examples: dict[str, list[Examples]] = {
        name: [examples_of(stream, i) for i, stream in enumerate(streams)] for name, streams in each.items()
    }
    return by_trees(read_trees(train(examples)))


def measured(name: str, told: Sequence[Told], chance: Chance) -> Iterator[str]:
    for label, stream in zip(("given order", "date order"), orders(name, told)[: 1 + (name in DATED)], strict=False):
        f, precision, recall = b_cubed([one.event for one in stream], grouped(stream, chance))
        bar = "reaches" if f >= BARS[name] else "MISSES"
        yield f"  {name:13} {label:12} F {f:.3f}  P {precision:.3f}  R {recall:.3f}  {bar} {BARS[name]}"


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve() / "data"
    sets = {name: read_set(data, name) for name in SETS}
    halves = [{n: [o for o in told if half_of(n, o.event) == h] for n, told in sets.items()} for h in (0, 1)]
    for half in (0, 1):
        print(f"learned from half {1 - half}, measured on half {half}")
        chance = learned({name: orders(name, told) for name, told in halves[1 - half].items()})
        for name, told in halves[half].items():
            print(*measured(name, told, chance), sep="\n", flush=True)
    print("learned from the three other sets")
    for name, told in sets.items():
        chance = learned({other: orders(other, its) for other, its in sets.items() if other != name})
        print(*measured(name, told, chance), sep="\n", flush=True)


if __name__ == "__main__":
    main()
