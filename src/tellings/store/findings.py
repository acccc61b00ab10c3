"""What was read in the articles: dossiers by article and version of the code, quotes for the search."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Article, Dossier, Quoted, Span
from tellings.store.engine import Engine
from tellings.store.full_text import FullText
from tellings.store.packing import pack_noun, unpack_noun
from tellings.store.rows import quote_row


class Findings:
    """An article has one dossier: that of the version of the code which read it last."""

    def __init__(self, engine: Engine, words: FullText) -> None:
        self._engine = engine
        self._words = words

    def keep(self, dossier: Dossier, code: str) -> None:
        """Its article is kept already; `code` names the version that read it (`code_version`)."""
        row = self._engine.row("SELECT n FROM article WHERE id = ?", (dossier.article.id,))
        if row is None:
            raise LookupError(f"article {dossier.article.id} is not kept")
        self._engine.put("dossier", {"code": code, "data": pack_noun(dossier)}, row[0])
        self._words.drop_quotes(row[0])
        self._engine.run("DELETE FROM quote WHERE n = ?", (row[0],))
        self._keep_quotes(row[0], dossier)

    def _keep_quotes(self, n: int, dossier: Dossier) -> None:
        sql = "INSERT INTO quote (n, start, finish, kind, speaker, said, says) VALUES (?, ?, ?, ?, ?, ?, ?)"
        made = []
        for quote in dossier.quotes:
            row = quote_row(n, quote, dossier.article.text)
            number = self._engine.make(sql, row, "number")
            if number:
                made.append((number, row[6], row[5]))
        self._words.add_quotes(made)

    def find(self, articles: Sequence[str], code: str) -> dict[str, Dossier]:
        """Those that this version of the code has read."""
        condition, value = self._engine.among("a.id", articles)
        sql = f"SELECT a.id, d.data FROM article a JOIN dossier d ON d.n = a.n WHERE d.code = ? AND {condition}"
        return {row[0]: unpack_noun(row[1], Dossier) for row in self._engine.rows(sql, (code, value))}

    def unread(self, articles: Sequence[str], code: str) -> tuple[str, ...]:
        """Those that this version of the code has not read, in the order asked for."""
        condition, value = self._engine.among("a.id", articles)
        sql = f"SELECT a.id FROM article a JOIN dossier d ON d.n = a.n WHERE d.code = ? AND {condition}"
        read = {row[0] for row in self._engine.rows(sql, (code, value))}
        return tuple(one for one in articles if one not in read)

    def quotes(self, articles: Sequence[Article]) -> dict[str, tuple[Quoted, ...]]:
        """The quotes of each article in text order, as they were last read."""
        texts = {article.id: article for article in articles}
        condition, value = self._engine.among("a.id", list(texts))
        sql = (
            "SELECT a.id, q.start, q.finish, q.kind, q.speaker FROM quote q JOIN article a ON a.n = q.n"
            f" WHERE {condition} ORDER BY q.n, q.start, q.number"
        )
        found: dict[str, tuple[Quoted, ...]] = {}
        for article, start, finish, kind, speaker in self._engine.rows(sql, (value,)):
            quoted = Quoted(texts[article].passage(Span(start, finish)), kind, speaker)
            found[article] = (*found.get(article, ()), quoted)
        return found
