"""Stories: an id for ever, its articles with the reasons, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.model import Filters, Reason, Standing
from tellings.store.engine import Engine
from tellings.store.filters import of_stories
from tellings.store.nouns import Member
from tellings.store.packing import unpack_noun
from tellings.store.rows import MEMBER, facets, member, standing_row, why_row

TURNS = 100  # redirects followed; a story that was merged more often than that is a circle


class Stories:
    """Story id -> articles and standing; where a story was merged away, its id leads on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # ---- ids ------------------------------------------------------------------------------------------------------
    def mint(self, story: str) -> None:
        """The id is there from now on; it stays what it is where it was."""
        self._engine.run("INSERT INTO story (id) VALUES (?) ON CONFLICT (id) DO NOTHING", (story,))

    def resolve(self, story: str) -> str | None:
        """The id that stands for it today; None: there was never such a story."""
        for _ in range(TURNS):
            row = self._engine.row("SELECT kept FROM redirect WHERE gone = ?", (story,))
            if row is None:
                return story if self._engine.row("SELECT 1 FROM story WHERE id = ?", (story,)) else None
            story = row[0]
        return None

    def redirects_to(self, story: str) -> tuple[str, ...]:
        """The ids that lead here, directly."""
        rows = self._engine.rows("SELECT gone FROM redirect WHERE kept = ? ORDER BY gone", (story,))
        return tuple(row[0] for row in rows)

    def unite(self, kept: str, gone: str) -> None:
        """All articles of `gone` are of `kept` from now on, and the id `gone` leads there."""
        if kept == gone:
            return
        self.mint(kept)
        self.mint(gone)
        self.part(kept)
        self._engine.run("UPDATE member SET story = ? WHERE story = ?", (kept, gone))
        sql = "INSERT INTO redirect (gone, kept) VALUES (?, ?) ON CONFLICT (gone) DO UPDATE SET kept = excluded.kept"
        self._engine.run(sql, (gone, kept))
        self._engine.run("DELETE FROM facet WHERE story = ?", (gone,))
        self._engine.run("UPDATE story SET articles = 0, standing = NULL WHERE id = ?", (gone,))

    def part(self, story: str) -> None:
        """The id leads nowhere else any more: it is a story of its own again."""
        self._engine.run("DELETE FROM redirect WHERE gone = ?", (story,))

    # ---- articles -------------------------------------------------------------------------------------------------
    def place(self, article: str, story: str, why: tuple[Reason, ...] = ()) -> int:
        """The article is of this story from now on, wherever it was before; its number in the library."""
        found = self._engine.row("SELECT n FROM article WHERE id = ?", (article,))
        if found is None:
            raise LookupError(f"article {article} is not kept")
        n = int(found[0])
        self._engine.put("member", {"story": story, "why": why_row(why)}, n)
        return n

    def members(self, story: str, limit: int | None = None) -> tuple[Member, ...]:
        """In the order in which they came; `story` is today's id."""
        sql = (
            f"SELECT {MEMBER} FROM member m JOIN article a ON a.n = m.n LEFT JOIN article newer ON newer.n = a.newer"
            f" WHERE m.story = ? ORDER BY m.n LIMIT {int(limit) if limit is not None else 1_000_000_000}"
        )
        return tuple(member(row) for row in self._engine.rows(sql, (story,)))

    def of(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The story of each article that is in one; others are left out."""
        condition, value = self._engine.among("a.id", articles)
        sql = f"SELECT a.id, m.story FROM article a JOIN member m ON m.n = a.n WHERE {condition}"
        return dict(self._engine.rows(sql, (value,))) if articles else {}

    # ---- standing -------------------------------------------------------------------------------------------------
    def keep(self, standing: Standing, outlets: tuple[str, ...] = ()) -> None:
        """How the story stands, and what a filter finds it by; `outlets` by name."""
        row = standing_row(standing)
        sql = (
            "INSERT INTO story (id, rank, first, last, articles, standing) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id)"
            " DO UPDATE SET rank = excluded.rank, first = excluded.first, last = excluded.last,"
            " articles = excluded.articles, standing = excluded.standing"
        )
        self._engine.run(sql, row)
        wanted = {pair for pair in facets(standing, outlets) if pair[1]}
        had = set(self._engine.rows("SELECT kind, value FROM facet WHERE story = ?", (standing.id,)))
        self._engine.many(
            "INSERT INTO facet (kind, value, story) VALUES (?, ?, ?)", [(*p, standing.id) for p in sorted(wanted - had)]
        )
        self._engine.many(
            "DELETE FROM facet WHERE kind = ? AND value = ? AND story = ?",
            [(*p, standing.id) for p in sorted(had - wanted)],
        )

    def find(self, story: str) -> Standing | None:
        """As it was last kept; follows no redirect."""
        row = self._engine.row("SELECT standing FROM story WHERE id = ?", (story,))
        return unpack_noun(row[0], Standing) if row and row[0] is not None else None

    def list(self, filters: Filters | None = None, limit: int = 50, after: str | None = None) -> tuple[Standing, ...]:
        """Highest rank first; `after`: the id of the last one shown."""
        narrowed = of_stories(self._engine, filters or Filters())
        if after is not None:
            narrowed = narrowed.also(
                "s.rank <= (SELECT rank FROM story WHERE id = ?)"
                " AND (s.rank < (SELECT rank FROM story WHERE id = ?) OR s.id > ?)",
                after,
                after,
                after,
            )
        sql = f"SELECT s.standing FROM story s WHERE {narrowed.sql} ORDER BY s.rank DESC, s.id LIMIT ?"
        return tuple(unpack_noun(row[0], Standing) for row in self._engine.rows(sql, (*narrowed.values, limit)))

    def uncounted(self, limit: int = 1000) -> tuple[str, ...]:
        """Stories with articles whose standing was never kept."""
        sql = (
            "SELECT s.id FROM story s WHERE s.standing IS NULL"
            " AND EXISTS (SELECT 1 FROM member m WHERE m.story = s.id) ORDER BY s.id LIMIT ?"
        )
        return tuple(row[0] for row in self._engine.rows(sql, (limit,)))

    def count(self) -> int:
        """Stories that have a standing."""
        row = self._engine.row("SELECT count(*) FROM story WHERE articles > 0")
        return int(row[0]) if row else 0
