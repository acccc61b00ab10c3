"""Learn which lines of a page dump are the article's, and write the weights with the digest of the data.

    python evaluate/train_dump_trees.py DATA/extraction [--folds N]

Two sets of trees. Those for dumps that show how the page was nested learn from the dumps that the set gives. Those for
flat dumps learn from the same without depth, the page's HTML as two other tools flatten it, the body with some of what
stands in and around it, and the bare body, of which nothing may be lost. `--folds` reads each dump by weights learned
from other sites alone, reports the whole reader's scores and writes nothing. The weights that are written are learned
from all pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from lxml import html
from resiliparse.extract.html2text import extract_plain_text

sys.path.insert(0, str(Path(__file__).parent))
from boosting import Plan, learn, write_weights

from tellings.articles.dump_body import WEIGHTS, body_lines, is_deep
from tellings.articles.dump_cuts import cut_lines
from tellings.articles.dump_features import Numbers, describe
from tellings.articles.dump_lines import Line, split_lines
from tellings.text.trees import read_trees

Record = dict[str, Any]
WORD = re.compile(r"\w+")
PLAN = Plan(trees=200, depth=5, rate=0.06, least_weight=12)
SHORT = 6  # words; a shorter line is the article's only if it is one of its blocks
MOST = 0.5  # of a page: no line counts for more
LEAST = 0.003  # likewise, for less
BLOCKS = re.compile(
    "address|article|aside|blockquote|br|button|caption|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|label|li|main|nav|ol|option|p|pre|section|select|table|td|th|title|tr|ul"
)


@dataclass(frozen=True)
class Example:
    """One dump of one page. `labels`: share of a line's words that are the article's."""

    tool: str
    record: Record
    lines: tuple[Line, ...]
    rows: Numbers
    columns: tuple[str, ...]
    labels: Numbers
    weights: Numbers


def gold_of(record: Record) -> list[str]:
    return [*record["gold"]["paragraphs"], *record["gold"].get("subheadings", [])]


def label(record: Record, lines: tuple[Line, ...]) -> Numbers:
    blocks = {" ".join(WORD.findall(part)) for block in gold_of(record) for part in (block, *block.split("\n"))}
    runs = set(shingles(WORD.findall("\n".join(gold_of(record)))))
    return np.array([share(WORD.findall(line.text), blocks, runs) for line in lines])


def shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def share(words: list[str], blocks: set[str], runs: set[tuple[str, ...]]) -> float:
    if words and " ".join(words) in blocks:
        return 1.0
    return sum(s in runs for s in shingles(words)) / (len(words) - 3) if len(words) >= SHORT else 0.0


def flatten(page: str) -> str:
    """A page's words, a line a block, without depth."""
    parts: list[str] = []
    root = html.fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    hidden = 0
    for event, node in html.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        out = not isinstance(node.tag, str) or node.tag in ("script", "style", "noscript", "template", "svg")
        if event == "start":
            hidden += out
            parts += ["\n"] * bool(BLOCKS.fullmatch(str(node.tag))) + [re.sub(r"\s+", " ", node.text or "")] * (
                not hidden
            )
            continue
        hidden -= out and event == "end"
        parts += ["\n"] * bool(BLOCKS.fullmatch(str(node.tag))) + [re.sub(r"\s+", " ", node.tail or "")] * (not hidden)
    return "".join(parts)


def dumps_of(record: Record, page: str) -> Iterator[tuple[str, str]]:
    """One page as several tools dump it."""
    yield "given", record["dump"]
    yield "flat", "\n".join(line.strip() for line in record["dump"].splitlines() if line.strip())
    yield (
        "resiliparse",
        extract_plain_text(page, main_content=False, preserve_formatting=True, list_bullets=True, links=False),
    )
    yield "lxml", flatten(page)
    lines = split_lines(record["dump"])
    body = [line.text for line, y in zip(lines, label(record, lines), strict=True) if y >= 0.8]
    yield "light", light(record, lines, 0)
    yield "light too", light(record, lines, 1)
    yield "body", "\n".join(body)
    yield "titled body", "\n\n".join(head_of(record) + body)


def light(record: Record, lines: tuple[Line, ...], seed: int) -> str:
    """The body with some of the lines in and around it, as a reader's copy of a page has them."""
    dice = random.Random(f"{record['uri']} {seed}")
    own = label(record, lines) >= 0.5
    where = np.flatnonzero(own)
    if not len(where):
        return record["dump"]
    share = dice.choice((0.3, 0.6, 1.0))
    start, end = max(0, where[0] - dice.choice((0, 2, 5, 10))), where[-1] + 1 + dice.choice((0, 0, 3, 12))
    mark = dice.choice(("", "* ", "• ", "  • "))
    some = [line for i, line in enumerate(lines) if start <= i < end and (own[i] or dice.random() < share)]
    return dice.choice(("\n", "\n\n")).join(mark * line.bullet + line.text for line in some)


def head_of(record: Record) -> list[str]:
    gold, dice = record["gold"], random.Random(record["uri"])
    title = [gold["title"] or ""] * dice.choice((1, 1, 2))
    return title + [", ".join(gold["authors"])] * dice.choice((0, 1)) + [(gold["published"] or "")[:16]]


def examples(folder: Path) -> Iterator[Example]:
    pages = {r["uri"]: r["html"] for r in read(folder / "fundus_pages.jsonl.gz")}
    for record in read(folder / "fundus_dumps.jsonl.gz"):
        for tool, dump in dumps_of(record, pages[record["uri"]]):
            lines = split_lines(dump)
            if lines:
                rows, columns = describe(lines)
                labels = label(record, lines)
                yield Example(tool, record, lines, rows, columns, labels, weigh(record, lines, labels))


def weigh(record: Record, lines: tuple[Line, ...], labels: Numbers) -> Numbers:
    """Each page counts alike, each line by its words."""
    words = np.array([max(1, len(WORD.findall(line.text))) for line in lines], dtype=float)
    size = max(1.0, float(words[labels > 0.5].sum()))
    return np.minimum(words / size, MOST) + LEAST


def read(path: Path) -> Iterator[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def train(some: list[Example]) -> dict[str, object]:
    weights = np.concatenate([e.weights for e in some])
    labels = np.concatenate([e.labels for e in some]) >= 0.5
    raw = learn(np.vstack([e.rows for e in some]), labels.astype(float), weights / weights.mean(), PLAN)
    return {"columns": some[0].columns, **raw}


def half(example: Example, halves: int = 2) -> int:
    """Pages of one site are in one half."""
    site = ".".join(urlsplit(example.record["uri"]).netloc.split(".")[-2:])
    return zlib.crc32(site.encode()) % halves


def score(some: list[Example], model: dict[str, object]) -> list[tuple[float, float]]:
    """Precision and recall of the four-word runs of each page, as the whole reader keeps them."""
    learned = read_trees(model)
    out = []
    for e in some:
        reasons = cut_lines(e.lines, body_lines(e.lines, learned.probabilities(e.rows)))
        kept = [line.text for line, reason in zip(e.lines, reasons, strict=True) if reason is None]
        gold, found = (Counter(shingles(WORD.findall("\n".join(text)))) for text in (gold_of(e.record), kept))
        hits = (gold & found).total()
        out.append((hits / found.total() if found else np.nan, hits / gold.total() if gold else np.nan))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    every = list(examples(args.folder))
    if args.folds:
        report(every, args.folds)
        return
    for deep, name in WEIGHTS.items():
        learned = train([e for e in every if is_deep(e.lines) == deep])
        data = [args.folder / f"fundus_{part}.jsonl.gz" for part in ("dumps", "pages")]
        target = write_weights(learned, data, "articles", name)
        print(f"{target}: {target.stat().st_size} bytes", flush=True)


def report(every: list[Example], folds: int) -> None:
    """Each dump by weights learned from other sites alone; those that show depth and those that do not by their own."""
    scores: dict[str, list[tuple[float, float]]] = {}
    for side in range(folds):
        for deep in WEIGHTS:
            some = [e for e in every if is_deep(e.lines) == deep]
            model = train([e for e in some if half(e, folds) != side])
            for e in (e for e in some if half(e, folds) == side):
                scores.setdefault(e.tool, []).extend(score([e], model))
    for tool, found in scores.items():
        p, r = np.nanmean(found, axis=0)
        print(f"{folds} folds by site  {tool:<12} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r):.4f}", flush=True)


if __name__ == "__main__":
    main()
