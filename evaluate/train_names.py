"""python evaluate/train_names.py [FOLDER] [--folds]     weights of names, from labelled news

FOLDER (default ../shared/data) holds names/*, and texts from which is learnt how words are usually written. With
--folds nothing is kept: each text is scored by weights learnt from the other sets and four fifths of its own (the mean
of three ways to deal them out), then by weights learnt from the other sets alone. Takes half a minute on one core, with
--folds three; the same input gives the same weights.
"""

from __future__ import annotations

import argparse
import bisect
import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

from tellings.findings import learned as product
from tellings.findings.clues import Found, find_clues
from tellings.findings.entities import find_entities
from tellings.findings.learned import NameWeights, learned_names, within_reach
from tellings.findings.names import name_span, names_of

DATA = Path("../shared/data")
JUDGED = ("news-fair-v2", "msnbc-updated", "reuters-128", "oke-2016-eval")
SETS = (*JUDGED, "kore50")
TEXTS = ("quotes/polnear", "grouping/news_cluster", "grouping/handpicked", "actors/ecbplus", "headlines/neus")
BITS, USAGE_BITS = 17, 17  # bins of clues, bins of words
PRIOR = 0.05  # variance of a weight; swept 0.02-0.3, flat 0.03-0.1
ROUNDS, FOLDS, DEALS = 50, 5, 3
SELDOM = 3  # times a word must be seen for its usage to be known
SHARES = (0.0, 0.05, 0.3, 0.8, 0.97)  # of its places in mid-sentence, those with a capital
OFTEN = (10, 100)
RUNNING = re.compile(r"[a-z][’'\w]*,? (?=([A-Za-z]\w*(?:[-’'.&][A-Za-z]\w*)*))")  # a word after one in lower case

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bins = NDArray[np.int32]
OUTSIDE, ALONE, FIRST, INNER, LAST = range(5)


class Text(NamedTuple):
    """One labelled text: its stretches of tokens, and where in a name each token stands (-1 where either will do)."""

    set: str
    record: dict[str, Any]
    doc: Doc
    found: Found
    reaches: list[range]
    labels: Ints


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# ---- how words are usually written ----------------------------------------------------------------
def usage_of(texts: Iterable[str]) -> NDArray[np.uint8]:
    """By a word's hash: 0 unknown, else how often it has a capital in mid-sentence and how often it was seen."""
    total: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for match in RUNNING.finditer(text):
            total[match[1].lower()] += 1
            capital[match[1].lower()] += match[1] != match[1].lower()
    table = np.zeros(1 << USAGE_BITS, dtype=np.uint8)
    for word, seen in sorted(total.items(), key=lambda item: item[1]):
        if seen >= SELDOM:
            share = bisect.bisect_left(SHARES, capital[word] / seen)
            table[get_string_id(word) % len(table)] = 1 + 3 * share + bisect.bisect_right(OFTEN, seen)
    return table


# ---- labelled texts -------------------------------------------------------------------------------
def texts_of(folder: Path) -> list[Text]:
    from tellings.models.english import load_english

    parse, out = load_english(), []
    for name in SETS:
        records = read(folder / f"names/{name}.jsonl.gz")
        for record, doc in zip(records, parse(r["text"] for r in records), strict=True):
            entities = find_entities(doc)
            low, high = record["labelled"]
            inside = [t.i for t in doc if low <= t.idx and t.idx + len(t) <= high]
            reaches = [_within(reach, inside) for reach in within_reach(doc)]
            found = Found(entities, names_of(doc, entities))
            out.append(Text(name, record, doc, found, [r for r in reaches if r], labels_of(record, doc)))
    return out


def _within(reach: range, inside: Sequence[int]) -> range:
    return range(max(reach.start, inside[0]), min(reach.stop, inside[-1] + 1)) if inside else range(0)


def labels_of(record: dict[str, Any], doc: Doc) -> Ints:
    """Names as the scorer has them: with a capital, no pronoun, figure or date, and not inside another."""
    starts, ends = [t.idx for t in doc], [t.idx + len(t) for t in doc]
    labels = np.zeros(len(doc), dtype=np.int64)
    capital = [m for m in record["mentions"] if any(c.isupper() for c in m["exact"])]
    sure = [m for m in capital if not (m["pronoun"] or m["nested"] or m["optional"]) and m["kind"] not in TIMES]
    for m in sorted(sure, key=lambda m: m["start"] - m["end"]):
        first, last = bisect.bisect_right(ends, m["start"]), bisect.bisect_left(starts, m["end"])
        if first < last and not labels[first:last].any():
            labels[first:last] = INNER
            labels[first], labels[last - 1] = (FIRST, LAST) if last - first > 1 else (ALONE, ALONE)
    for m in capital:
        if m["optional"] and not m["nested"]:
            some = labels[bisect.bisect_right(ends, m["start"]) : bisect.bisect_left(starts, m["end"])]
            some[some == OUTSIDE] = -1
    return labels


TIMES = ("quantity", "datetime")


# ---- learning -------------------------------------------------------------------------------------
class Ways(NamedTuple):
    """Stretches one below the other, longest first: `at[t]` are the rows of each one's token t."""

    table: Any  # scipy's sparse matrix: a row a token
    labels: Ints
    at: list[Ints]


def lay_out(texts: Sequence[Text], bins: Sequence[Bins]) -> Ways:
    from scipy.sparse import csr_matrix

    pieces = [(k, piece) for k, text in enumerate(texts) for reach in text.reaches for piece in _sure(text, reach)]
    pieces.sort(key=lambda piece: -len(piece[1]))
    rows = np.concatenate([bins[k][piece.start : piece.stop] for k, piece in pieces])
    ends = np.arange(len(rows) + 1) * rows.shape[1]
    table = csr_matrix((np.ones(rows.size, dtype=np.float64), rows.ravel(), ends), shape=(len(rows), 1 << BITS))
    labels = np.concatenate([texts[k].labels[piece.start : piece.stop] for k, piece in pieces])
    lengths = np.array([len(piece) for _, piece in pieces])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return Ways(table, labels, [starts[lengths > t] + t for t in range(lengths.max())])


def _sure(text: Text, reach: range) -> Iterator[range]:
    """The parts of a stretch between the tokens of which either will do."""
    start = reach.start
    for i in range(reach.start, reach.stop + 1):
        if i == reach.stop or text.labels[i] < 0:
            if i > start:
                yield range(start, i)
            start = i + 1


def surprise(ways: Ways, scores: Floats) -> tuple[float, Floats]:
    """Of the labels, and each score's share in it; `scores`: a column each for alone, first, inner, last."""
    alone, first, inner, last = scores.T
    stay = np.logaddexp(0, alone)
    closed, opened = np.zeros(len(scores)), np.full(len(scores), -np.inf)  # before each token
    for now, after in zip(ways.at, [*ways.at[1:], ways.at[0][:0]], strict=True):
        here = now[: len(after)]
        closed[after] = np.logaddexp(closed[here] + stay[here], opened[here] + last[here])
        opened[after] = np.logaddexp(closed[here] + first[here], opened[here] + inner[here])
    ahead, within = np.zeros(len(scores)), np.full(len(scores), -np.inf)  # behind each token
    for now, after in zip(ways.at[-2::-1], ways.at[:0:-1], strict=True):
        here = now[: len(after)]
        ahead[here] = np.logaddexp(ahead[after] + stay[after], within[after] + first[after])
        within[here] = np.logaddexp(ahead[after] + last[after], within[after] + inner[after])
    whole = np.logaddexp(np.logaddexp(closed + stay, opened + last) + ahead, _open(closed, opened, scores) + within)
    paths = (closed + alone + ahead, closed + first + within, opened + inner + within, opened + last + ahead)
    chances = np.exp(np.stack(paths, axis=1) - whole[:, None])
    true = np.eye(5)[ways.labels][:, 1:]
    return float(whole[ways.at[0]].sum() - (true * scores).sum()), chances - true


def _open(closed: Floats, opened: Floats, scores: Floats) -> Floats:
    return np.asarray(np.logaddexp(closed + scores[:, 1], opened + scores[:, 2]))


def fit(ways: Ways) -> Floats:
    from scipy.optimize import minimize

    across = ways.table.T.tocsr()

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(-1, 4)
        value, slope = surprise(ways, ways.table @ weights)
        return value + float(flat @ flat) / (2 * PRIOR), (across @ slope).ravel() + flat / PRIOR

    found = minimize(loss, np.zeros(4 << BITS), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x).reshape(-1, 4)


def learn(texts: Sequence[Text], bins: Sequence[Bins], usage: NDArray[np.uint8]) -> NameWeights:
    weights = fit(lay_out(texts, bins))
    step = float(np.abs(weights).max()) / 127
    return NameWeights(np.round(weights / step).astype(np.int8), step, usage)


# ---- held out -------------------------------------------------------------------------------------
def spans_in(text: Text, weights: NameWeights) -> list[dict[str, Any]]:
    spans = [name_span(e.words(text.doc)) for e in learned_names(text.doc, text.found, weights)]
    return [{"passage": {"start": s.start, "end": s.end}, "kind": "other", "actor": ""} for s in spans]


def held_out(
    texts: Sequence[Text], bins: Sequence[Bins], usage: NDArray[np.uint8], part: Callable[[int], object]
) -> dict[str, tuple[list[Any], list[Any]]]:
    """Set -> its records and what was found in them by weights from all other parts."""
    out: dict[str, tuple[list[Any], list[Any]]] = {name: ([], []) for name in JUDGED}
    for one in sorted({str(part(i)) for i, t in enumerate(texts) if t.set in JUDGED}):
        kept = [i for i in range(len(texts)) if str(part(i)) != one]
        weights = learn([texts[i] for i in kept], [bins[i] for i in kept], usage)
        for i, text in enumerate(texts):
            if str(part(i)) == one and text.set in JUDGED:
                out[text.set][0].append(text.record)
                out[text.set][1].append({"names": spans_in(text, weights)})
    return out


def folds_of(texts: Sequence[Text], deal: int) -> list[int]:
    """A number under `FOLDS` a text, each set dealt out evenly."""
    order = sorted(range(len(texts)), key=lambda i: (texts[i].set, _drawn(texts[i], deal)))
    fold = {i: k % FOLDS for k, i in enumerate(order)}
    return [fold[i] for i in range(len(texts))]


def _drawn(text: Text, deal: int) -> float:
    return random.Random(f"{deal} {text.record['uri']}").random()


def show_held_out(folder: Path, texts: Sequence[Text], bins: Sequence[Bins], usage: NDArray[np.uint8]) -> None:
    sys.path.insert(0, str(folder.parent / "tools/score"))
    from names import score  # type: ignore[import-not-found, unused-ignore]  # lies beside the data

    parts: dict[str, list[Callable[[int], object]]] = {
        "other texts": [folds_of(texts, deal).__getitem__ for deal in range(DEALS)],
        "other sets": [lambda i: texts[i].set],
    }
    for what, ways in parts.items():
        scored = [{n: score(*both) for n, both in held_out(texts, bins, usage, part).items()} for part in ways]
        for name in JUDGED:
            f, p, r = (float(np.mean([one[name][f"span {m}"] for one in scored])) for m in "FPR")
            print(f"{name:16} from {what}: F {f:.3f}  P {p:.3f}  R {r:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--folds", action="store_true", help="keep nothing, score on what was held out")
    args = parser.parse_args()
    paths = [args.folder / f"{name}.jsonl.gz" for name in (*TEXTS, *(f"names/{n}" for n in SETS))]
    usage = usage_of(record["text"] for path in paths[: len(TEXTS)] for record in read(path))
    texts = texts_of(args.folder)
    bins = [find_clues(t.doc, t.found, usage, BITS) for t in texts]
    if args.folds:
        show_held_out(args.folder, texts, bins, usage)
        return
    weights = learn(texts, bins, usage)
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    target = Path(product.__file__).with_name(product.FILE)
    np.savez_compressed(target, data=np.array(digest), bins=weights.bins, step=weights.step, usage=usage)
    print(f"{target}: {target.stat().st_size:,} bytes, from {len(texts)} texts of {digest[:12]}")


if __name__ == "__main__":
    main()
