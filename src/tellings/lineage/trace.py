"""Articles -> Sources: links, families, and the count of independent sources."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Article, Family, Sources


def trace_sources(articles: Sequence[Article]) -> Sources:
    """Links between articles, the families they make, and the count that every number of sources comes from."""
    families = tuple(Family((a.id,), None, ()) for a in articles)
    return Sources(
        outlets=len({a.outlet or a.uri for a in articles}),
        independent=len(families),
        copies=0,
        undecided=0,
        families=families,
        links=(),
    )
