"""Articles -> Sources: links, families, and the count of independent sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.lineage.join import join_families
from tellings.lineage.links import Pair, find_credits, find_pairs
from tellings.lineage.outlets import masthead
from tellings.lineage.wording import read_wordings
from tellings.model import Agency, Article, Family, Link, Sources

LARGE = 20  # articles of a family: beyond, one link an article is told, not all pairs


def trace_sources(articles: Iterable[Article]) -> Sources:
    """Links between articles, the families they make, and the count that every number of sources comes from.

    Neither the order of the articles nor repetition of one changes anything.
    """
    distinct = [a for _, a in sorted({a.id: a for a in articles}.items())]
    pairs = find_pairs(tuple(read_wordings(distinct))) if len(distinct) > 1 else ()
    families = join_families(distinct, pairs)
    joined = {frozenset((p.a.article.id, p.b.article.id)) for p in pairs}
    links = (*_told(pairs, families), *find_credits(distinct, joined))
    return Sources(
        outlets=len({masthead(a) for a in distinct}),
        independent=sum(not f.doubt for f in families),
        copies=sum(len(f.articles) - 1 for f in families),
        undecided=sum(bool(f.doubt) for f in families),
        families=families,
        links=tuple(sorted(links, key=_order)),
    )


def _told(pairs: Sequence[Pair], families: Sequence[Family]) -> Iterator[Link]:
    """All pairs; of a large family those that lead from its first article to the others, by the shortest way."""
    head = {article: f.articles[0] for f in families if len(f.articles) > LARGE for article in f.articles}
    near: dict[str, list[Pair]] = {}
    for pair in pairs:
        a, b = pair.a.article.id, pair.b.article.id
        if head.get(a) is None or head.get(a) != head.get(b):
            yield pair.link
        else:
            near.setdefault(a, []).append(pair)
            near.setdefault(b, []).append(pair)
    for first in dict.fromkeys(head.values()):
        yield from (pair.link for pair in _tree(first, near))


def _tree(first: str, near: Mapping[str, Sequence[Pair]]) -> Iterator[Pair]:
    reached = {first}
    edge = [first]
    while edge:
        after: list[str] = []
        for article in edge:
            for pair in near.get(article, ()):
                other = pair.b.article.id if pair.a.article.id == article else pair.a.article.id
                if other not in reached:
                    reached.add(other)
                    after.append(other)
                    yield pair
        edge = after


def _order(link: Link) -> tuple[int, str, str, str]:
    """Reprints first, then reuse, credits and hyperlinks."""
    source = link.source.name if isinstance(link.source, Agency) else link.source
    return ("reprint", "reuse", "credit", "link").index(link.kind), source, link.target, link.direction
