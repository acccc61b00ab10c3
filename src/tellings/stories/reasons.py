"""Two articles of one story -> why they are together, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tellings.model import Reason, Sketch

FEW = 5  # names or words that are given as examples
ALIKE = 0.5  # of the sampled runs of words: one is a copy of the other
SHORT = 2  # code points: shorter figures are everywhere
YEAR = 4


def explain(new: Sketch, other: Sketch, chance: float) -> Reason:
    """`chance` is the one that the article is of the story; `other` is its article that is most like it."""
    return Reason(new.article, other.article, (*_shared(new, other), f"chance of one story {chance:.2f}"))


def _shared(new: Sketch, other: Sketch) -> Iterator[str]:
    copied = len(set(new.copies) & set(other.copies)) / max(1, min(len(new.copies), len(other.copies)))
    if copied >= ALIKE:
        yield "the same wording over long stretches"
    names = _names(new, other)
    if names:
        yield f"both name {_listed(names)}"
    days = sorted(set(new.days) & set(other.days))
    if days:
        yield f"both speak of {_listed([_day(one) for one in days])}"
    figures = _both(new, other, new.numbers, other.numbers)
    figures = [one for one in figures if len(one) >= SHORT and len(one) != YEAR]
    if figures:
        yield f"the same figures: {', '.join(figures[:FEW])}"
    known = set(new.names) | set(new.numbers)
    rare = _both(new, other, [i for i in range(len(new.terms)) if i not in known], range(len(other.terms)))
    if rare:
        yield f"rare words in both: {', '.join(rare[:FEW])}"
    if new.day is not None and other.day is not None:
        yield _apart(abs(new.day - other.day))


def _names(new: Sketch, other: Sketch) -> list[str]:
    """Full names first, then single ones that are in none of those."""
    full = list(dict.fromkeys(_full_names(new, other)))[:FEW]
    said = " ".join(full).lower()
    single = [term for term in _both(new, other, new.names, other.names) if term not in said]
    return [*full, *(term.capitalize() for term in single)][:FEW]


def _full_names(new: Sketch, other: Sketch) -> Iterator[str]:
    """What both say in full: "Gordi Rusev", where one says "Governor Gordi Rusev"."""
    for name in new.shown:
        for its in other.shown:
            if f" {name} " in f" {its} ":
                yield name
            elif f" {its} " in f" {name} ":
                yield its


def _both(new: Sketch, other: Sketch, its: Iterable[int], theirs: Iterable[int]) -> list[str]:
    """The heaviest first."""
    there = {other.terms[i] for i in theirs}
    return [new.terms[i] for i in its if new.terms[i] in there]


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _day(day: int) -> str:
    """314 -> 14 March"""
    month, number = divmod(day, 100)
    return f"{number} {date(2000, month, 1):%B}"


def _apart(days: int) -> str:
    if days == 0:
        return "published on the same day"
    return "published a day apart" if days == 1 else f"published {days} days apart"
