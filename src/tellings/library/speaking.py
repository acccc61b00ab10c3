"""A speaker's words in many articles -> what was said through time, each thing once, in all its wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.comparison.quotes import find_utterances
from tellings.model import Article, Dossier, Form, Quote, Span, Speaker, StoryActor, Utterance
from tellings.store import Store
from tellings.store.nouns import Listed
from tellings.store.speakers import Quotee, Quoter, Saying, Speakers
from tellings.store.terms import words_of
from tellings.text.sentences import plain_sentences

AROUND = 400  # code points before and after the words: their sentence, as a rule


@dataclass(frozen=True, slots=True)
class Speech:
    """What articles say that somebody said: `utterances` by the time of the first article that has them."""

    utterances: tuple[Utterance, ...]
    articles: dict[str, Article]
    listed: dict[str, Listed]
    quotes: int  # that were joined
    more: bool  # are there later ones?


def speech_of(store: Store, speaker: str, limit: int, skip: int) -> Speech:
    """Of `limit` quotes in order of time, after the first `skip`: those of one utterance are joined."""
    found = Speakers(store.engine).sayings(speaker, limit + 1, skip)
    sayings = found[:limit]
    listed = {one.listed.article: one.listed for one in sayings}
    articles = {a.id: a for a in store.articles.many(list(listed))}
    whose = StoryActor(
        id=speaker, name=speaker, kind="person", forms=(Form(speaker, tuple(listed)),),
        mentions=(), labels=(), local=(),
    )  # fmt: skip
    dossiers = [_dossier(a, speaker, [s for s in sayings if s.listed.article == a.id]) for a in articles.values()]
    utterances = find_utterances(dossiers, [whose])
    order = {article: n for n, article in enumerate(listed)}

    def first(one: Utterance) -> tuple[int, int]:
        return min((order[v.article], v.quote.span.start) for v in one.versions)

    return Speech(tuple(sorted(utterances, key=first)), articles, listed, len(sayings), len(found) > limit)


def _dossier(article: Article, speaker: str, sayings: Sequence[Saying]) -> Dossier:
    """What of it concerns this speaker."""
    who = Speaker(None, speaker, None)
    quotes = (Quote(span=Span(s.start, s.end), kind=s.kind, cue=None, speaker=who, by="kept") for s in sayings)
    return Dossier(article=article, sentences=tuple(_sentences(article.text, sayings)), quotes=tuple(quotes))


def _sentences(text: str, sayings: Sequence[Saying]) -> Iterator[Span]:
    """Those in which the words begin: the others tell nothing of them, and cutting a whole text takes longer."""
    for said in sayings:
        first, last = max(0, said.start - AROUND), said.end + AROUND
        for span in plain_sentences(text[first:last]):
            if span.start <= said.start - first < span.end:
                yield Span(first + span.start, first + span.end)


def all_quoted(store: Store) -> tuple[Quotee, ...]:
    """Everybody that words are put to, most quoted first."""
    return Speakers(store.engine).all()


def quoted_by(store: Store, outlet: str) -> tuple[Quotee, ...]:
    return Speakers(store.engine).of_outlet(outlet)


def named(people: Sequence[Quotee], words: str) -> Sequence[Quotee]:
    """Those whose name has these words, the last of them perhaps cut short."""
    asked = " ".join(words_of(words))
    return [one for one in people if f" {asked}" in f" {one.terms}"] if asked else people


def quoters_of(store: Store, speakers: Sequence[str]) -> dict[str, tuple[Quoter, ...]]:
    return Speakers(store.engine).quoters(speakers)
