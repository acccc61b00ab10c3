"""A line that may be a byline -> the names in it: "By Ada Byron and Ben Cole, 3 May" -> "Ada Byron", "Ben Cole"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from tellings.text.words import words

LONGEST_NAME = 45  # characters
LONGEST_LINE = 400  # characters of a line that is read at all
MOST_WORDS = 5  # words of a name

LISTS = words("en", "bylines")


def _any(name: str) -> str:
    return f"(?:{'|'.join(LISTS[name])})"


BY = rf"(?:{_any('wrote')}\s+)?{_any('by')}"
LEAD = re.compile(rf"^\W*(?:{BY}|{_any('first')})(?:\s*[:：]\s*|\s+|(?<=By)(?=[A-Z]))(?:{BY}\s*:?\s+)?", re.I)
LABEL = re.compile(rf"^(?:{_any('labels')}(?:\s+{_any('of')})?\s*[:–-]|{_any('openings')}\b)\s*", re.I)
TAIL = re.compile(rf"\s+{_any('tails')}\b[.,]{{0,2}}(?:\s+\d.*|\s*$)", re.I)
DATED = re.compile(rf"(?:^|[\s,|·•\-–—(]+)(?:\b{_any('dates')}\b[\s.,]*)*\d.*$", re.I)
INSIDE = re.compile(rf"(?:^|(?<=[\s|·•,–—-])){BY}(?:\s*[:：]\s*|\s+)(?:{BY}\s*:?\s+)?", re.I)
STOP = re.compile(rf"\s+{_any('stops')}", re.I)
SPLIT = re.compile(
    r"\s*[;,&|•、]\s*|\s*(?<![\u3400-\u9fff])·\s*|\s+/\s+|\s+(?:and|und|et|och|en|with|mit)\s+|\s+[ye]\s+(?=[A-ZÀ-Þ])",
    re.I,
)
SLASH = re.compile(r"(?<=\w)/(?=\w+ \w)")  # between people, not inside a desk's code: "red/dpa"
ADDRESS = re.compile(r"https?:|www\.|\S@|[{}<>\[\]#=]")
NO_NAME = re.compile(rf"^{_any('nobody')}\b|\.(?:com|de)$", re.I)
ASIDE = re.compile(r"\s*\([^)]*\)")
HANDLE = re.compile(r"(?<=\S)\s+@\w+")
ENDS = " -–—:.·•|,@"


def split_names(text: str) -> Iterator[str]:
    folded = " ".join(unescape(text[:LONGEST_LINE]).split())
    if len(text) > LONGEST_LINE or ADDRESS.search(folded := HANDLE.sub("", ASIDE.sub("", folded))):
        return
    folded = LEAD.sub("", LABEL.sub("", folded))
    for part in SPLIT.split(DATED.sub("", TAIL.sub("", folded))):
        for name in SLASH.split(part) if " " in part else (part,):
            if is_name(name := name.strip(ENDS)):
                yield name


def names_after_by(text: str) -> Iterator[str]:
    """ "Posted on 3 May 2020 by Ada Byron | 3 comments"."""
    by = INSIDE.search(text)
    if by:
        yield from split_names(STOP.split(text[by.end() :])[0])


def is_name(text: str) -> bool:
    """Short enough, with letters, and no word that only stands beside names."""
    letters = sum(map(str.isalpha, text))
    return letters > 1 and len(text) <= LONGEST_NAME and len(text.split()) <= MOST_WORDS and not NO_NAME.search(text)
