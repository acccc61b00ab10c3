"""python evaluate/all.py [FOLDER] [--only WORD] [--save] [--lower]     quality on labelled data: bars and floors

FOLDER (default ../shared) holds `data/` (gold sets), `seeds/` and `stories/` (accounts with answer keys) and `tools/`
(their scorers); what is not there is skipped and said. `--save` raises floors.json to what was reached; a figure under
its floor, on the gold set that it was measured on, fails. `--lower` lets --save lower a floor.

Floors tell whether something got worse, not how good it is: web pages, dumps, authors, quotes, names and grouping have
weights that learned from these very sets. What they reach on texts kept out is in docs/quality.md, with its command.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import answers
import copies

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
TELLINGS = Path(sys.executable).with_name("tellings")
SLACK = 0.0005  # of a score; less is rounding

BARS = {  # task: {set: {metric: bar}}
    "extraction": {"extraction/trafilatura": {"F": 0.930}, "extraction/fundus_pages": {"F1": 0.955}},
    "dumps": {"extraction/fundus_dumps": {"inscriptis F1": 0.92}},
    "meta": {
        "dates/htmldate": {"date F": 0.962},
        "extraction/trafilatura": {"date F": 0.935, "title exact": 0.72, "author F": 0.70},
        "extraction/fundus_pages": {"date F": 0.99, "title exact": 0.85, "author F": 0.88},
    },
    "quotes": {"quotes/polnear": {"content F @0.8": 0.62, "direct F @0.8": 0.92, "source F": 0.55}},
    "wire": {"quotes/polnear": {"wire F": 0.96}},
    "times": {"times/aquaint": {"value F": 0.78, "relaxed F": 0.93}},
    "figures": {"figures/figures": {"value F": 0.93, "value+unit F": 0.87, "value+change F": 0.89}},
    "names": {
        "names/news-fair-v2": {"span F": 0.85},
        "names/msnbc-updated": {"span F": 0.85},
        "names/reuters-128": {"span F": 0.80},
    },
    "labels": {"actors/newswcl50": {"best-fit F1": 0.60}},
    "actors": {"actors/ecbplus": {"CoNLL F1": 0.60}},
    "grouping": {
        "grouping/news_cluster": {"B3 F": 0.92},
        "grouping/handpicked": {"B3 F": 0.82},
        "grouping/ecbplus": {"B3 F": 0.93},
    },
    "headlines": {"headlines/neus": {"B3 F": 0.86}},
}
STORY_BAR = 0.85


class Score(NamedTuple):
    """One figure: what was measured, on which bytes, and what it should reach."""

    what: str
    value: float
    bar: float | None
    gold: str  # the first digits of the gold set's sha256


def task_scores(task: str, folder: Path, data: Path) -> Iterator[Score]:
    """One task's sets, by the scorer that lies beside the data."""
    missing = [name for name in BARS[task] if not (data / f"{name}.jsonl.gz").exists()]
    if missing or not (folder / "tools/score/run.py").exists():
        print(f"{task}: skipped, {', '.join(missing) or 'its scorer'} is not in {folder}", file=sys.stderr)
        return
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [
            sys.executable,
            str(folder / "tools/score/run.py"),
            task,
            "--tellings",
            str(TELLINGS),
            "--json",
            out.name,
        ]
        subprocess.run(command, check=True, env={**os.environ, "DATA": str(data)}, stdout=sys.stderr)
        measured = json.loads(Path(out.name).read_text())
    for name, bars in BARS[task].items():
        found = next(v for k, v in measured.items() if k.startswith(f"{task}: {name}"))
        gold = digest([data / f"{name}.jsonl.gz"])
        yield from (Score(f"{task} {name} {metric}", found[metric], bar, gold) for metric, bar in bars.items())


def story_scores(folder: Path) -> Iterator[Score]:
    """The seeds and the stories, each compared once and held against its key."""
    scorer = folder / "tools/score_story.py"
    stories = {"seeds": sorted((folder / "seeds").glob("*.txt"))}
    stories |= {p.parent.name: [p] for p in sorted((folder / "stories").glob("*/accounts.jsonl"))}
    for name, inputs in stories.items():
        if not inputs or not scorer.exists():
            print(f"{name}: skipped, not in {folder}", file=sys.stderr)
            continue
        key = inputs[0].parent / "key.json"
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            subprocess.run([TELLINGS, "compare", "--format", "json", *inputs], check=True, stdout=out)
            command = [sys.executable, str(scorer), "--key", str(key), "--comparison", out.name, "--json"]
            scored = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        gold = digest([key, *inputs])
        yield Score(f"story {name} overall", scored["overall"], STORY_BAR, gold)
        yield from (Score(f"story {name} {part}", p["score"], None, gold) for part, p in scored["parts"].items())


def copies_scores(folder: Path) -> Iterator[Score]:
    """Reprint, derived or independent, and how many independent pairs are not called a reprint."""
    pairs = folder / "data/copies/pairs.jsonl"
    if not pairs.exists():
        print(f"copies: skipped, not in {folder}", file=sys.stderr)
        return
    halves = copies.score_pairs(pairs.parent)
    table, gold = halves[0] + halves[1], digest([pairs])
    yield Score("copies macro-F1", copies.macro_f1(table), copies.BAR, gold)
    apart = sum(n for (labelled, _), n in table.items() if labelled == "independent")
    yield Score("copies independent not called reprint", 1 - table["independent", "reprint"] / apart, 1.0, gold)


def answers_scores(folder: Path) -> Iterator[Score]:
    path = folder / "data/answers/nanco.jsonl.gz"
    if not path.exists():
        print(f"answers: skipped, not in {folder}", file=sys.stderr)
        return
    yield Score("answers balanced accuracy", answers.score_questions(path), answers.BAR, digest([path]))


def digest(paths: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def show(score: Score, floor: float | None) -> bool:
    """Print one line; False where the figure fell under its floor."""
    fell = floor is not None and score.value < floor - SLACK
    bar = "" if score.bar is None else f"{'reaches' if score.value >= score.bar else 'MISSES'} {score.bar:.3f}"
    print(
        f"{score.what:55} {score.value:.3f}  {bar:15} {f'FELL from {floor:.3f}' if fell else ''}".rstrip(), flush=True
    )
    return not fell


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--only", default="", help="only the tasks whose name contains this")
    parser.add_argument("--save", action="store_true", help="raise floors.json to what was reached")
    parser.add_argument("--lower", action="store_true", help="let --save lower a floor")
    args = parser.parse_args()
    folder = args.folder.resolve()
    data = folder / "data" if (folder / "data").is_dir() else folder
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    scores = [s for task in BARS if args.only in task for s in task_scores(task, folder, data)]
    for name, measure in {"stories": story_scores, "copies": copies_scores, "answers": answers_scores}.items():
        if args.only in name:
            scores += measure(folder)
    kept = [show(s, floors.get(s.what, {}).get(s.gold)) for s in scores]
    if args.save:
        for s in scores:
            known = floors.setdefault(s.what, {})
            known[s.gold] = round(s.value if args.lower else max(s.value, known.get(s.gold, 0.0)), 4)
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
