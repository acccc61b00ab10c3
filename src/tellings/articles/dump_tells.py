"""A line -> what it surely is, where its own words say so: caption, related links, newsletter, licence note."""

from __future__ import annotations

import re
from functools import cache

from tellings.articles.dump_lines import Line
from tellings.articles.word_lists import every_language

TOPIC = "furniture"
LONGEST = 400  # code points of a line that its first or last words can give away
TAIL = "tail"
LINKED = 0.9  # a line of which this share is a link is no sentence
WIDE = re.compile(r"\s+")


def tell(line: Line) -> str | None:
    """The reason to cut this line whatever stands around it, or None."""
    if not line.text:
        return "ruler"
    folded = fold(line.text)
    for reason, (starts, ends, whole, holds) in _tables().items():
        if folded.strip(" .:…–-•|>»") in whole or any(h in folded for h in holds):
            return reason
        if len(folded) <= LONGEST and (folded.startswith(starts) or folded.endswith(ends)):
            return reason
    return "related links" if line.linked >= LINKED and line.text[-1] not in '.!?"”' else None


def opens_tail(line: Line) -> bool:
    """Headings such as "Comments" or "Popular posts", after which a page has nothing more of its article."""
    folded = fold(line.text).strip(" .:…–-•|>»")
    starts, whole = _tail()
    return folded in whole or (len(folded) <= 60 and folded.startswith(starts))


def fold(text: str) -> str:
    return WIDE.sub(" ", text[: 4 * LONGEST].casefold().replace("’", "'").replace("‘", "'")).strip()


Table = tuple[tuple[str, ...], tuple[str, ...], frozenset[str], tuple[str, ...]]


@cache
def _tables() -> dict[str, Table]:
    merged: dict[str, list[list[str]]] = {}
    for lists in every_language(TOPIC):
        for reason, table in lists.items():
            if reason != TAIL:
                mine = merged.setdefault(reason, [[], [], [], []])
                for kind, phrases in zip(mine, ("starts", "ends", "whole", "holds"), strict=True):
                    kind += table[phrases]
    return {r: (tuple(s), tuple(e), frozenset(w), tuple(h)) for r, (s, e, w, h) in merged.items()}


@cache
def _tail() -> tuple[tuple[str, ...], frozenset[str]]:
    tables = [lists[TAIL] for lists in every_language(TOPIC)]
    return tuple(p for t in tables for p in t["starts"]), frozenset(p for t in tables for p in t["whole"])
