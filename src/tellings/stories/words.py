"""Text -> its words as terms, and which of them are names: by pattern alone, in any script."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
ADDRESS = frozenset({"http", "https", "www", "com", "org", "net", "html", "htm", "php"})  # parts of web addresses
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
    """Word by word, however often each stands there."""
    counts: dict[str, int] = {}
    capitals: dict[str, int] = {}
    inside: set[str] = set()
    first: dict[str, int] = {}
    for word, places in _places(text).items():
        capital = word[0].isupper() and not _is_unspaced(word)
        for term, at in _terms(word):
            first[term] = min(first.get(term, len(text)), places[0] + at)
            counts[term] = counts.get(term, 0) + len(places)
            if capital:
                capitals[term] = capitals.get(term, 0) + len(places)
                if term not in inside and any(_is_inside(text, place) for place in places):
                    inside.add(term)
    length = sum(counts.values())
    if sum(capitals.values()) > SHOUTED * length:
        inside = set()
    names = frozenset(t for t in inside if counts[t] - capitals[t] <= LOWER * capitals[t])
    return Read(Counter(counts), first, names, length)


def _places(text: str) -> dict[str, list[int]]:
    """Each word as it is written, and where it stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for found in WORD.finditer(text):
        places[found.group()].append(found.start())
    return places


def _terms(word: str) -> list[tuple[str, int]]:
    """Each term of a word and where it stands in it. Scripts without spaces are read in pairs of characters."""
    if _is_unspaced(word):
        return [(a + b, i) for i, (a, b) in enumerate(pairwise(word))]
    if word[0].isdecimal():
        return [(word.replace(",", "")[:LONG], 0)]
    if not 1 < len(word) <= LONG:
        return []
    term = folded(word)
    return [] if term in ADDRESS else [(term, 0)]


def _is_unspaced(word: str) -> bool:
    return not word.isascii() and UNSPACED.search(word) is not None


def _is_inside(text: str, place: int) -> bool:
    """In the middle of a sentence, by what stands before."""
    if place < 2 or text[place - 1] != " ":
        return False
    before = text[place - 2]
    return before.isalnum() or before in "_,;"


def folded(word: str) -> str:
    """Lower case, without the ending of a genitive or a plural: Rusev's -> rusev, quakes -> quake."""
    term = word.lower().replace("’", "'").removesuffix("'s")
    return term[:-1] if len(term) > 3 and term.endswith("s") and not term.endswith("ss") else term
