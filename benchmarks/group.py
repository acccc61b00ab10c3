"""python benchmarks/group.py [ARTICLES…]     stories from a stream: articles a second, their growth, F against a peer

A stream of invented events, 2,000 and 20,000 articles by default: common words as often as real articles have them (the
table that grouping itself ships), and for each event names and words of its own; one event in four has a twin: the same
words, other names. The peer is the exact nearest neighbour by TF-IDF cosine (scipy, sparse products in batches of 500,
frequencies known beforehand), which joins above the best of several thresholds, in the same run.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from scipy.sparse import csr_matrix

from tellings.model import Article, Stamp
from tellings.stories import MemoryShelf, group_articles, place, sketch_article
from tellings.stories.background import load_background
from tellings.stories.words import read_words

LENGTH, OWN, NAMES = 220, 40, 10  # words of an article; words and names of an event
EVENT = 8  # articles, on average
OPEN = 40  # events that are told of at one time
TWINS = 0.25
BATCH = 500
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


class Event:
    """What its articles draw their words from."""

    def __init__(self, dice: random.Random, rare: Sequence[str], like: Event | None) -> None:
        self.words = like.words if like else dice.sample(rare, OWN)
        self.names = ["".join(dice.choices(SYLLABLES, k=3)).capitalize() for _ in range(NAMES)]

    def article(self, dice: random.Random, common: Sequence[str], sums: Sequence[float], day: int) -> Article:
        words = dice.choices(common, cum_weights=sums, k=LENGTH)
        for at in dice.sample(range(5, LENGTH), LENGTH // 4):
            own = self.names if dice.random() < 0.4 else self.words
            words[at] = own[min(len(own) - 1, int(dice.expovariate(4 / len(own))))]
        text = " ".join(words)
        digest = hashlib.sha256(f"{day} {text}".encode()).hexdigest()
        date = f"20{30 + day // 360:02}-{1 + day // 30 % 12:02}-{1 + day % 30 % 28:02}"
        return Article(
            id=digest[:12],
            uri=digest,
            title=None,
            outlet=None,
            published=Stamp(date, "made", date),
            modified=None,
            authors=(),
            language="en",
            text=text,
            removed=(),
            credits=(),
            sha256=digest,
        )


def made(number: int, seed: int = 3) -> tuple[list[Article], list[int]]:
    """Articles, and the event of each."""
    dice = random.Random(seed)
    counts = {t: n for t, n in load_background("en").counts.items() if t.isalpha()}
    common = sorted(counts, key=lambda t: (-counts[t], t))
    sums = list(accumulate(counts[t] ** 1.3 for t in common))  # words of many articles stand in each more than once
    rare = [t for t in common if counts[t] <= 12]
    events, running, articles, told = [], [], [], []
    for at in range(number):
        if len(running) < OPEN or dice.random() < 1 / EVENT:
            like = dice.choice(events) if events and dice.random() < TWINS else None
            events.append(Event(dice, rare, like))
            running = [*running[-OPEN + 1 :], len(events) - 1]
        event = dice.choice(running)
        articles.append(events[event].article(dice, common, sums, at // 200))
        told.append(event)
    return articles, told


def gathered(articles: Sequence[Article]) -> tuple[list[str], float]:
    """The story of each as `tellings group` finds it, all at once; articles a second."""
    start = time.process_time()
    story = {article: one.story for one in group_articles(articles) for article, _ in one.articles}
    return [story[a.id] for a in articles], len(articles) / (time.process_time() - start)


def placed(articles: Sequence[Article]) -> tuple[list[str], float, float]:
    """The story of each as a library finds it, one after another; articles a second, and over the last tenth."""
    shelf, start = MemoryShelf(), time.process_time()
    late = start
    for number, article in enumerate(articles):
        if number == len(articles) * 9 // 10:
            late = time.process_time()
        shelf.add(place(sketch_article(article), shelf))
    end = time.process_time()
    where = shelf.stories_of([a.id for a in articles])
    last = len(articles) - len(articles) * 9 // 10
    return [where[a.id] for a in articles], len(articles) / (end - start), last / (end - late)


def peers(articles: Sequence[Article], thresholds: Sequence[float]) -> tuple[dict[float, list[int]], float, float]:
    """Stories by threshold; articles a second over all and over the last batch."""
    start = time.process_time()
    table = weighed(articles)
    stories = {t: list(range(len(articles))) for t in thresholds}
    late = start
    for begin in range(0, len(articles), BATCH):
        late = time.process_time()
        alike = (table[begin : begin + BATCH] @ table[: begin + BATCH].T).toarray()
        for row, likes in enumerate(alike):
            here = begin + row
            best = int(likes[:here].argmax()) if here else 0
            for threshold, story in stories.items():
                if here and likes[best] >= threshold:
                    story[here] = story[best]
    end = time.process_time()
    last = len(articles) - begin
    return stories, len(articles) / (end - start), last / (end - late)


def weighed(articles: Sequence[Article]) -> csr_matrix:
    """Unit rows of sublinear TF-IDF; words of more than a tenth of the articles are left out."""
    counts = [read_words(a.text).counts for a in articles]
    spread = Counter(term for each in counts for term in each)
    known = {t: i for i, t in enumerate(sorted(t for t, n in spread.items() if 1 < n <= len(articles) / 10))}
    rows = [
        (i, known[t], (1 + np.log(n)) * np.log(len(articles) / spread[t]))
        for i, c in enumerate(counts)
        for t, n in c.items()
        if t in known
    ]
    row, column, value = zip(*rows, strict=True)
    table = csr_matrix((np.array(value, np.float32), (row, column)), shape=(len(articles), len(known)))
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return csr_matrix(table.multiply(1 / np.maximum(lengths, 1e-9)[:, None]))


def b_cubed(gold: Sequence[int], found: Sequence[object]) -> float:
    both, events, stories = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / stories[s] for (_, s), n in both.items())
    recall = sum(n * n / events[e] for (e, _), n in both.items())
    return 2 * precision * recall / (precision + recall) / len(gold)


def main(sizes: Sequence[int]) -> int:
    thresholds: Sequence[float] = THRESHOLDS
    for size in sizes:
        articles, told = made(size)
        print(f"{size} articles of {len(set(told))} events")
        found, each = gathered(articles)
        print(f"  group     {each:6.0f} a second; B-cubed F {b_cubed(told, found):.3f}")
        found, each, late = placed(articles)
        print(f"  library   {each:6.0f} a second, the last tenth {late:6.0f}; B-cubed F {b_cubed(told, found):.3f}")
        stories, each, late = peers(articles, thresholds)
        scores = {t: b_cubed(told, s) for t, s in stories.items()}
        thresholds = [max(scores, key=lambda t: scores[t])]
        print(
            f"  TF-IDF    {each:6.0f} a second, the last batch {late:6.0f}; "
            f"B-cubed F {scores[thresholds[0]]:.3f} at {thresholds[0]}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main([int(a) for a in sys.argv[1:]] or [2_000, 20_000]))
