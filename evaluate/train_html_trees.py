"""Learn which blocks of a web page are its article's, and write the weights with the digest of the data.

    python evaluate/train_html_trees.py DATA/extraction [--folds N [--salt WORD] [--doubt SHARE...]]

Learns from two sets: one gives every paragraph of an article, the other the passages that must and must not be there.
`--folds` reads each page by weights learned from other sites alone, reports the whole reader's scores and writes
nothing. The weights that are written are learned from all pages, once with each of the two drafts that the reader may
see.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from boosting import Plan, learn, write_weights

from tellings.articles.html_blocks import Block, read_blocks
from tellings.articles.html_body import DOUBT, QUICK_WEIGHTS, WEIGHTS, doubt_of, draft_of, quick_draft_of, settle
from tellings.articles.html_draft_features import Numbers
from tellings.articles.html_facts import read_facts
from tellings.articles.html_features import Hints, Table, features, look_at
from tellings.articles.html_titles import fold
from tellings.articles.html_tree import parse_tree
from tellings.text.trees import Trees, read_trees

Record = dict[str, Any]
WORD = re.compile(r"\w+")
PLAN = Plan(trees=200, depth=5, rate=0.06, least_weight=4)
SETS = ("fundus_pages", "trafilatura")
SHORT = 8  # words; a shorter block is the article's only if it is one of its paragraphs
LEAST = 20  # folded characters that identify a passage
MOST = 150  # words: no block counts for more
PASSAGE = 0.15  # what a block counts for that holds a labelled passage
PAGE = 4.0  # likewise, the words of a whole article


@dataclass(frozen=True)
class Example:
    """One page as the quick draft shows it (`quick`), and as the other does."""

    record: Record
    blocks: tuple[Block, ...]
    hints: Hints
    quick: Judged
    second: Judged


@dataclass(frozen=True)
class Judged:
    """The blocks that are `near` enough to be judged. `labels`: 1 the article's, 0 not, -1 unknown."""

    near: Numbers
    rows: Numbers
    columns: tuple[str, ...]
    labels: Numbers
    weights: Numbers


def examples(folder: Path) -> Iterator[Example | Record]:
    """A page without text stays as it was."""
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (read_example(record) for record in map(json.loads, lines))


def read_example(record: Record) -> Example | Record:
    html, uri = record["html"], record["uri"]
    tree = parse_tree(html)
    blocks = () if tree is None else read_blocks(tree)
    if tree is None or not blocks:
        return record
    del record["html"]
    facts = read_facts(tree, uri)
    hints = facts.hints(quick_draft_of(html))
    looks = look_at(blocks, hints)
    second = judged(record, blocks, features(blocks, facts.hints(draft_of(tree)), looks))
    return Example(record, blocks, hints, judged(record, blocks, features(blocks, hints, looks)), second)


def judged(record: Record, blocks: tuple[Block, ...], table: Table) -> Judged:
    kept = tuple(b for b, near in zip(blocks, table.near, strict=True) if near)
    labels = whole(record, kept) if "paragraphs" in record["gold"] else passages(record, kept)
    return Judged(table.near, table.rows, table.columns, labels, weigh(record, kept, labels))


def whole(record: Record, blocks: tuple[Block, ...]) -> Numbers:
    gold = [*record["gold"]["paragraphs"], *record["gold"]["subheadings"]]
    lines = [fold(part) for part in gold]
    known, text, runs = set(lines), "\n".join(lines), set(shingles("\n".join(gold)))
    return np.array([share(block.text, known, text, runs) >= 0.6 for block in blocks], dtype=float)


def share(block: str, known: set[str], text: str, runs: set[tuple[str, ...]]) -> float:
    own, folded = shingles(block), fold(block)
    if len(own) + 3 < SHORT:
        return float(folded in known or (len(folded) > LEAST and folded in text))
    return sum(s in runs for s in own) / len(own)


def shingles(text: str) -> list[tuple[str, ...]]:
    words = WORD.findall(text)
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def passages(record: Record, blocks: tuple[Block, ...]) -> Numbers:
    wanted, unwanted = ([fold(p) for p in record["gold"][key]] for key in ("with", "without"))

    def label(block: str) -> float:
        good, bad = (any(holds(block, p) for p in some) for some in (wanted, unwanted))
        return -1.0 if good == bad else float(good)

    return np.array([label(fold(block.text)) for block in blocks])


def holds(block: str, passage: str) -> bool:
    return bool(passage) and (passage in block or (len(block) >= LEAST and block in passage))


def weigh(record: Record, blocks: tuple[Block, ...], labels: Numbers) -> Numbers:
    if "paragraphs" not in record["gold"]:
        return np.full(len(blocks), PASSAGE)
    words = np.array([min(MOST, len(WORD.findall(b.text))) + 2 for b in blocks], dtype=float)
    return PAGE * words / max(100, words[labels == 1].sum())


def train(some: list[Judged], plan: Plan = PLAN) -> dict[str, object]:
    known = [e.labels >= 0 for e in some]
    weights = np.concatenate([e.weights[k] for e, k in zip(some, known, strict=True)])
    labels = np.concatenate([e.labels[k] for e, k in zip(some, known, strict=True)])
    rows = np.vstack([e.rows[k] for e, k in zip(some, known, strict=True)])
    return {"columns": some[0].columns, **learn(rows, labels, weights / weights.mean(), plan)}


def half(example: Example, halves: int = 2, salt: str = "") -> int:
    """Pages of one site are in one half."""
    address = example.record["uri"].rsplit("/web/", 1)[-1]
    site = ".".join((urlsplit(address[address.find("http") :]).hostname or address[:20]).split(".")[-2:])
    return zlib.crc32((salt + site).encode()) % halves


def unseen(every: list[Example], folds: int, salt: str) -> Iterator[tuple[Example, Numbers, Numbers]]:
    """Each page with the chances of its blocks, quick and second, by weights learned from other sites."""
    for side in range(folds):
        learned = [e for e in every if half(e, folds, salt) != side]
        quick = read_trees(train([e.quick for e in learned]))
        second = read_trees(train([e.second for e in learned]))
        for e in every:
            if half(e, folds, salt) == side:
                yield e, chances(e.quick, quick), chances(e.second, second)


def chances(page: Judged, model: Trees) -> Numbers:
    out = np.zeros(len(page.near))
    out[page.near] = model.probabilities(page.rows)
    return out


def report(read: list[tuple[Example, Numbers, Numbers]], empty: list[Record], doubt: float) -> None:
    """The whole reader's score on each set."""
    found: dict[str, list[tuple[Record, str]]] = {name: [] for name in SETS}
    for record in empty:
        found[set_of(record)].append((record, ""))
    for e, quick, second in read:
        kept = settle(e.blocks, e.hints, quick, lambda second=second: second, doubt)
        text = "\n\n".join(b.text for b, k in zip(e.blocks, kept, strict=True) if k)
        found[set_of(e.record)].append((e.record, text))
    looked_twice = np.mean([doubt_of(e.blocks, quick) > doubt for e, quick, _ in read])
    pages, some = (found[name] for name in SETS)
    print(f"doubt {doubt:.2f} (a second look at {looked_twice:.3f} of pages): ", end="")
    print(f"{SETS[0]} F1 {runs_f1(pages):.4f}, {SETS[1]} F {passages_f(some):.4f}", flush=True)


def set_of(record: Record) -> str:
    return SETS[0] if "paragraphs" in record["gold"] else SETS[1]


def runs_f1(pages: list[tuple[Record, str]]) -> float:
    """Of four-word runs: precision and recall, each a mean over pages."""
    scores = []
    for record, text in pages:
        gold = Counter(shingles("\n".join([*record["gold"]["paragraphs"], *record["gold"]["subheadings"]])))
        found = Counter(shingles(text))
        hits = (gold & found).total()
        scores.append((hits / found.total() if found else np.nan, hits / gold.total() if gold else np.nan))
    p, r = np.nanmean(scores, axis=0)
    return float(2 * p * r / (p + r))


def passages_f(pages: list[tuple[Record, str]]) -> float:
    """Of the passages that must be there, and must not."""
    hits = misses = wrong = 0
    for record, text in pages:
        folded = " ".join(text.split())
        there = [" ".join(p.split()) in folded for p in record["gold"]["with"]]
        hits, misses = hits + sum(there), misses + len(there) - sum(there)
        wrong += sum(" ".join(p.split()) in folded for p in record["gold"]["without"])
    return 2 * hits / (2 * hits + misses + wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--salt", default="", help="another split of the sites")
    parser.add_argument("--doubt", type=float, nargs="*", default=[DOUBT])
    args = parser.parse_args()
    pages = list(examples(args.folder))
    every = [page for page in pages if isinstance(page, Example)]
    if args.folds:
        read = list(unseen(every, args.folds, args.salt))
        for doubt in args.doubt:
            report(read, [page for page in pages if not isinstance(page, Example)], doubt)
        return
    data = [args.folder / f"{name}.jsonl.gz" for name in SETS]
    for name, some in ((QUICK_WEIGHTS, [e.quick for e in every]), (WEIGHTS, [e.second for e in every])):
        target = write_weights(train(some), data, "articles", name)
        print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
