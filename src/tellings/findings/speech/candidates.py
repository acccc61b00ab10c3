"""Grid -> candidates: every stretch that a cue might bring in. Generous; what is speech is decided later."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from tellings.findings.speech.grid import Grid

CUE_POS = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
COMPLEMENTS = frozenset({"ccomp", "acl", "relcl", "prep", "xcomp", "attr", "advcl", "pcomp"})
LEFT = frozenset({"ccomp", "dobj", "nsubjpass", "prep", "xcomp", "advmod", "parataxis", "pobj", "advcl"})
NOT_CONTENT = frozenset({"punct", "neg", "prt", "aux", "auxpass", "cc", "det", "expl", "poss", "nummod", "case"})
INSERTED = frozenset({"parataxis", "ccomp", "advcl", "conj", "dep", "relcl"})
HEARD = frozenset({"tell", "ask", "inform", "advise", "warn", "remind", "assure", "urge", "order", "notify", "brief"})
TRAILING = frozenset({"advcl", "prep", "npadvmod", "conj", "ccomp", "advmod", "relcl"})
AHEAD = 14  # tokens between a quotation and its cue
ANCESTORS = 3  # heads above "according" whose clause may be the content
EDGE = " \t\r\n\xa0\"“”„«»'‘’,.;:–—-`…"


class Candidate(NamedTuple):
    """`cue` and `kid` (what the content hangs on) are tokens, -1 for none; the content is `text[start:end]`."""

    cue: int
    family: str
    kid: int
    first: int  # token
    last: int  # token, inclusive
    start: int
    end: int
    quote: int  # the quotation that the content is, or -1


def may_be_cue(grid: Grid, i: int) -> bool:
    """Verbs; nouns and adjectives that something hangs on; "according"; colons. Not what a speaker quotes in turn."""
    pos = grid.pos[i]
    if grid.quoted[i] >= 0:
        return False
    if pos == "VERB":
        return True
    if pos in CUE_POS:
        return any(grid.deps[k] in COMPLEMENTS for k in grid.kids[i])
    return grid.words[i] == ":" or grid.words[i].lower() == "according"


def contents(grid: Grid, cue: int) -> Iterator[Candidate]:
    """The contents that `cue` might have in its own sentence, each once."""
    seen = set()
    for family, kid, first, last in _stretches(grid, cue):
        words = trimmed(grid, first, last)
        if words is None:
            continue
        first, last = words
        if first == last and grid.pos[first] == "PRON":  # "which they deny": nothing that a reader could be shown
            continue
        start, end, crossing = _whole_quotations(grid, cue, grid.starts[first], grid.ends[last])
        if (start, end) not in seen:
            seen.add((start, end))
            yield Candidate(cue, family + crossing, kid, first, last, start, end, -1)


def _stretches(grid: Grid, cue: int) -> Iterator[tuple[str, int, int, int]]:
    if grid.words[cue] == ":":
        yield "colon", -1, cue + 1, grid.bounds[grid.sentence[cue]][1] - 1
        return
    if grid.words[cue].lower() == "according":
        yield from _around_inserted(grid, cue, ANCESTORS)
        return
    yield from _right_of(grid, cue)
    yield from _left_of(grid, cue)
    if grid.pos[cue] == "VERB":
        if grid.deps[cue] in INSERTED:
            yield from _around_inserted(grid, cue, 1)
        yield from _rest_of_sentence(grid, cue)


def _right_of(grid: Grid, cue: int) -> Iterator[tuple[str, int, int, int]]:
    """What hangs on the cue after it, alone or with all that follows."""
    kids = [k for k in grid.kids[cue] if k > cue and grid.deps[k] not in NOT_CONTENT]
    for at, kid in enumerate(kids):
        first, last = grid.left[kid], grid.right[kid]
        if first <= cue:
            continue
        dep = grid.deps[kid]
        yield "r:" + dep, kid, first, last
        yield from _cut_short(grid, kid, first)
        if kids[-1] != kid and grid.right[kids[-1]] > last:
            yield "r*:" + dep, kid, first, grid.right[kids[-1]]
        if at + 2 < len(kids) and grid.right[kids[at + 1]] > last:
            yield "r+:" + dep, kid, first, grid.right[kids[at + 1]]
        if dep in ("prep", "agent", "dative"):
            for inner in grid.kids[kid]:
                if inner > kid and grid.deps[inner] not in NOT_CONTENT:
                    yield "p:" + grid.deps[inner], inner, grid.left[inner], grid.right[inner]
                    if grid.right[kids[-1]] > grid.right[inner]:
                        yield "p*:" + grid.deps[inner], inner, grid.left[inner], grid.right[kids[-1]]
                    break
        elif dep == "dobj" and (grid.kids[kid]):
            for inner in grid.kids[kid]:
                if inner > kid and grid.deps[inner] in ("acl", "relcl", "ccomp"):
                    yield "d:" + grid.deps[inner], inner, grid.left[inner], grid.right[inner]


def _cut_short(grid: Grid, kid: int, first: int) -> Iterator[tuple[str, int, int, int]]:
    """Without what trails after the content: "he was glad, | as he faced the vote"."""
    if grid.pos[kid] not in ("VERB", "AUX"):
        return
    trailing = [k for k in grid.kids[kid] if k > kid and grid.deps[k] in TRAILING]
    for k in trailing[-2:]:
        if grid.left[k] > kid:
            yield "c:" + grid.deps[k], kid, first, grid.left[k] - 1


def _left_of(grid: Grid, cue: int) -> Iterator[tuple[str, int, int, int]]:
    """What hangs on the cue before it, without the cue's own words where it stands inside."""
    for kid in grid.kids[cue]:
        if kid > cue and grid.left[kid] > cue:
            break
        dep = grid.deps[kid]
        if dep not in LEFT or (dep == "nsubjpass" and grid.lemmas[cue] in HEARD):
            continue
        first, last = grid.left[kid], grid.right[kid]
        if last < cue:
            yield "l:" + dep, kid, first, last
            if first - 1 > grid.bounds[grid.sentence[cue]][0]:
                yield "l*:" + dep, kid, grid.bounds[grid.sentence[cue]][0], last
            continue
        own = [k for k in grid.kids[cue] if k != kid and grid.deps[k] != "punct"]
        hole_first = min([cue, *(grid.left[k] for k in own if first < grid.left[k])])
        hole_last = max([cue, *(grid.right[k] for k in own if grid.right[k] < last)])
        yield "l1:" + dep, kid, first, hole_first - 1
        yield "l2:" + dep, kid, hole_last + 1, last


def _around_inserted(grid: Grid, cue: int, ancestors: int) -> Iterator[tuple[str, int, int, int]]:
    """ "The road, he said, is open": what the cue hangs on, before and after the cue's own words."""
    first, last = grid.left[cue], grid.right[cue]
    head = cue
    for _ in range(ancestors):
        above = grid.heads[head]
        if above == head:
            return
        head = above
        kind = "up:" if cue != head else ""
        if grid.left[head] < first:
            yield kind + "before:" + grid.deps[cue], head, grid.left[head], first - 1
        if grid.right[head] > last:
            yield kind + "after:" + grid.deps[cue], head, last + 1, grid.right[head]


def _rest_of_sentence(grid: Grid, cue: int) -> Iterator[tuple[str, int, int, int]]:
    begin, end = grid.bounds[grid.sentence[cue]]
    own = [k for k in grid.kids[cue] if grid.deps[k] in ("nsubj", "nsubjpass", "aux", "neg", "auxpass")]
    first = min([cue, *(grid.left[k] for k in own)])
    last = max([cue, *(grid.right[k] for k in own)])
    if first - 1 > begin and grid.words[first - 1] in (",", "”", '"', "’", "''", "—", "–", "-", "?", "!"):
        yield "s-before", -1, begin, first - 1
    if last + 1 < end:
        yield "s-after", -1, last + 1, end - 1


def trimmed(grid: Grid, first: int, last: int) -> tuple[int, int] | None:
    """Without the points, marks and white space at either end."""
    while first <= last and not grid.words[first].strip(EDGE):
        first += 1
    while last >= first and not grid.words[last].strip(EDGE):
        last -= 1
    return (first, last) if first <= last else None


def _whole_quotations(grid: Grid, cue: int, start: int, end: int) -> tuple[int, int, str]:
    """No content cuts a quotation in two, unless its cue stands in that quotation too."""
    crossing = ""
    for number in {grid.quote_at(start), grid.quote_at(end - 1)} - {-1, grid.quoted[cue]}:
        span = grid.quotes[number].span
        if span.start < start or end < span.end:
            start, end, crossing = min(start, span.start), max(end, span.end), "+"
    return start, end, crossing


def quotations_with_cues(grid: Grid, cues: Collection[int]) -> Iterator[list[Candidate]]:
    """Each quotation: first alone, then with each cue near it, those behind it first and the nearer first."""
    inside: dict[int, tuple[int, int]] = {}
    for i, quote in enumerate(grid.quoted):
        if quote >= 0:
            inside[quote] = (inside[quote][0] if quote in inside else i, i)
    for number, (first, last) in inside.items():
        start, end = grid.quotes[number].span.start, grid.quotes[number].span.end
        group = [Candidate(-1, "q", -1, first, last, start, end, number)]
        for cue in _near(grid, cues, first, last):
            group.append(Candidate(cue, "q>" if cue > last else "q<", -1, first, last, start, end, number))
        yield group


def _near(grid: Grid, cues: Collection[int], first: int, last: int) -> Iterator[int]:
    """Cues of the same paragraph within reach, or at the end of the paragraph before."""
    for i in range(last + 1, min(last + AHEAD, len(grid))):
        if grid.line[i] != grid.line[last]:
            break
        if i in cues and grid.quoted[i] < 0:
            yield i
    for i in range(first - 1, max(first - AHEAD - 4, -1), -1):
        if grid.line[i] < grid.line[first] - 1:
            break
        if i in cues and grid.quoted[i] < 0:
            yield i
