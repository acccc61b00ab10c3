"""A family of copies -> its tree: who copied whom, as far as the links say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.formats.shelf import families_in_order
from tellings.model import Agency, Comparison, Family, Link, Sources

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
    outlets = {d.article.id: d.article.outlet or "" for d in comparison.dossiers}
    links = _by_family(comparison.sources)
    families = [f for f in families_in_order(comparison) if f.articles]
    return tuple((family, _tree(family, links.get(family.articles, ()), outlets)) for family in families)


def _by_family(sources: Sources) -> dict[tuple[str, ...], list[Link]]:
    """The links that touch an article of each family."""
    families = {article: family.articles for family in sources.families for article in family.articles}
    links: dict[tuple[str, ...], list[Link]] = {}
    for link in sources.links:
        ends = (link.target, link.source) if isinstance(link.source, str) else (link.target,)
        for family in dict.fromkeys(families[end] for end in ends if end in families):
            links.setdefault(family, []).append(link)
    return links


def _tree(family: Family, links: Sequence[Link], outlets: dict[str, str]) -> Branch:
    parents = _parents(family, [_inside(link, family, outlets) for link in links])
    tops = [a for a in family.articles if a not in parents or isinstance(parents[a].source, Agency)]
    agency = next((p.source.name for a in tops if (p := parents.get(a)) and isinstance(p.source, Agency)), None)
    if agency is None and len(tops) == 1:
        return _branch(tops[0], parents)
    return Branch(None, agency or family.origin, None, tuple(_branch(a, parents) for a in tops))


def _inside(link: Link, family: Family, outlets: dict[str, str]) -> Link:
    """A credit to an agency whose own page is in the family comes from that page."""
    if not isinstance(link.source, Agency):
        return link
    name = link.source.name.casefold()
    own = next((a for a in family.articles if a != link.target and _same(name, outlets.get(a, "").casefold())), None)
    return replace(link, source=own) if own else link


def _same(name: str, outlet: str) -> bool:
    return bool(name and outlet) and (outlet.startswith(name) or name.startswith(outlet))


def _branch(article: str, parents: dict[str, Link]) -> Branch:
    below = tuple(_branch(a, parents) for a, link in parents.items() if link.source == article)
    return Branch(article, None, parents.get(article), below)


def _parents(family: Family, links: Sequence[Link]) -> dict[str, Link]:
    """Each article's best link: a copy before a credit, sure before unsure, never in a circle."""
    parents: dict[str, Link] = {}
    for link in sorted(links, key=lambda li: (SURE[li.direction], RANK[li.kind], -li.share)):
        for one in (link, _turned(link)) if link.direction == "unknown" else (link,):
            if one and one.kind != "link" and one.target in family.articles and _fits(one, family, parents):
                parents[one.target] = one
                break
    return parents


def _turned(link: Link) -> Link | None:
    """The same link seen from its other end."""
    if isinstance(link.source, Agency):
        return None
    return replace(link, source=link.target, target=link.source, passages=tuple((b, a) for a, b in link.passages))


def _fits(link: Link, family: Family, parents: dict[str, Link]) -> bool:
    inside = isinstance(link.source, Agency) or link.source in family.articles
    first = link.direction == "unknown" and link.target == family.articles[0]
    return inside and not first and link.target not in parents and not _circle(link, parents)


def _circle(link: Link, parents: dict[str, Link]) -> bool:
    above: str | Agency | None = link.source
    while isinstance(above, str):
        if above == link.target:
            return True
        above = parents[above].source if above in parents else None
    return False


def pruned(trees: Sequence[tuple[Family, Branch]], most: int = 1_000_000) -> tuple[tuple[Family, Branch, int], ...]:
    """The trees with `most` articles in all, of each at least its top, and how many articles each leaves out."""
    found = []
    for after, (family, tree) in zip(reversed(range(len(trees))), trees, strict=True):
        room = max(1, most - after)
        most -= min(room, sum(1 for _ in tree.walk()))
        found.append((family, *_cut(tree, room)))
    return tuple(found)


def _cut(branch: Branch, most: int) -> tuple[Branch, int]:
    """The tree with its `most` branches that are nearest to the top."""
    kept: set[int] = set()
    waiting = [branch]
    while waiting and len(kept) < most:
        kept |= {id(one) for one in waiting[: most - len(kept)]}
        waiting = [below for one in waiting for below in one.branches]

    def cut(one: Branch) -> Branch:
        return replace(one, branches=tuple(cut(below) for below in one.branches if id(below) in kept))

    return cut(branch), sum(1 for _, one in branch.walk() if one.article and id(one) not in kept)


def says(link: Link | None) -> str:
    """The link in words: "reprint, 83 % of the shorter text", "likely reuse, 61 % of the shorter text"."""
    if link is None:
        return ""
    return kind(link) + (f", {round(100 * link.share)} % of the shorter text" if link.share >= 0.005 else "")


def kind(link: Link) -> str:
    return {"known": link.kind, "likely": f"likely {link.kind}", "unknown": f"{link.kind}, direction unknown"}[
        link.direction
    ]
