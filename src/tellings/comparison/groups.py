"""Pairs -> groups: what belongs together because a chain of pairs joins it."""

from __future__ import annotations

from collections.abc import Iterable


def join(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups of 0..count-1 that the pairs make, each in order, by their first member."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())
