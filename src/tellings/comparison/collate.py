"""Versions -> readings: all wordings of one utterance, aligned word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.comparison.aligning import align
from tellings.comparison.wording import Spoken, listed
from tellings.model import Form, Reading

Column = dict[int, int]  # witness -> place of its word
ELISIONS = ("...", "…", ". . .")


@dataclass(frozen=True, slots=True)
class Witness:
    """One article's whole wording of an utterance, its fragments in text order."""

    article: str
    text: str
    words: tuple[Spoken, ...]
    cuts: frozenset[int] = frozenset()  # words that begin a fragment

    def exact(self, places: Sequence[int]) -> str:
        """The article's own characters from the first to the last of these words."""
        parts: list[list[int]] = []
        for place in places:
            if parts and place == parts[-1][-1] + 1 and place not in self.cuts:
                parts[-1].append(place)
            else:
                parts.append([place])
        return " … ".join(self._stretch(part[0], part[-1]) for part in parts)

    def _stretch(self, first: int, last: int) -> str:
        start, end = self.words[first].span.start, self.words[last].span.end
        if self.words[first].inserted and self.text[start - 1 : start] in ("[", "("):
            start -= 1
        if self.words[last].inserted and self.text[end : end + 1] in ("]", ")"):
            end += 1
        return self.text[start:end]

    def elided(self, before: int) -> bool:
        """Whether the article says that it left something out before this word."""
        if before in self.cuts or before == 0:
            return True
        between = self.text[self.words[before - 1].span.end : self.words[before].span.start]
        return any(mark in between for mark in ELISIONS)


def collate(witnesses: Sequence[Witness]) -> list[Column]:
    """The places of the utterance: the longest wording laid out, the others aligned with it one by one."""
    order = sorted(range(len(witnesses)), key=lambda i: (-len(witnesses[i].words), witnesses[i].article))
    seen: dict[tuple[str, ...], int] = {}
    columns: list[Column] = []
    for i in order:
        row = tuple(w.word for w in witnesses[i].words)
        if (twin := seen.setdefault(row, i)) != i:
            for column in columns:
                if twin in column:
                    column[i] = column[twin]
            continue
        base = [_common(witnesses, column) for column in columns]
        columns = [
            {**(columns[a] if a is not None else {}), **({i: b} if b is not None else {})} for a, b in align(base, row)
        ]
    return columns


def _common(witnesses: Sequence[Witness], column: Column) -> str:
    said = Counter(witnesses[i].words[place].word for i, place in column.items())
    return min(said, key=lambda word: (-said[word], word))


def inside(witnesses: Sequence[Witness], columns: Sequence[Column]) -> list[frozenset[int]]:
    """For each column the witnesses that do not just stop short of it: what they lack there, they left out silently."""
    found: list[set[int]] = [set() for _ in columns]
    for i, witness in enumerate(witnesses):
        held = [(c, column[i]) for c, column in enumerate(columns) if i in column]
        for c, _ in held:
            found[c].add(i)
        for (c, _), (d, place) in pairwise(held):
            if not witness.elided(place):
                for between in range(c + 1, d):
                    found[between].add(i)
    return [frozenset(f) for f in found]


def agrees(witnesses: Sequence[Witness], column: Column, within: frozenset[int]) -> bool:
    """All that reach this place have the same word there."""
    return within == column.keys() and len({witnesses[i].words[p].word for i, p in column.items()}) == 1


def stretches(witnesses: Sequence[Witness], columns: Sequence[Column]) -> list[tuple[bool, range]]:
    """Runs of columns, True where all that reach them agree."""
    within = inside(witnesses, columns)
    marks = [(agrees(witnesses, c, w), w) for c, w in zip(columns, within, strict=True)]
    runs: list[tuple[bool, range]] = []
    for place, (same, reach) in enumerate(marks):
        last = runs[-1] if runs else None
        if last and last[0] == same and (not same or marks[place - 1][1] == reach):
            runs[-1] = (same, range(last[1].start, place + 1))
        else:
            runs.append((same, range(place, place + 1)))
    return _whole_phrases(witnesses, columns, runs)


def _whole_phrases(
    witnesses: Sequence[Witness], columns: Sequence[Column], runs: list[tuple[bool, range]]
) -> list[tuple[bool, range]]:
    """ "Daesh and" | "" before "ISIS" is read "Daesh and ISIS" | "ISIS"."""
    for k, (same, run) in enumerate(runs):
        if same or not run:
            continue
        ends = {_common(witnesses, columns[run[-1]])}
        if k + 1 < len(runs) and ends & listed("joints") and (after := runs[k + 1][1]):
            runs[k] = (False, range(run.start, run.stop + 1))
            runs[k + 1] = (runs[k + 1][0], after[1:])
        begins = {_common(witnesses, columns[run[0]])}
        if k and begins & listed("joints") and (before := runs[k - 1][1]):
            runs[k] = (False, range(run.start - 1, runs[k][1].stop))
            runs[k - 1] = (runs[k - 1][0], before[:-1])
    return [r for r in runs if r[1]]


def read(witnesses: Sequence[Witness], columns: Sequence[Column]) -> tuple[Reading, ...]:
    """The alternatives at each stretch, the one of most articles first, "" last."""
    return tuple(_reading(witnesses, [columns[c] for c in run]) for _, run in stretches(witnesses, columns))


def _reading(witnesses: Sequence[Witness], columns: Sequence[Column]) -> Reading:
    said: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for i, witness in enumerate(witnesses):
        places = [c[i] for c in columns if i in c]
        words = tuple(witness.words[p].word for p in places)
        said.setdefault(words, []).append((witness.exact(places), witness.article))
    forms = [Form(min(who, key=lambda w: w[1])[0], tuple(article for _, article in who)) for who in said.values()]
    return Reading(tuple(sorted(forms, key=lambda f: (not f.exact, -len(f.articles), f.exact))))
