"""Comparison -> points: on what the accounts agree, on what they differ, and what one alone has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.formats.ledgers import figures_that_agree, figures_that_differ, quotes_that_differ
from tellings.formats.shelf import Shelf
from tellings.model import (
    Article,
    Comparison,
    Disagreement,
    Fact,
    Moment,
    Passage,
    Sources,
    Span,
)

Group = tuple[Passage, ...]  # of one telling and its copies


@dataclass(frozen=True, slots=True)
class Brief:
    """Each sentence with its numbered receipts and how many more there are; the receipts in order of their numbers."""

    sentences: tuple[tuple[str, tuple[tuple[int, Group], ...], int], ...]
    notes: tuple[Group, ...]


def counted(sources: Sources) -> str:
    """The honest count in words."""
    numbers = ((sources.outlets, "outlet"), (sources.independent, "independent source"))
    words = [f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in numbers]
    copies = f"{sources.copies} {'copy' if sources.copies == 1 else 'copies'}"
    return ", ".join((*words, copies, f"{sources.undecided} undecided"))


def summary(comparison: Comparison, shelf: Shelf) -> str:
    """What the report holds, in one line."""
    same = len(agreed(comparison, shelf)) + len(figures_that_agree(comparison, shelf))
    differ = len(figures_that_differ(comparison)) + len(quotes_that_differ(comparison))
    differ += len(other_disagreements(comparison))
    return summed(same, differ, sum(len(passages) for _, passages in alone(comparison, shelf)))


def summed(same: int, differ: int, only: int) -> str:
    """The numbers of points on which accounts agree, on which they differ, and that one alone has, in words."""
    points = "1 point" if same == 1 else f"{same} points"
    return f"Independent sources agree on {points}; accounts differ on {differ}; {only} stand in one account alone."


def moments(comparison: Comparison, shelf: Shelf) -> tuple[tuple[Moment, tuple[Passage, ...]], ...]:
    return tuple((m, passages) for m in comparison.timeline if (passages := shelf.sound(m.passages)))


def numbered(comparison: Comparison, shelf: Shelf, most: int | None = None) -> Brief:
    """The brief with its receipts numbered, the sentence's own first; a telling and its copies have one number.

    Sentences with a receipt that fails are left out; of each, at most `most` receipts are numbered.
    """
    sentences: list[tuple[str, tuple[tuple[int, Group], ...], int]] = []
    notes: dict[Group, int] = {}
    for sentence in comparison.brief:
        passages = shelf.sound(sentence.passages)
        if len(passages) == len(sentence.passages) > 0:
            groups = [tuple(sorted(g, key=lambda p: p != passages[0])) for g in shelf.grouped(passages)]
            groups.sort(key=lambda group: group[0] != passages[0])
            marks = tuple((notes.setdefault(group, len(notes) + 1), group) for group in groups[:most])
            sentences.append((sentence.text, marks, len(groups) - len(marks)))
    return Brief(tuple(sentences), tuple(notes))


@dataclass(frozen=True, slots=True)
class Agreement:
    """A fact that two or more independent sources have, and on what of it they differ all the same."""

    fact: Fact
    passages: tuple[Passage, ...]
    disputed: tuple[str, ...]


def agreed(comparison: Comparison, shelf: Shelf) -> tuple[Agreement, ...]:
    """The best supported first, of these the undisputed."""
    sides = _sides(comparison)
    found = []
    for fact in comparison.facts:
        passages = shelf.sound(fact.passages) if fact.independent > 1 else ()
        if passages:
            found.append(Agreement(fact, passages, _disputed(passages, comparison, sides)))
    return tuple(sorted(found, key=lambda one: (-one.fact.independent, bool(one.disputed))))


def _sides(comparison: Comparison) -> dict[str, list[tuple[int, int, int, int]]]:
    """Article -> the passages of disagreements in it: start, end, number of the disagreement, of its side."""
    places: dict[str, list[tuple[int, int, int, int]]] = {}
    for n, one in enumerate(comparison.disagreements):
        for m, side in enumerate(one.sides):
            for p in side.passages:
                places.setdefault(p.article, []).append((p.start, p.end, n, m))
    return {article: sorted(found) for article, found in places.items()}


def _disputed(
    passages: Sequence[Passage], comparison: Comparison, sides: dict[str, list[tuple[int, int, int, int]]]
) -> tuple[str, ...]:
    """The disagreements with two sides or more among these passages."""
    met: dict[int, set[int]] = {}
    for passage in passages:
        for start, end, disagreement, side in sides.get(passage.article, ()):
            if start >= passage.end:
                break
            if end > passage.start:
                met.setdefault(disagreement, set()).add(side)
    return tuple(comparison.disagreements[n].about for n in sorted(met) if len(met[n]) > 1)


def other_disagreements(comparison: Comparison) -> tuple[Disagreement, ...]:
    """Those that no figure or quotation above already shows."""
    shown = [v.quote.span for u in quotes_that_differ(comparison) for v in u.versions]
    shown += [v.figure.span for q in figures_that_differ(comparison) for v in q.values]
    spans = {(span.start, span.end) for span in shown}

    def known(one: Disagreement) -> bool:
        return one.kind in ("figure", "quote") and any((p.start, p.end) in spans for s in one.sides for p in s.passages)

    return tuple(d for d in comparison.disagreements if not known(d))


def alone(comparison: Comparison, shelf: Shelf) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Article -> the passages of facts that no other account has, neighbours as one; copies are told apart too."""
    only: dict[str, list[Passage]] = {d.article.id: [] for d in comparison.dossiers}
    for fact in comparison.facts:
        passages = shelf.sound(fact.passages)
        if passages and len({p.article for p in fact.passages}) == 1:
            only[passages[0].article].append(passages[0])
    return tuple((a, tuple(_joined(only[a], shelf.articles[a]))) for a in shelf.articles if only.get(a))


def _joined(passages: Sequence[Passage], article: Article) -> Iterator[Passage]:
    """Passages with nothing but space and punctuation between them are one."""
    start = end = -1
    for passage in sorted(passages, key=lambda p: (p.start, p.end)):
        between = article.text[end : passage.start] if end >= 0 else "x"
        if any(c.isalnum() or c == "\n" for c in between):
            if end >= 0:
                yield article.passage(Span(start, end))
            start, end = passage.start, passage.end
        end = max(end, passage.end)
    yield article.passage(Span(start, end))
