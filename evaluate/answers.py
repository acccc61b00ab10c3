"""python evaluate/answers.py [FOLDER]     which answers to one question say the same: balanced accuracy over pairs

FOLDER (default ../shared) holds `data/answers/nanco.jsonl.gz`. Nothing is trained: two answers say the same where their
wording is alike enough. How much is enough is taken, for each question, from the others.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.text.likeness import embed_wording

BAR = 0.78
STEPS = np.linspace(0.02, 0.6, 59)
Pairs = tuple[NDArray[np.float32], NDArray[np.bool_]]  # likeness, and whether both are in one group


def read_pairs(path: Path) -> list[tuple[str, Pairs]]:
    """Each question with the pairs of its answers."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        questions = [json.loads(line) for line in lines]
    return [(q["question"], _pairs(q["answers"])) for q in questions]


def _pairs(answers: list[dict[str, str]]) -> Pairs:
    vectors = embed_wording([a["answer"] for a in answers])
    both = list(combinations(range(len(answers)), 2))
    likeness = np.array([vectors[i] @ vectors[j] for i, j in both], np.float32)
    return likeness, np.array([answers[i]["group"] == answers[j]["group"] for i, j in both])


def balanced(pairs: Iterable[Pairs], enough: float) -> float:
    """Mean of the shares of same and of different pairs that are told right."""
    likeness, same = (np.concatenate(column) for column in zip(*pairs, strict=True))
    return float(((likeness >= enough)[same].mean() + (likeness < enough)[~same].mean()) / 2)


def score_questions(path: Path) -> float:
    """The mean over the questions, each judged at the threshold that is best for the others."""
    questions = read_pairs(path)
    reached = []
    for question, pairs in questions:
        others = [p for other, p in questions if other != question]
        enough = max(STEPS, key=lambda step: balanced(others, step))
        reached.append(balanced([pairs], enough))
        print(f"  {reached[-1]:.3f} at {enough:.2f}: {question}", file=sys.stderr)
    return sum(reached) / len(reached)


def main(arguments: Iterable[str]) -> int:
    path = Path(next(iter(arguments), Path(__file__).parents[2] / "shared")) / "data/answers/nanco.jsonl.gz"
    if not path.exists():
        print(f"answers: skipped, {path} is not there", file=sys.stderr)
        return 0
    mean = score_questions(path)
    print(f"answers, balanced accuracy: {mean:.3f} ({'reaches' if mean >= BAR else 'MISSES'} {BAR})")
    return 0 if mean >= BAR else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
