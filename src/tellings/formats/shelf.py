"""Comparison -> shelf: its articles by id, the names that readers know them by, and passages checked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tellings.formats.plain import clean
from tellings.model import Article, Comparison, Family, Passage, Span


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of a comparison, in input order."""

    articles: dict[str, Article]
    names: dict[str, str]  # article id -> its outlet, made unique
    families: dict[str, Family]  # article id -> its family

    def holds(self, passage: Passage) -> bool:
        """Do the very words still stand in the article? What fails is not shown."""
        article = self.articles.get(passage.article)
        return article is not None and passage.start >= 0 and article.text[passage.start : passage.end] == passage.exact

    def sound(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        return tuple(p for p in passages if self.holds(p))

    def passage(self, article: str, span: Span | None) -> Passage | None:
        """The words at `span`, None where there are none."""
        one = self.articles.get(article)
        return one.passage(span) if one and span and 0 <= span.start < span.end <= len(one.text) else None

    def folded(self, articles: Iterable[str]) -> str:
        """The outlets in words, copies folded into the telling that they rest on: "Halvard (+2 copies); Radio Osk"."""
        groups: dict[int, list[str]] = {}
        for article in dict.fromkeys(a for a in articles if a in self.names):
            family = self.families.get(article)
            groups.setdefault(id(family) if family else hash(article), []).append(article)
        return "; ".join(self._fold(group) for group in groups.values())

    def _fold(self, group: list[str]) -> str:
        family = self.families.get(group[0])
        order = family.articles if family else tuple(group)
        first = min(group, key=lambda a: order.index(a) if a in order else len(order))
        more = len(group) - 1
        return self.names[first] + (f" (+{more} {'copy' if more == 1 else 'copies'})" if more else "")


def open_shelf(comparison: Comparison) -> Shelf:
    articles = {d.article.id: d.article for d in comparison.dossiers}
    families = {article: family for family in comparison.sources.families for article in family.articles}
    return Shelf(articles, _unique({a: _name(article) for a, article in articles.items()}), families)


def _name(article: Article) -> str:
    """The outlet; without one, the host or the file that the page came from."""
    if article.outlet and clean(article.outlet).strip():
        return clean(article.outlet).strip()
    try:
        host = urlsplit(article.uri).hostname
    except ValueError:
        host = None
    return clean(host or article.uri.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or article.id)


def _unique(names: dict[str, str]) -> dict[str, str]:
    """Two articles of one outlet are told apart by a number."""
    seen: dict[str, int] = {}
    unique = {}
    for article, name in names.items():
        seen[name] = seen.get(name, 0) + 1
        unique[article] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return unique
