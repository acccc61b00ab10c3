"""Articles and what links them -> families, and which of those are in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.lineage.evidence import origins
from tellings.lineage.links import Pair
from tellings.lineage.outlets import agency_name, fold_outlet, house, masthead
from tellings.model import Article, Family

COPY = 0.5  # half of the shorter text is common: it is that telling, whatever else it has
CREDITED_COPY = 0.2  # likewise where it names or links its source

Reasons = dict[str, str]  # another article -> why this one cannot be counted as independent of it


def join_families(articles: Sequence[Article], pairs: Sequence[Pair]) -> tuple[Family, ...]:
    """Every article in one family; `articles` are sorted by id. Independent families first, larger first."""
    by_id = {a.id: a for a in articles}
    ranks = _ranks(by_id, pairs)
    joined = _components(by_id, ((p.a.article.id, p.b.article.id) for p in pairs if _is_copy(p)))
    groups = sorted((sorted(g, key=ranks.__getitem__) for g in joined), key=lambda g: (ranks[g[0]][0], -len(g), g))
    inside = _inside(groups, pairs)
    shared = _shared(pairs)
    claims: dict[str, str] = {}
    counted: set[str] = set()
    families: list[Family] = []
    for group in groups:
        family = _family([by_id[i] for i in group], inside[group[0]])
        keys = _keys(family, by_id)
        reasons = dict(_reasons(family, keys, shared, claims, counted))
        if not reasons:
            counted.update(group)
            for key in keys:
                claims.setdefault(key, group[0])
        families.append(_doubted(family, reasons))
    return tuple(sorted(families, key=lambda f: (bool(f.doubt), -len(f.articles), f.articles)))


def _is_copy(pair: Pair) -> bool:
    share = pair.overlap.share
    return pair.kind == "reprint" or share >= COPY or (share >= CREDITED_COPY and pair.clue.direction == "known")


def _components(ids: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in edges:
        parent[root(a)] = root(b)
    groups: dict[str, list[str]] = {}
    for i in parent:
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


Rank = tuple[int, int, str, int, str]


def _ranks(by_id: Mapping[str, Article], pairs: Sequence[Pair]) -> dict[str, Rank]:
    """What has words from others comes after them; agencies, early and long articles come first."""
    had = {p.target.id for p in pairs if p.clue.forward is not None}
    return {
        i: (
            int(i in had),
            int(agency_name(a.outlet or "") is None),
            a.published.value if a.published else "9999",
            -len(a.text),
            i,
        )
        for i, a in by_id.items()
    }


def _inside(groups: Sequence[Sequence[str]], pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """First article of a family -> the pairs that hold it together."""
    head = {i: group[0] for group in groups for i in group}
    found: dict[str, list[Pair]] = {group[0]: [] for group in groups}
    for pair in pairs:
        if _is_copy(pair):
            found[head[pair.a.article.id]].append(pair)
    return found


def _shared(pairs: Sequence[Pair]) -> dict[str, Reasons]:
    """Reuse that is too little for a copy, and too much for chance."""
    found: dict[str, Reasons] = {}
    for pair in pairs:
        if not _is_copy(pair):
            words = f"{pair.overlap.own} words, {pair.overlap.share:.0%} of the shorter text"
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                why = f"shares {words}, with {_name(other.article)}: it may rest on it, and has more of its own"
                found.setdefault(one.article.id, {})[other.article.id] = why
    return found


def _keys(family: Family, by_id: Mapping[str, Article]) -> tuple[str, ...]:
    """What else makes two families one source: the agency that they credit, the house whose own report this is."""
    head = by_id[family.articles[0]]
    agencies = {f"one agency credited by both: {name}" for i in family.articles for name in origins(by_id[i])}
    if len(family.articles) > 1 and family.origin != head.outlet:
        return tuple(sorted(agencies))
    return (*sorted(agencies), f"one publisher: {house(masthead(head)) or head.outlet or masthead(head)}")


def _reasons(
    family: Family,
    keys: Sequence[str],
    shared: Mapping[str, Reasons],
    claims: Mapping[str, str],
    counted: set[str],
) -> Iterator[tuple[str, str]]:
    """The counted articles that this family may rest on, each with the reason."""
    for key in keys:
        if key in claims:
            yield claims[key], key
    for article in family.articles:
        for other, why in shared.get(article, {}).items():
            if other in counted:
                yield other, why


def _doubted(family: Family, reasons: Reasons) -> Family:
    return Family(
        family.articles, family.origin, tuple(dict.fromkeys((*family.why, *reasons.values()))), tuple(sorted(reasons))
    )


def _family(articles: Sequence[Article], inside: Sequence[Pair]) -> Family:
    shares = [p.overlap.share for p in inside]
    agencies = sorted({_called(key, articles) for a in articles for key in origins(a)})
    why = (
        [f"{len(articles)} articles; two of them have {min(shares):.0%} to {max(shares):.0%} in common"]
        if shares
        else []
    )
    why += [f"a credit line names {name}" for name in agencies]
    why += [p.clue.why for p in inside if p.clue.forward is not None]
    return Family(tuple(a.id for a in articles), _origin(articles[0], inside, agencies), tuple(dict.fromkeys(why)))


def _called(key: str, articles: Sequence[Article]) -> str:
    """An origin by its own name where it is among the articles, else as a credit line writes it."""
    own = (a.outlet for a in articles if a.outlet and masthead(a) == key)
    credited = (c.name for a in articles for c in a.credits if fold_outlet(c.name) == key)
    return next((name for name in (*own, *credited) if agency_name(name) != key), key)


def _origin(head: Article, inside: Sequence[Pair], agencies: Sequence[str]) -> str | None:
    """The one agency or outlet behind the family, where a credit or an address says so; a clock is not enough."""
    if len(agencies) == 1:
        return agencies[0]
    known = any(p.clue.direction == "known" and p.source.id == head.id for p in inside)
    return head.outlet if known else None


def _name(article: Article) -> str:
    return article.outlet or article.title or article.uri
