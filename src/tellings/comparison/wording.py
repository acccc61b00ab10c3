"""Quotes -> spoken words: tokens that compare though case, marks and punctuation differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tellings.comparison.folding import fold, spell, stem
from tellings.model import Span
from tellings.text.words import words

TOKEN = re.compile(r"[\[(]|[\])]|[^\W_]+(?:['’.&][^\W_]+)*|[%$£€]")


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of `utterance.toml`."""
    return frozenset(words("en", "utterance")[name].split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word as an article has it; `inserted` by the editor, in brackets."""

    word: str
    span: Span
    inserted: bool = False


def speak(text: str, span: Span) -> tuple[Spoken, ...]:
    """The words of a stretch of text in order."""
    found = []
    depth = 0
    for match in TOKEN.finditer(text, span.start, span.end):
        exact = match.group()
        if exact in "[(":
            depth += 1
        elif exact in "])":
            depth = max(0, depth - 1)
        else:
            found.append(Spoken(spell(fold(exact)), Span(*match.span()), depth > 0))
    return tuple(found)


CONTRACTED = re.compile(r"'(?:s|ve|re|ll|m|d)$")


@cache
def _content(word: str) -> str:
    word = CONTRACTED.sub("", word)
    return "" if word in listed("small") else stem(word)


def content(spoken: Iterable[Spoken]) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(c for s in spoken if (c := _content(s.word)))


def meaning(exact: str) -> frozenset[str]:
    """Stems of a stretch's words that carry meaning, an editor's insertions left out."""
    return content(s for s in speak(exact, Span(0, len(exact))) if not s.inserted)


def turns(exact: str) -> bool:
    """It holds a negation or a condition."""
    words = {s.word for s in speak(exact, Span(0, len(exact)))}
    return bool(words & (listed("negations") | listed("conditions") | listed("hedges")))
