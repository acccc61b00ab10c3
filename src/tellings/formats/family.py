"""A family of copies -> its tree: who copied whom, as far as the links say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.model import Agency, Comparison, Family, Link

RANK = {"reprint": 0, "reuse": 1, "credit": 2, "link": 3}
SURE = {"known": 0, "likely": 1, "unknown": 2}


@dataclass(frozen=True, slots=True)
class Branch:
    """An article (or an agency outside the inputs), the link that made it a copy, and what was copied from it."""

    article: str | None
    agency: str | None
    link: Link | None
    branches: tuple[Branch, ...]

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Branch]]:
        yield depth, self
        for branch in self.branches:
            yield from branch.walk(depth + 1)


def family_trees(comparison: Comparison) -> tuple[tuple[Family, Branch], ...]:
    """One tree a family, the largest first, each article in it once."""
    families = sorted(comparison.sources.families, key=lambda f: -len(f.articles))
    return tuple((family, _tree(family, comparison.sources.links)) for family in families if family.articles)


def _tree(family: Family, links: Sequence[Link]) -> Branch:
    parents = _parents(family, links)
    roots = [a for a in family.articles if a not in parents]
    if len(roots) == 1:
        return _branch(roots[0], parents)
    agency = next((p.source.name for p in parents.values() if isinstance(p.source, Agency)), family.origin)
    below = [a for a in family.articles if a not in parents or isinstance(parents[a].source, Agency)]
    return Branch(None, agency, None, tuple(_branch(a, parents) for a in below))


def _branch(article: str, parents: dict[str, Link]) -> Branch:
    below = tuple(_branch(a, parents) for a, link in parents.items() if link.source == article)
    return Branch(article, None, parents.get(article), below)


def _parents(family: Family, links: Sequence[Link]) -> dict[str, Link]:
    """Each article's best link: a copy before a credit, sure before unsure, never in a circle."""
    own = [li for li in links if li.target in family.articles and li.kind != "link" and li.direction != "unknown"]
    parents: dict[str, Link] = {}
    for link in sorted(own, key=lambda li: (RANK[li.kind], SURE[li.direction], -li.share)):
        inside = link.source in family.articles or isinstance(link.source, Agency)
        if inside and link.target not in parents and not _circle(link, parents):
            parents[link.target] = link
    return parents


def _circle(link: Link, parents: dict[str, Link]) -> bool:
    above: str | Agency | None = link.source
    while isinstance(above, str):
        if above == link.target:
            return True
        above = parents[above].source if above in parents else None
    return False


def says(link: Link | None) -> str:
    """The link in words: "reprint, 83 % of its words", "likely reuse, 61 % …"."""
    if link is None:
        return ""
    sure = "" if link.direction == "known" else f"{link.direction} "
    share = f", {link.share:.0%} of its words" if link.share >= 0.005 else ""
    return f"{sure}{link.kind}{share}".replace("%", " %")
