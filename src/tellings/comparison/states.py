"""Values of one quantity -> its state, with the reason in words."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tellings.comparison.counted import Counted
from tellings.comparison.deeds import PERSONAL
from tellings.comparison.same_count import ROUND, overlap, rounds, same_value
from tellings.model import FigureState, Sources, Stamp

RISING = 1.2  # "more than 30" is a fair word for 35, not for 47
State = tuple[FigureState, str]


def judge(counts: Sequence[Counted], texts: Mapping[str, str], stamps: Mapping[str, Stamp], sources: Sources) -> State:
    """What becomes of the values taken together; the mildest reading that explains them all."""
    articles = {c.article for c in counts}
    if len(articles) == 1:
        return "single", "only one account has it"
    distinct = _distinct(counts)
    if len(distinct) == 1:
        return "agree", f"{_accounts(articles, sources)} give the same number"
    odd = [(a, b) for a, b in itertools.combinations(distinct, 2) if not _fits(a, b)]
    if not odd:
        return "rounded", f'"{_shortest(distinct)}" is a rounder word for "{_fullest(distinct)}"'
    case = Case(tuple(counts), tuple(odd), texts, stamps)
    for explain in (_taken_back, _updated, _fuller, _scoped, _by_authority):
        if state := explain(case):
            return state
    a, b = odd[0]
    return "conflict", f'"{a.exact}" and "{b.exact}" cannot both be right, and nothing in the accounts explains it'


def _distinct(counts: Sequence[Counted]) -> list[Counted]:
    """One of each value."""
    kept: list[Counted] = []
    for count in counts:
        if not any(same_value(count, other) for other in kept):
            kept.append(count)
    return kept


def _accounts(articles: set[str], sources: Sources) -> str:
    independent = sources.independent_among(articles)
    return f"{len(articles)} accounts, {independent} of them independent,"


def _fits(a: Counted, b: Counted) -> bool:
    """One is a looser word for the other."""
    return rounds(a, b) if a.points and b.points else overlap(a, b)


def _shortest(counts: Sequence[Counted]) -> str:
    return min(counts, key=lambda c: (bool(c.points), c.figure.bound == "exact", len(c.exact))).exact


def _fullest(counts: Sequence[Counted]) -> str:
    return max(counts, key=lambda c: (bool(c.points), c.figure.bound == "exact", len(c.exact))).exact


@dataclass(frozen=True, slots=True)
class Case:
    """Values that differ, and the pairs of them of which neither is a looser word for the other."""

    counts: tuple[Counted, ...]
    odd: tuple[tuple[Counted, Counted], ...]
    texts: Mapping[str, str]
    stamps: Mapping[str, Stamp]


def _taken_back(case: Case) -> State | None:
    """An account gives the one value, and says that earlier reports gave the other."""
    for old in (c for c in case.counts if c.revised):
        now = [c for c in case.counts if c.article == old.article and not c.revised and not same_value(c, old)]
        if now and all(same_value(a, old, ROUND) or same_value(b, old, ROUND) for a, b in case.odd):
            return "updated", f'"{old.exact}" in earlier reports, "{now[0].exact}" in the account that says so'
    return None


def _updated(case: Case) -> State | None:
    """Later reports give more, and none gives less."""
    dated = [
        (when, c)
        for c in case.counts
        if c.article in case.stamps and c.points and (when := moment(case.stamps[c.article].value))
    ]
    dated.sort(key=lambda pair: pair[0])
    rises = [(a, b) for a, b in itertools.pairwise(dated) if not same_value(a[1], b[1])]
    if not rises or not _growing(case.counts[0]) or any(max(a[1].points) > max(b[1].points) for a, b in rises):
        return None
    first, last = dated[0][1], dated[-1][1]
    times = case.stamps[first.article].value, case.stamps[last.article].value
    if times[0] == times[1] or same_value(first, last):
        return None
    return "updated", f'"{first.exact}" in the report of {times[0]}, "{last.exact}" in that of {times[1]}: an update'


def _growing(count: Counted) -> bool:
    """What befell people and things adds up, and a fire spreads; a well is as deep as it is."""
    return (count.deed is not None and count.deed != "age") or count.measure == "area"


def _fuller(case: Case) -> State | None:
    """ "More than 30" leaves room for 47."""
    for a, b in case.odd:
        if not (overlap(a, b) and "at least" in (a.figure.bound, b.figure.bound)):
            return None
    a, b = sorted(case.odd[0], key=lambda c: max(c.points))
    if max(b.points) <= RISING * max(a.points):
        return "rounded", f'"{a.exact}" is a rounder word for "{b.exact}"'
    return "updated", f'"{a.exact}" leaves room for "{b.exact}": a fuller or later count'


def _scoped(case: Case) -> State | None:
    """Counted in different places."""
    if all(a.deed in PERSONAL and a.places and b.places and not a.places & b.places for a, b in case.odd):
        a, b = case.odd[0]
        return "scope", f'"{a.exact}" and "{b.exact}" are counts of different places'
    return None


def _by_authority(case: Case) -> State | None:
    """Every value has its authority, and no authority has two."""
    said: dict[str, set[tuple[float, ...]]] = {}
    for c in case.counts:
        if c.figure.said_by is None:
            return None
        said.setdefault(c.figure.said_by.of(case.texts[c.article]).casefold(), set()).add(c.points)
    if len(said) < 2 or any(len(values) > 1 for values in said.values()):
        return None
    a, b = case.odd[0]
    by = [c.figure.said_by.of(case.texts[c.article]) for c in (a, b) if c.figure.said_by]
    return "authority", f'"{a.exact}" according to {by[0]}, "{b.exact}" according to {by[1]}'


def moment(stamp: str) -> datetime | None:
    """A time that compares; one without a zone is taken as UTC, one without an hour as midnight."""
    try:
        when = datetime.fromisoformat(stamp if len(stamp) > 7 else f"{stamp}-01-01"[:10])
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
