"""Quotes -> pairs that are one utterance: the same words by the same speaker, as far as newsrooms keep them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from tellings.comparison.wording import Spoken
from tellings.model import Quote

PROBES = 8  # rarest words by which a quote looks for others
KEPT = 0.6  # share of the shorter one's words that must stand in the other, in order
KEPT_UNSURE = 0.75  # where the speakers are not known to be one
LONG = 6  # words from which on equal words alone make one utterance
PHRASE = 4  # words that make a phrase of its own; fewer, by nobody known, are a scare quote
RARE = 3  # content words that make a phrase hardly said twice by chance
RETOLD = 0.6  # share of a paraphrase's content words
TRANSLATED = 0.75  # share of content words, in any order, that two translations keep
IN_ORDER = 0.65  # share of all words that two translations keep in order, where half of the content differs
MOMENT = 2  # words of the sentences around two quotes, as a rule, that say they were uttered at one moment
NEARLY = 0.5  # share of the meanings of a quote that a free translation of the same moment keeps
LENGTHS = 0.55  # two translations are about as long


@dataclass(frozen=True, kw_only=True)
class Uttered:
    """A quote with the words that were said, and who said them in the story."""

    article: str
    quote: Quote
    words: tuple[Spoken, ...]
    content: frozenset[str]
    meanings: frozenset[str]  # `content`, one stem for words that reporters use for one another
    around: frozenset[str]  # likewise, of its sentence outside quotation marks, without the speaker
    speaker: str | None  # StoryActor.id
    named: bool = False  # the speaker is a person
    sure: bool = False  # whom the text names beside the words, not as "he"

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Without what the editor put in."""
        return tuple(w.word for w in self.words if not w.inserted)


def met(quotes: Sequence[Uttered]) -> Iterator[tuple[int, int]]:
    """Each two that share one of their rarest words, once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        for word in quote.content:
            holders[word].append(i)
    seen: set[tuple[int, int]] = set()
    for i, quote in enumerate(quotes):
        for word in sorted(quote.content, key=lambda w: (len(holders[w]), w))[:PROBES]:
            for j in holders[word]:
                pair = (min(i, j), max(i, j))
                if i != j and pair not in seen:
                    seen.add(pair)
                    yield pair


def same_speaker(a: Uttered, b: Uttered) -> bool | None:
    """None where one of them has no known speaker, or speaks for the other: a body and its spokesman."""
    if a.speaker is None or b.speaker is None or (a.speaker != b.speaker and a.named != b.named):
        return None
    return a.speaker == b.speaker or (None if not (a.sure and b.sure) else False)


def same_utterance(a: Uttered, b: Uttered) -> bool:
    """Two quotations of the same words."""
    short, long = sorted((a, b), key=lambda q: len(q.said))
    sure = same_speaker(a, b)
    if within(short.said, long.said):
        few = 2 if sure else PHRASE if sure is None or len(short.content) >= RARE else LONG
        marked = a is not b and "indirect" not in (a.quote.kind, b.quote.kind)
        if marked and sure is not False and (a.speaker or b.speaker) and a.around & b.around:
            few = min(few, 1 if same_moment(a, b) else PHRASE - 1)
        return bool(short.content) and len(short.said) >= few
    shared = len(short.content & long.content)
    if sure is not False and translated(short, long, 3 if sure else PHRASE):
        return True
    if sure and same_moment(a, b) and reworded(short, long):
        return True
    if shared < 2 or shared < KEPT * len(short.content):
        return False
    kept = kept_share(short.said, long.said)
    return kept >= (KEPT if sure else KEPT_UNSURE) and (bool(sure) or len(short.said) >= LONG or shared >= PHRASE)


def translated(short: Uttered, long: Uttered, enough: int) -> bool:
    """Two renderings of one sentence: about as long, with nearly all words in any order, or most in order."""
    if len(short.said) < LENGTHS * len(long.said) or len(short.said) < LONG - 1:
        return False
    shared = len(short.content & long.content)
    few = min(len(short.content), len(long.content))
    if shared >= enough and shared >= TRANSLATED * few:
        return True
    return shared >= enough - 1 and 2 * shared >= few and kept_share(short.said, long.said) >= IN_ORDER


def same_moment(a: Uttered, b: Uttered) -> bool:
    """The sentences around them tell the same."""
    shared = len(a.around & b.around)
    return shared >= MOMENT and 2 * shared >= min(len(a.around), len(b.around))


def reworded(short: Uttered, long: Uttered) -> bool:
    """A freer rendering, about as long, of which at least half means the same."""
    shared = len(short.meanings & long.meanings)
    return (
        len(short.said) >= LENGTHS * len(long.said)
        and len(short.said) >= PHRASE
        and shared >= 2
        and shared >= NEARLY * min(len(short.meanings), len(long.meanings))
    )


def within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Word for word a part of the other."""
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def kept_share(short: Sequence[str], long: Sequence[str]) -> float:
    """Share of the shorter one's words that stand in the other in order and close together."""
    blocks = LCSseq.editops(short, long).as_matching_blocks()
    held = [(b.b, b.b + b.size) for b in blocks if b.size]
    if not held:
        return 0.0
    matched = sum(end - start for start, end in held)
    spread = held[-1][1] - held[0][0]
    return matched / max(len(short), 0.5 * spread)


def retold(paraphrase: Uttered, quote: Uttered) -> float:
    """How much of a paraphrase stands in what the same speaker said; 0 where that is too little."""
    if not same_speaker(paraphrase, quote):
        return 0.0
    shared = len(paraphrase.content & quote.content)
    share = shared / max(1, min(len(paraphrase.content), len(quote.content)))
    return share if shared >= 3 and share >= RETOLD else 0.0


def place_in(fragment: Sequence[str], whole: Sequence[str]) -> int:
    """Where in the whole the longest run of a fragment's words stands; at its end, where none does."""
    blocks = LCSseq.editops(fragment, whole).as_matching_blocks()
    longest = max(blocks, key=lambda b: b.size, default=None)
    return longest.b - longest.a if longest and longest.size else len(whole)
