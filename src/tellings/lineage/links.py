"""Pairs of wordings -> links: who shares words with whom, who credits whom, who points at whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.lineage.alike import Kind, Overlap, compare_wordings, indexes, judge
from tellings.lineage.evidence import Clue, credits_to, find_direction, links_to, plain_address
from tellings.lineage.keys import likely_pairs
from tellings.lineage.outlets import agency_name, fold_outlet, masthead
from tellings.lineage.wording import Wording
from tellings.model import Agency, Article, Credit, Link, Passage

PASSAGES = 40  # aligned passages that a link carries, the longest first chosen


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share words, and what was made of it."""

    a: Wording
    b: Wording
    overlap: Overlap
    kind: Kind
    clue: Clue

    @property
    def source(self) -> Article:
        """Where the words came from; where that is not known, the one with the smaller id."""
        return self.b.article if self.clue.forward is False else self.a.article

    @property
    def target(self) -> Article:
        return self.a.article if self.clue.forward is False else self.b.article

    @property
    def link(self) -> Link:
        """As it is reported: from the source where there is one, else in the order of their ids."""
        turned = self.clue.forward is False
        passages = sorted(self._passages(turned), key=lambda two: (two[0].start, two[1].start))
        return Link(
            source=self.source.id,
            target=self.target.id,
            kind=self.kind,
            direction=self.clue.direction,
            share=self.overlap.share,
            passages=tuple(passages),
            why=(self._found(), self.clue.why),
        )

    def _passages(self, turned: bool) -> Iterator[tuple[Passage, Passage]]:
        for run in sorted(self.overlap.runs, key=lambda r: (-r.length, r.a))[:PASSAGES]:
            one = self.a.article.passage(self.a.words.span(run.a, run.a + run.length - 1))
            two = self.b.article.passage(self.b.words.span(run.b, run.b + run.length - 1))
            yield (two, one) if turned else (one, two)

    def _found(self) -> str:
        own, longest = self.overlap.own, max((r.length for r in self.overlap.runs), default=0)
        return (
            f"{own} words in common outside quotation marks, {self.overlap.share:.0%} of the shorter text; "
            f"the longest run has {longest}"
        )


def find_pairs(wordings: Sequence[Wording]) -> tuple[Pair, ...]:
    """The pairs of which one is a reprint or a reuse of the other, or both of a third. `wordings` are sorted by id."""
    likely = likely_pairs(wordings)
    index = indexes([wordings[i] for i in sorted({i for pair in likely for i in pair})])
    found = []
    for i, j in likely:
        a, b = wordings[i], wordings[j]
        overlap = compare_wordings(a, b, index[a.article.id], index[b.article.id])
        kind = judge(overlap, credited=_names(a.article, b.article) or _names(b.article, a.article))
        if kind:
            found.append(Pair(a, b, overlap, kind, find_direction(a.article, b.article)))
    return (*found, *_of_the_same(found, wordings, likely))


def _of_the_same(
    found: Sequence[Pair], wordings: Sequence[Wording], likely: Sequence[tuple[int, int]]
) -> Iterator[Pair]:
    """What rests on a text rests on its reprints too, as far as it shares a run of words with them."""
    place = {w.article.id: i for i, w in enumerate(wordings)}
    known = {frozenset((p.a.article.id, p.b.article.id)) for p in found}
    reprints: dict[str, list[Wording]] = {}
    for pair in found:
        if pair.kind == "reprint":
            reprints.setdefault(pair.a.article.id, []).append(pair.b)
            reprints.setdefault(pair.b.article.id, []).append(pair.a)
    candidates = set(likely)
    for pair in found:
        if pair.kind != "reuse" or pair.clue.direction != "known":
            continue
        source, target = (pair.a, pair.b) if pair.clue.forward else (pair.b, pair.a)
        for twin in reprints.get(source.article.id, []):
            ends = frozenset((twin.article.id, target.article.id))
            a, b = sorted((twin, target), key=lambda w: place[w.article.id])
            if ends in known or (place[a.article.id], place[b.article.id]) not in candidates:
                continue
            known.add(ends)
            overlap = compare_wordings(a, b, *indexes([a, b]).values())
            why = "it rests on a text that the other reprints; nothing says which of the two it had before it"
            if judge(overlap, credited=True):
                yield Pair(a, b, overlap, "reuse", Clue(None, "unknown", why))


def find_credits(articles: Sequence[Article], joined: set[frozenset[str]]) -> Iterator[Link]:
    """Links to named sources: an article among the inputs, or an agency outside them. `joined`: said already."""
    named, pages = _by_masthead(articles), _by_address(articles)
    for article in articles:
        for name, credits in _by_agency(article).items():
            yield _credit_link(Agency(name), article, credits)
        others = {o.id: o for c in article.credits for o in named.get(fold_outlet(c.name), ())}
        others |= {o.id: o for link in article.links for o in pages.get(plain_address(link), ())}
        for _, other in sorted(others.items()):
            if other is article or frozenset((article.id, other.id)) in joined:
                continue
            if credited := credits_to(article, other):
                yield _credit_link(other.id, article, credited)
            elif links_to(article, other):
                why = f"links to {other.uri}"
                yield Link(source=other.id, target=article.id, kind="link", direction="known", share=0.0, why=(why,))


def _by_masthead(articles: Sequence[Article]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(masthead(article), []).append(article)
    return found


def _by_address(articles: Sequence[Article]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for article in articles:
        for address in {plain_address(article.uri), plain_address(article.canonical or "")} - {""}:
            found.setdefault(address, []).append(article)
    return found


def _by_agency(article: Article) -> dict[str, list[Credit]]:
    named: dict[str, list[Credit]] = {}
    for credit in article.credits:
        agency = agency_name(credit.name)
        if agency and agency != masthead(article):
            named.setdefault(agency, []).append(credit)
    return named


def _credit_link(source: str | Agency, article: Article, credits: Sequence[Credit]) -> Link:
    passages = [article.passage(c.span) for c in credits if c.span]
    return Link(
        source=source,
        target=article.id,
        kind="credit",
        direction="known",
        share=0.0,
        passages=tuple((p, p) for p in passages),
        why=tuple(dict.fromkeys(f"{c.kind}: “{c.exact}”" for c in credits)),
    )


def _names(article: Article, other: Article) -> bool:
    return bool(credits_to(article, other)) or links_to(article, other)
