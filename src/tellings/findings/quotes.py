"""Article -> quotes: the words that an article puts in someone's mouth."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.findings.reading import Reading
from tellings.findings.speech.grid import Grid, lay_out
from tellings.model import Actor, Quote, Span, Speaker
from tellings.text.words import words

NEAR = 12  # tokens between a quotation and its cue


def find_quotes(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    """All reported speech in text order."""
    grid = lay_out(reading.doc)
    found = [*_direct(grid, actors), *_clauses(grid, actors)]
    return tuple(sorted(found, key=lambda quote: quote.span))


def _direct(grid: Grid, actors: tuple[Actor, ...]) -> Iterator[Quote]:
    for number, quotation in enumerate(grid.quotes):
        inside = [i for i, q in enumerate(grid.quoted) if q == number]
        if not inside:
            continue
        around = [*range(inside[-1] + 1, inside[-1] + NEAR), *range(inside[0] - 1, inside[0] - NEAR, -1)]
        cue = next((i for i in around if 0 <= i < len(grid) and grid.quoted[i] < 0 and _is_cue(grid, i)), None)
        speaker = None if cue is None else _speaker(grid, cue, actors)
        yield Quote(
            span=quotation.span, kind="direct", cue=None if cue is None else grid.span(cue, cue), speaker=speaker,
            by="marks",
        )  # fmt: skip


def _clauses(grid: Grid, actors: tuple[Actor, ...]) -> Iterator[Quote]:
    for cue in range(len(grid)):
        if not _is_cue(grid, cue):
            continue
        for kid in grid.kids[cue]:
            span = grid.span(grid.left[kid], grid.right[kid])
            if (
                grid.deps[kid] != "ccomp"
                or span.end - span.start < 3
                or any(span.overlaps(q.span) for q in grid.quotes)
            ):
                continue
            if grid.left[kid] <= cue <= grid.right[kid]:
                continue
            yield Quote(
                span=span, kind="indirect", cue=grid.span(cue, cue), speaker=_speaker(grid, cue, actors), by="parse"
            )


def _is_cue(grid: Grid, i: int) -> bool:
    return grid.pos[i] == "VERB" and grid.lemmas[i] in words("en", "cues")["verbs"]


def _speaker(grid: Grid, cue: int, actors: tuple[Actor, ...]) -> Speaker | None:
    subject = next((k for k in grid.kids[cue] if grid.deps[k] in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    span = grid.span(grid.left[subject], grid.right[subject])
    head = grid.span(subject, subject)
    return _known(span, head, actors) or Speaker(span, span.of(grid.text), None)


def _known(span: Span, head: Span, actors: tuple[Actor, ...]) -> Speaker | None:
    for actor in actors:
        if any(m.span.overlaps(head) for m in actor.mentions):
            return Speaker(span, actor.name, actor.id)
    return None
