"""Words a person typed -> the articles that have them, best first, with the passages where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Article, Filters, Found, Hit, Quoted
from tellings.store.articles import JOINED, Articles
from tellings.store.engine import Engine
from tellings.store.filters import of_articles
from tellings.store.findings import Findings
from tellings.store.full_text import FullText
from tellings.store.marks import find_marks, find_passages
from tellings.store.nouns import Listed
from tellings.store.rows import LISTED, listed
from tellings.store.terms import Clause, read_query, words_of

COUNTED = 10_000  # matching articles: beyond, "matching" says this number
QUOTES = 5  # of a hit


class Search:
    """Full text over the newest revision of every article."""

    def __init__(self, engine: Engine, words: FullText, articles: Articles, findings: Findings) -> None:
        self._engine = engine
        self._words = words
        self._articles = articles
        self._findings = findings

    def articles(
        self,
        words: str = "",
        filters: Filters | None = None,
        limit: int = 20,
        after: int = 0,
        *,
        code: str = "",
        among: Sequence[str] | None = None,
    ) -> Found:
        """Those that have every word and "phrase"; without words, the latest. `after`: how many were shown before.

        `among`: only of these articles. `code` is the version whose reading counts as read. With a speaker, only what
        was read can be found.
        """
        clauses = read_query(words)
        if words.strip() and not clauses:
            return Found((), 0, 0)  # signs alone, which no text is searched for
        ns = self._matching(clauses, filters or Filters(), among)
        page = self._best(clauses, ns)[after : after + limit]
        return Found(self._hits(page, clauses, filters or Filters(), code), len(ns), self._read(ns, code))

    def newest(self, words: str = "", filters: Filters | None = None, limit: int = 20) -> tuple[Listed, ...]:
        """Those that have every word and "phrase", the ones that came last first."""
        clauses = read_query(words)
        if words.strip() and not clauses:
            return ()
        return tuple(self._look_up(self._matching(clauses, filters or Filters())[:limit]))

    def unread(self, words: str, filters: Filters | None = None, limit: int = 40, *, code: str = "") -> tuple[str, ...]:
        """The best matches, whoever speaks in them, that this version of the code has not read for quotes."""
        clauses = read_query(words)
        if words.strip() and not clauses:
            return ()
        ns = [n for n, _ in self._best(clauses, self._matching(clauses, filters or Filters()))]
        condition, value = self._engine.among("n", ns)
        sql = f"SELECT n FROM dossier WHERE code = ? AND {condition}"
        read = {row[0] for row in self._engine.rows(sql, (code, value))}
        unread = [n for n in ns if n not in read][:limit]
        return tuple(one.article for one in self._look_up(unread))

    def _matching(self, clauses: Sequence[Clause], filters: Filters, among: Sequence[str] | None = None) -> list[int]:
        """The ones that came last first."""
        narrowed = of_articles(self._engine, filters)
        if among is not None:
            condition, ids = self._engine.among("id", among)
            narrowed = narrowed.also(f"a.n IN (SELECT n FROM article WHERE {condition})", ids)
        if not clauses:
            sql = f"SELECT a.n FROM article a WHERE {narrowed.sql} ORDER BY a.at DESC, a.n DESC LIMIT ?"
            return [row[0] for row in self._engine.rows(sql, (*narrowed.values, COUNTED))]
        few = bool(among or filters.outlet or filters.speaker or filters.place or filters.person)
        asked = self._words.matching(clauses, few=few)
        sql = f"SELECT a.n FROM {asked.sql} AND {narrowed.sql} ORDER BY {asked.order} DESC LIMIT ?"
        return [row[0] for row in self._engine.rows(sql, (*asked.values, *narrowed.values, COUNTED))]

    def _best(self, clauses: Sequence[Clause], ns: Sequence[int]) -> list[tuple[int, float]]:
        if not clauses or not ns:
            return [(n, 0.0) for n in ns]
        scores = self._words.scores(clauses, ns[: self._words.ranked])
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], -pair[0]))
        return ranked + [(n, 0.0) for n in ns[self._words.ranked :]]

    def _read(self, ns: Sequence[int], code: str) -> int:
        if not ns or not code:
            return 0
        condition, value = self._engine.among("n", ns)
        row = self._engine.row(f"SELECT count(*) FROM dossier WHERE code = ? AND {condition}", (code, value))
        return int(row[0]) if row else 0

    # ---- hits -----------------------------------------------------------------------------------------------------
    def _hits(
        self, page: Sequence[tuple[int, float]], clauses: Sequence[Clause], filters: Filters, code: str
    ) -> tuple[Hit, ...]:
        shown = self._look_up([n for n, _ in page])
        articles = self._articles.many([one.article for one in shown])
        quotes = self._findings.quotes(articles)
        unread = set(self._findings.unread([one.article for one in shown], code))
        return tuple(
            _hit(one, article, score, clauses, _chosen(quotes.get(article.id, ()), clauses, filters), unread)
            for one, article, (_, score) in zip(shown, articles, page, strict=True)
        )

    def _look_up(self, ns: Sequence[int]) -> list[Listed]:
        condition, value = self._engine.among("a.n", ns)
        rows = self._engine.rows(f"SELECT a.n, {LISTED} FROM {JOINED} WHERE {condition}", (value,)) if ns else []
        found = {row[0]: listed(row[1:]) for row in rows}
        return [found[n] for n in ns]


def _hit(
    one: Listed,
    article: Article,
    score: float,
    clauses: Sequence[Clause],
    quotes: tuple[Quoted, ...],
    unread: set[str],
) -> Hit:
    marks = find_marks(article.text, clauses)
    passages = find_passages(article.text, marks)
    return Hit(
        article=article.id,
        story=one.story or "",
        uri=one.uri,
        title=article.title,
        outlet=article.outlet,
        published=one.published,
        score=round(score, 6),
        passages=tuple(article.passage(span) for span in passages),
        marks=tuple(article.passage(mark) for mark in marks if any(span.contains(mark) for span in passages)),
        quotes=quotes,
        read=article.id not in unread,
    )


def _chosen(quotes: Sequence[Quoted], clauses: Sequence[Clause], filters: Filters) -> tuple[Quoted, ...]:
    """Quotes with the words in them, or by the speaker asked for: those with most of the words first."""
    wanted = {word for clause in clauses for word in clause.words}
    by = set(words_of(filters.speaker or ""))
    if by:
        quotes = [q for q in quotes if by <= set(words_of(q.speaker or ""))]
    counted = [(len(wanted & set(words_of(q.passage.exact))), i) for i, q in enumerate(quotes)]
    best = sorted((-count, i) for count, i in counted if by or count)
    return tuple(quotes[i] for _, i in best[:QUOTES])
