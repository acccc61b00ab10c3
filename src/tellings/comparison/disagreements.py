"""Ledgers -> disagreements: where accounts differ in substance, what each says, and where it can be read."""

from __future__ import annotations

import bisect
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.at_odds import find_odds
from tellings.comparison.days import day_of, differ
from tellings.comparison.flags import CHANGE
from tellings.comparison.folding import words_of
from tellings.comparison.same_actor import alike_spelling
from tellings.comparison.wording import meaning, turns
from tellings.model import (
    Disagreement,
    DisagreementKind,
    Dossier,
    Fact,
    Passage,
    Quantity,
    Reading,
    Side,
    Span,
    StoryActor,
    Utterance,
    Version,
)

DIFFERING = ("conflict", "authority", "updated")  # counts of different places do not disagree
TURNED = ("words changed", "negation changed", "condition changed")
Dossiers = Mapping[str, Dossier]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one account says in a disagreement; equal `key`s are one side."""

    key: object
    says: str
    passages: tuple[Passage, ...]


def find_disagreements(
    dossiers: Sequence[Dossier],
    actors: Sequence[StoryActor],
    utterances: Sequence[Utterance],
    quantities: Sequence[Quantity],
    facts: Sequence[Fact],
) -> tuple[Disagreement, ...]:
    """Figures first, then words, speakers, days, places, statements and names."""
    articles = {d.article.id: d for d in dossiers}
    made = itertools.chain(
        _figures(quantities, articles),
        _quotes(utterances, articles),
        _speakers(utterances, articles),
        _days(utterances, articles),
        _facts(facts, articles),
        _names(actors),
    )
    return tuple(_once({d.id: d for d in made}.values()))


def _once(made: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Not the same difference twice: who said it, and the fact that it was said, have one date."""
    seen: list[tuple[str, dict[str, set[str]]]] = []
    for one in made:
        sides = {side.says: {p.article for p in side.passages} for side in one.sides}
        again = any(
            kind == one.kind == "date" and all(articles <= held.get(says, set()) for says, articles in sides.items())
            for kind, held in seen
        )
        seen.append((one.kind, sides))
        if not again:
            yield one


def _disagree(kind: DisagreementKind, about: str, voices: Iterable[Voice]) -> Iterator[Disagreement]:
    """One, if there are two sides; each in the words of its first article."""
    sides: dict[object, list[Voice]] = {}
    for voice in sorted(voices, key=lambda v: (v.passages[0].article, v.passages[0].start)):
        sides.setdefault(voice.key, []).append(voice)
    if len(sides) < 2:
        return
    made = tuple(
        Side(held[0].says, tuple(dict.fromkeys(p for voice in held for p in voice.passages))) for held in sides.values()
    )
    first = made[0].passages[0]
    id_ = "d" + hashlib.sha256(repr((kind, first.article, first.start, first.end)).encode()).hexdigest()[:10]
    yield Disagreement(id=id_, kind=kind, about=about, sides=made)


def _figures(quantities: Sequence[Quantity], articles: Dossiers) -> Iterator[Disagreement]:
    for quantity in quantities:
        if quantity.state in DIFFERING:
            passages = [(v, articles[v.article].article.passage(v.figure.span)) for v in quantity.values]
            about = f"{quantity.what}: {quantity.why}"
            yield from _disagree(
                "figure", about, (Voice((v.figure.low, v.figure.high), p.exact, (p,)) for v, p in passages)
            )


def _quotes(utterances: Sequence[Utterance], articles: Dossiers) -> Iterator[Disagreement]:
    """Quotations whose words part in substance; a paraphrase is no side."""
    for utterance in utterances:
        turned = [flag for flag in utterance.flags if flag in TURNED]
        if turned:
            odd = [r for r in utterance.readings if parts(r, turned)]
            wordings = [" / ".join(form.exact or "–" for form in r.alternatives) for r in odd]
            yield from _disagree("quote", "; ".join((", ".join(turned), *wordings)), _worded(utterance, odd, articles))


def parts(reading: Reading, turned: Sequence[str]) -> bool:
    """The alternatives differ in more than endings, small words and brackets."""
    said = [form.exact for form in reading.alternatives if not form.exact.startswith(("[", "("))]
    if any(len(exact.split()) > CHANGE for exact in said) and turned == ["words changed"]:
        return False
    letters = {"".join(words_of(exact)).replace("-", "") for exact in said if exact}
    if len(letters) > 1 and len({meaning(exact) for exact in said if exact}) > 1:
        return True
    return len(said) > 1 and turned != ["words changed"] and any(turns(exact) for exact in said)


def _worded(utterance: Utterance, odd: Sequence[Reading], articles: Dossiers) -> Iterator[Voice]:
    """Each article's words at the places that matter, and its quotations."""
    for article in dict.fromkeys(v.article for v in utterance.versions):
        here = tuple(form.exact for r in odd for form in r.alternatives if article in form.articles)
        quoted = [v.quote.span for v in utterance.versions if v.article == article and v.quote.kind != "indirect"]
        if quoted and odd:
            longest = max(quoted, key=lambda span: span.end - span.start)
            says = " … ".join(exact for exact in here if exact) or longest.of(articles[article].article.text)
            key = tuple(meaning(exact) for exact in here)
            yield Voice(key, says, tuple(articles[article].article.passage(span) for span in quoted))


def _speakers(utterances: Sequence[Utterance], articles: Dossiers) -> Iterator[Disagreement]:
    for utterance in utterances:
        if "speaker differs" in utterance.flags:
            yield from _disagree("speaker", "who said it", (_attributed(v, articles) for v in _attributable(utterance)))


def _attributable(utterance: Utterance) -> list[Version]:
    return [v for v in utterance.versions if v.quote.speaker and v.quote.speaker.span and v.quote.kind != "indirect"]


def _attributed(version: Version, articles: Dossiers) -> Voice:
    """Who is named, with the words and the place that names them."""
    speaker, article = version.quote.speaker, articles[version.article].article
    name = speaker.name if speaker else ""
    spans = [version.quote.span, *([speaker.span] if speaker and speaker.span else [])]
    return Voice(words_of(name)[-1:], name, tuple(article.passage(span) for span in spans))


def _days(utterances: Sequence[Utterance], articles: Dossiers) -> Iterator[Disagreement]:
    """When it was said: each account's one date beside the words."""
    for utterance in utterances:
        voices = [
            voice
            for v in utterance.versions
            if v.quote.kind != "indirect" and (voice := _dated(v, articles[v.article]))
        ]
        if any(differ(str(a.key), str(b.key)) for a, b in itertools.combinations(voices, 2)):
            yield from _disagree("date", "when it was said", voices)


def _dated(version: Version, dossier: Dossier) -> Voice | None:
    """The one date of the sentence that is not in the quote itself."""
    starts = [s.start for s in dossier.sentences]
    at = bisect.bisect_right(starts, version.quote.span.start) - 1
    if at < 0:
        return None
    sentence = Span(dossier.sentences[at].start, max(dossier.sentences[at].end, version.quote.span.end))
    dates = [
        (day, t.span)
        for t in dossier.times
        if sentence.contains(t.span)
        and not version.quote.span.contains(t.span)
        and (day := day_of(t, t.span.of(dossier.article.text)))
    ]
    if len(dates) != 1:
        return None
    (day, span), article = dates[0], dossier.article
    return Voice(day, span.of(article.text), (article.passage(span), article.passage(sentence)))


def _facts(facts: Sequence[Fact], articles: Dossiers) -> Iterator[Disagreement]:
    """One for each kind in which the tellings of a fact part."""
    kinds: tuple[DisagreementKind, ...] = ("date", "place", "statement")
    for fact in facts:
        odds = list(find_odds(fact, articles))
        for kind in kinds:
            sides = [side for odd in odds if odd.kind == kind for side in odd.sides]
            voices = [
                Voice(said.value, articles[p.article].article.text[said.span.start : said.span.end], (p,))
                for p, said in dict.fromkeys((told.passage, said) for told, said in sides)
            ]
            yield from _disagree(kind, min((v.passages[0].exact for v in voices), key=len, default=""), voices)


def _names(actors: Sequence[StoryActor]) -> Iterator[Disagreement]:
    """Two spellings of one name; initials, nicknames and shorter forms are none."""
    for actor in actors:
        spelt: dict[tuple[str, ...], list[Passage]] = {}
        for passage in actor.mentions:
            spelt.setdefault(words_of(passage.exact), []).append(passage)
        named = {words_of(form.exact) for form in actor.forms if form.exact.rpartition(" ")[2][:1].isupper()}
        full = sorted(words for words in spelt if len(words) > 1 and words in named)
        for a, b in itertools.combinations(full, 2):
            if misspelt(a, b):
                voices = [Voice(words, p.exact, (p,)) for words in (a, b) for p in spelt[words]]
                yield from _disagree("name", actor.name, voices)


def misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same words but for one, which is nearly the same too."""
    if len(a) != len(b):
        return False
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(odd) == 1 and min(map(len, odd[0])) > 3 and alike_spelling(*odd[0]) and not _inflected(*odd[0])


def _inflected(a: str, b: str) -> bool:
    """ "Guard" and "Guards" are one word."""
    short, long = sorted((a, b), key=len)
    return long in (short + "s", short + "es")
