"""A sentence -> its clauses, by their joints; no parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tellings.model import Span
from tellings.text.words import words

LEAST = 4  # words of a clause; less goes with its neighbour
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def split_clauses(text: str, sentence: Span, quoted: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Stretches of the sentence without white space at their ends; no cut falls into `quoted` spans."""
    joints = _joints()
    cuts = [m.end() for m in joints.finditer(text, sentence.start, sentence.end)]
    cuts = [c for c in cuts if not any(q.start < c < q.end for q in quoted)]
    spans: list[Span] = []
    start = sentence.start
    for cut in [*cuts, sentence.end]:
        size = len(WORD.findall(text, start, cut))
        rest = len(WORD.findall(text, cut, sentence.end))
        if cut == sentence.end or (size >= LEAST and rest >= LEAST):
            spans.append(_trimmed(text, start, cut))
            start = cut
    return tuple(s for s in spans if s.start < s.end)


@cache
def _joints() -> re.Pattern[str]:
    lists = words("en", "clauses")
    comma, bare = "|".join(lists["after_comma"]), "|".join(lists["bare"])
    return re.compile(
        rf";\s+|\s[-–—]{{1,2}}\s+|—|,[\"”’']?\s+(?=(?:{comma})\b|[a-z]{{3,}}ing\b)|\s(?=(?:{bare})\s)", re.IGNORECASE
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without white space, commas and dashes at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;-–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;-–—"):
        end -= 1
    return Span(start, end)
