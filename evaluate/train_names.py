"""python evaluate/train_names.py NEWSWIRE [FOLDER] [--folds]     weights of names, from labelled news

NEWSWIRE is a snapshot of the Worldwide Newswire (`newswire.py` says where to get it): 1,040 articles that teach what a
name is. FOLDER (default ../shared/data) holds names/*, which then teach near that how sets of names are marked, and
texts from which is learnt how words are usually written. With --folds nothing is kept: each text of names/* is scored
by weights learnt from NEWSWIRE, the other sets and four fifths of its own (the mean of three ways to deal them out),
then without its own. Takes four minutes on one core, with --folds eight; the same input gives the same weights.
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
from chain import ALONE, BITS, FIRST, INNER, LAST, OUTSIDE, Bins, Example, Floats, Ints, fit, lay_out
from newswire import DIGEST, read_newswire
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

from tellings.findings import learned as product
from tellings.findings.clues import Found, find_clues
from tellings.findings.entities import find_entities
from tellings.findings.learned import NameWeights, learned_names, within_reach
from tellings.findings.named import Entity
from tellings.findings.names import name_span, names_of
from tellings.findings.works import PAIRS
from tellings.models.english import Parser, load_english

DATA = Path("../shared/data")
JUDGED = ("news-fair-v2", "msnbc-updated", "reuters-128", "oke-2016-eval")
SETS = (*JUDGED, "kore50")
TEXTS = ("quotes/polnear", "grouping/news_cluster", "grouping/handpicked", "actors/ecbplus", "headlines/neus")
USAGE_BITS = 17  # bins of words
FOLDS, DEALS = 5, 3
SELDOM = 3  # times a word must be seen for its usage to be known
SHARES = (0.0, 0.05, 0.3, 0.8, 0.97)  # of its places in mid-sentence, those with a capital
OFTEN = (10, 100)
RUNNING = re.compile(r"[a-z][’'\w]*,? (?=([A-Za-z]\w*(?:[-’'.&][A-Za-z]\w*)*))")  # a word after one in lower case

Usage = NDArray[np.uint8]


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
def usage_of(texts: Iterable[str]) -> Usage:
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
def texts_of(name: str, records: Sequence[dict[str, Any]], parse: Parser) -> Iterator[Text]:
    for record, doc in zip(records, parse(r["text"] for r in records), strict=True):
        entities = find_entities(doc)
        low, high = record["labelled"]
        inside = [t.i for t in doc if low <= t.idx and t.idx + len(t) <= high]
        reaches = [_within(reach, inside) for reach in within_reach(doc)]
        found = Found(entities, names_of(doc, entities))
        yield Text(name, record, doc, found, [r for r in reaches if r], labels_of(record, doc))


def _within(reach: range, inside: Sequence[int]) -> range:
    return range(max(reach.start, inside[0]), min(reach.stop, inside[-1] + 1)) if inside else range(0)


def labels_of(record: dict[str, Any], doc: Doc) -> Ints:
    """Names as the scorer has them: with a capital, no pronoun, figure or date, and not inside another."""
    starts, ends = [t.idx for t in doc], [t.idx + len(t) for t in doc]
    labels = np.zeros(len(doc), dtype=np.int64)
    capital = [m for m in record["mentions"] if any(c.isupper() for c in m["exact"])]
    sure = [m for m in capital if not (m["pronoun"] or m["nested"] or m["optional"]) and m["kind"] not in TIMES]
    sure = [m for m in sure if m["exact"] not in PRONOUNS]  # which one set marks without saying so
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
PRONOUNS = ("He", "His", "She", "Her")


# ---- learning -------------------------------------------------------------------------------------
class Taught(NamedTuple):
    """What is known before the sets: the weights of the newswire, and how words are usually written."""

    weights: Floats
    usage: Usage


def learn_newswire(folder: Path, usage: Usage, parse: Parser) -> Taught:
    texts = texts_of("newswire", read_newswire(folder), parse)
    examples = [Example(find_clues(t.doc, t.found, usage, BITS), agreed(t), t.reaches) for t in texts]
    return Taught(fit(lay_out(examples)), usage)


def agreed(text: Text) -> Ints:
    """Without the marks of another custom ("Dutch" of "Dutch banks"); titles of works are names, marked or not."""
    labels, names = text.labels.copy(), set(text.found.names)
    for e in text.found.entities:
        if e not in names:
            _leave_open(labels, e)
        elif e.kind == "work" and e.end - e.start > 1:
            quoted = text.doc[e.start - 1].text in PAIRS if e.start else False
            if quoted and not labels[e.start : e.end].any():
                labels[e.start : e.end] = INNER
                labels[e.start], labels[e.end - 1] = FIRST, LAST
            elif labels[e.start] != FIRST or labels[e.end - 1] != LAST:
                _leave_open(labels, e)
    return labels


def _leave_open(labels: Ints, entity: Entity) -> None:
    """The whole names that the entity touches: either will do."""
    start, end = entity.start, entity.end
    while labels[start] in (INNER, LAST):
        start -= 1
    while labels[end - 1] in (FIRST, INNER):
        end += 1
    labels[start:end] = -1


def learn(texts: Sequence[Text], bins: Sequence[Bins], taught: Taught) -> NameWeights:
    examples = [Example(b, t.labels, t.reaches) for t, b in zip(texts, bins, strict=True)]
    weights = fit(lay_out(examples), taught.weights)
    step = float(np.abs(weights).max()) / 127
    return NameWeights(np.round(weights / step).astype(np.int8), step, taught.usage)


# ---- held out -------------------------------------------------------------------------------------
def spans_in(text: Text, weights: NameWeights) -> list[dict[str, Any]]:
    spans = [name_span(e.words(text.doc)) for e in learned_names(text.doc, text.found, weights)]
    return [{"passage": {"start": s.start, "end": s.end}, "kind": "other", "actor": ""} for s in spans]


def held_out(
    texts: Sequence[Text], bins: Sequence[Bins], taught: Taught, part: Callable[[int], object]
) -> dict[str, tuple[list[Any], list[Any]]]:
    """Set -> its records and what was found in them by weights from all other parts."""
    out: dict[str, tuple[list[Any], list[Any]]] = {name: ([], []) for name in JUDGED}
    for one in sorted({str(part(i)) for i, t in enumerate(texts) if t.set in JUDGED}):
        kept = [i for i in range(len(texts)) if str(part(i)) != one]
        weights = learn([texts[i] for i in kept], [bins[i] for i in kept], taught)
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


def show_held_out(folder: Path, texts: Sequence[Text], bins: Sequence[Bins], taught: Taught) -> None:
    sys.path.insert(0, str(folder.parent / "tools/score"))
    from names import score  # type: ignore[import-not-found, unused-ignore]  # lies beside the data

    parts: dict[str, list[Callable[[int], object]]] = {
        "other texts": [folds_of(texts, deal).__getitem__ for deal in range(DEALS)],
        "other sets": [lambda i: texts[i].set],
    }
    for what, ways in parts.items():
        scored = [{n: score(*both) for n, both in held_out(texts, bins, taught, part).items()} for part in ways]
        for name in JUDGED:
            f, p, r = (float(np.mean([one[name][f"span {m}"] for one in scored])) for m in "FPR")
            print(f"{name:16} from {what}: F {f:.3f}  P {p:.3f}  R {r:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newswire", type=Path)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--folds", action="store_true", help="keep nothing, score on what was held out")
    args = parser.parse_args()
    paths = [args.folder / f"{name}.jsonl.gz" for name in (*TEXTS, *(f"names/{n}" for n in SETS))]
    usage = usage_of(record["text"] for path in paths[: len(TEXTS)] for record in read(path))
    parse = load_english()
    sets = dict(zip(SETS, paths[len(TEXTS) :], strict=True))
    texts = [text for name, path in sets.items() for text in texts_of(name, read(path), parse)]
    bins = [find_clues(t.doc, t.found, usage, BITS) for t in texts]
    taught = learn_newswire(args.newswire, usage, parse)
    if args.folds:
        show_held_out(args.folder, texts, bins, taught)
        return
    weights = learn(texts, bins, taught)
    digest = hashlib.sha256(DIGEST.encode() + b"".join(path.read_bytes() for path in paths)).hexdigest()
    target = Path(product.__file__).with_name(product.FILE)
    np.savez_compressed(target, data=np.array(digest), bins=weights.bins, step=weights.step, usage=usage)
    print(f"{target}: {target.stat().st_size:,} bytes, from {len(texts)} texts of {digest[:12]}")


if __name__ == "__main__":
    main()
