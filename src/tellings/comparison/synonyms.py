"""Words -> the one word that stands for all that reporters use for one another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tellings.comparison.folding import spell, stem, words_of
from tellings.text.words import words


def meant(root: str) -> str:
    """A stem's stand-in: that of "purchase" is that of "takeover"."""
    return _synonyms().get(root, root)


def worded(text: str) -> str:
    """The text's words, each replaced by its stand-in."""
    return " ".join(_synonyms().get(stem(word), word) for word in words_of(text))


@cache
def _synonyms() -> Mapping[str, str]:
    """Stem -> the first word of its line, stemmed."""
    found: dict[str, str] = {}
    for lines in words("en", "synonyms").values():
        for first, *others in (line.split() for line in lines):
            for word in (first, *others):
                found.setdefault(stem(spell(word)), stem(spell(first)))
    return found
