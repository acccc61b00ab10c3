"""THE LINE, end to end: inputs -> pages -> articles -> dossiers -> comparison. Read this first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tellings.articles import read_article
from tellings.model import Article, Comparison, Dossier, Page, Skip
from tellings.workers import CORES, Lost, in_order

if TYPE_CHECKING:
    from tellings.models.english import Parser
    from tellings.store import Kept

PAGE_SECONDS = 10.0  # for one page; the slowest of 1,400 real ones takes 0.6
BATCH = 20_000  # code points annotated at once: six articles or so, enough to keep the parser's arrays full
KEPT_BATCH = 500_000  # code points looked up at once: enough work for every process
BATCH_SECONDS = 300.0  # for one batch; 2 MB in one article take about 60


# ---- pages -> articles ----------------------------------------------------------------------------------------------
def read_articles(pages: Iterable[Page | Skip], *, workers: int = CORES) -> Iterator[Article | Skip]:
    """Each page's article, or why it is none, in input order; a page that came before is a Skip."""
    waiting: list[Page | Skip] = []

    def noted() -> Iterator[Page | Skip]:
        for page in _once(pages):
            waiting.append(page)
            yield page

    for read in in_order(_read, noted(), seconds=PAGE_SECONDS, workers=workers):
        page = waiting.pop(0)
        yield Skip(page.uri, read.reason, "the rest was done") if isinstance(read, Lost) else read


def _read(page: Page | Skip) -> Article | Skip:
    return page if isinstance(page, Skip) else read_article(page)


def _once(pages: Iterable[Page | Skip]) -> Iterator[Page | Skip]:
    """A page whose very bytes came before becomes a Skip."""
    seen: dict[str, str] = {}
    for page in pages:
        if isinstance(page, Page) and page.sha256 in seen:
            yield Skip(page.uri, f"is the same page as {seen[page.sha256]}", "it counts once")
        else:
            if isinstance(page, Page):
                seen[page.sha256] = page.uri
            yield page


# ---- articles -> dossiers -------------------------------------------------------------------------------------------
def annotate_articles(
    articles: Iterable[Article], *, workers: int = CORES, kept: Kept | None = None
) -> Iterator[Dossier | Skip]:
    """What each article says, in input order; an article that cannot be annotated is a Skip.

    What was `kept` of an earlier run is not made again, and what is new is kept.
    """
    if kept is None:
        yield from _annotate_new(articles, workers)
        return
    for some in _batches(articles, KEPT_BATCH):
        known = kept.find(some)
        new = _annotate_new((a for a, k in zip(some, known, strict=True) if k is None), workers)
        made = [k or next(new) for k in known]
        kept.keep(m for m, k in zip(made, known, strict=True) if k is None and isinstance(m, Dossier))
        yield from made


def _annotate_new(articles: Iterable[Article], workers: int) -> Iterator[Dossier | Skip]:
    waiting: list[list[Article]] = []

    def noted() -> Iterator[list[Article]]:
        for batch in _batches(articles):
            _tools()  # loaded before the processes part, so that they share it
            waiting.append(batch)
            yield batch

    for found in in_order(_annotate, noted(), seconds=BATCH_SECONDS, workers=workers):
        batch = waiting.pop(0)
        if not isinstance(found, Lost):
            yield from found
        elif len(batch) > 1:  # one article spoilt it for its neighbours
            for article in batch:
                yield from _annotate_new([article], workers)
        else:
            yield Skip(batch[0].uri, f"could not be annotated: {found.reason}", "the rest was done")


def _batches(articles: Iterable[Article], size: int = BATCH) -> Iterator[list[Article]]:
    """Neighbours whose texts have about `size` code points together."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if sum(len(a.text) for a in batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _annotate(articles: list[Article]) -> list[Dossier]:
    from tellings.findings import annotate, is_english

    parse = _tools()
    titles = list(parse(a.title or "" for a in articles))
    docs = parse(a.text if is_english(a) else "" for a in articles)
    return [annotate(a, doc, title) for a, doc, title in zip(articles, docs, titles, strict=True)]


@cache
def _tools() -> Parser:
    """The parser: once a process."""
    from tellings.models.english import load_english

    return load_english()


# ---- dossiers -> comparison -----------------------------------------------------------------------------------------
def compare_articles(
    articles: Iterable[Article], left_out: Sequence[Skip] = (), *, workers: int = CORES, kept: Kept | None = None
) -> Comparison:
    """All the articles taken as tellings of one story; what was left out of it is said in its notes."""
    found = list(annotate_articles(articles, workers=workers, kept=kept))
    skips = [*left_out, *(one for one in found if isinstance(one, Skip))]
    compared = compare_dossiers([one for one in found if isinstance(one, Dossier)])
    return replace(compared, notes=(*compared.notes, *(f"left out: {s.uri}: {s.reason}" for s in skips)))


def compare_dossiers(dossiers: Sequence[Dossier]) -> Comparison:
    """Who copied whom first, since every count rests on it; then the ledgers; then the brief."""
    from tellings import comparison
    from tellings.brief import write_brief
    from tellings.lineage import trace_sources

    sources = trace_sources([d.article for d in dossiers])
    compared = comparison.compare_dossiers(dossiers, sources)
    return replace(compared, brief=write_brief(compared))
