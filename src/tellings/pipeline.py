"""THE LINE, end to end: inputs -> pages -> articles -> dossiers -> comparison. Read this first."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
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
BATCH_SECONDS = 300.0  # for one batch; it takes four
LONG = 200_000  # code points in one article from which on its parts are parsed in several processes
LONGEST = 2_000_000  # code points that are read in `BATCH_SECONDS` many times over
PARTS = 8  # parts of a long text parsed at once: as many as fill the parser's arrays


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
    articles: Iterable[Article], *, workers: int = CORES, kept: Kept | None = None, model: str | None = None
) -> Iterator[Dossier | Skip]:
    """What each article says, in input order; an article that cannot be annotated is a Skip.

    What was `kept` of an earlier run is not made again, and what is new is kept. `model` names an installed spaCy
    pipeline; None takes the best.
    """
    if kept is None:
        yield from _annotate_new(articles, workers, model)
        return
    for some in _batches(articles, KEPT_BATCH):
        known = kept.find(some)
        new = _annotate_new((a for a, k in zip(some, known, strict=True) if k is None), workers, model)
        made = [k or next(new) for k in known]
        kept.keep(m for m, k in zip(made, known, strict=True) if k is None and isinstance(m, Dossier))
        yield from made


def _annotate_new(articles: Iterable[Article], workers: int, model: str | None) -> Iterator[Dossier | Skip]:
    for is_long, some in itertools.groupby(articles, key=lambda a: len(a.text) > LONG):
        _tools(model)  # loaded before the processes part, so that they share it
        if is_long:
            yield from (_annotate_long(article, workers, model) for article in some)
        else:
            yield from _annotate_short(some, workers, model)


def _annotate_short(articles: Iterable[Article], workers: int, model: str | None) -> Iterator[Dossier | Skip]:
    """Several articles at a time in each process."""
    waiting: list[list[Article]] = []

    def noted() -> Iterator[list[Article]]:
        for batch in _batches(articles):
            waiting.append(batch)
            yield batch

    for found in in_order(partial(_annotate, model=model), noted(), seconds=BATCH_SECONDS, workers=workers):
        batch = waiting.pop(0)
        if not isinstance(found, Lost):
            yield from found
        elif len(batch) > 1:  # one article spoilt it for its neighbours
            for article in batch:
                yield from _annotate_short([article], workers, model)
        else:
            yield _lost(batch[0], found)


def _annotate_long(article: Article, workers: int, model: str | None) -> Dossier | Skip:
    """One article with its parts parsed in all processes; then it is read as a whole."""
    from tellings.findings import is_english
    from tellings.models.english import split

    parts = split(article.text if is_english(article) else "")
    shares = [parts[i : i + PARTS] for i in range(0, len(parts), PARTS)]
    packs = list(in_order(partial(_parse, model=model), shares, seconds=BATCH_SECONDS, workers=workers))
    if lost := next((p for p in packs if isinstance(p, Lost)), None):
        return _lost(article, lost)
    work, seconds = partial(_read_packed, article, model=model), BATCH_SECONDS * (1 + len(article.text) // LONGEST)
    found = next(iter(in_order(work, [packs], seconds=seconds, workers=min(1, workers))))
    return _lost(article, found) if isinstance(found, Lost) else found


def _lost(article: Article, lost: Lost) -> Skip:
    return Skip(article.uri, f"could not be annotated: {lost.reason}", "the rest was done")


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


def _annotate(articles: list[Article], model: str | None) -> list[Dossier]:
    from tellings.findings import annotate, is_english

    parse = _tools(model)
    titles = list(parse(a.title or "" for a in articles))
    docs = parse(a.text if is_english(a) else "" for a in articles)
    return [annotate(a, doc, title) for a, doc, title in zip(articles, docs, titles, strict=True)]


def _parse(parts: list[str], model: str | None) -> bytes:
    from tellings.models.packed import pack

    return pack(_tools(model), parts)


def _read_packed(article: Article, packs: list[bytes], model: str | None) -> Dossier:
    from tellings.findings import annotate
    from tellings.models.packed import unpack

    parse = _tools(model)
    return annotate(article, unpack(parse, packs), next(parse([article.title or ""])))


@cache
def _tools(model: str | None) -> Parser:
    """The parser: once a process."""
    from tellings.models.english import load_english

    return load_english(model)


# ---- dossiers -> comparison -----------------------------------------------------------------------------------------
def compare_articles(
    articles: Iterable[Article],
    left_out: Sequence[Skip] = (),
    *,
    workers: int = CORES,
    kept: Kept | None = None,
    model: str | None = None,
) -> Comparison:
    """All the articles taken as tellings of one story; what was left out of it is said in its notes."""
    found = list(annotate_articles(articles, workers=workers, kept=kept, model=model))
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
