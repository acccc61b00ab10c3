"""Articles: kept once, found by id, listed by time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.model import Article, Filters
from tellings.store.engine import Engine
from tellings.store.filters import Narrowed, of_articles
from tellings.store.full_text import FullText
from tellings.store.nouns import Listed
from tellings.store.packing import pack_noun, unpack_noun
from tellings.store.rows import ARTICLE, LISTED, article_row, listed

JOINED = "article a LEFT JOIN member m ON m.n = a.n LEFT JOIN article newer ON newer.n = a.newer"

OF_ARTICLE = ("quote", "dossier", "member", "sketch", "waiting", "body")  # tables with rows of an article


class Articles:
    """The articles of a library, and the words by which they are found."""

    def __init__(self, engine: Engine, words: FullText) -> None:
        self._engine = engine
        self._words = words

    def keep(self, article: Article, seen: str) -> bool:
        """False: it is here already, and nothing changes. `seen`: when its page was read, ISO 8601, UTC."""
        row = article_row(article, seen)
        places = ", ".join("?" * len(row))
        sql = f"INSERT INTO article ({ARTICLE}) VALUES ({places}) ON CONFLICT (id) DO NOTHING"
        n = self._engine.make(sql, row, "n")
        if n is None:
            return False
        self._engine.run("INSERT INTO body (n, data) VALUES (?, ?)", (n, pack_noun(article)))
        self._words.add_article(n, article)
        return True

    def supersede(self, old: str, new: str) -> None:
        """`new` is a later revision of `old`: searches and counts find `new` alone. Both are kept."""
        sql = "UPDATE article SET newer = (SELECT n FROM article WHERE id = ?) WHERE id = ? AND id != ?"
        self._engine.run(sql, (new, old, new))

    def restore(self, article: str) -> None:
        """No later revision stands for it any more."""
        self._engine.run("UPDATE article SET newer = NULL WHERE id = ?", (article,))

    def forget(self, article: str) -> None:
        """Its words, its page and all that was made of it go; that something stood at its addresses stays."""
        row = self._engine.row("SELECT n, sha256 FROM article WHERE id = ?", (article,))
        kept = self.find(article)
        if row is None or kept is None:
            return
        n, sha256 = row
        self._words.drop_article(n, kept)
        self._words.drop_quotes(n)
        for table in OF_ARTICLE:
            self._engine.run(f"DELETE FROM {table} WHERE n = ?", (n,))
        self._engine.run("UPDATE sighting SET n = NULL, skipped = 'forgotten' WHERE n = ?", (n,))
        self._engine.run("UPDATE article SET newer = NULL WHERE newer = ?", (n,))
        self._engine.run("DELETE FROM article WHERE n = ?", (n,))
        self._engine.run("DELETE FROM page WHERE sha256 = ?", (sha256,))

    def find(self, article: str) -> Article | None:
        found = self.many([article])
        return found[0] if found else None

    def many(self, articles: Sequence[str]) -> tuple[Article, ...]:
        """In the order asked for; those that are not here are left out."""
        condition, value = self._engine.among("a.id", articles)
        sql = f"SELECT a.id, b.data FROM article a JOIN body b ON b.n = a.n WHERE {condition}"
        found = {row[0]: unpack_noun(row[1], Article) for row in self._engine.rows(sql, (value,))}
        return tuple(found[one] for one in dict.fromkeys(articles) if one in found)

    def look_up(self, articles: Sequence[str]) -> tuple[Listed, ...]:
        """As a list shows them, in the order asked for; cheap: no text is read."""
        condition, value = self._engine.among("a.id", articles)
        rows = self._engine.rows(f"SELECT {LISTED} FROM {JOINED} WHERE {condition}", (value,))
        found = {row[0]: listed(row) for row in rows}
        return tuple(found[one] for one in dict.fromkeys(articles) if one in found)

    def list(
        self, filters: Filters | None = None, limit: int = 100, after: str | None = None, *, revisions: bool = False
    ) -> tuple[Listed, ...]:
        """Newest first, `after` being the id of the last one shown; old revisions only if `revisions`."""
        narrowed = of_articles(self._engine, filters or Filters(), revisions=revisions)
        if after is not None:
            narrowed = narrowed.also("(a.at, a.n) < (SELECT at, n FROM article WHERE id = ?)", after)
        sql = f"SELECT {LISTED} FROM {JOINED} WHERE {narrowed.sql} ORDER BY a.at DESC, a.n DESC LIMIT ?"
        return tuple(listed(row) for row in self._engine.rows(sql, (*narrowed.values, limit)))

    def of_stories(self, stories: Sequence[str]) -> tuple[Listed, ...]:
        """Those of all these stories, each in its newest revision, in the order in which they came."""
        condition, value = self._engine.among("m.story", stories)
        newest = "member m JOIN article a ON a.n = m.n LEFT JOIN article newer ON newer.n = a.newer"
        sql = f"SELECT {LISTED} FROM {newest} WHERE {condition} AND a.newer IS NULL ORDER BY m.n"
        return tuple(listed(row) for row in self._engine.rows(sql, (value,)))

    def all(self) -> Iterator[Article]:
        """Every one, old revisions too, in the order in which they came; nothing is held."""
        for row in self._engine.stream("SELECT data FROM body ORDER BY n"):
            yield unpack_noun(row[0], Article)

    def count(self, filters: Filters | None = None) -> int:
        narrowed = of_articles(self._engine, filters, revisions=False) if filters else Narrowed("TRUE")
        row = self._engine.row(f"SELECT count(*) FROM article a WHERE {narrowed.sql}", narrowed.values)
        return int(row[0]) if row else 0
