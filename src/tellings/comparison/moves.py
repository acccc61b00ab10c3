"""An amount in its sentence -> what rose or fell by it or to it, or what is bought for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from tellings.comparison.deeds import BREAKS, Clause
from tellings.comparison.folding import stem
from tellings.comparison.synonyms import meant
from tellings.model import Span
from tellings.text.words import words

Subject = tuple[str, ...]
Named = Sequence[tuple[Span, str]]  # where actors are named, in text order

BACK = 7  # words from an amount back to "fell": "shares fell 1.5 percent to $65.09"
ON = 3  # words from an amount on to "drop" or "purchase"
AFTER = 40  # code points from an amount on to the name of what is bought
TARGET = re.compile(r"\b(?:of|for|with) (?:[^\s.;,]+ ){0,3}$")


@cache
def _moves() -> Mapping[str, str]:
    return {word: way for way, group in words("en", "counted")["moves"].items() for word in group.split()}


@cache
def _deals() -> frozenset[str]:
    return frozenset(words("en", "counted")["deals"].split())


def find_move(clause: Clause, text: str, frame: Span, named: Named) -> Subject | None:
    """ "Harrow shares fell 4 per cent to $63": what, which way, by or to; "a $47bn bid for Harrow": what is bought."""
    return _moved(clause, frame, named) or _bought(clause, text, frame, named)


def _moved(clause: Clause, frame: Span, named: Named) -> Subject | None:
    before = clause.before[-BACK:]
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _moves()), None)
    if at is None or any(word in BREAKS for word in before[at:]):
        return None
    kind = "to" if before[-1] in ("to", "at") else "by"
    mover = next((w for w in reversed(before[:at]) if w.isalpha() and not w.endswith("ly")), "")
    actor = next((actor for span, actor in reversed(named) if span.end <= frame.start), "")
    return (_moves()[before[at]], kind, meant(stem(mover)), actor) if mover else None


def _bought(clause: Clause, text: str, frame: Span, named: Named) -> Subject | None:
    after = [word for row in (clause.inner, clause.after[:ON]) for word in row]
    if not any(word in _deals() and next_ not in BREAKS for word, next_ in pairwise([*after, ""])):
        return None
    target = next((a for s, a in named if s.start >= frame.end and TARGET.search(text, frame.end, s.start)), None)
    near = [actor for span, actor in named if span.end <= frame.start]
    return ("bought", target or near[-1]) if target or near else None
