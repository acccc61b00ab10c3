"""THE LINE, end to end: inputs -> pages -> articles -> dossiers -> comparison. Read this first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tellings.articles import read_article
from tellings.model import Article, Comparison, Dossier, Page, Skip


def read_articles(pages: Iterable[Page | Skip]) -> Iterator[Article | Skip]:
    """Each page's article, or why it is none, in input order."""
    for page in pages:
        yield page if isinstance(page, Skip) else read_article(page)


def annotate_articles(articles: Sequence[Article]) -> Iterator[Dossier]:
    """What each article says, in input order."""
    from tellings.findings import annotate
    from tellings.models.english import load_english

    parse = load_english()
    titles = parse(a.title or "" for a in articles)
    for article, doc, title in zip(articles, parse(a.text for a in articles), titles, strict=True):
        yield annotate(article, doc, title)


def compare_articles(articles: Sequence[Article]) -> Comparison:
    """All the articles taken as tellings of one story."""
    from tellings.brief import write_brief
    from tellings.comparison import compare_dossiers
    from tellings.lineage import trace_sources

    dossiers = tuple(annotate_articles(articles))
    comparison = compare_dossiers(dossiers, trace_sources(articles))
    return replace(comparison, brief=write_brief(comparison))
