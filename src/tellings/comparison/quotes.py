"""Dossiers -> utterances: one entry for each thing that was said, in all the wordings it was given."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tellings.comparison.collate import Witness, collate, read
from tellings.comparison.flags import find_flags
from tellings.comparison.gathering import gather
from tellings.comparison.same_words import Uttered, place_in, within
from tellings.comparison.speakers import Speakers, is_named, is_person, read_speakers
from tellings.comparison.synonyms import meant
from tellings.comparison.wording import Spoken, content, speak
from tellings.model import Dossier, Quote, QuoteFlag, Span, StoryActor, Utterance, Version
from tellings.text.quotation import quoted_spans


def find_utterances(dossiers: Sequence[Dossier], actors: Sequence[StoryActor]) -> tuple[Utterance, ...]:
    """Those in most articles first, then as the articles have them."""
    who = read_speakers(actors)
    unique = list({d.article.id: d for d in dossiers}.values())
    quotes = [heard for d in sorted(unique, key=lambda d: d.article.id) for heard in _heard(d, who)]
    order = {d.article.id: place for place, d in enumerate(unique)}
    texts = {d.article.id: d.article.text for d in unique}
    made = [_utterance([quotes[i] for i in group], order, texts) for group in gather(quotes)]
    return tuple(sorted(made, key=lambda u: (-len({v.article for v in u.versions}), _first(u, order))))


def _first(utterance: Utterance, order: Mapping[str, int]) -> tuple[int, Span, Span]:
    version = utterance.versions[0]
    return order[version.article], version.quote.span, version.quote.span


def _heard(dossier: Dossier, who: Speakers) -> list[Uttered]:
    article = dossier.article
    marked = quoted_spans(article.text) if any(q.kind == "mixed" for q in dossier.quotes) else ()
    starts = [s.start for s in dossier.sentences]
    heard = []
    for quote in dossier.quotes:
        words = _said(article.text, quote, marked)
        actor = who.of(article.id, quote)
        at = bisect_right(starts, quote.span.start) - 1
        sentence = dossier.sentences[at] if at >= 0 else quote.span
        heard.append(
            Uttered(
                article=article.id,
                quote=quote,
                words=words,
                content=content(words),
                meanings=frozenset(map(meant, content(words))),
                around=_around(article.text, sentence, words, actor),
                speaker=actor.id if actor else None,
                named=actor is not None and is_person(actor),
                sure=actor is not None and is_named(article.text, quote, actor),
            )
        )
    return heard


def _around(text: str, sentence: Span, words: Sequence[Spoken], actor: StoryActor | None) -> frozenset[str]:
    """What its sentence says beside the words, the speaker's name left out."""
    spoken = {w.span for w in words}
    beside = content(w for w in speak(text, sentence) if w.span not in spoken)
    named = content(speak(actor.name, Span(0, len(actor.name)))) if actor else frozenset()
    return frozenset(map(meant, beside - named))


def _said(text: str, quote: Quote, marked: Sequence[Span]) -> tuple[Spoken, ...]:
    """The words; of a mixed quote those in quotation marks alone."""
    if quote.kind == "mixed":
        inner = [s for s in marked if quote.span.contains(s)]
        if words := tuple(w for span in inner for w in speak(text, span)):
            return words
    return speak(text, quote.span)


def _utterance(group: Sequence[Uttered], order: Mapping[str, int], texts: Mapping[str, str]) -> Utterance:
    group = sorted(group, key=lambda q: (order[q.article], q.quote.span))
    witnesses = _witnesses(group, texts)
    columns = collate(witnesses) if witnesses else []
    speakers = Counter(q.speaker for q in group if q.speaker)
    retold = all(q.quote.kind == "indirect" for q in group)
    flags: list[QuoteFlag] = [] if retold or len(witnesses) < 2 else find_flags(witnesses, columns)
    if len({q.speaker for q in group if q.named and q.sure}) > 1:
        flags.append("speaker differs")
    first = min((q.article, q.quote.span) for q in group)
    return Utterance(
        id="q" + hashlib.sha256(repr(first).encode()).hexdigest()[:10],
        speaker=min(speakers, key=lambda s: (-speakers[s], s)) if speakers else None,
        versions=tuple(Version(q.article, q.quote) for q in group),
        readings=read(witnesses, columns),
        flags=tuple(flags),
    )


def _witnesses(group: Sequence[Uttered], texts: Mapping[str, str]) -> list[Witness]:
    """Each article's quotations as one row of words; paraphrases are not collated."""
    rows: dict[str, list[Uttered]] = defaultdict(list)
    for quote in group:
        if quote.quote.kind != "indirect" or all(q.quote.kind == "indirect" for q in group):
            rows[quote.article].append(quote)
    longest = max(group, key=lambda q: (q.quote.kind != "indirect", len(q.said), q.article)).said
    return [_witness(article, texts[article], row, longest) for article, row in rows.items()]


def _witness(article: str, text: str, row: Sequence[Uttered], whole: Sequence[str]) -> Witness:
    """The fragments in the order of the whole; one that another of them holds is no more than its echo."""
    long = [q for q in row if not any(q is not o and within(q.said, o.said) and len(q.said) < len(o.said) for o in row)]
    distinct = list({q.said: q for q in long}.values())
    words: list[Spoken] = []
    cuts = set()
    for quote in sorted(distinct, key=lambda q: (place_in(q.said, whole), q.quote.span)):
        cuts.add(len(words))
        words += quote.words
    return Witness(article, text, tuple(words), frozenset(cuts))
