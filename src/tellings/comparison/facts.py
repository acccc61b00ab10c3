"""Dossiers -> facts: each thing that the accounts report, once, however many report it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from tellings.comparison.same_fact import Embed, group_units
from tellings.comparison.units import Unit, read_units
from tellings.model import Article, Dossier, Fact, First, Passage, Sources
from tellings.text.stamps import came_before, read_stamp

GAP = 3  # code points between two clauses of one sentence: a comma, a dash and their white space


def find_facts(dossiers: Sequence[Dossier], sources: Sources, embed: Embed | None = None) -> tuple[Fact, ...]:
    """Those that most independent sources report first, then as the articles have them.

    `embed` makes vectors of texts whose product says how much they mean the same; without it, wording alone counts.
    """
    unique = {d.article.id: d for d in dossiers}
    units = read_units([unique[i] for i in sorted(unique)])
    order = {id_: place for place, id_ in enumerate(unique)}
    read = {i: d.article for i, d in unique.items() if d.sentences}
    given = _given(sources)
    facts = []
    for told in group_units(units, embed):
        sure = {a for i in told.sure for a in units[i].articles}
        passages = _passages([units[i] for i in told.units], unique)
        facts.append(_fact(passages, sources.independent_among(sure), read, given, order))
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


Given = Mapping[tuple[str, str], str]  # who has words from whom for sure: source and target -> how that is known


def _fact(
    passages: Sequence[Passage],
    independent: int,
    articles: Mapping[str, Article],
    given: Given,
    order: Mapping[str, int],
) -> Fact:
    held = _articles(passages)
    start = min(passages, key=lambda p: (p.article, p.start))
    return Fact(
        id="f" + hashlib.sha256(f"{start.article} {start.start} {start.end}".encode()).hexdigest()[:10],
        passages=tuple(sorted(passages, key=lambda p: (order[p.article], p.start))),
        independent=independent,
        first=_first([articles[i] for i in held], given),
        missing_from=tuple(i for i in order if i in articles and i not in held),
    )


def _articles(passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.article for p in passages))


def _first_place(fact: Fact, order: Mapping[str, int]) -> tuple[int, int]:
    return order[fact.passages[0].article], fact.passages[0].start


def _first(articles: Sequence[Article], given: Given) -> First | None:
    """The article that surely had it before each of the others, by its date or because they have it from there."""
    if len(articles) < 2:
        return None
    held = {a.id for a in articles}
    dated = [(stamp[1], a) for a in articles if a.published and (stamp := read_stamp(a.published.value))]
    hopeful = [min(dated, key=lambda pair: (pair[0], pair[1].id))[1]] if dated else []
    hopeful += [a for a in articles if any(source == a.id and target in held for source, target in given)]
    for one in dict.fromkeys(hopeful):
        reasons = [_before(one, other, given.get((one.id, other.id))) for other in articles if other is not one]
        if all(reasons):
            return First(one.id, "; ".join(dict.fromkeys(r for r in reasons if r)))
    return None


def _given(sources: Sources) -> Given:
    links = [link for link in sources.links if link.direction == "known" and link.kind in ("reprint", "reuse")]
    return {(link.source, link.target): link.why[-1] for link in links if isinstance(link.source, str)}


def _before(one: Article, other: Article, link: str | None) -> str | None:
    if link is not None:
        return link
    if one.published and other.published and came_before(one.published.value, other.published.value):
        return f"dated {one.published.value} ({one.published.evidence}), before {other.published.value}"
    return None
