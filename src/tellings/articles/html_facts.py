"""Tree of a page -> what is known of it besides its words: title, outlet, addresses, and what kind of page it is."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

from tellings.articles.html_declared import Declared, read_declared, text_of
from tellings.articles.html_features import Hints
from tellings.articles.html_outlet import find_canonical, find_outlet
from tellings.articles.html_titles import find_title

NEWS = frozenset({"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"})
DESCRIPTIONS = ("description", "og:description", "twitter:description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page declares, and what was made of it."""

    declared: Declared
    title: str | None
    outlet: str | None
    canonical: str | None
    language: str | None
    descriptions: tuple[str, ...]

    def hints(self, draft: str) -> Hints:
        """For judging the page's blocks."""
        declared = self.declared
        news = not NEWS.isdisjoint(declared.kinds)
        about = (
            float(news),
            float(bool(declared.article)),
            float("datePublished" in declared.article or "article:published_time" in declared.meta),
            float(declared.first("og:type") == "article"),
            float(min(50, len(declared.kinds))),
            float(min(100, len(declared.meta))),
            float(bool(self.descriptions)),
        )
        return Hints(
            draft=draft, title=self.title, outlet=self.outlet, descriptions=self.descriptions, news=news, about=about
        )


def read_facts(tree: HtmlElement, uri: str) -> Facts:
    declared = read_declared(tree)
    outlet = find_outlet(declared, uri)
    stated = (text_of(declared.article.get("description")), *(declared.first(name) for name in DESCRIPTIONS))
    return Facts(
        declared=declared,
        title=find_title(tree, declared, outlet, uri),
        outlet=outlet,
        canonical=find_canonical(tree, declared, uri),
        language=_language(tree),
        descriptions=tuple(dict.fromkeys(unescape(d) for d in stated if d)),
    )


def _language(tree: HtmlElement) -> str | None:
    """ "en" of <html lang="en-GB">."""
    stated = (tree.get("lang") or tree.get("xml:lang") or "").strip().lower()
    code = stated.replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isalpha() else None
