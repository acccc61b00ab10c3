"""Learn which blocks of a web page are its article's, and write the weights with the digest of the data.

    python evaluate/train_html_trees.py DATA/extraction [--folds]

Learns from two sets: one gives every paragraph of an article, the other the passages that must and must not be there.
`--folds` trains on the sites of one half, reports on the other and writes nothing. The weights that are written are
learned from all pages, once with each of the two drafts that the reader may see.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from boosting import Plan, learn

from tellings.articles import trees
from tellings.articles.html_blocks import Block, read_blocks
from tellings.articles.html_body import QUICK_WEIGHTS, WEIGHTS, draft_of, quick_draft_of
from tellings.articles.html_facts import read_facts
from tellings.articles.html_features import Numbers, features
from tellings.articles.html_titles import fold
from tellings.articles.html_tree import parse_tree

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
    """`labels`: 1 the article's, 0 not, -1 unknown; a row, label and weight for each of `blocks`."""

    record: Record
    blocks: tuple[Block, ...]
    rows: Numbers
    columns: tuple[str, ...]
    labels: Numbers
    weights: Numbers


def examples(folder: Path, weights: str) -> Iterator[Example]:
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if example := read_example(record, weights):
                    yield example


def read_example(record: Record, weights: str) -> Example | None:
    tree = parse_tree(record["html"])
    if tree is None:
        return None
    blocks = read_blocks(tree)
    if not blocks:
        return None
    facts = read_facts(tree, record["uri"])
    draft = quick_draft_of(record["html"]) if weights == QUICK_WEIGHTS else draft_of(tree)
    table = features(blocks, facts.hints(draft))
    kept = tuple(b for b, near in zip(blocks, table.near, strict=True) if near)
    labels = whole(record, kept) if "paragraphs" in record["gold"] else passages(record, kept)
    return Example(record, kept, table.rows, table.columns, labels, weigh(record, kept, labels))


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


def train(some: list[Example], plan: Plan = PLAN) -> dict[str, object]:
    known = [e.labels >= 0 for e in some]
    weights = np.concatenate([e.weights[k] for e, k in zip(some, known, strict=True)])
    labels = np.concatenate([e.labels[k] for e, k in zip(some, known, strict=True)])
    rows = np.vstack([e.rows[k] for e, k in zip(some, known, strict=True)])
    return {"columns": some[0].columns, **learn(rows, labels, weights / weights.mean(), plan)}


def half(example: Example, halves: int = 2) -> int:
    """Pages of one site are in one half."""
    address = example.record["uri"].rsplit("/web/", 1)[-1]
    site = ".".join((urlsplit(address[address.find("http") :]).hostname or address[:20]).split(".")[-2:])
    return zlib.crc32(site.encode()) % halves


def report(some: list[Example], model: dict[str, object]) -> None:
    """Precision, recall and F of the labelled blocks by weight, at several thresholds."""
    learned = trees.read_trees(model)
    for name, those in (("pages", [e for e in some if "paragraphs" in e.record["gold"]]), ("passages", some)):
        part = [e for e in those if name == "pages" or "with" in e.record["gold"]]
        chance = np.concatenate([learned.probabilities(e.rows) for e in part])
        labels, weights = (np.concatenate([getattr(e, key) for e in part]) for key in ("labels", "weights"))
        for threshold in (0.4, 0.5, 0.6):
            found = (chance > threshold) & (labels >= 0)
            hits = weights[found & (labels == 1)].sum()
            p, r = hits / weights[found].sum(), hits / weights[labels == 1].sum()
            print(f"  {name:<9} over {threshold}: P {p:.3f}  R {r:.3f}  F {2 * p * r / (p + r):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    digest = hashlib.sha256(b"".join((args.folder / f"{n}.jsonl.gz").read_bytes() for n in SETS)).hexdigest()
    for weights in (QUICK_WEIGHTS, WEIGHTS):
        every = list(examples(args.folder, weights))
        if args.folds:
            for side in (0, 1):
                print(f"{weights}: learned on half {1 - side}, judged on half {side}")
                report([e for e in every if half(e) == side], train([e for e in every if half(e) != side]))
            continue
        target = Path(trees.__file__).with_name(weights)
        target.write_text(json.dumps({"data": digest, **train(every)}, separators=(",", ":")), encoding="utf-8")
        print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
