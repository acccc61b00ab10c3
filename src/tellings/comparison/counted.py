"""Figures -> Counted: a value with what is counted, of whom, and the words around it."""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.comparison.folding import stem, words_of
from tellings.comparison.wording import listed
from tellings.model import Dossier, Figure, Span
from tellings.text.words import words

NEAR = 4  # words after a figure among which its noun is looked for
CLAUSE = 4  # words that a comma or a joining word counts for, in distance
TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|[,;:.]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """`low` and `high` are in the base unit of `measure`."""

    article: str
    figure: Figure
    sentence: Span
    measure: str  # "length", "dollar", "share", or "count"
    low: float | None
    high: float | None
    noun: str  # stem of what is counted
    kinds: frozenset[str]
    deed: str | None
    context: frozenset[str]  # stems of the sentence's content words
    near: frozenset[str]  # those close by


@cache
def _index(table: str) -> Mapping[str, str]:
    return {stem(w): name for name, group in words("en", "counted")[table].items() for w in group.split()}


@cache
def _measures() -> Mapping[str, tuple[str, float]]:
    return {unit: (kind, factor) for unit, (kind, factor) in words("en", "counted")["measures"].items()}


def read_counts(dossier: Dossier) -> Iterator[Counted]:
    """Every figure of an article in its sentence."""
    starts = [s.start for s in dossier.sentences]
    for figure in dossier.figures:
        at = bisect.bisect_right(starts, figure.span.start) - 1
        sentence = dossier.sentences[at] if at >= 0 else figure.span
        if not sentence.contains(figure.span):
            sentence = Span(min(sentence.start, figure.span.start), max(sentence.end, figure.span.end))
        yield _read(dossier, figure, sentence)


def _read(dossier: Dossier, figure: Figure, sentence: Span) -> Counted:
    text = dossier.article.text
    measure, factor = _measures().get(figure.unit, ("", 1.0))
    before = _stems(text[sentence.start : figure.span.start])
    inner = _stems(figure.span.of(text))
    after = _stems(text[figure.span.end : sentence.end])
    of = _stems(figure.of.of(text)) if figure.of else []
    named = [w for w in (*of, *inner, *_stems(figure.unit)) if w.isalpha()] or [w for w in after[:NEAR] if w.isalpha()]
    kinds = frozenset(k for w in named if (k := _index("kinds").get(w)))
    return Counted(
        article=dossier.article.id,
        figure=figure,
        sentence=sentence,
        measure=measure or _currency(figure.unit) or "count",
        low=None if figure.low is None else figure.low * factor,
        high=None if figure.high is None else figure.high * factor,
        noun=(of or [stem(figure.unit)])[-1],
        kinds=kinds,
        deed=_deed(before, inner, after),
        context=frozenset(_content([*before, *inner, *after])),
        near=frozenset(_content([*before[-6:], *inner, *after[:6]])),
    )


def _currency(unit: str) -> str:
    return (
        unit if unit in ("dollar", "pound", "euro", "yen", "yuan", "rupee", "rouble", "ruble", "franc", "baht") else ""
    )


def _stems(text: str) -> list[str]:
    """Stems and the marks between them."""
    found = []
    for token in TOKEN.findall(text):
        found += [token] if token in ",;:." else [stem(w) for w in words_of(token)]
    return found


def _content(stems: Sequence[str]) -> Iterator[str]:
    small = listed("small")
    return (w for w in stems if w.isalpha() and w not in small and len(w) > 1)


def _deed(before: Sequence[str], inner: Sequence[str], after: Sequence[str]) -> str | None:
    """What befell those who are counted: the nearest such word of the sentence, commas and "while" counting as far."""
    index = _index("deeds")
    for word in inner:
        if word in index:
            return index[word]
    found = [*_reached(before[::-1], index, 0.5), *_reached(after, index, 0.0)]
    return min(found)[1] if found else None


def _reached(row: Sequence[str], index: Mapping[str, str], handicap: float) -> Iterator[tuple[float, str]]:
    far = handicap
    for word in row:
        far += CLAUSE if word in (",", ";", ":", "while", "whil", "but") else 1
        if word in index:
            yield far, index[word]
            return


def same_value(a: Counted, b: Counted, slack: float = 0.005) -> bool:
    """Both ends the same, or the one number that each gives: "at least 15" and "15"."""
    return bool(points(a)) and bool(points(b)) and any(math.isclose(x, y, rel_tol=slack) for x, y in _ends(a, b))


def _ends(a: Counted, b: Counted) -> list[tuple[float, float]]:
    x, y = points(a), points(b)
    if len(x) == len(y) == 2:
        whole = all(math.isclose(p, q, rel_tol=0.005) for p, q in zip(x, y, strict=True))
        return [(x[0], y[0])] if whole else []
    return [(x[-1], y[-1])]


def points(c: Counted) -> tuple[float, ...]:
    """The numbers that the words give: none for "dozens", two for a range."""
    ends = [e for e in (c.low, c.high) if e]
    if len(ends) == 2 and (ends[0] == ends[1] or c.figure.bound != "between"):
        return (ends[1] if c.figure.bound in ("at most",) else ends[0],)
    return tuple(ends)
