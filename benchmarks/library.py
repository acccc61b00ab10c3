"""How a library grows: the cost of one more article, of lists and searches, from 10,000 articles to 200,000.

    python benchmarks/library.py [--sizes 2000,10000] [--place PATH-OR-URL] [--plot docs/performance.svg] [--pages N]

At each size 2,000 articles are taken in as `tellings ingest` does it (sketched, placed in their stories, indexed and
kept) and timed; those in between go straight to the stories that they were written for. Then the whole ingest of web
pages, into an empty library and into the one that has grown, is timed beside trafilatura alone with metadata: the same
pages, as many processes, in turns.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from math import log2
from pathlib import Path

from library_articles import Press
from library_plot import draw
from library_whole import compare_whole

from tellings.model import Article, Filters, Placement, Sketch, Standing
from tellings.store import Store, open_store
from tellings.store.terms import words_of
from tellings.stories import place, sketch_article

SIZES = (2_000, 10_000)  # by default, for `make bench`; the ones of docs/performance.md are in its command
TIMED = 2_000  # articles at each size: once among them, the waiting ones are counted
BATCH = 64  # articles in one transaction, as `ingest` has it
TERMS, KEYS = 160, 30  # of a sketch, and what it is found under
SEEN = "2031-12-31T00:00:00"
ASKED = 25  # queries of each kind


@dataclass(slots=True)
class Measured:
    """At one size of the library. Times in milliseconds, of one article or of one query."""

    size: int
    steps: dict[str, float]  # CPU time of an article, step by step
    wall: float  # of an article
    queries: dict[str, tuple[float, float]]  # median and 95th percentile
    megabytes: float  # of the library
    memory: float  # MB at most so far
    stories: int


@dataclass(slots=True)
class Grower:
    """Takes articles in."""

    store: Store
    stream: Iterator[tuple[Article, int]]
    stories: dict[int, list[Article]] = field(default_factory=dict)  # only the newest are held
    ids: dict[int, str] = field(default_factory=dict)
    known: list[Article] = field(default_factory=list)  # some of the latest
    form: Sketch | None = None
    size: int = 0

    def fill(self, number: int) -> None:
        """Without asking where they belong: every article to the story that it was written for."""
        while some := list(islice(self.stream, min(BATCH * 4, number))):
            number -= len(some)
            self.known = [article for article, _ in some]
            with self.store.writing():
                for article, story in some:
                    self.keep(article)
                    known = self.ids.get(story)
                    self.ids[story] = known or f"s{article.id[:11]}"
                    sketch = self._plain_sketch(article)
                    keys = [t for t, _ in sorted(zip(sketch.terms, sketch.counts, strict=True), key=_rare)[:KEYS]]
                    self.store.shelf.add(
                        Placement(
                            unions=(),
                            story=self.ids[story],
                            new=not known,
                            why=(),
                            sketch=sketch,
                            keys=tuple(keys),
                            terms=(f"={article.language}", *sketch.terms),
                        )
                    )
                    self.stand(self.ids[story], article, story)
            self.size += len(some)

    def _plain_sketch(self, article: Article) -> Sketch:
        """As large as a real one, made in a tenth of the time."""
        self.form = self.form or sketch_article(article)
        counts = Counter(words_of(f"{article.title} {article.text}")).most_common(TERMS)
        terms, often = tuple(term for term, _ in counts), tuple(count for _, count in counts)
        weights = tuple(float(count) for count in often)
        some = tuple(range(min(12, len(terms))))
        plain = replace(self.form, article=article.id, terms=terms, counts=often, weights=weights)
        return replace(plain, title=some[:6], lead=some, names=some[:4], numbers=())

    def keep(self, article: Article) -> None:
        self.store.articles.keep(article, SEEN)
        self.store.sightings.keep(article.uri, article.sha256, SEEN, article=article.id)

    def stand(self, name: str, article: Article, story: int) -> None:
        """As the library has it, but for the counting of copies."""
        told = self.stories.setdefault(story, [])
        told.append(article)
        if len(self.stories) > 5_000:
            del self.stories[next(iter(self.stories))]
        outlets = tuple(dict.fromkeys(a.outlet or "" for a in told))
        published = article.published.value if article.published else SEEN
        first = told[0].published.value if told[0].published else SEEN
        days = (self.size + len(told)) / 8_000
        standing = Standing(
            id=name,
            title=told[0].title or "",
            articles=len(told),
            counted=len(told),
            outlets=len(outlets),
            independent=len(outlets),
            copies=len(told) - len(outlets),
            undecided=0,
            first_published=first,
            last_published=published,
            last_seen=SEEN,
            languages=("en",),
            places=((article.title or "").split(" in ")[-1],),
            people=((article.title or "").split()[0],),
            rank=log2(1 + len(outlets)) + days,
        )
        self.store.stories.keep(standing, outlets)

    def timed(self, number: int) -> tuple[dict[str, float], float]:
        """As `ingest` does it: milliseconds of CPU time an article, step by step, and on the clock altogether."""
        spent: Counter[str] = Counter()
        wall = 0.0
        while some := list(islice(self.stream, min(BATCH, number))):
            number -= len(some)
            start = time.perf_counter()
            made = [(a, _clock(spent, "sketch", sketch_article, a)) for a, _ in some]
            before = time.process_time()
            with self.store.writing():
                for article, sketch in made:
                    _clock(spent, "keep and index", self.keep, article)
                    placement = _clock(spent, "place", place, sketch, self.store.shelf)
                    _clock(spent, "write down", self.store.shelf.add, placement)
                inside = time.process_time()
            spent["write down"] += time.process_time() - inside
            assert before <= inside
            wall += time.perf_counter() - start
            self.size += len(some)
            if not number:
                break
        return {step: 1000 * seconds / TIMED for step, seconds in spent.items()}, 1000 * wall / TIMED


def _rare(pair: tuple[str, int]) -> tuple[float, str]:
    """Long words are rare here as everywhere."""
    term, count = pair
    return -count * len(term), term


def _clock(spent: Counter[str], step: str, work: Callable[..., object], *given: object) -> object:
    start = time.process_time()
    found = work(*given)
    spent[step] += time.process_time() - start
    return found


# ---- queries --------------------------------------------------------------------------------------------------------
def queries(store: Store, press: Press, known: Sequence[Article]) -> dict[str, tuple[float, float]]:
    """Median and 95th percentile of each kind, milliseconds on the clock."""
    dice = random.Random(5)
    word = [str(w) for w in press.vocabulary]

    def phrase(article: Article) -> str:
        words = article.text.split()
        at = dice.randrange(max(1, len(words) - 3))
        return f'"{" ".join(words[at : at + 3])}"'

    kinds: dict[str, Callable[[Article], object]] = {
        "stories": lambda a: store.stories.list(limit=20),
        "stories of a place": lambda a: store.stories.list(Filters(place=(a.title or "").split(" in ")[-1])),
        "stories of an outlet, by a day": lambda a: store.stories.list(
            Filters(outlet=a.outlet, until=a.published.value)
        ),
        "search: a rare word": lambda a: store.search.articles(max(a.text.split(), key=len)),
        "search: two words": lambda a: store.search.articles(
            f"{word[dice.randrange(300, 3000)]} {word[dice.randrange(300, 3000)]}"
        ),
        "search: a word of every third article": lambda a: store.search.articles(word[dice.randrange(80, 160)]),
        "search: a phrase": lambda a: store.search.articles(phrase(a)),
        "search: a word, an outlet, a month": lambda a: store.search.articles(
            word[dice.randrange(100, 1000)], Filters(outlet=a.outlet, since="2031-01", until="2031-01")
        ),
    }
    found = {}
    for kind, ask in kinds.items():
        times = []
        for article in dice.choices(known, k=ASKED):
            start = time.perf_counter()
            ask(article)
            times.append(1000 * (time.perf_counter() - start))
        found[kind] = (statistics.median(times), statistics.quantiles(times, n=20)[-1])
    return found


def grow(place: str, sizes: Sequence[int]) -> Iterator[Measured]:
    press = Press()
    with open_store(place) as store:
        grower = Grower(store, press.articles(max(sizes)))
        for size in sizes:
            grower.fill(size - TIMED - grower.size)
            steps, wall = grower.timed(TIMED)
            asked = queries(store, press, grower.known)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            room = sum(f.stat().st_size for f in Path(place).parent.glob(f"{Path(place).name}*")) / 2**20
            yield Measured(size, steps, wall, asked, room if "://" not in place else 0.0, memory, store.stories.count())


def told(one: Measured) -> str:
    steps = ", ".join(f"{step} {ms:.2f}" for step, ms in one.steps.items())
    lines = [
        f"{one.size:,} articles, {one.stories:,} stories, {one.megabytes:,.0f} MB on disk, {one.memory:,.0f} in memory",
        f"  one more article: {sum(one.steps.values()):.2f} ms of CPU time ({steps}), {one.wall:.2f} ms on the clock",
    ]
    lines += [f"  {kind:<40} {middle:7.1f} ms, 95 % within {late:7.1f}" for kind, (middle, late) in one.queries.items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sizes", default=",".join(map(str, SIZES)), help="articles in the library at each measurement"
    )
    parser.add_argument(
        "--place", help="a path or a postgresql:// URL where nothing is yet; by default a temporary file"
    )
    parser.add_argument("--plot", type=Path, help="where to draw the figures, as SVG")
    parser.add_argument("--pages", type=int, default=200, help="web pages of the whole ingest; 0: leave it out")
    args = parser.parse_args()
    sizes = sorted({max(TIMED, int(size)) for size in args.sizes.split(",")})
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for one in grow(args.place or str(Path(folder) / "library.sqlite"), sizes):
            print(told(one), flush=True)
            found.append(one)
            if args.plot:
                args.plot.write_text(draw(found), encoding="utf-8")
        if args.pages:
            compare_whole(args.pages, None)
            compare_whole(args.pages, args.place or str(Path(folder) / "library.sqlite"))
    if len(found) > 1:
        first, last = (sum(one.steps.values()) for one in (found[0], found[-1]))
        print(f"one more article costs {last / first:.2f} times as much at {found[-1].size:,} as at {found[0].size:,}")


if __name__ == "__main__":
    sys.exit(main())
