"""Comparison -> shelf: its articles by id, the names that readers know them by, and passages checked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tellings.formats.plain import clean
from tellings.model import Article, Comparison, Family, Passage, Span


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of a comparison: the largest family first, in it the origin, then in order of time."""

    articles: dict[str, Article]
    names: dict[str, str]  # article id -> its outlet, made unique
    families: dict[str, Family]  # article id -> its family

    def holds(self, passage: Passage) -> bool:
        """Do the very words still stand in the article? What fails is not shown."""
        article = self.articles.get(passage.article)
        return article is not None and passage.start >= 0 and article.text[passage.start : passage.end] == passage.exact

    def sound(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        return tuple(p for p in passages if self.holds(p))

    def sorted(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """In the shelf's order: the first stands for all."""
        order = {article: n for n, article in enumerate(self.articles)}
        return tuple(sorted(passages, key=lambda p: (order[p.article], p.start)))

    def best(self, passages: Iterable[Passage]) -> Passage:
        return self.sorted(passages)[0]

    def passage(self, article: str, span: Span | None) -> Passage | None:
        """The words at `span`, None where there are none."""
        one = self.articles.get(article)
        return one.passage(span) if one and span and 0 <= span.start < span.end <= len(one.text) else None

    def folded(self, articles: Iterable[str]) -> str:
        """The outlets in words, copies folded into the telling that they rest on: "Halvard (+2 copies); Radio Osk"."""
        return "; ".join(self._fold(group) for group in self.by_family(articles))

    def who(self, articles: Iterable[str]) -> str:
        """The same in few words where nearly all have it: "all 7 articles", "all but Radio Osk"."""
        given = set(articles)
        missing = [a for a in self.articles if a not in given]
        if not missing:
            return f"all {len(self.articles)} articles"
        if len(missing) < 3 <= len(given):
            return f"all but {' and '.join(self.names[a] for a in missing)}"
        return self.folded(given)

    def by_family(self, articles: Iterable[str]) -> list[list[str]]:
        """The articles in the shelf's order, those of one family together."""
        given = set(articles)
        groups: dict[tuple[str, ...], list[str]] = {}
        for article in self.articles:
            if article in given:
                family = self.families.get(article)
                groups.setdefault(family.articles if family else (article,), []).append(article)
        return list(groups.values())

    def grouped(self, passages: Iterable[Passage]) -> list[list[Passage]]:
        """One passage an article, copies behind the telling that they rest on; what does not hold is left out."""
        first = {p.article: p for p in reversed(self.sound(passages))}
        return [[first[a] for a in group] for group in self.by_family(first)]

    def _fold(self, group: list[str]) -> str:
        more = len(group) - 1
        return self.names[group[0]] + (f" (+{more} {'copy' if more == 1 else 'copies'})" if more else "")


def open_shelf(comparison: Comparison) -> Shelf:
    given = {d.article.id: d.article for d in comparison.dossiers}
    in_families = [a for f in families_in_order(comparison) for a in f.articles if a in given]
    articles = {a: given[a] for a in dict.fromkeys((*in_families, *given))}
    families = {article: family for family in comparison.sources.families for article in family.articles}
    names = {a: name_of(article.outlet, article.uri) or a for a, article in articles.items()}
    return Shelf(articles, _unique(names), families)


def families_in_order(comparison: Comparison) -> tuple[Family, ...]:
    """The largest first, then the earliest; those without a date last."""
    stamps = {d.article.id: d.article.published for d in comparison.dossiers}

    def order(family: Family) -> tuple[int, str]:
        return -len(family.articles), min((s.value for a in family.articles if (s := stamps.get(a))), default="~")

    return tuple(sorted(comparison.sources.families, key=order))


def name_of(outlet: str | None, uri: str) -> str:
    """The outlet; without one, the host or the file that the page came from."""
    if outlet and clean(outlet).strip():
        return clean(outlet).strip()
    try:
        host = urlsplit(uri).hostname
    except ValueError:
        host = None
    return clean(host or uri.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])


def _unique(names: dict[str, str]) -> dict[str, str]:
    """Two articles of one outlet are told apart by a number."""
    seen: dict[str, int] = {}
    unique = {}
    for article, name in names.items():
        seen[name] = seen.get(name, 0) + 1
        unique[article] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return unique
