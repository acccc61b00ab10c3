"""What grouping asks of the articles placed before; in memory here, rows in a library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Protocol

from tellings.model import Placed, Placement, Sketch

CROWD = 40  # articles looked at under one key: the latest ones


class Shelf(Protocol):
    """The world as `place` sees it. Each call costs about the same with 10,000 articles and with 200,000."""

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many articles each term was counted (`Placement.terms`); terms never counted may be left out."""

    def near(self, keys: Mapping[str, float], limit: int) -> Sequence[Placed]:
        """The `limit` articles with the most weight of shared keys, ties to the later one, best first.

        Under one key only the `CROWD` articles that came last need be looked at.
        """

    def members(self, story: str, limit: int) -> Sequence[Placed]:
        """The first articles of a story, in the order in which they came."""

    def stories_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The story of each article that is placed; others are left out."""


class MemoryShelf:
    """A shelf for one run."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._sketches: list[Sketch] = []  # in the order in which they came
        self._story: dict[str, str] = {}  # article -> story
        self._members: dict[str, list[int]] = defaultdict(list)
        self._posted: dict[str, list[int]] = defaultdict(list)

    def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        return {term: self.counts[term] for term in terms if term in self.counts}

    def near(self, keys: Mapping[str, float], limit: int) -> Sequence[Placed]:
        return [self._placed(place) for place in self.nearest(keys, limit)]

    def nearest(self, keys: Mapping[str, float], limit: int) -> list[int]:
        """The same, as numbers in the order in which they came."""
        shared: dict[int, float] = defaultdict(float)
        for key, weight in keys.items():
            for place in self._posted.get(key, ())[-CROWD:]:
                shared[place] += weight
        return nsmallest(limit, shared, key=lambda place: (-shared[place], -place))

    def members(self, story: str, limit: int) -> Sequence[Placed]:
        return [self._placed(place) for place in self._members.get(story, ())[:limit]]

    def stories_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        return {article: self._story[article] for article in articles if article in self._story}

    def add(self, placement: Placement) -> None:
        """Write a placement down."""
        for union in placement.unions:
            moved = self._members.pop(union.gone, [])
            self._members[union.kept] = sorted(self._members[union.kept] + moved)
            self._story |= {self._sketches[place].article: union.kept for place in moved}
        self._members[placement.story].append(len(self._sketches))
        self._story[placement.sketch.article] = placement.story
        self.count(placement.terms)
        self.post(placement.sketch, placement.keys)

    def count(self, terms: Iterable[str]) -> None:
        self.counts.update(terms)

    def post(self, sketch: Sketch, keys: Iterable[str]) -> None:
        """To be found by its keys."""
        for key in keys:
            self._posted[key].append(len(self._sketches))
        self._sketches.append(sketch)

    def _placed(self, place: int) -> Placed:
        sketch = self._sketches[place]
        return Placed(sketch, self._story[sketch.article])
