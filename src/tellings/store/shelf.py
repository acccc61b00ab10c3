"""What grouping asks of the articles placed before, and writes down: a Shelf as rows.

The latest articles' terms wait in rows of their own and in memory, and are counted into the tables of all words some
thousand articles at a time: a table of a million words is not written for each article, and no count is ever behind.
"""

from __future__ import annotations

import struct
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from tellings.model import Placed, Placement, Sketch
from tellings.store.engine import Engine
from tellings.store.packing import pack_quick, unpack_quick
from tellings.store.rows import key_of
from tellings.store.stories import Stories

CROWD = 40  # articles kept under one key: the latest ones
WAITING = 2_000  # articles whose terms wait to be counted
SKETCHES = 2_000  # kept in memory, some 15 kB each


class Shelf:
    """The articles that are in stories; `tellings.stories.Shelf` says what each answer means."""

    def __init__(self, engine: Engine, stories: Stories, *, waiting: int = WAITING) -> None:
        self._engine = engine
        self._most = waiting
        self._stories = stories
        self._sketches: OrderedDict[int, Sketch] = OrderedDict()
        self._seen = ("", -1)  # how often was counted and how often a transaction failed, when this was up to date
        self._turn = -1  # the transaction in which it was
        self._forget()

    # ---- asked ----------------------------------------------------------------------------------------------------
    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many articles each term was counted; terms never counted are left out."""
        self._catch_up()
        keys = {key_of(term): term for term in terms}
        self._look_up([key for key in keys if key not in self._table])
        counts = {term: self._table[key] + self._counts.get(key, 0) for key, term in keys.items()}
        return {term: count for term, count in counts.items() if count}

    def _look_up(self, keys: Sequence[str]) -> None:
        """Into memory; the table stays as it is until the next thousands are counted."""
        condition, value = self._engine.among("term", keys)
        self._table.update(dict.fromkeys(keys, 0))
        self._table.update(self._engine.rows(f"SELECT term, articles FROM term WHERE {condition}", (value,)))

    def near(self, keys: Mapping[str, float], limit: int) -> Sequence[Placed]:
        """The `limit` articles with the most weight of shared keys, ties to the later one, best first."""
        self._catch_up()
        shared: dict[int, float] = defaultdict(float)
        weights = {key_of(key): weight for key, weight in keys.items()}
        latest = self._latest(list(weights))
        for key, weight in weights.items():
            for n in latest.get(key, ()):
                shared[n] += weight
        best = nsmallest(limit, shared, key=lambda n: (-shared[n], -n))
        return self._placed(best)

    def members(self, story: str, limit: int) -> Sequence[Placed]:
        """The first articles of a story, in the order in which they came."""
        rows = self._engine.rows("SELECT n FROM member WHERE story = ? ORDER BY n LIMIT ?", (story, limit))
        return self._placed([row[0] for row in rows])

    def stories_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The story of each article that is placed; others are left out."""
        return self._stories.of(articles)

    # ---- written down ---------------------------------------------------------------------------------------------
    def add(self, placement: Placement) -> None:
        """Write a placement down; its article is kept already. One that is placed already stays where it is."""
        article = placement.sketch.article
        if self._stories.of([article]):
            return
        for union in placement.unions:
            self._stories.unite(union.kept, union.gone)
        self._stories.mint(placement.story)
        n = self._stories.place(article, placement.story, placement.why)
        self._keep_sketch(n, placement.sketch)
        self._wait(n, placement)

    # ---- the latest articles --------------------------------------------------------------------------------------
    def _forget(self) -> None:
        self._counts: Counter[str] = Counter()
        self._posted: dict[str, list[int]] = defaultdict(list)
        self._table: dict[str, int] = {}  # what was looked up of the table of all words
        self._known = 0  # the last row of `waiting` that is in both
        self._waiting = 0

    def _catch_up(self) -> None:
        """What this or another process has added since, and what a transaction that failed took back."""
        if self._engine.is_writing and self._turn == self._engine.turn:
            return
        row = self._engine.row("SELECT value FROM setting WHERE key = 'counted'")
        seen = (row[0] if row else "0", self._engine.failed)
        if seen != self._seen:
            self._forget()
        self._seen, self._turn = seen, self._engine.turn
        sql = "SELECT number, n, terms, keys FROM waiting WHERE number > ? ORDER BY number"
        for number, n, terms, keys in self._engine.rows(sql, (self._known,)):
            self._take(number, n, terms.split("\n"), keys.split("\n"))

    def _wait(self, n: int, placement: Placement) -> None:
        self._catch_up()
        terms = [key_of(t) for t in placement.terms]
        keys = [key_of(k) for k in placement.keys]
        sql = "INSERT INTO waiting (n, terms, keys) VALUES (?, ?, ?)"
        number = self._engine.make(sql, (n, "\n".join(terms), "\n".join(keys)), "number")
        assert number, "nothing keeps it out"
        self._take(number, n, terms, keys)
        if self._waiting >= self._most:
            self._count()

    def _take(self, number: int, n: int, terms: Sequence[str], keys: Sequence[str]) -> None:
        self._counts.update(terms)
        for key in keys:
            self._posted[key].append(n)
        self._known = number
        self._waiting += 1

    def _count(self) -> None:
        """The waiting articles into the tables of all words."""
        grown = "ON CONFLICT (term) DO UPDATE SET articles = term.articles + excluded.articles"
        self._engine.insert("term", ("term text", "articles integer"), sorted(self._counts.items()), grown)
        keys = sorted(self._posted)
        latest = self._latest(keys)
        rows = [(key, _packed(latest[key])) for key in keys]
        replaced = "ON CONFLICT (key) DO UPDATE SET latest = excluded.latest"
        self._engine.insert("posting", ("key text", "latest bytea"), rows, replaced)
        self._engine.run("DELETE FROM waiting")
        counted = str(int(self._seen[0]) + 1)
        replaced = "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._engine.run(f"INSERT INTO setting (key, value) VALUES ('counted', ?) {replaced}", (counted,))
        self._forget()
        self._seen = (counted, self._seen[1])

    def _latest(self, keys: Sequence[str]) -> dict[str, list[int]]:
        """The last articles under each key, in the order in which they came."""
        condition, value = self._engine.among("key", keys)
        rows = self._engine.rows(f"SELECT key, latest FROM posting WHERE {condition}", (value,))
        latest = {key: _unpacked(data) for key, data in rows}
        for key in keys:
            if key in self._posted:
                latest[key] = (latest.get(key, []) + self._posted[key])[-CROWD:]
        return latest

    # ---- sketches -------------------------------------------------------------------------------------------------
    def _keep_sketch(self, n: int, sketch: Sketch) -> None:
        self._engine.put("sketch", {"data": pack_quick(sketch)}, n)
        self._sketches.pop(n, None)

    def _placed(self, ns: Sequence[int]) -> list[Placed]:
        """In this order; their stories are read afresh, since those can change."""
        condition, value = self._engine.among("n", ns)
        story: dict[int, str] = dict(self._engine.rows(f"SELECT n, story FROM member WHERE {condition}", (value,)))
        self._read_sketches([n for n in ns if n not in self._sketches])
        found = [Placed(self._sketches[n], story[n]) for n in ns if n in story and n in self._sketches]
        while len(self._sketches) > SKETCHES:
            self._sketches.popitem(last=False)
        return found

    def _read_sketches(self, ns: Sequence[int]) -> None:
        condition, value = self._engine.among("n", ns)
        for n, data in self._engine.rows(f"SELECT n, data FROM sketch WHERE {condition}", (value,)) if ns else ():
            self._sketches[n] = unpack_quick(data, Sketch)


def _packed(ns: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(ns)}I", *ns)


def _unpacked(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data))
