"""A measure in its clause -> what it is taken of: the depth of a well, the age of a boy."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import cache

from tellings.comparison.deeds import BREAKS, Clause
from tellings.comparison.folding import stem
from tellings.model import Figure, Span
from tellings.text.numbers import find_numbers
from tellings.text.words import words

THINGS = 3  # words on one side of a measure that may name the thing measured, the likeliest first
REACH = 8  # words back to a "depth of"
NOUNS_IN_ED = ("bed", "shed", "seed", "weed", "sled", "need", "speed")
ACTS = 4  # words on either side of a count that may say what became of it
MOST = 24  # code points between a measure and its conversion: "-deep well ("
CONVERSION = re.compile(
    r"(?:[- ][^\W\d_]+){0,2} ?[(\[](?:or |about |around |some |roughly |nearly )*|,? or (?:about )?"
)


def is_conversion(text: str, figure: Figure, following: Figure) -> bool:
    """ "40-metre-deep well (131 feet)", "14 kilometres, or nine miles": written as the same value said again."""
    if figure.unit == following.unit or not 0 < following.span.start - figure.span.end <= MOST:
        return False
    return CONVERSION.fullmatch(text, figure.span.end, following.span.start) is not None


@cache
def _dimensions() -> Mapping[str, str]:
    return {word: name for name, group in words("en", "counted")["dimensions"].items() for word in group.split()}


@cache
def _measuring() -> frozenset[str]:
    return frozenset(words("en", "counted")["measuring"].split())


def find_dimension(clause: Clause) -> str | None:
    """ "80m-deep", "12 inches wide", "100 metres in diameter", "a depth of 40m"."""
    known = _dimensions()
    after = clause.after[1:] if clause.after[:1] == ("in",) else clause.after
    for word in (*_inner(clause), *after[:1]):
        if word in known:
            return known[word]
    before = clause.before[-REACH:]
    named = [known[x] for x, y in itertools.pairwise(before) if x in known and y == "of"]
    return named[-1] if named else None


def _inner(clause: Clause) -> list[str]:
    """The figure's own words, with those of its conversion: "40-metre-deep well (131 feet"."""
    return [part for word in clause.inner for part in word.split("-")]


def find_things(clause: Clause) -> tuple[str, ...]:
    """Words that may name the thing measured: those that follow it ("40m dry well"), else those before."""
    inner = itertools.dropwhile(lambda word: word.isalpha() and word not in _measuring(), _inner(clause))
    following = [*inner, *_attribute(clause.after)]
    start = next((i for i, word in enumerate(following) if _names(word)), len(following))
    run = list(itertools.takewhile(_names, following[start : start + THINGS]))
    if run and all(_passes(word) for word in following[:start]):
        return tuple(reversed(run))
    before = (word for word in reversed(clause.before[-2 * REACH :]) if _names(word))
    return tuple(dict.fromkeys(itertools.islice(before, THINGS)))


def _passes(word: str) -> bool:
    """A number, or a word for the measure, between the figure and its thing."""
    return word not in BREAKS and (not word.isalpha() or word in _measuring() or word in _dimensions())


def _attribute(after: Sequence[str]) -> Sequence[str]:
    """What follows the word for the dimension; nothing after "100 metres in diameter"."""
    return () if after[:1] == ("in",) else after


@cache
def _small() -> frozenset[str]:
    return frozenset((*words("en", "facts")["small"].split(), *words("en", "counted")["relations"].split()))


def _names(word: str) -> bool:
    """Neither a number, a mark, a small word nor a word of measuring."""
    return (
        len(word) > 1
        and word.isalpha()
        and word not in _small()
        and word not in _measuring()
        and word not in _dimensions()
        and not is_past(word)
        and not any(find_numbers(word))
    )


def is_past(word: str) -> bool:
    """ "trapped", "cancelled"; a seabed is none."""
    return word.endswith("ed") and not word.endswith(NOUNS_IN_ED)


BEFORE_AGE = re.compile(r",? (?:who (?:is|was) |aged? |is |was )?(?:an? |the )?")
AFTER_AGE = re.compile(r",? (?:who (?:is|was) )?(?:named |called |identified as )?")


def find_acts(clause: Clause) -> frozenset[str]:
    """Stems of the words close by for what became of those counted; being used or sent says little."""
    light = words("en", "counted")["light"].split()
    near = (*clause.before[-ACTS:], *clause.after[:ACTS])
    return frozenset(stem(word) for word in near if is_past(word) and word not in light)


def find_owner(text: str, figure: Figure, named: Sequence[tuple[Span, str]]) -> str | None:
    """Whose age: "Ana Silva, 34", "33-year-old Ana Silva", "the 33-year-old nurse, Ana Silva"."""
    start, end = figure.span.start, max(figure.span.end, figure.of.end if figure.of else 0)
    for span, actor in named:
        before = span.end <= start and BEFORE_AGE.fullmatch(text, span.end, start)
        if before or (span.start >= end and AFTER_AGE.fullmatch(text, end, span.start)):
            return actor
    return None


@cache
def _revising() -> frozenset[str]:
    return frozenset(words("en", "counted")["revising"].split())


def is_revised(clause: Clause) -> bool:
    """ "Earlier reports put it at 40m": the account gives the value as one that was given up."""
    return any(word in _revising() for word in (*clause.before[-2 * REACH :], *clause.inner))
