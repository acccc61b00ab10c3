"""Pieces of a page, kept and cut -> what it is: article, live blog, gallery, list, paywall stub, or no article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tellings.articles.dump_dates import find_dates
from tellings.articles.dump_features import ENDS, words_of
from tellings.articles.dump_signs import SIGNS, signs_of
from tellings.articles.dump_tells import fold
from tellings.articles.word_lists import every_language

CLOCK = re.compile(r"^\W{0,3}(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?!\d|[.:/-]\d)")
COUNTER = re.compile(r"^\D{0,12}(?P<at>\d{1,3})\s?(?:/|of|von|de|sur|di|van|z)\s?(?P<all>\d{1,3})\D{0,4}$", re.I)
CREDIT = re.compile(r"(?:\b(?:photo|foto|picture|image|bild|crédit|credit)s?\b|©)\s*[:/©]?\s*\S", re.I)
LAST = 6  # characters that hold a sentence's full stop, with quotation marks and brackets after it
COUNT = 30  # characters of a line that counts pictures
SENTENCE = 8  # words of a piece that ends like a sentence, from which it is one
ENTRIES = (3, 6)  # entries that open with a clock time, of a live blog whose headline says so, and of another
ITS_ENTRIES = 0.6  # share of a live blog's sentences that follow a clock time
ORDERED = 0.8  # share of a live blog's clock times that go on in the same direction; a new day turns back
REACH = 3  # pieces within which an entry's words follow its time, or a picture's its number
PICTURES = 5  # of a gallery; pages whose other sentences are fewer than half as many
STUB = 160  # words that a paywall leaves at most
OFFER = 15  # pieces after the last kept one in which a paywall says so
NOTICE = 2500  # characters; a longer consent notice is an article about one
NOTICES = 0.6  # share of a page's sentences that are the notice's own
TERMS = 2  # of a consent notice, in each of its sentences
MENU = 25  # words of a body that a list of links may have by chance
CROWD = 30  # items of a list of links
TEASERS = 5  # headlines with one sentence each, of a page of links
THEIRS = 0.7  # share of a page's sentences that its teasers have
TEASER = 25  # words of a teaser, at most on average
LEADING = 0.5  # share of them whose headline is known to lead elsewhere
HEADLINE = (2, 16)  # words of a teaser's headline
TIME = SIGNS.index("time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block of a web page or a line of a dump, as far as a reader sees it."""

    text: str
    kept: bool
    item: bool = False
    result: bool = False  # an item that is partly a link
    leads: bool | None = None  # does it lead to another page? a dump does not say
    caption: bool = False  # marked as one


def find_form(title: str | None, pieces: Sequence[Piece]) -> str:
    """One of: article, live blog, gallery, list, paywall stub."""
    headline = fold(title or "")
    if is_live(headline, pieces):
        return "live blog"
    if captions_of(headline, pieces):
        return "gallery"
    if _is_stub(pieces):
        return "paywall stub"
    return "list" if is_list(pieces) else "article"


def why_none(pieces: Sequence[Piece]) -> str | None:
    """The reason why the page is no article, or None."""
    if is_consent(pieces):
        return "a consent wall stands in place of the article"
    size = sum(len(words_of(p.text)) for p in pieces if p.kept)
    if size <= MENU and sum(p.item for p in pieces) >= CROWD:
        return "a page of links, not an article"
    return None


def own_words(form: str, title: str | None, pieces: Sequence[Piece]) -> frozenset[int]:
    """Which pieces are its own though they look like furniture: captions of a gallery, entries of a live blog."""
    if form == "gallery":
        return captions_of(fold(title or ""), pieces)
    kept = [i for i, p in enumerate(pieces) if p.kept]
    if form != "live blog" or not kept:
        return frozenset()
    return frozenset(i for i, at in _entries(pieces) if i - at <= REACH and kept[0] <= i <= kept[-1] + REACH)


# ---- live blogs -----------------------------------------------------------------------------------------------------
def is_live(headline: str, pieces: Sequence[Piece]) -> bool:
    """Most of its sentences stand under a clock time, each time with its own."""
    entries = list(_entries(pieces))
    under = sum(pieces[i].kept for i, _ in entries)
    first = {start: i for i, start in reversed(entries)}
    prompt = [start for start, i in first.items() if i - start <= REACH]
    said = holds("live", headline)
    if not said and not _in_order([pieces[start].text for start in sorted(first)]):
        return False
    sentences = sum(p.kept and is_sentence(p.text) for p in pieces)
    return len(prompt) >= ENTRIES[not said] and under >= ITS_ENTRIES * sentences


def _entries(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Each sentence with the clock time that it stands under."""
    start: int | None = None
    for i, piece in enumerate(pieces):
        start = i if CLOCK.match(piece.text) else start
        if start is not None and is_sentence(piece.text):
            yield i, start


def _in_order(entries: Sequence[str]) -> bool:
    """Do most of the clock times follow each other, forwards or backwards?"""
    times = [(int(m["hour"]), int(m["minute"])) for text in entries if (m := CLOCK.match(text))]
    later = sum(a <= b for a, b in pairwise(times))
    return max(later, len(times) - 1 - later) >= ORDERED * (len(times) - 1)


# ---- galleries ------------------------------------------------------------------------------------------------------
def captions_of(headline: str, pieces: Sequence[Piece]) -> frozenset[int]:
    """Which pieces are the captions of a gallery; none where the page is no gallery."""
    captions = _numbered(pieces) or {i for i, p in enumerate(pieces) if p.caption and not p.leads}
    if not captions and holds("gallery", headline):
        captions = {i for i, p in enumerate(pieces) if CREDIT.search(p.text) and len(words_of(p.text)) >= SENTENCE}
    others = [p.text for i, p in enumerate(pieces) if p.kept and i not in captions and is_sentence(p.text)]
    few = 2 * len(others) < len(captions) or (holds("gallery", headline) and len(others) < len(captions))
    less = sum(map(len, others)) < sum(len(pieces[i].text) for i in captions)
    return frozenset(captions) if len(captions) >= PICTURES and few and less else frozenset()


def _numbered(pieces: Sequence[Piece]) -> set[int]:
    """What stands under "3 / 12", where the numbers count up to their total."""
    counters = [(i, m) for i, p in enumerate(pieces) if len(p.text) < COUNT and (m := COUNTER.match(p.text))]
    totals = {m["all"] for _, m in counters}
    if len(totals) != 1 or len({m["at"] for _, m in counters}) < PICTURES:
        return set()
    found = set()
    for i, _ in counters:
        under = (j for j in range(i + 1, min(len(pieces), i + 1 + REACH)) if len(words_of(pieces[j].text)) >= SENTENCE)
        found |= set(list(under)[:1])
    return found


# ---- paywalls, consent ----------------------------------------------------------------------------------------------
def _is_stub(pieces: Sequence[Piece]) -> bool:
    """A short text, and words of a paywall soon after it."""
    kept = [i for i, p in enumerate(pieces) if p.kept]
    if not kept or sum(len(words_of(pieces[i].text)) for i in kept) > STUB:
        return False
    return any(holds("paywall", fold(p.text)) for p in pieces[kept[0] : kept[-1] + 1 + OFFER] if not p.kept)


def is_consent(pieces: Sequence[Piece]) -> bool:
    """Nearly all sentences of the page are a consent notice's."""
    prose = [p.text for p in pieces if is_long(p.text)]
    size = sum(map(len, prose))
    if not 0 < size <= NOTICE:
        return False
    terms = {term for lists in every_language("forms") for term in lists["terms"]}
    asking = sum(len(text) for text in prose if sum(term in fold(text) for term in terms) >= TERMS)
    return asking >= NOTICES * size


# ---- lists ----------------------------------------------------------------------------------------------------------
def is_list(pieces: Sequence[Piece]) -> bool:
    """Links with a sentence each, as on the front of a section or in the results of a search."""
    return _is_front(pieces) or _is_results(pieces)


def _is_results(pieces: Sequence[Piece]) -> bool:
    items = [len(p.text) for p in pieces if p.kept and p.result and len(words_of(p.text)) <= TEASER]
    return len(items) >= TEASERS and sum(items) >= THEIRS * sum(len(p.text) for p in pieces if p.kept)


def _is_front(pieces: Sequence[Piece]) -> bool:
    """Headlines that lead elsewhere, most with a sentence of their own: no sentence follows another."""
    teasers = list(_teasers(pieces))
    sentences = sum(p.kept and is_sentence(p.text) for p in pieces)
    words = sum(len(words_of(pieces[i].text)) for i in teasers)
    return (
        len(teasers) >= TEASERS
        and sum(pieces[i].kept for i in teasers) >= THEIRS * sentences
        and words <= TEASER * len(teasers)
        and sum(_leads(pieces, i) for i in teasers) >= LEADING * len(teasers)
    )


def _teasers(pieces: Sequence[Piece]) -> Iterator[int]:
    """Sentences that stand alone under a headline."""
    sentence = [is_sentence(p.text) for p in pieces]
    for i in range(1, len(pieces)):
        after = i + 1 < len(pieces) and sentence[i + 1]
        if sentence[i] and not after and not sentence[i - 1] and _is_headline(pieces[i - 1]):
            yield i


def _is_headline(piece: Piece) -> bool:
    least, most = HEADLINE
    words = [word for word in words_of(piece.text) if not word.isdigit()]
    return least <= len(words) <= most and not ENDS.search(piece.text) and not piece.caption


def _leads(pieces: Sequence[Piece], teaser: int) -> bool:
    """Is its headline a link or, where that is not known, does a time stand beside it?"""
    above = pieces[teaser - 1]
    if above.leads is not None:
        return above.leads
    return any(signs_of(p.text)[TIME] or find_dates(p.text) for p in (above, *pieces[teaser + 1 : teaser + 2]))


# ---- words ----------------------------------------------------------------------------------------------------------
def is_sentence(text: str) -> bool:
    return bool(ENDS.search(text[-LAST:])) and is_long(text)


def is_long(text: str) -> bool:
    """Has it the words of a sentence? Counted only where its spaces and its length do not tell."""
    if len(text) < 2 * SENTENCE:
        return False
    return text.count(" ") > 2 * SENTENCE or len(words_of(text)) >= SENTENCE


def holds(topic: str, folded: str) -> bool:
    return bool(_pattern(topic).search(folded))


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    phrases = {phrase for lists in every_language("forms") for phrase in lists[topic]}
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")(?!\w)")
