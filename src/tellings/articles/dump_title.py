"""Lines above the body -> the headline among them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.articles.dump_dates import find_dates
from tellings.articles.dump_features import words_of
from tellings.articles.dump_lines import Line
from tellings.articles.dump_signs import SIGNS, signs_of
from tellings.articles.dump_tells import tell

NEAR = 100  # lines above the body in which its headline may stand
WORDS = (2, 40)  # of a headline
SPLIT = re.compile(r"\s+[|•·»–—-]\s+|\s+::\s+")
STOPPED = (".", "...", "…")
TAKEN_UP = 0.3  # share of a headline's words that the body has too; with less and said only once it is none
# What speaks for a line and against it. Fitted on 117 dumps and checked on 117 others, both ways round: the headline
# is exact in 0.65 of the pages not fitted on, against 0.44 for the share of words that the body has too, alone.
WEIGHTS = {
    "in body": 1.4, "long and in body": 3.4, "said twice": 0.8, "heading": 1.0, "full stop": -5.9, "colon": -2.2,
    "size": -0.7, "short": -1.0, "long": -0.9, "caption": -2.3, "byline": -1.0, "time": -1.9, "sign": -1.5,
    "told": -3.5, "capitals": -1.5, "name": -1.6, "dated": -3.0, "after another": -1.0, "digits": -3.4, "bullet": -1.5,
    "blank above": 3.2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Headline:
    """`line`: its number among the lines, from 0."""

    text: str
    line: int


def find_title(lines: Sequence[Line], kept: Sequence[bool]) -> Headline | None:
    first = next((i for i, k in enumerate(kept) if k), len(lines))
    best = max(_scored(lines, kept, first), default=None, key=lambda s: s[0])
    return Headline(_without_outlet(best[2], lines[:first]), best[1]) if best else None


def _scored(lines: Sequence[Line], kept: Sequence[bool], first: int) -> Iterator[tuple[float, int, str]]:
    body = {w for line, k in zip(lines, kept, strict=True) if k for w in words_of(line.text)}
    copies = Counter(key for line in lines for key in set(title_keys(line.text)))
    before = 0
    for i in range(max(0, first - NEAR), first):
        text = undated(lines[i].text)
        words = words_of(text)
        if not WORDS[0] <= len(words) <= WORDS[1]:
            continue
        share = _share(words, body)
        twice = max(copies[key] for key in title_keys(text)) > 1
        if share >= TAKEN_UP or twice:
            seen = _shape(lines[i], text, words) | {
                "in body": share,
                "long and in body": share * min(1.0, len(words) / 8),
                "said twice": twice,
                "after another": min(before, 3),
            }
            yield sum(WEIGHTS[name] * value for name, value in seen.items()), i, text
        before += share >= 2 * TAKEN_UP and len(words) >= 4


def _share(words: Sequence[str], body: set[str]) -> float:
    content = {w for w in words if len(w) > 3} or set(words)
    return sum(w in body for w in content) / len(content)


def _shape(line: Line, text: str, words: Sequence[str]) -> dict[str, float]:
    signs = dict(zip(SIGNS, signs_of(text), strict=True))
    capitals = sum(w[:1].isupper() for w in text.split()) / max(1, len(text.split()))
    return {
        "heading": line.heading,
        "full stop": text.endswith(STOPPED),
        "colon": text.endswith((":", ",")),
        "size": abs(math.log(len(words) / 10)),
        "short": len(words) <= 4,
        "long": len(words) > 20,
        "caption": signs["caption"] > 0,
        "byline": signs["byline"] > 0,
        "time": signs["time"] > 0,
        "sign": max(signs.values()) == 2,
        "told": tell(line) is not None,
        "capitals": capitals,
        "name": len(words) <= 4 and capitals > 0.9,
        "dated": bool(find_dates(line.text)),
        "digits": sum(c.isdigit() for c in text) / len(text),
        "bullet": line.bullet,
        "blank above": line.above > 0,
    }


def title_keys(text: str) -> list[str]:
    """A line, and its parts between bars and dashes, as bare words: "Headline | Outlet" holds "headline"."""
    whole = undated(text)
    return [" ".join(words_of(part)) for part in (whole, *SPLIT.split(whole))]


def undated(text: str) -> str:
    """A line without the date that hangs at its end: 'They Said "No."23 October 2017'."""
    for dated in find_dates(text):
        if not text[dated.end :].strip(" |,.-–—()") and dated.start > 3:
            return text[: dated.start].rstrip(" |,-–—(")
    return text


def _without_outlet(text: str, above: Sequence[Line]) -> str:
    """ "Headline - Outlet" where the headline also stands alone."""
    alone = {" ".join(words_of(line.text)) for line in above}
    for part in SPLIT.split(text):
        if part != text and " ".join(words_of(part)) in alone and len(words_of(part)) > WORDS[0]:
            return part
    return text
