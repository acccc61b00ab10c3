"""Text -> its words as terms, and which of them are names: by pattern alone, in any script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
ADDRESS = frozenset({"http", "https", "www", "com", "org", "net", "html", "htm", "php"})  # parts of web addresses
MIDDLE = re.compile(r"[\w,;] \Z")  # what stands before a word in the middle of a sentence
LONG = 40  # code points of a term; longer runs of letters are no words
LOWER = 0.3  # of its uses in capitals may a name be written small; chosen by eye
SHOUTED = 0.6  # of all words have a capital: a text in capitals tells no names


@dataclass(frozen=True, slots=True)
class Read:
    """The terms of a text with their counts and where each stands first, and which of them are names."""

    counts: Counter[str]
    first: dict[str, int]
    names: frozenset[str]
    length: int


def read_words(text: str) -> Read:
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    inside: set[str] = set()
    first: dict[str, int] = {}
    for term, start, capital in _terms(text):
        counts[term] += 1
        first.setdefault(term, start)
        if capital:
            capitals[term] += 1
            if term not in inside and MIDDLE.match(text, max(0, start - 2), start):
                inside.add(term)
    length = counts.total()
    if capitals.total() > SHOUTED * length:
        inside = set()
    names = frozenset(t for t in inside if counts[t] - capitals[t] <= LOWER * capitals[t])
    return Read(counts, first, names, length)


def _terms(text: str) -> Iterator[tuple[str, int, bool]]:
    """Each term, where it starts, whether it has a capital. Scripts without spaces are read in pairs of characters."""
    for found in WORD.finditer(text):
        word = found.group()
        if UNSPACED.search(word):
            yield from ((a + b, found.start() + i, False) for i, (a, b) in enumerate(pairwise(word)))
        elif word[0].isdecimal():
            yield word.replace(",", "")[:LONG], found.start(), False
        elif 1 < len(word) <= LONG:
            term = folded(word)
            if term not in ADDRESS:
                yield term, found.start(), word[0].isupper()


def folded(word: str) -> str:
    """Lower case, without the ending of a genitive or a plural: Rusev's -> rusev, quakes -> quake."""
    term = word.lower().replace("’", "'").removesuffix("'s")
    return term[:-1] if len(term) > 3 and term.endswith("s") and not term.endswith("ss") else term
