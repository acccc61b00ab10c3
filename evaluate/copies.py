"""python evaluate/copies.py [FOLDER]     reprint, derived or independent: pairs of articles labelled by hand

FOLDER (default ../shared) holds `data/copies`: `docs.jsonl.gz`, `pairs.jsonl`, and `minhash_1000.jsonl.gz` as a smoke
test. Articles of one event are traced together; a pair is what its link says; derived where only a family joins it.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from tellings.articles import read_article
from tellings.lineage import trace_sources
from tellings.model import Article, Given, Page, Sources

RELATIONS = ("reprint", "derived", "independent")
BAR = 0.85


def article(record: dict[str, str]) -> Article:
    given = Given(title=record.get("title"), outlet=record.get("outlet"), published=record.get("published"))
    key = sha256((record.get("id") or record["uri"]).encode()).hexdigest()
    read = read_article(Page(uri=record["uri"], kind="text", content=record["text"], sha256=key, given=given))
    assert isinstance(read, Article), read
    return read


def relation(sources: Sources, a: str, b: str) -> str:
    for link in sources.links:
        if {link.source, link.target} == {a, b} and link.kind in ("reprint", "reuse"):
            return "reprint" if link.kind == "reprint" else "derived"
    return "derived" if any({a, b} <= set(f.articles) for f in sources.families) else "independent"


def macro_f1(confusion: Counter[tuple[str, str]]) -> float:
    """Mean of the F1 of the three relations; keys are (labelled, found)."""
    scores = []
    for one in RELATIONS:
        labelled = sum(n for (gold, _), n in confusion.items() if gold == one)
        found = sum(n for (_, said), n in confusion.items() if said == one)
        scores.append(2 * confusion[one, one] / (labelled + found) if labelled + found else 1.0)
    return sum(scores) / len(scores)


def score_pairs(folder: Path) -> list[Counter[tuple[str, str]]]:
    """One table of (labelled, found) for each half of the events."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = {record["id"]: article(record) for record in map(json.loads, lines)}
    events: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        events[pair["event"]].append(pair)
    halves: list[Counter[tuple[str, str]]] = [Counter(), Counter()]
    for place, (_, pairs) in enumerate(sorted(events.items())):
        sources = trace_sources(articles[i] for pair in pairs for i in (pair["a"], pair["b"]))
        for pair in pairs:
            found = relation(sources, articles[pair["a"]].id, articles[pair["b"]].id)
            halves[place % 2][pair["relation"], found] += 1
            if found != pair["relation"]:
                print(f"  {pair['relation']}, found {found}: {pair['a']} {pair['b']} ({pair['note']})", file=sys.stderr)
    return halves


def twins_found(path: Path) -> tuple[int, int, int]:
    """Pairs right, pairs found, pairs there."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    articles = {record["uri"]: article(record) for record in records}
    uri = {a.id: u for u, a in articles.items()}
    there = {frozenset((r["uri"], r["twin"])) for r in records if r["twin"]}
    sources = trace_sources(articles.values())
    ends = [(link.source, link.target) for link in sources.links if link.kind == "reprint"]
    found = {frozenset(uri[i] for i in pair if isinstance(i, str)) for pair in ends}
    return len(there & found), len(found), len(there)


def main(arguments: Iterable[str]) -> int:
    folder = Path(next(iter(arguments), Path(__file__).parents[2] / "shared")) / "data/copies"
    if not (folder / "pairs.jsonl").exists():
        print(f"copies: skipped, {folder} is not there", file=sys.stderr)
        return 0
    halves = score_pairs(folder)
    both = halves[0] + halves[1]
    for name, table in (("one half of the events", halves[0]), ("the other half", halves[1]), ("all", both)):
        print(f"copies, {name}: {table.total()} pairs, macro-F1 {macro_f1(table):.3f}")
    wrong = both["independent", "reprint"]
    print(f"copies, independent pairs called reprint: {wrong}")
    if (folder / "minhash_1000.jsonl.gz").exists():
        right, found, there = twins_found(folder / "minhash_1000.jsonl.gz")
        print(f"minhash_1000: {right} of {there} twins, {found - right} other reprints")
    return 0 if macro_f1(both) >= BAR and not wrong else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
