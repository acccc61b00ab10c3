"""Dossiers -> notes: what a reader of the comparison must know of its inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tellings.comparison.strands import find_strands
from tellings.model import Dossier

READ = "en"  # the language of what is read; of another, the count of its articles says all
NAMED = 4  # stories whose size is named
LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def find_notes(dossiers: Sequence[Dossier]) -> tuple[str, ...]:
    """In the order of weight; none where all is as usual."""
    return (
        *_how_many(dossiers),
        *_stories(dossiers),
        *_languages(dossiers),
        *dict.fromkeys(d.note for d in dossiers if d.note and _code(d) == READ),
    )


def _how_many(dossiers: Sequence[Dossier]) -> Iterator[str]:
    seen = Counter(d.article.sha256 for d in dossiers)
    if len(seen) == 1:
        yield "one account only: there is nothing to compare it with"
    if (again := sum(seen.values()) - len(seen)) > 0:
        yield f"{_articles(again)} given more than once, counted once"


def _stories(dossiers: Sequence[Dossier]) -> Iterator[str]:
    """Only accounts in one language can be told apart by their words."""
    unique = list({d.article.sha256: d for d in dossiers if d.sentences}.values())
    spoken = Counter(d.article.language for d in unique).most_common(1)
    strands = find_strands([d for d in unique if d.article.language == spoken[0][0]] if spoken else [])
    if len(strands) > 1:
        sizes = sorted(map(len, strands), reverse=True)
        named = ", ".join(map(str, sizes[:NAMED]))
        more = f", and {len(sizes) - NAMED} more" if len(sizes) > NAMED else ""
        yield f"these look like {len(sizes)} stories ({named} accounts{more}): what they say together is not comparable"


def _languages(dossiers: Sequence[Dossier]) -> Iterator[str]:
    foreign = Counter(code for d in dossiers if (code := _code(d)) != READ)
    for language, count in sorted(foreign.items(), key=lambda item: (-item[1], item[0])):
        yield f"{_articles(count)} in {LANGUAGES.get(language, language)}: findings are English only"


def _code(dossier: Dossier) -> str:
    """ "en" of "en-GB", and where nothing says what it is."""
    return (dossier.article.language or READ)[:2].lower()


def _articles(count: int) -> str:
    return f"{count} article is" if count == 1 else f"{count} articles are"
