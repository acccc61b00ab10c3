"""Terms <-> the full-text index of each engine: the one place where their query languages are written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.model import Article
from tellings.store.engine import Engine
from tellings.store.terms import Clause, read_query, words_of

TITLE_WEIGHT = 4.0  # of a word in the title against one in the text
NEIGHBOURS = "ARRAY(SELECT hashtext(pair) & 65535 FROM unnest(?::text[]) AS pair)"  # as the index has them
GAP = 8  # positions between title and text, which no phrase spans


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition on the rows of an index, and its values in order."""

    sql: str
    values: tuple[object, ...]
    order: str = "a.n"  # the column by which those that came last come first


class FullText(ABC):
    """The words of articles and of quotes, as one engine indexes them."""

    ranked = 1_000  # matching articles that are ranked: the ones that came last; the rest follow them

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @abstractmethod
    def add_article(self, n: int, article: Article) -> None: ...

    def fill(self, articles: Iterable[tuple[int, Article]]) -> None:
        """All of a library, where none is in yet."""
        for n, article in articles:
            self.add_article(n, article)

    @abstractmethod
    def drop_article(self, n: int, article: Article) -> None: ...

    @abstractmethod
    def add_quotes(self, quotes: Iterable[tuple[int, str, str]]) -> None:
        """(number, the terms of the speaker, the terms of the words)."""

    @abstractmethod
    def drop_quotes(self, n: int) -> None:
        """Out of the index go the quotes of an article."""

    @abstractmethod
    def matching(self, clauses: Sequence[Clause], *, few: bool) -> Asked:
        """FROM and WHERE of `article a`: all clauses are there. `few`: what is added to it leaves few articles."""

    @abstractmethod
    def scores(self, clauses: Sequence[Clause], ns: Sequence[int]) -> dict[int, float]:
        """How well each of these articles meets the clauses; higher is better. `ns` newest first."""


class SqliteText(FullText):
    """FTS5; the index holds no text."""

    def add_article(self, n: int, article: Article) -> None:
        title, text = _terms(article)
        self._engine.run("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (n, title, text))

    def drop_article(self, n: int, article: Article) -> None:
        """FTS5 must be given what it is to forget."""
        title, text = _terms(article)
        sql = "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)"
        self._engine.run(sql, (n, title, text))

    def add_quotes(self, quotes: Iterable[tuple[int, str, str]]) -> None:
        self._engine.many("INSERT INTO quote_words (rowid, says, said) VALUES (?, ?, ?)", quotes)

    def drop_quotes(self, n: int) -> None:
        rows = self._engine.rows("SELECT 'delete', number, says, said FROM quote WHERE n = ?", (n,))
        self._engine.many("INSERT INTO quote_words (quote_words, rowid, says, said) VALUES (?, ?, ?, ?)", rows)

    def matching(self, clauses: Sequence[Clause], *, few: bool) -> Asked:
        """CROSS: the index first, from its end, and no further than is asked; where few are left, those first."""
        if few:
            return Asked("article a WHERE a.n IN (SELECT rowid FROM words WHERE words MATCH ?)", (fts5(clauses),))
        source = "words w CROSS JOIN article a INDEXED BY article_glance ON a.n = w.rowid"
        return Asked(f"{source} WHERE w.words MATCH ?", (fts5(clauses),), order="w.rowid")

    def scores(self, clauses: Sequence[Clause], ns: Sequence[int]) -> dict[int, float]:
        wanted = set(ns)
        sql = f"SELECT rowid, bm25(words, {TITLE_WEIGHT}, 1.0) FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
        rows = self._engine.rows(sql, (fts5(clauses), min(wanted), max(wanted)))
        return {n: -score for n, score in rows if n in wanted}


def _terms(article: Article) -> tuple[str, str]:
    return " ".join(words_of(article.title or "")), " ".join(words_of(article.text))


class PostgresText(FullText):
    """tsvector with GIN, made of the same terms: no dictionary of the server's has a say."""

    ranked = 300  # each vector is read for it

    def add_article(self, n: int, article: Article) -> None:
        title = words_of(article.title or "")
        vector = tsvector(((title, 1, "A"), (words_of(article.text), len(title) + GAP, "")))
        self._engine.run("UPDATE article SET words = ?::tsvector WHERE n = ?", (vector, n))

    def fill(self, articles: Iterable[tuple[int, Article]]) -> None:
        """The index is made when all is there: row by row it takes several times as long."""
        made = self._engine.row("SELECT pg_get_indexdef('article_words'::regclass)")
        assert made, "it is of the schema"
        self._engine.run("DROP INDEX article_words")
        super().fill(articles)
        self._engine.run(made[0])

    def drop_article(self, n: int, article: Article) -> None:
        return  # the index follows its rows

    def add_quotes(self, quotes: Iterable[tuple[int, str, str]]) -> None:
        rows = []
        for number, says, said in quotes:
            speaker = says.split()
            vector = tsvector(((speaker, 1, "A"), (said.split(), len(speaker) + GAP, "")))
            rows.append((vector, number))
        self._engine.many("UPDATE quote SET words = ?::tsvector WHERE number = ?", rows)

    def drop_quotes(self, n: int) -> None:
        return  # the index follows its rows

    def matching(self, clauses: Sequence[Clause], *, few: bool) -> Asked:
        """OFFSET 0: by the index alone; the planner would rather read vectors, which takes a hundred times as long."""
        columns = "n, id, at, masthead, language, newer"
        pairs = neighbours(clauses)
        if not pairs:
            found = f"(SELECT {columns} FROM article WHERE words @@ ?::tsquery OFFSET 0) a"
            return Asked(f"{found} WHERE TRUE", (tsquery(clauses),))
        near = f"neighbours(words) @> {NEIGHBOURS}"
        values: list[object] = [pairs]
        if alone := [clause for clause in clauses if len(clause.words) == 1]:
            near += " AND n IN (SELECT n FROM article WHERE words @@ ?::tsquery OFFSET 0)"
            values.append(tsquery(alone))
        found = f"(SELECT {columns}, words FROM article WHERE {near} ORDER BY n DESC OFFSET 0) a"
        return Asked(f"{found} WHERE a.words @@ ?::tsquery", (*values, tsquery(clauses)))

    def scores(self, clauses: Sequence[Clause], ns: Sequence[int]) -> dict[int, float]:
        condition, value = self._engine.among("n", ns)
        rank = "ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', words, ?::tsquery, 1)"  # 1: divided by the length's logarithm
        rows = self._engine.rows(f"SELECT n, {rank} FROM article WHERE {condition}", (tsquery(clauses), value))
        return {n: float(score) for n, score in rows}


def full_text(engine: Engine) -> FullText:
    return SqliteText(engine) if engine.name == "sqlite" else PostgresText(engine)


def quotes_by(engine: Engine, speaker: str) -> Asked:
    """On `quote q`: these words are in the name of who speaks."""
    clauses = read_query(speaker)
    if not clauses:
        return Asked("FALSE", ())
    if engine.name == "sqlite":
        asked = " AND ".join(f"says : {fts5([clause])}" for clause in clauses)
        return Asked("q.number IN (SELECT rowid FROM quote_words WHERE quote_words MATCH ?)", (asked,))
    return Asked("q.words @@ ?::tsquery", (tsquery(clauses, weight="A"),))


# ---- query languages ------------------------------------------------------------------------------------------------
def fts5(clauses: Sequence[Clause]) -> str:
    """Terms hold letters, digits and marks only; as strings they are never operators."""
    return " AND ".join(f'"{" ".join(c.words)}"{" *" if c.prefix else ""}' for c in clauses)


def tsquery(clauses: Sequence[Clause], weight: str = "") -> str:
    return " & ".join(f"({_phrase(clause, weight)})" for clause in clauses)


def neighbours(clauses: Sequence[Clause]) -> list[str]:
    """The pairs of whole words that follow each other; none where nothing but single words is asked."""
    whole = [c.words[:-1] if c.prefix else c.words for c in clauses]
    return [f"{first} {second}" for words in whole for first, second in pairwise(words)]


def _phrase(clause: Clause, weight: str) -> str:
    last = len(clause.words) - 1
    marks = [weight + ("*" if clause.prefix and i == last else "") for i in range(last + 1)]
    return " <-> ".join(
        f"'{word}'" + (f":{mark}" if mark else "") for word, mark in zip(clause.words, marks, strict=True)
    )


def tsvector(parts: Iterable[tuple[Sequence[str], int, str]]) -> str:
    """Each part: its terms, the position of the first, and its weight."""
    places: dict[str, list[str]] = defaultdict(list)
    for words, first, weight in parts:
        for i, word in enumerate(words, first):
            places[word].append(f"{i}{weight}")
    return " ".join(f"'{word}':{','.join(some)}" for word, some in places.items())
