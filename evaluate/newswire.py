"""A snapshot of the Worldwide Newswire -> labelled texts, in the shape of the other sets of names.

1,075 articles of non-Western news in English with people, places, bodies, groups, products and more marked by hand: the
repository stanfordnlp/en-worldwide-newswire at commit e082527, unpacked; labels by Shan et al. (EMNLP 2023, "Do
'English' Named Entity Recognizers Work Well on Global Englishes?"), no licence stated.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

LABELS, TEXTS = "processed_annotated", "original_articles"
DIGEST = "333ba58144e7e9659a07e7665907a9e6dc3c50c4dc5793a4bf97e038ac8b21ac"  # of the labels
GAP = 60  # characters between two tokens over which the labels belong to another text
TIMES = {"Date": "datetime", "Money": "quantity"}

Mark = tuple[int, int, str]  # start, end, kind


def read_newswire(folder: Path) -> list[dict[str, Any]]:
    """Without the few whose labels and text are not the same words."""
    paths = sorted((folder / LABELS).glob("*.tsv"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    if digest != DIGEST:
        raise SystemExit(f"{folder} is not the snapshot that the weights were learnt from: {digest}")
    return [record for path in paths if (record := _record(path, folder / TEXTS / path.stem))]


def _record(labels: Path, body: Path) -> dict[str, Any] | None:
    if not body.exists():
        return None
    lines = [line.split("\t") for line in labels.read_text("utf-8").split("\n") if "\t" in line]
    text = body.read_text("utf-8")
    places = _places([line[0] for line in lines], text)
    if places is None:
        return None
    lead = text.find("\n") + 1 if text.startswith("http") else 0  # its address
    marks = _marks([line[-1] for line in lines], places)
    mentions = [_mention(text[lead:], start - lead, end - lead, kind) for start, end, kind in marks if start >= lead]
    return {"uri": labels.name, "text": text[lead:], "labelled": [0, len(text) - lead], "mentions": mentions}


def _places(words: Sequence[str], text: str) -> list[tuple[int, int]] | None:
    """Where each word stands; None where one is not found soon after the one before."""
    out, at = [], 0
    for word in words:
        start = text.find(word, at, at + GAP + len(word))
        if start < 0:
            return None
        at = start + len(word)
        out.append((start, at))
    return out


def _marks(labels: Sequence[str], places: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    start, kind = 0, ""
    for i, label in enumerate(itertools.chain(labels, ["O"])):
        if kind and label != f"I-{kind}":
            yield places[start][0], places[i - 1][1], kind
            kind = ""
        if not kind and label != "O":
            start, kind = i, label[2:]


def _mention(text: str, start: int, end: int, kind: str) -> dict[str, Any]:
    plain = {"pronoun": False, "optional": False, "nested": False}
    return {"start": start, "end": end, "exact": text[start:end], "kind": TIMES.get(kind, "other"), **plain}
