"""Pairs of things and how surely they belong together -> groups: mean link over all pairs, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush

Link = tuple[int, int, float]
SLIGHT = 0.1  # of log odds: a link that says no more than what is taken of pairs without one


class Groups:
    """Grows from things alone; `floor[i]` is what a pair of `i` counts for that nobody has weighed."""

    def __init__(self, floor: Sequence[float], links: Iterable[Link]) -> None:
        self.members: dict[int, list[int]] = {one: [one] for one in range(len(floor))}
        self._floors = dict(enumerate(floor))  # group -> sum over its members
        self._over: dict[int, dict[int, float]] = defaultdict(dict)  # group -> group -> sum of links, over the floors
        for a, b, strength in links:
            over = strength - (floor[a] + floor[b]) / 2
            if over > SLIGHT:
                self._over[a][b] = self._over[b][a] = over

    def link(self, a: int, b: int) -> float:
        """The mean over all pairs of a member of each."""
        sizes = len(self.members[a]), len(self.members[b])
        floors = (self._floors[a] / sizes[0] + self._floors[b] / sizes[1]) / 2
        return floors + self._over[a].get(b, 0.0) / (sizes[0] * sizes[1])

    def join(self, a: int, b: int) -> int:
        """The name of the group that stays."""
        kept, gone = (a, b) if len(self._over[a]) >= len(self._over[b]) else (b, a)
        self.members[kept] += self.members.pop(gone)
        self._floors[kept] += self._floors.pop(gone)
        for other, over in self._over.pop(gone).items():
            del self._over[other][gone]
            if other != kept:
                self._over[kept][other] = self._over[other][kept] = self._over[kept].get(other, 0.0) + over
        return kept

    def grow(self, least: float, allowed: Callable[[Sequence[int], Sequence[int]], bool]) -> None:
        """Join the two that are linked most strongly, again and again, until no link is as strong as `least`."""
        heap = [(-self.link(a, b), a, b) for a, its in self._over.items() for b in its if a < b]
        heap = [one for one in heap if -one[0] >= least]
        heapify(heap)
        while heap:
            strength, a, b = heappop(heap)
            if a not in self.members or b not in self.members or -self.link(a, b) != strength:
                continue
            if not allowed(self.members[a], self.members[b]):
                continue
            kept = self.join(a, b)
            for other in self._over[kept]:
                link = self.link(min(kept, other), max(kept, other))
                if link >= least:
                    heappush(heap, (-link, min(kept, other), max(kept, other)))
