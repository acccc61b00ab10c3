"""python evaluate/train_group.py [FOLDER]     labelled stories -> stories/trees.json: when an article is of a story

FOLDER (default ../shared) holds data/grouping and data/headlines. Each set is streamed in its own order, by date and
shuffled; at each article the stories so far are taken as labelled, and each near one is an example. So is each near one
with the article's own story taken away (an article that begins a story) and with few articles of each (a young story).
Into a last stream of each set, twins are mixed: an article once more, as another event, with other names and figures.
`evaluate/grouping.py` measures what is learned so on events that it was not learned from.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
from boosting import Plan, learn, write_weights
from numpy.typing import NDArray

from tellings.articles import read_article
from tellings.model import Article, Given, Page, Placed, Placement, Sketch
from tellings.stories import MemoryShelf
from tellings.stories.chance import TREES
from tellings.stories.place import NEAR, keys_of, terms_of, weigh
from tellings.stories.sketch import sketch_article
from tellings.stories.standing import COLUMNS, lay_out, stand

SETS = {"news_cluster": 1.0, "handpicked": 0.4, "ecbplus": 1.0, "neus": 1.0}  # and how much each counts
FOLDERS = {"neus": "headlines"}
DATED = ("news_cluster", "handpicked")
SHUFFLED = ("news_cluster", "handpicked", "ecbplus")
SHUFFLES = 2
TWINS = 0.15  # of the articles of a set
FURTHER = 3  # times as many near articles are looked at where some are taken away
PLAN = Plan(trees=120, depth=3, rate=0.1)
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """A sketched article and the event that it tells of."""

    sketch: Sketch
    event: str
    when: str  # to sort by


def path_of(data: Path, name: str) -> Path:
    return data / FOLDERS.get(name, "grouping") / f"{name}.jsonl.gz"


def read_set(data: Path, name: str) -> list[Told]:
    with gzip.open(path_of(data, name), "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Told(sketch_article(_article(r)), r["event"], f"{r.get('published') or '9'} {r['uri']}") for r in records]


def _article(record: dict[str, str]) -> Article:
    given = Given(**{k: record[k] for k in ("title", "outlet", "published") if record.get(k)})
    digest = hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()
    article = read_article(Page(uri=record["uri"], kind="text", content=record["text"], sha256=digest, given=given))
    assert isinstance(article, Article)
    return article


def half_of(name: str, event: str) -> int:
    """0 or 1; the two events of an ECB+ topic, which are made to be confused, are in the same half."""
    topic = event.split("_")[0] if name == "ecbplus" else event
    return hashlib.md5(f"{name}{topic}".encode()).digest()[0] % 2


def orders(name: str, told: Sequence[Told]) -> list[list[Told]]:
    """In the given order first, then by date where there are dates."""
    found = [list(told)]
    if name in DATED:
        found.append(sorted(told, key=lambda one: one.when))
    for seed in range(SHUFFLES if name in SHUFFLED else 0):
        found.append(random.Random(seed).sample(list(told), len(told)))
    return [*found, twinned(told, len(told))]


def twinned(told: Sequence[Told], seed: int, share: float = TWINS) -> list[Told]:
    """Some articles come once more as another event: the same words, most names, figures and days those of others."""
    dice = random.Random(seed)
    names = [one.sketch.terms[i] for one in told for i in one.sketch.names]
    figures = [one.sketch.terms[i] for one in told for i in one.sketch.numbers]
    words = [term for one in told for term in one.sketch.terms]
    twins = [_twin(one, (names, figures, words), dice) for one in told if dice.random() < share]
    return dice.sample([*told, *twins], len(told) + len(twins))


def _twin(one: Told, others: tuple[list[str], list[str], list[str]], dice: random.Random) -> Told:
    sketch = one.sketch
    names, figures = set(sketch.names), set(sketch.numbers)
    keep_names, keep_words = dice.uniform(0.0, 0.5), dice.uniform(0.7, 1.0)
    kept: dict[str, int] = {}  # a term of the twin -> where it stood
    for i, term in enumerate(sketch.terms):
        kind, keep = (0, keep_names) if i in names else (1, 0.1) if i in figures else (2, keep_words)
        kept.setdefault(term if dice.random() < keep else dice.choice(others[kind]), i)
    place = {old: new for new, old in enumerate(kept.values())}

    def moved(places: Sequence[int]) -> tuple[int, ...]:
        return tuple(place[i] for i in places if i in place)

    twin = replace(
        sketch,
        article=f"{sketch.article}t",
        day=sketch.day and sketch.day + dice.choice((0, 1, dice.randint(2, 400))),
        terms=tuple(kept),
        counts=tuple(sketch.counts[i] for i in kept.values()),
        title=moved(sketch.title),
        lead=moved(sketch.lead),
        names=moved(sketch.names),
        numbers=moved(sketch.numbers),
        days=tuple(day + 1 for day in sketch.days),
        copies=(),
    )
    return Told(twin, f"{one.event}, twin {sketch.article}", one.when)


class Examples:
    """Rows of numbers, whether the story is the article's own, and how much each counts."""

    def __init__(self) -> None:
        self.rows: list[Numbers] = []
        self.same: list[float] = []
        self.weights: list[float] = []

    def add(self, sketch: Sketch, near: Sequence[Placed], event: str, weight: float, most: int = 3) -> float:
        """The likeness to the own story, if it is among them."""
        found = stand(lay_out(sketch, near[:NEAR]))
        for one in found[:most]:
            self.rows.append(one.row)
            self.same.append(float(one.story == event))
            self.weights.append(weight)
        return next((one.likeness for one in found if one.story == event), 0.0)


def examples_of(told: Iterable[Told], seed: int = 1) -> Examples:
    """One stream, each article put into its labelled story."""
    dice, shelf, examples = random.Random(seed), MemoryShelf(), Examples()
    for one in told:
        sketch = weigh(one.sketch, shelf)
        keys = keys_of(sketch)
        near = list(shelf.near(keys, FURTHER * NEAR))
        likeness = examples.add(sketch, near, one.event, 1.0)
        if any(other.story == one.event for other in near):
            examples.add(sketch, [n for n in near if n.story != one.event], one.event, 0.5, most=2)
            examples.add(sketch, _thinned(near, dice), one.event, 0.5)
        shelf.add(labelled(sketch, one.event, likeness, keys))
    return examples


def _thinned(near: Sequence[Placed], dice: random.Random) -> list[Placed]:
    """At most one, two or three articles of each story."""
    most, kept = dice.randint(1, 3), Counter[str]()
    found = []
    for one in dice.sample(near, len(near)):
        kept[one.story] += 1
        if kept[one.story] <= most:
            found.append(one)
    return found


def labelled(sketch: Sketch, story: str, likeness: float, keys: Iterable[str]) -> Placement:
    return Placement(
        unions=(),
        story=story,
        new=False,
        why=(),
        sketch=replace(sketch, likeness=likeness),
        keys=tuple(keys),
        terms=terms_of(sketch),
    )


def train(each: dict[str, list[Examples]], plan: Plan = PLAN) -> dict[str, object]:
    """Trees from each set's streams; a set counts as much as `SETS` says, however large it is."""
    rows, same, weights = [], [], []
    for name, streams in each.items():
        whole = sum(sum(one.weights) for one in streams)
        for one in streams:
            rows.append(np.array(one.rows))
            same.append(np.array(one.same))
            weights.append(np.array(one.weights) * SETS[name] / whole)
    weight = np.concatenate(weights)
    table = np.concatenate(rows)
    found = learn(table, np.concatenate(same), weight * len(table) / weight.sum(), plan)
    return {"columns": COLUMNS, **found}


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve() / "data"
    each: dict[str, list[Examples]] = {name: [] for name in SETS}
    for name, half in product(SETS, (0, 1)):  # the same streams as those of which evaluate/grouping.py learns
        told = [one for one in read_set(data, name) if half_of(name, one.event) == half]
        each[name] += [examples_of(stream, i) for i, stream in enumerate(orders(name, told))]
    target = write_weights(train(each), [path_of(data, name) for name in SETS], "stories", TREES)
    number = sum(len(one.rows) for streams in each.values() for one in streams)
    print(f"{target.name}: {target.stat().st_size:,} bytes, from {number:,} examples")


if __name__ == "__main__":
    main()
