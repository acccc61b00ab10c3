"""Dossiers -> facts: each thing that the accounts report, once, however many report it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from tellings.comparison.earliest import Known, find_first, know
from tellings.comparison.same_fact import Embed, group_units
from tellings.comparison.units import Unit, read_units
from tellings.model import Dossier, Fact, Passage, Sources

GAP = 3  # code points between two clauses of one sentence: a comma, a dash and their white space


def find_facts(dossiers: Sequence[Dossier], sources: Sources, embed: Embed | None = None) -> tuple[Fact, ...]:
    """Those that most independent sources report first, then as the articles have them.

    `embed` makes vectors of texts whose product says how much they mean the same; without it, wording alone counts.
    """
    unique = {d.article.id: d for d in dossiers}
    units = read_units([unique[i] for i in sorted(unique)])
    order = {id_: place for place, id_ in enumerate(unique)}
    known = know(unique, sources)
    facts = []
    for told in group_units(units, embed):
        sure = {a for i in told.sure for a in units[i].articles}
        passages = _passages([units[i] for i in told.units], unique)
        facts.append(_fact(passages, sources.independent_among(sure), known, order))
    return tuple(sorted(facts, key=lambda f: (-f.independent, -len(_articles(f.passages)), *_first_place(f, order))))


def _passages(group: Sequence[Unit], dossiers: Mapping[str, Dossier]) -> list[Passage]:
    """The passages of one fact; neighbouring clauses of a sentence are one passage."""
    found = {p for unit in group for p in unit.passages}
    return _run_together(sorted(found, key=lambda p: (p.article, p.start)), dossiers)


def _run_together(passages: Sequence[Passage], dossiers: Mapping[str, Dossier]) -> list[Passage]:
    merged: list[Passage] = []
    for p in passages:
        last = merged[-1] if merged else None
        if last and last.article == p.article and p.start - last.end <= GAP:
            text = dossiers[p.article].article.text
            p = Passage(p.article, last.start, p.end, text[last.start : p.end])
            merged.pop()
        merged.append(p)
    return merged


def _fact(
    passages: Sequence[Passage],
    independent: int,
    known: Known,
    order: Mapping[str, int],
) -> Fact:
    held = _articles(passages)
    start = min(passages, key=lambda p: (p.article, p.start))
    return Fact(
        id="f" + hashlib.sha256(f"{start.article} {start.start} {start.end}".encode()).hexdigest()[:10],
        passages=tuple(sorted(passages, key=lambda p: (order[p.article], p.start))),
        independent=independent,
        first=find_first(passages, known),
        missing_from=tuple(i for i in order if known.dossiers[i].sentences and i not in held),
    )


def _articles(passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.article for p in passages))


def _first_place(fact: Fact, order: Mapping[str, int]) -> tuple[int, int]:
    return order[fact.passages[0].article], fact.passages[0].start
