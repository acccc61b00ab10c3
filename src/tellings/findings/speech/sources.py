"""Cue -> source: the words of the text that say whose speech it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tellings.findings.speech.candidates import Candidate, trimmed
from tellings.findings.speech.features import cue_kinds
from tellings.findings.speech.grid import Grid

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
LENT = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis", "dobj", "aux", "acomp", "attr"}
)
BY = frozenset({"by", "from", "of"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
AFTER_NAME = frozenset({"case", "relcl", "acl", "appos", "advcl", "punct", "parataxis", "ccomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
INVERTED = 4  # tokens after a cue without a subject in which its subject may stand
STATES = frozenset({"dedicate", "devote", "commit", "oppose", "convince", "concern", "determine", "worry"})
STEPS = 5  # heads that a cue without a subject is followed up
LABEL = 12  # tokens before a colon that may name a speaker


class Source(NamedTuple):
    """Tokens: the one that the phrase turns on, its first and its last."""

    head: int
    first: int
    last: int


def source_of(grid: Grid, one: Candidate) -> Source | None:
    cue = one.cue
    if cue < 0:
        return None
    if grid.words[cue] == ":":
        return _before_colon(grid, cue)
    inside = range(one.first, one.last + 1)
    for head in (*_named(grid, cue), *_beside(grid, cue, one)):
        if head not in inside:
            return _phrase(grid, head, cue)
    return None


def _beside(grid: Grid, cue: int, one: Candidate) -> Iterator[int]:
    """Where a finite verb has no subject in the parse: the noun right after (`"No," said Poe`), or the last before."""
    if grid.tags[cue] not in FINITE:
        return
    begin, end = grid.bounds[grid.sentence[cue]]
    if one.last < cue:
        for i in range(cue + 1, min(cue + INVERTED, end)):
            if grid.pos[i] in NAMING and grid.heads[i] not in range(i + 1, min(i + INVERTED, end)):
                yield i
    for i in range(cue - 1, begin - 1, -1):
        if grid.pos[i] in NAMING and grid.quoted[i] < 0 and grid.deps[i] not in ("npadvmod", "pobj"):
            yield grid.heads[i] if grid.deps[i] == "appos" else i


def _named(grid: Grid, cue: int) -> Iterator[int]:
    """Who may be meant, the likeliest first."""
    at = cue
    for _ in range(STEPS):
        yield from _own(grid, at)
        above, dep = grid.heads[at], grid.deps[at]
        if above == at:
            return
        if dep == "relcl" or (dep == "acl" and (grid.tags[at] == "VBG" or grid.lemmas[at] in STATES)):
            yield above
            return
        if dep not in LENT or (dep in ("advcl", "acl") and _is_done_to(grid, at)):
            return
        at = above


def _is_done_to(grid: Grid, at: int) -> bool:
    """ "Asked about it, she left": a participle whose subject did not do it."""
    if grid.tags[at] != "VBN" or grid.lemmas[at] in STATES:
        return False
    return not any(grid.lemmas[k] == "have" for k in grid.kids[at])


def _own(grid: Grid, at: int) -> Iterator[int]:
    kids = grid.kids[at]
    if grid.words[at].lower() == "according":
        for to in kids:
            yield from (k for k in grid.kids[to] if grid.deps[k] == "pobj")
    for k in kids:
        if grid.deps[k] == "agent" or (grid.pos[at] == "NOUN" and grid.deps[k] == "prep" and grid.lemmas[k] in BY):
            yield from (inner for inner in grid.kids[k] if grid.deps[inner] == "pobj")
    passive = any(grid.deps[k] == "auxpass" for k in kids)
    for k in kids:
        if grid.deps[k] == "poss" and grid.pos[at] == "NOUN":
            yield k
        elif grid.deps[k] in SUBJECTS and not passive:
            yield grid.heads[at] if grid.lemmas[k] in RELATIVE and grid.deps[at] == "relcl" else k


def _phrase(grid: Grid, head: int, cue: int) -> Source:
    """The noun phrase without the clauses after it; up to the relative pronoun where that is the cue's subject."""
    first, last = grid.left[head], grid.right[head]
    for k in grid.kids[head]:
        if k > head and grid.deps[k] in AFTER_NAME:
            last = min(last, grid.left[k] - 1)
    pronoun = next((k for k in grid.kids[cue] if grid.lemmas[k] in RELATIVE and grid.deps[k] in SUBJECTS), -1)
    if head < pronoun and grid.heads[cue] == head:
        last = pronoun
    if cue in range(first, last + 1):
        first, last = (first, min(last, cue - 1)) if head < cue else (max(first, cue + 1), last)
    first, last = trimmed(grid, first, last) or (head, head)
    return Source(head, min(first, head), max(last, head))


def _before_colon(grid: Grid, colon: int) -> Source | None:
    """ "Mayor: ..." or "She told the press: ..."."""
    begin = grid.bounds[grid.sentence[colon]][0]
    words = trimmed(grid, begin, colon - 1)
    if words is None:
        return None
    inside = range(words[0], words[1] + 1)
    tops = [i for i in inside if grid.heads[i] not in inside or grid.heads[i] == i]
    verb = next((i for i in reversed(tops) if grid.pos[i] in ("VERB", "AUX")), -1)
    if verb >= 0:
        head = next((h for h in _named(grid, verb) if h in inside), -1)
        speaks = grid.lemmas[verb] in cue_kinds() or grid.pos[head] in ("PRON", "PROPN")
        return _phrase(grid, head, colon) if head >= 0 and speaks else None
    return Source(tops[0], *words) if tops and len(inside) <= LABEL else None
