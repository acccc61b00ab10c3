"""Readings of one utterance -> what was done to the words."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.comparison.collate import Column, Witness, agrees, inside
from tellings.comparison.wording import content, listed
from tellings.model import QuoteFlag


def find_flags(witnesses: Sequence[Witness], columns: Sequence[Column]) -> list[QuoteFlag]:
    """Cuts are normal practice; changed words, negations and conditions are not; brackets say who changed them."""
    flags: list[QuoteFlag] = []
    within = inside(witnesses, columns)
    if any(len(w) < len(witnesses) for w in within):
        flags.append("trimmed")
    differing = [c for c, w in zip(columns, within, strict=True) if not agrees(witnesses, c, w)]
    reach = [w for c, w in zip(columns, within, strict=True) if not agrees(witnesses, c, w)]
    spoken = [[witnesses[i].words[p] for i, p in c.items()] for c in differing]
    if any(content(s for s in said if not s.inserted) for said in spoken):
        flags.append("words changed")
    for name, flag in (("negations", "negation changed"), ("conditions", "condition changed")):
        if any(_comes_and_goes(witnesses, c, w, name) for c, w in zip(differing, reach, strict=True)):
            flags.append(flag)  # type: ignore[arg-type]  # both are of QuoteFlag
    if any(word.inserted for witness in witnesses for word in witness.words):
        flags.append("editor's insertion")
    return flags


def _comes_and_goes(witnesses: Sequence[Witness], column: Column, within: frozenset[int], name: str) -> bool:
    """A word of this list stands here in some, while others that reach this place have none of them."""
    with_it = {i for i, p in column.items() if negates(witnesses[i].words[p].word, name)}
    return bool(with_it) and bool(within - with_it)


def negates(word: str, name: str) -> bool:
    return word in listed(name) or (name == "negations" and word.endswith("n't"))
