"""A fact's passages -> which article had it first, where dates, copies and credits decide it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from tellings.model import Article, Dossier, First, Link, Passage, Sources
from tellings.text.stamps import came_before, is_zoned, read_stamp

CREDITED = ("byline", "dateline", "footer")  # credits for the whole article; others are for the sentence they stand in


@dataclass(frozen=True, slots=True)
class Given:
    """`target` has words from `source`: all of it, or what it says around `place`."""

    source: str
    target: str
    why: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What tells who was first: the articles, how they are cut into sentences, and who has words from whom."""

    dossiers: Mapping[str, Dossier]
    given: Mapping[str, Mapping[str, tuple[Given, ...]]]  # by source and target

    def article(self, id_: str) -> Article:
        return self.dossiers[id_].article

    def ended(self, id_: str) -> tuple[bool, datetime] | None:
        """Whether the article's date names a zone, and the end of all that it can mean; None where it has none."""
        stamp = self.article(id_).published
        read = read_stamp(stamp.value) if stamp else None
        return (is_zoned(stamp.value), read[1]) if stamp and read else None

    def sentence(self, article: str, place: int) -> int:
        return bisect_right(self.dossiers[article].sentences, place, key=lambda s: s.start)


def know(dossiers: Mapping[str, Dossier], sources: Sources) -> Known:
    """Only what is known for sure counts; a likely direction does not."""
    given: dict[str, dict[str, tuple[Given, ...]]] = defaultdict(dict)
    for link in sources.links:
        if isinstance(link.source, str) and link.direction == "known":
            held = given[link.source]
            held[link.target] = (*held.get(link.target, ()), *_given(link))
    return Known(dossiers, given)


def _given(link: Link) -> Iterator[Given]:
    source, why = str(link.source), link.why[-1] if link.why else ""
    if link.kind in ("reprint", "reuse"):
        yield Given(source, link.target, why)
    elif link.kind == "credit" and any(reason.startswith(CREDITED) for reason in link.why):
        yield Given(source, link.target, next(w for w in link.why if w.startswith(CREDITED)))
    elif link.kind == "credit":
        for _, words in link.passages:
            yield Given(source, link.target, f"credited beside it: “{words.exact}”", words.start)


def find_first(passages: Sequence[Passage], known: Known) -> First | None:
    """The article that surely had it before each of the others, itself or by way of one of them."""
    held: dict[str, list[Passage]] = defaultdict(list)
    for p in passages:
        held[p.article].append(p)
    if len(held) < 2:
        return None
    for one in _hopeful(held, known):
        reached = _reached(one, held, known)
        if len(reached) == len(held):
            return First(one, "; ".join(dict.fromkeys(why for why in reached.values() if why)))
    return None


def _hopeful(held: Mapping[str, object], known: Known) -> list[str]:
    """The earliest by its date, and those that others have words from and that have none from others."""
    stamps = [(known.article(i).published, i) for i in sorted(held)]
    dated = [(when[1], i) for stamp, i in stamps if stamp and (when := read_stamp(stamp.value))]
    earliest = [min(dated)[1]] if dated else []
    sources = {i: known.given[i] for i in sorted(held) if i in known.given}
    later = {target for targets in sources.values() for target in targets}
    return list(dict.fromkeys((*earliest, *(i for i in sources if i not in later))))


def _reached(one: str, held: Mapping[str, Sequence[Passage]], known: Known) -> dict[str, str]:
    """All that had it after this one -> how that is known."""
    reached = {one: ""}
    waiting = [one]
    soonest: dict[bool, datetime] = {}  # with a zone or without: the end from which all that is later is reached
    while waiting:
        earlier = waiting.pop()
        for later in known.given.get(earlier, ()):
            if later in held and later not in reached and (why := _handed(earlier, later, held[later], known)):
                reached[later] = why
                waiting.append(later)
        ended = known.ended(earlier)
        if ended is not None and ended[1] < soonest.get(ended[0], datetime.max):
            soonest[ended[0]] = ended[1]
            for later in [i for i in held if i not in reached]:
                if why := _dated(earlier, later, known):
                    reached[later] = why
                    waiting += [later] if later in known.given else []
    return reached


def _handed(earlier: str, later: str, passages: Sequence[Passage], known: Known) -> str | None:
    for given in known.given.get(earlier, {}).get(later, ()):
        if _covers(given, passages, known):
            return given.why
    return None


def _dated(earlier: str, later: str, known: Known) -> str | None:
    one, other = known.article(earlier).published, known.article(later).published
    if one and other and _before(one.value, other.value):
        return f"dated {one.value} ({one.evidence}), before {other.value}"
    return None


_before = lru_cache(maxsize=1 << 16)(came_before)


def _covers(given: Given, passages: Sequence[Passage], known: Known) -> bool:
    if given.place is None:
        return True
    credited = known.sentence(given.target, given.place)
    return any(
        known.sentence(p.article, p.start) <= credited <= known.sentence(p.article, max(p.start, p.end - 1))
        for p in passages
    )
