"""Names that were seen on a page -> one row of numbers for each: what tells an author from any other name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.articles.html_blocks import Block
from tellings.articles.html_bylines import LONGEST, Names, Sighting
from tellings.articles.html_facts import Facts
from tellings.articles.html_titles import fold

KINDS = (
    "json", "person", "page author", "meta author", "meta known", "meta other", "meta labelled", "stated", "marked",
    "linked", "leaf", "own page", "people page", "elsewhere stated", "elsewhere marked", "elsewhere linked",
    "elsewhere leaf", "elsewhere own page", "elsewhere people page", "by, dated", "by", "line", "part", "bracket",
    "signature",
)  # fmt: skip
DECLARED = frozenset(KINDS[:7])
COUNTED = ("marked", "leaf", "line", "own page", "elsewhere marked", "elsewhere linked", "elsewhere own page")
TELLING = ("json", "meta author", "stated", "marked", "own page", "by, dated")  # does the page have any of these?
MARKS = (
    "comment", "related", "<footer>", "<nav>", "byline", "date", "share", "<header>", "headline", "caption", "advert",
    "<aside>", "lead",
)  # fmt: skip
FAR = 60  # blocks; what is further away is not near
MANY = 10  # of anything that is counted
LOWER = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Some names, as they were first seen, and all the places where they were."""

    names: Names
    folded: Names
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The page around the names. `texts`: its blocks, folded; `lower`: words that it writes without a capital."""

    facts: Facts
    blocks: Sequence[Block]
    texts: Sequence[str]
    lower: frozenset[str]
    head: int | None
    body: tuple[int, int]
    site: Names


def candidates_of(sightings: Iterable[Sighting]) -> tuple[Candidate, ...]:
    groups: dict[Names, list[Sighting]] = defaultdict(list)
    for one in sightings:
        groups[tuple(map(fold, one.names))].append(one)
    return tuple(Candidate(some[0].names, key, tuple(some)) for key, some in groups.items() if all(key))


def setting_of(facts: Facts, blocks: Sequence[Block], body: tuple[int, int], site: Iterable[str]) -> Setting:
    heads = [i for i, block in enumerate(blocks) if block.tag == "h1" and i <= body[0] + 2]
    return Setting(
        facts=facts,
        blocks=blocks,
        texts=[fold(block.text) for block in blocks],
        lower=frozenset(w for block in blocks for w in LOWER.findall(block.text) if w.islower()),
        head=heads[-1] if heads else None,
        body=body,
        site=tuple(folded for name in site if len(folded := fold(name)) > 2),
    )


def describe(candidates: Sequence[Candidate], setting: Setting) -> tuple[dict[str, float], ...]:
    """A row for each candidate: name of the column -> number."""
    page = _page(candidates, setting)
    declared = {n for c in candidates for n in c.folded if any(s.kind in DECLARED for s in c.sightings)}
    return tuple(
        _seen(one) | _wording(one, setting) | _among(one, candidates, declared) | _place(one, setting) | page
        for one in candidates
    )


def _page(candidates: Sequence[Candidate], setting: Setting) -> dict[str, float]:
    kinds = Counter(kind for one in candidates for kind in {s.kind for s in one.sightings})
    article = setting.facts.declared.article
    return {
        "declares article": bool(article),
        "declares date": "datePublished" in article,
        "candidates": len(candidates),
        **{f"candidates {kind}": kinds[kind] for kind in TELLING},
    }


def _seen(one: Candidate) -> dict[str, float]:
    """Where the names stood: how early among their kind, how often, in how many kinds of place."""
    ranks: dict[str, int] = {}
    for sighting in one.sightings:
        ranks[sighting.kind] = min(sighting.rank, ranks.get(sighting.kind, sighting.rank))
    often = Counter(sighting.kind for sighting in one.sightings)
    pages = [fold(s.href.rstrip("/").rsplit("/", 1)[-1]) for s in one.sightings if s.href]
    return {
        **{kind: 1 / (1 + ranks[kind]) if kind in ranks else 0.0 for kind in KINDS},
        **{f"number of {kind}": min(MANY, often[kind]) for kind in COUNTED},
        "kinds": len(ranks),
        "kinds here": sum(not kind.startswith("elsewhere") for kind in ranks),
        "kinds declared": len(DECLARED & ranks.keys()),
        "has page": any(one.folded[0] in page for page in pages),
    }


def _wording(one: Candidate, setting: Setting) -> dict[str, float]:
    words = [word for name in one.names for word in name.split()]
    sizes = [len(name.split()) for name in one.names]
    title = fold(setting.facts.title or "")
    return {
        "names": len(one.names),
        "most words": max(sizes),
        "fewest words": min(sizes),
        "longest": max(map(len, one.names)),
        "shortest": min(map(len, one.names)),
        "capitals": sum(w[0].isupper() for w in words) / len(words),
        "all capitals": sum(w.isupper() and len(w) > 1 for w in words) / len(words),
        "digits": any(c.isdigit() for name in one.names for c in name),
        "dots": any("." in name for name in one.names),
        "common words": sum(w.lower() in setting.lower for w in words) / len(words),
        "is site": max((_alike(n, s) for n in one.folded for s in setting.site), default=0.0),
        "in title": any(name in title for name in one.folded),
    }


def _alike(name: str, site: str) -> float:
    return 1.0 if name == site else 0.5 * (name in site or site in name)


def _among(one: Candidate, candidates: Sequence[Candidate], declared: set[str]) -> dict[str, float]:
    """Do other candidates hold the same names, or more of them, or a longer form?"""
    own = set(one.folded)
    alone = [c.folded[0] for c in candidates if len(c.folded) == 1 and c is not one] if len(own) == 1 else []
    return {
        "some declared": not own.isdisjoint(declared),
        "all declared": own <= declared,
        "within other": any(one.folded[0] in other for other in alone),
        "holds other": any(other in one.folded[0] for other in alone),
        "more elsewhere": any(own < set(c.folded) for c in candidates),
        "fewer elsewhere": any(own > set(c.folded) for c in candidates),
    }


def _place(one: Candidate, setting: Setting) -> dict[str, float]:
    """Where on the page the first of the names stands, in lines that are no paragraphs."""
    name, (first, last) = one.folded[0], setting.body
    at = [i for i, text in enumerate(setting.texts) if name in text] if len(name) > 1 else []
    short = [i for i in at if len(setting.blocks[i].text) < LONGEST]
    anchors = {"head": setting.head, "start": first, "end": last}
    near = {key: _nearest(short, anchor) for key, anchor in anchors.items()}
    best = min(short, key=lambda i: min(abs(i - a) for a in anchors.values() if a is not None), default=None)
    return {
        "lines": min(MANY, len(at)),
        "short lines": min(MANY, len(short)),
        "lines in body": sum(first <= i < last for i in at),
        **{f"from {key}": step for key, step in near.items()},
        **{f"near {key}": abs(step) for key, step in near.items()},
        **_line(one, None if best is None else setting.blocks[best]),
    }


def _nearest(lines: Sequence[int], anchor: int | None) -> float:
    steps = [i - anchor for i in lines] if anchor is not None else []
    return max(-FAR, min(FAR, min(steps, key=abs, default=FAR)))


def _line(one: Candidate, block: Block | None) -> Mapping[str, float]:
    """The line nearest to headline and body that has the name."""
    marks, own = (block.marks, block.own) if block else (frozenset(), frozenset())
    return {
        **{f"in {mark}": mark in marks for mark in MARKS},
        **{f"is {mark}": mark in own for mark in ("byline", "date", "comment")},
        "line to name": len(fold(block.text)) / sum(map(len, one.folded)) if block else 0.0,
        "line linked": block.linked / len(block.text) if block else 0.0,
        "line dated": bool(block) and any(map(str.isdigit, block.text)) if block else 0.0,
    }
