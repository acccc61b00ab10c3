"""A figure in its sentence -> what befell those who are counted, and who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.comparison.folding import fold, spell
from tellings.model import Span
from tellings.text.words import words

TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|[,;:–—]")
BREAKS = frozenset(",;:–—") | {"while", "whereas", "but", "and"}
BREAK = 3  # words that such a break counts for, in distance
FAR = 16  # words, breaks counted, beyond which a deed is another's
NEAR = 3  # words after a figure among which its noun may stand
PERSONAL = frozenset(words("en", "counted")["personal"].split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The folded words of a sentence around a figure, and the marks between them."""

    before: tuple[str, ...]
    inner: tuple[str, ...]
    after: tuple[str, ...]

    @staticmethod
    def around(text: str, sentence: Span, figure: Span) -> Clause:
        return Clause(
            _folded(text[sentence.start : figure.start]),
            _folded(text[figure.start : figure.end]),
            _folded(text[figure.end : sentence.end]),
        )


def _folded(text: str) -> tuple[str, ...]:
    return tuple(spell(fold(token).removesuffix("'s").removesuffix("'")) for token in TOKEN.findall(text))


@cache
def _deeds() -> Mapping[tuple[str, ...], str]:
    """Words and phrases -> deed."""
    found: dict[tuple[str, ...], str] = {}
    for deed, (single, *phrases) in words("en", "counted")["deeds"].items():
        for phrase in (*single.split(), *phrases):
            found[tuple(spell(w) for w in phrase.split())] = deed
    return found


@cache
def _kinds() -> Mapping[str, str]:
    return {spell(w): kind for kind, group in words("en", "counted")["kinds"].items() for w in group.split()}


def find_deed(clause: Clause) -> str | None:
    """The nearest such word of the sentence, commas and "while" counting as far."""
    inner = [deed for _, deed in _reached(clause.inner)]
    if inner:
        return inner[0]
    before = [(far + 0.5, deed) for far, deed in _reached(clause.before, back=True)]
    found = sorted([*before, *_reached(clause.after)])
    return found[0][1] if found else None


def _reached(row: Sequence[str], *, back: bool = False) -> Iterator[tuple[float, str]]:
    """The nearest deed of a row of words, with its distance."""
    far = 0.0
    for i in range(len(row) - 1, -1, -1) if back else range(len(row)):
        far += BREAK if row[i] in BREAKS else 1
        if far > FAR:
            return
        for size in (3, 2, 1):
            if deed := _deeds().get(tuple(row[i : i + size])):
                yield far, deed
                return


def find_kinds(clause: Clause, of: Sequence[str], deed: str | None) -> frozenset[str]:
    """Who or what is counted: the noun itself, else one close by, else people where only people can be meant."""
    index = _kinds()
    for row in (of, clause.inner, clause.after[:NEAR]):
        if kinds := [index[w] for w in row if w in index]:
            return frozenset(kinds[-1:])
    if not of and "number" in clause.before:
        for word in clause.before[clause.before.index("number") :]:
            if word in index:
                return frozenset({index[word]})
    return frozenset({"people"}) if deed in PERSONAL and not of else frozenset()
