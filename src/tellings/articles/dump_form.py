"""Lines of a dump, kept and cut -> what kind of page it is: article, live blog, gallery, paywall stub, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tellings.articles.dump_features import words_of
from tellings.articles.dump_lines import Line
from tellings.articles.dump_tells import fold
from tellings.articles.word_lists import every_language

CLOCK = re.compile(r"^(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:Uhr|h|GMT|CET|BST|ET))?\b)", re.IGNORECASE)
COUNTER = re.compile(r"^\D{0,12}\d{1,3}\s?(?:/|of|von|de|sur|di)\s?\d{1,3}\D{0,12}$", re.IGNORECASE)
ENTRIES = 4  # lines that open with a clock time, in a live blog
PICTURES = 4  # "3 / 12", in a gallery
STUB = 160  # words of a body that a paywall may have cut short
WALL = 80  # words of a body that is a consent notice's own
MENU = 25  # words of a body that a list of links may have by chance
CROWD = 30  # bullets of a list of links


def find_form(lines: Sequence[Line], kept: Sequence[bool], title: str | None) -> str:
    """One of: article, live blog, gallery, paywall stub."""
    headline = fold(title or "")
    entries = sum(bool(CLOCK.match(line.text)) for line, k in zip(lines, kept, strict=True) if k)
    if entries >= ENTRIES or (entries > 1 and _holds("live", headline)):
        return "live blog"
    if _holds("gallery", headline) or sum(bool(COUNTER.match(line.text)) for line in lines) >= PICTURES:
        return "gallery"
    if _size(lines, kept) <= STUB and any(_holds("paywall", fold(line.text)) for line in lines):
        return "paywall stub"
    return "article"


def why_none(lines: Sequence[Line], kept: Sequence[bool]) -> str | None:
    """The reason why the page is no article, or None."""
    size = _size(lines, kept)
    if size <= WALL and sum(_holds("consent", fold(line.text)) for line in lines) > 1:
        return "a consent wall stands before the article"
    if size <= MENU and sum(line.bullet for line in lines) >= CROWD:
        return "a list of links, no article"
    return None


def _size(lines: Sequence[Line], kept: Sequence[bool]) -> int:
    return sum(len(words_of(line.text)) for line, k in zip(lines, kept, strict=True) if k)


def _holds(topic: str, folded: str) -> bool:
    return bool(_pattern(topic).search(folded))


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    phrases = {phrase for lists in every_language("forms") for phrase in lists[topic]}
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")(?!\w)")
