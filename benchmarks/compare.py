"""python benchmarks/compare.py [INPUT…]     a whole comparison, from a cold start and of 200 annotated articles

The peer of the cold start is spaCy's bare pipeline over the same texts, loaded in a process of its own in the same run.
The 200 articles are the inputs with their sentences dealt out anew, and 60 of them are reprints.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tellings.articles import read_article
from tellings.model import Article, Dossier, Page
from tellings.pipeline import annotate_articles, compare_dossiers
from tellings.sources import read_pages

EXAMPLE = Path(__file__).parents[1] / "examples"
TELLINGS = Path(sys.executable).with_name("tellings")
RUNS = 5
PEER = """
import json, sys
from tellings.models.english import load_english
print(sum(len(doc) for doc in load_english()(json.load(open(sys.argv[1])))))
"""


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def cold(inputs: list[str], articles: list[Article]) -> None:
    """`tellings compare` and its peer in turn, each in a new process."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as texts:
        json.dump([a.text for a in articles], texts)
        texts.flush()
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(seconds([str(TELLINGS), "compare", "--fresh", "--format", "json", *inputs]))
            theirs.append(seconds([sys.executable, "-c", PEER, texts.name]))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"cold start, {len(articles)} articles: tellings {statistics.median(ours):.2f} s, {peak} MB at most;", end=" "
    )
    print(f"bare spaCy over the same texts {statistics.median(theirs):.2f} s; ratio {ratio:.2f}")


def dealt(articles: list[Article], number: int, copies: int) -> list[Article]:
    """`number` articles, each of the sentences of several; the last `copies` reprint earlier ones with a cut."""
    dice = random.Random(7)
    sentences = [s for a in articles for s in a.text.replace("\n", " ").split(". ") if s]
    out = []
    for i in range(number):
        original = out[dice.randrange(len(out))] if i >= number - copies else None
        words = original.text.split(". ")[:-2] if original else dice.sample(sentences, min(20, len(sentences)))
        text = ". ".join([*words, f"This is telling number {i}."])
        out.append(replace(articles[i % len(articles)], id=f"{i:012x}", sha256=f"{i:064x}", uri=f"u{i}", text=text))
    return out


def warm(articles: list[Article], number: int, copies: int) -> None:
    """The comparison alone, of articles already annotated."""
    found = annotate_articles(dealt(articles, number, copies), workers=2)
    dossiers = [d for d in found if isinstance(d, Dossier)]
    start = time.perf_counter()
    compare_dossiers(dossiers)
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{number} annotated articles, {copies} of them reprints: compared in {taken:.2f} s, {peak} MB")


def main() -> None:
    inputs = sys.argv[1:] or [str(EXAMPLE)]
    read = [read_article(page) for page in read_pages(inputs) if isinstance(page, Page)]
    articles = [one for one in read if isinstance(one, Article)]
    cold(inputs, articles)
    for number, copies in ((10, 3), (50, 15), (200, 60)):
        warm(articles, number, copies)


if __name__ == "__main__":
    main()
