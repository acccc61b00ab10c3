"""Lines of a dump -> numbers: what a line looks like, alone and among its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from tellings.articles.dump_lines import Line
from tellings.articles.dump_signs import SIGNS, signs_of
from tellings.articles.dump_tells import opens_tail, tell

Numbers = npt.NDArray[np.float64]

WORD = re.compile(r"\w+")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
ENDS = re.compile(r"[.!?…。！？।؟][\"'”’»«“)\]』」]*$")
STOPS = re.compile(r"[.!?…。！？।؟]")
PROSE = 10  # words from which a line that ends like a sentence is prose
COMMON = 40  # the most frequent words of a page's prose: its function words, in whatever language


def words_of(text: str) -> list[str]:
    """Words; a run of Chinese, Japanese, Thai is taken as words of two characters."""
    out: list[str] = []
    for word in WORD.findall(text.casefold()):
        if WIDE.search(word):
            out += [word[i : i + 2] for i in range(0, len(word), 2)]
        else:
            out.append(word)
    return out


def describe(lines: Sequence[Line]) -> tuple[Numbers, tuple[str, ...]]:
    """One row a line, and the names of the columns."""
    alone = _alone(lines)
    columns = dict(alone)
    columns |= _place(lines, alone)
    columns |= _neighbours(alone)
    return np.column_stack(list(columns.values())), tuple(columns)


def _alone(lines: Sequence[Line]) -> dict[str, Numbers]:
    texts = [line.text for line in lines]
    words = [words_of(text) for text in texts]
    count = _row(len(w) for w in words)
    ends = _row(bool(ENDS.search(t)) for t in texts)
    prose = (count >= PROSE) & (ends > 0)
    columns = {
        "words": np.log1p(count),
        "letters a word": _row(len(t) for t in texts) / np.maximum(count, 1),
        "ends": ends,
        "stops": _row(len(STOPS.findall(t)) for t in texts) / np.maximum(count, 1),
        "commas": _row(t.count(",") + t.count("，") + t.count("、") for t in texts) / np.maximum(count, 1),
        "colon": _row(t.endswith(":") for t in texts),
        "question": _row(t.endswith(("?", "？")) for t in texts),
        "quotes": _row(sum(c in '"“”„«»「」' for c in t) for t in texts),
        "opens quote": _row(t[:1] in "\"“„«»‘'「" for t in texts),
        "bars": _row(sum(c in "|›»•·/>" for c in t) for t in texts),
        "digits": _row(sum(c.isdigit() for c in t) for t in texts) / np.maximum(_row(len(t) for t in texts), 1),
        "capitals": _row(_capitals(t) for t in texts),
        "lower start": _row(t[:1].islower() for t in texts),
        "all capitals": _row(t.isupper() for t in texts),
        "glued": _row(len(re.findall(r"[a-zäöüß][A-ZÄÖÜ]", t)) for t in texts),
        "parens": _row(t.startswith("(") or t.endswith(")") for t in texts),
        "bullet": _row(line.bullet for line in lines),
        "heading": _row(line.heading for line in lines),
        "linked": _row(line.linked for line in lines),
        "above": np.minimum(_row(line.above for line in lines), 5),
        "below": np.minimum(_row([line.above for line in lines[1:]] + [5]), 5),
        "prose": prose.astype(float),
    }
    columns |= _vocabulary(words, prose)
    seen = Counter(texts)
    columns["copies"] = _row(min(5, seen[t]) for t in texts)
    columns["told"] = _row(tell(line) is not None for line in lines)
    columns["tail"] = np.cumsum(_row(opens_tail(line) for line in lines))
    hits = [signs_of(t) for t in texts]
    for i, sign in enumerate(SIGNS):
        columns[f"sign {sign}"] = _row(h[i] for h in hits)
    return columns


def _capitals(text: str) -> float:
    words = text.split()
    return sum(w[:1].isupper() for w in words) / len(words) if words else 0.0


def _vocabulary(words: Sequence[Sequence[str]], prose: npt.NDArray[np.bool_]) -> dict[str, Numbers]:
    """Share of a line's words that are the page's function words; that occur in other lines of prose."""
    lines_with = Counter(w for ws, p in zip(words, prose, strict=True) if p for w in set(ws))
    common = {w for w, _ in lines_with.most_common(COMMON)}
    function, shared = [], []
    for ws, p in zip(words, prose, strict=True):
        content = [w for w in set(ws) if w not in common and len(w) > 1]
        function.append(sum(w in common for w in ws) / max(1, len(ws)))
        shared.append(sum(lines_with[w] > bool(p) for w in content) / max(1, len(content)))
    return {"function words": _row(function), "shared words": _row(shared)}


def _place(lines: Sequence[Line], alone: dict[str, Numbers]) -> dict[str, Numbers]:
    """Where a line stands: on the page, and against the prose at the depth where most prose stands."""
    n = len(lines)
    words = np.expm1(alone["words"])
    indent = _row(line.indent for line in lines)
    mass = words * alone["prose"]
    depth = _main_depth(indent, mass)
    main = (indent == depth) & (alone["prose"] > 0)
    before = np.cumsum(mass * main) - mass * main
    total = max(1.0, float((mass * main).sum()))
    density = words * (0.2 + alone["prose"])
    order = np.arange(n)
    columns = {
        "position": order / max(1, n - 1),
        "from top": np.minimum(order, 200),
        "to end": np.minimum(n - 1 - order, 200),
        "lines": np.full(n, np.log1p(n)),
        "depth": np.clip(indent - depth, -20, 20),
        "prose before": before / total,
        "prose after": (total - before - mass * main) / total,
        "words before": (np.cumsum(words) - words) / max(1.0, float(words.sum())),
        "since prose": _since(main),
        "until prose": _since(main[::-1])[::-1],
        "tail after": np.minimum(alone["tail"], 3) * (before > total / 2),
        "prose share": np.full(n, total / max(1.0, float(words.sum()))),
    }
    for width in (1, 3, 8):
        columns[f"density {width}"] = np.log1p(_smooth(density, width))
        columns[f"main density {width}"] = _smooth(main.astype(float), width)
        columns[f"bullets {width}"] = _smooth(alone["bullet"], width)
    columns |= _same_depth(indent, alone)
    return columns


def _main_depth(indent: Numbers, mass: Numbers) -> float:
    sums: Counter[float] = Counter()
    for i, m in zip(indent.tolist(), mass.tolist(), strict=True):
        sums[i] += m
    return max(sums, key=lambda i: sums[i]) if sums else 0.0


def _since(marked: npt.NDArray[np.bool_]) -> Numbers:
    """Lines since the last marked one before this, at most 30."""
    out, gap = [], 30
    for mark in marked.tolist():
        out.append(gap)
        gap = 1 if mark else min(30, gap + 1)
    return _row(out)


def _smooth(values: Numbers, width: int) -> Numbers:
    kernel = np.exp(-0.5 * (np.arange(-3 * width, 3 * width + 1) / width) ** 2)
    full = np.convolve(values, kernel / kernel.sum(), mode="full")
    return full[3 * width : 3 * width + len(values)]


def _same_depth(indent: Numbers, alone: dict[str, Numbers]) -> dict[str, Numbers]:
    """The nearest lines before and after at the same depth: how far, how long, do they end like sentences."""
    columns: dict[str, Numbers] = {}
    for name, order in (("before", 1), ("after", -1)):
        last: dict[float, int] = {}
        gap, long, ends = [], [], []
        depths = indent.tolist()
        for i in range(len(depths))[::order]:
            j = last.get(depths[i])
            gap.append(30 if j is None else min(30, abs(i - j)))
            long.append(0.0 if j is None else alone["words"][j])
            ends.append(-1.0 if j is None else alone["ends"][j])
            last[depths[i]] = i
        columns |= {f"gap {name}": _row(gap[::order]), f"long {name}": _row(long[::order])}
        columns[f"ends {name}"] = _row(ends[::order])
    return columns


def _neighbours(alone: dict[str, Numbers]) -> dict[str, Numbers]:
    columns = {}
    for step in (-3, -2, -1, 1, 2, 3):
        for name in ("words", "ends", "function words", "shared words", "bullet", "capitals"):
            columns[f"{name} {step:+d}"] = _shift(alone[name], step)
    return columns


def _shift(values: Numbers, step: int) -> Numbers:
    out = np.full(len(values), -1.0)
    if abs(step) < len(values):
        if step > 0:
            out[:-step] = values[step:]
        else:
            out[-step:] = values[:step]
    return out


def _row(values: Iterable[float]) -> Numbers:
    return np.array(list(values), dtype=np.float64)
