"""Wordings of one utterance, collated -> what was done to the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.comparison.collate import Column, Witness, inside, stretches
from tellings.comparison.wording import Spoken, content, listed
from tellings.model import QuoteFlag

STOP = re.compile(r"[.?!]")
CHANGE = 8  # words; where one side has more, the accounts quote other stretches rather than change words
SENTENCE = 5  # words from which a quotation stands for itself; with fewer, the reporter's words carry the rest
Words = tuple[Spoken, ...]


def find_flags(witnesses: Sequence[Witness], columns: Sequence[Column]) -> list[QuoteFlag]:
    """Cuts are normal practice; changed words, and cuts that turn the sense, are not; brackets say who changed them."""
    within = inside(witnesses, columns)
    sides = [_sides(witnesses, columns, within, run) for same, run in stretches(witnesses, columns) if not same]
    before, after = (list(_cuts(witnesses, columns, within, step)) for step in (-1, 1))
    found: dict[QuoteFlag, bool] = {
        "trimmed": any(len(w) < len(witnesses) for w in within),
        "words changed": any(_changed(s) for s in sides),
        "negation changed": _turned(sides, "negations") or _lost(before, "negations"),
        "condition changed": _turned(sides, "conditions")
        or _turned(sides, "hedges")
        or _lost([*before, *after], "conditions"),
        "editor's insertion": any(word.inserted for witness in witnesses for word in witness.words),
    }
    return [flag for flag, holds in found.items() if holds]


def _sides(
    witnesses: Sequence[Witness], columns: Sequence[Column], within: Sequence[frozenset[int]], run: range
) -> list[Words]:
    """What each that reaches this stretch says in it, the editors' words left out."""
    reach = sorted(frozenset[int]().union(*(within[c] for c in run)))
    rows = [[witnesses[i].words[columns[c][i]] for c in run if i in columns[c]] for i in reach]
    if max(map(len, rows), default=0) > CHANGE:
        return []
    bare = [tuple(w for w in row if not w.inserted) for row in rows]
    return [own for row, own in zip(rows, bare, strict=True) if own or not row]


def _changed(sides: Sequence[Words]) -> bool:
    """Words that carry meaning differ, not only their endings, or where they are parted: "e-mail", "email"."""
    letters = {"".join(word.word for word in side).replace("-", "") for side in sides}
    return len(letters) > 1 and len({content(side) for side in sides}) > 1


def _turned(sides: Sequence[Sequence[Words]], table: str) -> bool:
    return any(len({any(_is(table, w) for w in words) for words in side}) > 1 for side in sides)


def _lost(cuts: Sequence[Words], table: str) -> bool:
    return any(_is(table, word) for cut in cuts for word in cut)


def _is(table: str, spoken: Spoken) -> bool:
    return spoken.word in listed(table) or (table == "negations" and spoken.word.endswith("n't"))


def _cuts(
    witnesses: Sequence[Witness], columns: Sequence[Column], within: Sequence[frozenset[int]], step: int
) -> Iterator[Words]:
    """What others have of the same sentence where one stops short: before its first words (-1), after its last (1)."""
    for i in range(len(witnesses)):
        held = sum(i in column for column in columns)
        for c, column in enumerate(columns if held >= SENTENCE else ()):
            beyond = c + step
            if i in column and 0 <= beyond < len(columns) and i not in within[beyond]:
                for j in sorted(column.keys() & columns[beyond].keys() - {i}):
                    yield _rest(witnesses[j], column[j], step)


def _rest(witness: Witness, place: int, step: int) -> Words:
    """The words of a sentence that come before or after one of them."""
    found: list[Spoken] = []
    while 0 <= place + step < len(witness.words):
        first, second = sorted((witness.words[place].span, witness.words[place + step].span))
        if STOP.search(witness.text, first.end, second.start):
            break
        place += step
        found.append(witness.words[place])
    return tuple(found)
