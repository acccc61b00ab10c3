"""python benchmarks/families.py [ARTICLES…]     families among many articles: time an article, and F1 against a peer

Articles of invented words, 2,000 and 20,000 by default: one in ten a reprint (edited, often cut), one in twenty a
rewrite; unrelated ones share quotations and notices. The peer is MinHash LSH of datasketch over the same five-word runs
with every candidate verified in full, in the same run, at the best of several thresholds.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable
from itertools import combinations

from datasketch import MinHash, MinHashLSH

from tellings.lineage import trace_sources
from tellings.model import Article

WORDS, PARAGRAPHS, LONG = 30_000, 8, 40  # vocabulary; paragraphs of an article; words of a paragraph
HASHES, WIDTH = 128, 5
THRESHOLDS = (0.2, 0.3, 0.4, 0.5)  # of containment, for the peer; the best at the first size is taken at the next
NOTICE = (
    "Copyright © 2031 {}. All rights reserved. This material may not be published, broadcast or rewritten by anyone."
)
Pairs = set[frozenset[str]]


def made(number: int, seed: int = 5) -> tuple[list[Article], Pairs]:
    """Articles, and the pairs of which one has its text from the other or both from a third."""
    dice = random.Random(seed)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    vocabulary = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(WORDS)]
    weights = [1 / (rank + 3) for rank in range(WORDS)]
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)

    def paragraph(length: int = LONG) -> list[str]:
        return dice.choices(vocabulary, cum_weights=sums[1:], k=length)

    bodies: list[list[list[str]]] = []
    families: list[int] = []
    quotes = [paragraph() for _ in range(max(1, number // 20))]
    for place in range(number):
        kind = dice.random() if place > 10 else 1.0
        source = dice.randrange(place) if place else 0
        if kind < 0.10:
            body = _edited(bodies[source], dice, paragraph, every=30)[: dice.choice([4, 6, PARAGRAPHS])]
        elif kind < 0.15:
            kept = _edited(bodies[source], dice, paragraph, every=9)
            body = [*dice.sample(kept, k=min(len(kept), 5)), paragraph(), paragraph()]
        else:
            body = [paragraph() for _ in range(PARAGRAPHS)]
        families.append(families[source] if kind < 0.15 else place)
        bodies.append(body)
    articles = [_article(i, body, dice.choice(quotes), dice) for i, body in enumerate(bodies)]
    groups: dict[int, list[str]] = {}
    for article, family in zip(articles, families, strict=True):
        groups.setdefault(family, []).append(article.id)
    return articles, {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}


def _edited(
    body: list[list[str]], dice: random.Random, paragraph: Callable[[int], list[str]], every: int
) -> list[list[str]]:
    """One word in about `every` is another."""
    return [[paragraph(1)[0] if dice.random() < 1 / every else word for word in words] for words in body]


def _article(place: int, body: list[list[str]], quote: list[str], dice: random.Random) -> Article:
    lines = [" ".join(words).capitalize() + "." for words in body]
    lines.insert(dice.randrange(len(lines)), f"“{' '.join(quote).capitalize()},” said {dice.choice(quote).title()}.")
    lines.append(NOTICE.format(place % 50))
    return Article(
        id=f"a{place:06}",
        uri=f"https://paper-{place}.example/story",
        title=None,
        outlet=None,
        published=None,
        modified=None,
        authors=(),
        language="en",
        text="\n\n".join(lines),
        removed=(),
        credits=(),
        sha256=str(place),
    )


def ours(articles: list[Article]) -> Pairs:
    sources = trace_sources(articles)
    return {frozenset(pair) for family in sources.families for pair in combinations(family.articles, 2)}


def peers(articles: list[Article], threshold: float) -> Pairs:
    """LSH candidates whose shorter text's five-word runs stand in the other by `threshold`, joined transitively."""
    index = MinHashLSH(threshold=0.25, num_perm=HASHES)
    runs: dict[str, set[bytes]] = {}
    prints: dict[str, MinHash] = {}
    for article in articles:
        words = article.text.lower().split()
        runs[article.id] = {" ".join(words[i : i + WIDTH]).encode() for i in range(len(words) - WIDTH + 1)}
        prints[article.id] = MinHash(num_perm=HASHES)
        prints[article.id].update_batch(runs[article.id])
        index.insert(article.id, prints[article.id])
    root = {a.id: a.id for a in articles}

    def head(one: str) -> str:
        while root[one] != one:
            one = root[one]
        return one

    for one, sketch in prints.items():
        for other in index.query(sketch):
            shared = len(runs[one] & runs[other]) / min(len(runs[one]), len(runs[other]))
            if one < other and shared >= threshold:
                root[head(one)] = head(other)
    groups: dict[str, list[str]] = {}
    for one in root:
        groups.setdefault(head(one), []).append(one)
    return {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}


def f1(found: Pairs, there: Pairs) -> float:
    return 2 * len(found & there) / max(1, len(found) + len(there))


def timed(work: Callable[[], Pairs]) -> tuple[Pairs, float]:
    """CPU seconds, so that a busy machine does not tell."""
    start = time.process_time()
    return work(), time.process_time() - start


def main(sizes: Iterable[int]) -> int:
    each: list[float] = []
    thresholds = list(THRESHOLDS)
    spent = 0.0
    for size in sizes:
        articles, there = made(size)
        found, mine = timed(lambda some=articles: ours(some))  # type: ignore[misc]  # bound here, called here
        each.append(mine / size)
        print(f"{size} articles, {len(there)} pairs of copies")
        print(f"  tellings    {mine:7.1f} s, {1000 * mine / size:.2f} ms an article, F1 {f1(found, there):.3f}")
        scores: dict[float, float] = {}
        for threshold in thresholds:
            theirs, spent = timed(lambda some=articles, t=threshold: peers(some, t))  # type: ignore[misc]
            scores[threshold] = f1(theirs, there)
        thresholds = [max(scores, key=lambda t: scores[t])]
        best = max(scores.values())
        print(
            f"  datasketch  {spent:7.1f} s, {1000 * spent / size:.2f} ms an article, F1 {best:.3f} at {thresholds[0]}"
        )
        print(f"  ratio of times {mine / spent:.2f}, of F1 {f1(found, there) / max(best, 1e-9):.2f}")
    if len(each) > 1:
        print(f"time an article, the most of it against the least: {max(each) / min(each):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main([int(a) for a in sys.argv[1:]] or [2_000, 20_000]))
