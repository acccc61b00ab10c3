"""Learn which names on a web page are its authors, and write the weights with the digest of the data.

    python evaluate/train_author_trees.py DATA/extraction [--folds N]

Learns from the pages that do not name their authors in JSON-LD, and from the same pages as though they named nobody:
all places that hold an author's name left out. `--folds` trains on the other sites, reports F of the authors of all
pages and how many of those that name nobody get a name, and writes nothing. The weights that are written are learned
from all pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from boosting import Plan, learn, write_weights

from tellings.articles.html_authors import SURE, WEIGHTS, names_site, tagged_person
from tellings.articles.html_blocks import read_blocks
from tellings.articles.html_body import choose
from tellings.articles.html_byline_features import Candidate, candidates_of, describe, setting_of
from tellings.articles.html_bylines import declared_names, find_sightings
from tellings.articles.html_facts import read_facts
from tellings.articles.html_outlet import domain
from tellings.articles.html_titles import fold
from tellings.articles.html_tree import parse_tree
from tellings.text.trees import Trees, read_trees

Record = dict[str, Any]
PLAN = Plan(trees=200, depth=4, rate=0.05, least_weight=3, columns=0.3)
SETS = ("trafilatura", "fundus_pages")
SPLIT = re.compile(r"\s*[;,&|]\s*|\s+(?:and|und|et)\s+")
SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Example:
    """One page. `declared`: the authors of its JSON-LD or meta tag; `believed`: does JSON-LD name people, not the
    outlet alone?"""

    set: str
    site: str
    gold: frozenset[str]
    declared: frozenset[str]
    believed: bool
    names: tuple[frozenset[str], ...]  # of each candidate
    rows: tuple[dict[str, float], ...]
    others: tuple[dict[str, float], ...]  # rows of the page without its authors
    labels: tuple[float, ...]  # F of each candidate's names


def examples(folder: Path) -> Iterator[Example]:
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if record["gold"].keys() & {"author", "authors"} and (example := read_example(name, record)):
                    yield example


def read_example(name: str, record: Record) -> Example | None:
    tree = parse_tree(record["html"])
    if tree is None:
        return None
    held, facts, blocks = list(tree.iter()), read_facts(tree, record["uri"]), read_blocks(tree)
    kept = choose(record["html"], tree, blocks, facts)
    body = (int(kept.argmax()), len(kept) - int(kept[::-1].argmax())) if kept.any() else (0, 0)
    site = (facts.outlet or "", domain(record["uri"]) or "")
    candidates = candidates_of(find_sightings(tree, facts, blocks, body))
    del held
    declared = declared_names(facts.declared)
    gold = people(record["gold"].get("author") or record["gold"].get("authors"))
    names = tuple(people(list(c.names)) for c in candidates)
    setting = setting_of(facts, blocks, body, site)
    return Example(
        set=name,
        site=site_of(record["uri"]),
        gold=gold,
        declared=people(list(declared or tagged_person(facts, site))),
        believed=bool(declared) and not names_site(declared, site),
        names=names,
        rows=describe(candidates, setting),
        others=describe(without(candidates, {fold(name) for name in gold}), setting),
        labels=tuple(2 * len(n & gold) / max(1, len(n) + len(gold)) for n in names),
    )


def without(candidates: Iterable[Candidate], authors: set[str]) -> tuple[Candidate, ...]:
    return tuple(c for c in candidates if not any(n in a or a in n for n in c.folded for a in authors))


def people(value: list[str] | str | None) -> frozenset[str]:
    """Names without case and signs."""
    parts = value if isinstance(value, list) else SPLIT.split(value or "")
    return frozenset(n for part in parts if (n := " ".join(SIGNS.sub(" ", part.casefold()).split())))


def site_of(uri: str) -> str:
    address = uri.rsplit("/web/", 1)[-1]
    return ".".join((urlsplit(address[address.find("http") :]).hostname or address[:20]).split(".")[-2:])


def train(some: list[Example]) -> dict[str, object]:
    judged = [e for e in some if e.rows and not e.believed]
    columns = tuple(judged[0].rows[0])
    rows = np.array([[float(row[c]) for c in columns] for e in judged for row in (*e.rows, *e.others)])
    labels = np.array([label for e in judged for label in (*e.labels, *(0.0 for _ in e.others))])
    return {"columns": columns, **learn(rows, labels, np.ones(len(labels)), PLAN)}


def report(every: list[Example], folds: int) -> None:
    hits, found, gold = (dict.fromkeys(SETS, 0) for _ in range(3))
    invented = []
    for side in range(folds):
        model = read_trees(train([e for e in every if zlib.crc32(e.site.encode()) % folds != side]))
        for e in (e for e in every if zlib.crc32(e.site.encode()) % folds == side):
            named = authors(e, model)
            hits[e.set] += len(named & e.gold)
            found[e.set] += len(named)
            gold[e.set] += len(e.gold)
            if not e.believed:
                invented.append(bool(e.others) and max(chances(e.others, model)) > SURE)
    for name in SETS:
        p, r = hits[name] / found[name], hits[name] / gold[name]
        print(f"{folds} folds by site  {name:<13} authors P {p:.3f}  R {r:.3f}  F {2 * p * r / (p + r):.3f}")
    print(f"{folds} folds by site  a name for a page that has its authors left out: {np.mean(invented):.3f}")


def chances(rows: tuple[dict[str, float], ...], model: Trees) -> list[float]:
    return list(model.probabilities(np.array([[float(row[c]) for c in model.columns] for row in rows])))


def authors(example: Example, model: Trees) -> frozenset[str]:
    """As the reader finds them."""
    if example.believed or not example.rows:
        return example.declared
    best, name = max(zip(chances(example.rows, model), example.names, strict=True), key=itemgetter(0))
    return name if best > SURE else example.declared


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    every = list(examples(args.folder))
    if args.folds:
        report(every, args.folds)
        return
    data = [args.folder / f"{name}.jsonl.gz" for name in SETS]
    target = write_weights(train(every), data, "articles", WEIGHTS)
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
