"""Words of a line -> the signs of furniture in it: caption, related links, newsletter and so on, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tellings.articles.word_lists import every_language

SIGNS = (
    "caption", "related", "newsletter", "share", "comments", "time", "consent", "licence", "byline", "navigation",
)  # fmt: skip
TOPIC = "dump"
LONGEST = 600  # code points of a line that are looked at
TOKEN = re.compile(r"[^\W_]+|[©▲℗#]")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

Entry = tuple[tuple[str, ...], int, bool]  # the words of a phrase, the number of its sign, only at the start of a line
Patterns = tuple[re.Pattern[str], ...]


def signs_of(text: str) -> tuple[int, ...]:
    """For each of `SIGNS`: 2 where the line starts with such words, 1 where it holds some, else 0."""
    folded = text[:LONGEST].casefold().replace("’", "'")
    found = [0] * len(SIGNS)
    tokens = TOKEN.findall(folded)
    index = _index()
    first = next((i for i, t in enumerate(tokens) if not t.isdigit()), 0)
    for i, token in enumerate(tokens):
        for phrase, sign, at_start in index.get(token, ()):
            if (not at_start or i == first) and tuple(tokens[i : i + len(phrase)]) == phrase:
                found[sign] = max(found[sign], 1 + at_start)
    if WIDE.search(folded):
        _look_wide(folded, found)
    return tuple(found)


def _look_wide(folded: str, found: list[int]) -> None:
    """Chinese, Japanese and Korean put no spaces between words: their phrases are looked for as they are."""
    for sign, (starts, has) in enumerate(zip(*_wide(), strict=True)):
        found[sign] = 2 if starts.match(folded) else max(found[sign], int(bool(has.search(folded))))


def _phrases(kind: str) -> Iterator[tuple[str, int]]:
    for lists in every_language(TOPIC):
        for sign, name in enumerate(SIGNS):
            for phrase in lists[name][kind]:
                yield phrase, sign


@cache
def _index() -> dict[str, tuple[Entry, ...]]:
    out: dict[str, dict[Entry, None]] = {}
    for kind in ("starts", "has"):
        for phrase, sign in _phrases(kind):
            tokens = tuple(TOKEN.findall(phrase.casefold()))
            if tokens and not WIDE.search(phrase):
                out.setdefault(tokens[0], {})[tokens, sign, kind == "starts"] = None
    return {token: tuple(entries) for token, entries in out.items()}


@cache
def _wide() -> tuple[Patterns, Patterns]:
    tables = []
    for kind, lead in (("starts", r"[\W\d_]*"), ("has", "")):
        lists: list[list[str]] = [[] for _ in SIGNS]
        for phrase, sign in _phrases(kind):
            if WIDE.search(phrase):
                lists[sign].append(re.escape(phrase))
        tables.append(tuple(re.compile(f"{lead}(?:{'|'.join(one)})" if one else r"(?!)") for one in lists))
    return tables[0], tables[1]
