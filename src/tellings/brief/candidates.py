"""Comparison -> sentences that a brief may use, each with the facts it tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tellings.model import Comparison, Dossier, Fact, Passage, Sources, Span
from tellings.text.quotation import quotations
from tellings.text.words import words

SHORTEST, LONGEST = 8, 40  # words: less is a heading, more is not read
ECHO, LEAST = 0.35, 3  # share and number of its longer words that a passage must have to back a sentence
STEM = 5  # letters by which words are compared: "killing", "killed"
LONG_WORD = re.compile(r"[^\W_]{4,}|\d+")
MAIN = 0.35  # share of the sentence from which a fact is what it says, not said by the way


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that can stand alone. `facts` are all it tells, `main` those that make up most of it."""

    passage: Passage
    place: int  # of the sentence in its article
    facts: frozenset[str]  # Fact.ids
    main: frozenset[str]
    backers: tuple[Passage, ...]  # where the other accounts say the main part, in words that echo it
    support: int  # independent sources, this one and its backers
    own: float  # share of the sentence in words of one outlet alone: its labels, and what nobody else tells


def find_candidates(comparison: Comparison) -> Iterator[Candidate]:
    """Family by family, the article that the others rest on first."""
    places = _places(comparison.facts)
    labels = _labels(comparison)
    seen: set[str] = set()
    dossiers = {d.article.id: d for d in comparison.dossiers}
    for dossier in (dossiers[a] for family in comparison.sources.families for a in family.articles):
        article = dossier.article.id
        for place, sentence in enumerate(dossier.sentences):
            said = sentence.of(dossier.article.text)
            if said not in seen and _stands_alone(said):
                seen.add(said)
                told = _told(sentence, places.get(article, []))
                yield _candidate(dossier, place, told, labels.get(article, []), comparison.sources)


Told = list[tuple[Span, Fact]]


def _candidate(dossier: Dossier, place: int, told: Told, labels: Sequence[Span], sources: Sources) -> Candidate:
    sentence = dossier.sentences[place]
    passage = dossier.article.passage(sentence)
    size = sentence.end - sentence.start
    main = [f for span, f in told if span.end - span.start >= MAIN * size]
    alone = sum(span.end - span.start for span, f in told if len(_articles(f)) == 1)
    loaded = sum(span.end - span.start for span in labels if span.overlaps(sentence))
    backers = tuple(_backers(passage, main))
    return Candidate(
        passage=passage,
        place=place,
        facts=frozenset(f.id for _, f in told),
        main=frozenset(f.id for f in main),
        backers=backers,
        support=sources.independent_among(p.article for p in (passage, *backers)),
        own=(alone + 2 * loaded) / size,
    )


def _backers(own: Passage, main: Sequence[Fact]) -> Iterator[Passage]:
    """For each other account the passage that echoes the sentence most."""
    best: dict[str, tuple[float, int, Passage]] = {}
    shares: dict[str, float] = {}
    for fact in main:
        for p in fact.passages:
            if p.exact not in shares:
                shares[p.exact] = echo(own.exact, p.exact)
            fit = (shares[p.exact], -p.start)
            if p.article != own.article and fit[0] >= ECHO and fit > best.get(p.article, (0.0, 0, p))[:2]:
                best[p.article] = (*fit, p)
    yield from (passage for _, _, passage in best.values())


def echo(one: str, other: str) -> float:
    """Share of the longer words of the shorter text whose beginnings stand in the other."""
    a, b = _longer(one), _longer(other)
    return len(a & b) / min(len(a), len(b)) if len(a & b) >= LEAST else 0.0


@lru_cache(maxsize=1 << 14)
def _longer(text: str) -> frozenset[str]:
    return frozenset(word[:STEM].lower() for word in LONG_WORD.findall(text))


def _stands_alone(sentence: str) -> bool:
    """Whole, of a fit length, and its first word points at nothing before it."""
    count = len(sentence.split())
    first = sentence.split(" ", 1)[0].strip("\"'“”‘’,").lower()
    return (
        SHORTEST <= count <= LONGEST
        and "\n" not in sentence
        and sentence[0].isupper()
        and sentence.rstrip("\"'”’)")[-1:] == "."
        and first not in _leaning()
        and not any(q.open for q in quotations(sentence))
        and sentence.count('"') % 2 == 0
        and sentence.count("“") == sentence.count("”")
    )


@cache
def _leaning() -> frozenset[str]:
    return frozenset(words("en", "brief")["leaning"].split())


def _places(facts: Sequence[Fact]) -> Mapping[str, Told]:
    found: dict[str, Told] = defaultdict(list)
    for fact in facts:
        for p in fact.passages:
            found[p.article].append((Span(p.start, p.end), fact))
    return {article: sorted(told, key=lambda t: t[0]) for article, told in found.items()}


def _told(sentence: Span, places: Told) -> Told:
    """The facts that begin inside the sentence."""
    first = bisect_left(places, sentence.start, key=lambda t: t[0].start)
    last = bisect_left(places, sentence.end, key=lambda t: t[0].start)
    return places[first:last]


def _labels(comparison: Comparison) -> dict[str, list[Span]]:
    """Article -> where it calls an actor in its own voice what no other article calls it."""
    found: dict[str, list[Span]] = defaultdict(list)
    for actor in comparison.actors:
        users = defaultdict(set)
        for label in actor.labels:
            users[label.exact.casefold()].add(label.article)
        for label in actor.labels:
            if label.voice == "own" and len(users[label.exact.casefold()]) == 1:
                found[label.article] += [Span(p.start, p.end) for p in label.passages]
    return found


def _articles(fact: Fact) -> set[str]:
    return {p.article for p in fact.passages}
