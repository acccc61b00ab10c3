"""python benchmarks/annotate.py [INPUT…]     words a second of `annotate`, of spaCy's bare pipeline, and of each reader

Both run over the same texts, in turn, in as many processes as there are cores, models loaded beforehand.
Without INPUT the texts are the bundled example's, dealt out to 120 articles of about 500 words.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from typing import TypeVar

from tellings.articles import read_article
from tellings.findings.annotate import annotate
from tellings.findings.entities import find_entities
from tellings.findings.events import find_events
from tellings.findings.figures import find_figures
from tellings.findings.names import find_names
from tellings.findings.quotes import find_quotes
from tellings.findings.reading import open_reading
from tellings.findings.times import find_times
from tellings.model import Article
from tellings.models.english import BATCH, load_english, load_model
from tellings.sources import read_pages

EXAMPLE = Path(__file__).parents[1] / "examples"
ARTICLES = 120
WORDS = 500
RUNS = 5
PROCESSES = os.cpu_count() or 1
PARSE = load_english()
BARE = load_model()
T = TypeVar("T")


def articles_of(inputs: Sequence[str]) -> list[Article]:
    """Articles of `WORDS` words from the sentences of all the inputs, in their order, again and again."""
    found = [a for page in read_pages(inputs) if isinstance(a := read_article(page), Article)]
    lines = [line for a in found for line in a.text.split("\n") if line.strip()]
    if len(inputs) and inputs != [str(EXAMPLE)]:
        return found
    out, at = [], 0
    for n in range(ARTICLES):
        some: list[str] = []
        while sum(len(line.split()) for line in some) < WORDS:
            some.append(lines[at % len(lines)])
            at += 1
        out.append(replace(found[n % len(found)], id=f"{n:012d}", text="\n".join(some), language="en"))
    return out


def bare(articles: Sequence[Article]) -> float:
    """Processor seconds of the peer."""
    start = time.process_time()
    for _ in BARE.pipe((a.text for a in articles), batch_size=BATCH):
        pass
    return time.process_time() - start


def ours(articles: Sequence[Article]) -> float:
    """Processor seconds of the parse, of text and title, and of all readers."""
    start = time.process_time()
    docs, titles = PARSE(a.text for a in articles), PARSE(a.title or "" for a in articles)
    for one in zip(articles, docs, titles, strict=True):
        annotate(*one)
    return time.process_time() - start


def seconds(work: Callable[[Sequence[Article]], float], articles: list[Article], pool: Pool) -> tuple[float, float]:
    """On the clock and of the processors, for all the articles, dealt out to the processes."""
    start = time.perf_counter()
    spent = pool.map(work, [articles[i::PROCESSES] for i in range(PROCESSES)])
    return time.perf_counter() - start, sum(spent)


def shares(articles: Sequence[Article]) -> dict[str, float]:
    """Seconds of each reader, in one process, after the parse."""
    spent = dict.fromkeys(("parse", "names alone", "names and actors", "quotes", "times", "figures", "events"), 0.0)

    def timed(what: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        spent[what] += time.perf_counter() - start
        return result

    docs = timed("parse", lambda: list(PARSE(a.text for a in articles)))
    for article, doc in zip(articles, docs, strict=True):
        reading = open_reading(article, doc)
        timed("names alone", lambda doc=doc: find_entities(doc))
        names, actors = timed("names and actors", lambda reading=reading: find_names(reading))
        quotes = timed("quotes", lambda r=reading, a=actors: find_quotes(r, a))
        times = timed("times", lambda r=reading: find_times(r))
        timed("figures", lambda r=reading, n=names, t=times, q=quotes: find_figures(r, n, t, q))
        timed("events", lambda r=reading, a=actors, t=times: find_events(r, a, t))
    return spent


def main() -> None:
    articles = articles_of(sys.argv[1:] or [str(EXAMPLE)])
    words = sum(len(a.text.split()) for a in articles)
    with get_context("fork").Pool(PROCESSES) as pool:
        pool.map(ours, [articles[:2]] * PROCESSES)
        pairs = [(seconds(ours, articles, pool), seconds(bare, articles, pool)) for _ in range(RUNS)]
        pool.close()
        pool.join()
    cpu = statistics.median(own[1] for own, _ in pairs)
    mine, peer = (statistics.median(run[0] for run in runs) for runs in zip(*pairs, strict=True))
    clock = statistics.median(theirs[0] / own[0] for own, theirs in pairs)
    ratio = statistics.median(theirs[1] / own[1] for own, theirs in pairs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{len(articles)} articles, {words:,} words, {PROCESSES} processes, median of {RUNS} runs")
    print(f"bare spaCy   {words / peer:9,.0f} words/s")
    print(f"annotate     {words / mine:9,.0f} words/s, {len(articles) / mine:.1f} articles/s")
    print(f"of processor time alone {PROCESSES * len(articles) / cpu:.1f} articles/s on {PROCESSES} free cores")
    print(f"load {os.getloadavg()[0]:.1f} over the last minute: the clock counts only where it is at most {PROCESSES}")
    print(f"annotate / bare: {clock:.2f} on the clock, {ratio:.2f} of processor time")
    print(f"most memory of a process {peak} MB")
    spent = shares(articles[: ARTICLES // 4])
    total = sum(s for what, s in spent.items() if what != "names alone")
    for what, took in spent.items():
        print(f"  {what:18} {took / total:6.1%}")


if __name__ == "__main__":
    main()
