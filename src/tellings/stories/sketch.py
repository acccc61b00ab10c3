"""Article -> Sketch: the words, names, numbers and days that tell its story from others, cheaply."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from tellings.model import Article, Sketch
from tellings.stories.background import rarities_before
from tellings.stories.words import folded, read_words
from tellings.text.shingles import shingles, word_keys
from tellings.text.stamps import read_stamp
from tellings.text.words import words

READ = 20_000  # code points of a text that are read; news says what it is about long before
TITLE = 120  # code points that count as the title where there is none
LEAD = 400  # code points of a text that count as its lead, beside the title
TERMS = 160  # of a sketch
RUN, SAMPLE = 8, 24  # words of a run; runs kept, those with the smallest keys
SHOWN, DAYS = 16, 12
COMMON = 3.0  # rarity: a word of one article in twenty begins no name
NAME = re.compile(r"[A-Z](?<![\w'’-].)[\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,3}")


def sketch_article(article: Article) -> Sketch:
    """What `place` needs of it; nothing here depends on other articles."""
    text = f"{article.title or ''}\n{article.text[:READ]}"
    start = len(article.title or "")
    read = read_words(text)
    lead = {term for term, place in read.first.items() if place < start + LEAD}
    telling = _most_telling(read.counts, lead, article.language)
    stamp = read_stamp(article.published.value) if article.published else None
    return Sketch(
        article=article.id,
        language=article.language,
        day=stamp[0].toordinal() if stamp else None,
        length=read.length,
        terms=telling,
        counts=tuple(read.counts[term] for term in telling),
        title=tuple(i for i, term in enumerate(telling) if read.first[term] < (start or TITLE)),
        lead=tuple(i for i, term in enumerate(telling) if term in lead),
        names=tuple(i for i, term in enumerate(telling) if term in read.names),
        shown=_most(_full_names(text, article.language), SHOWN),
        numbers=tuple(i for i, term in enumerate(telling) if term[0].isdecimal()),
        days=tuple(sorted(set(_days(text, article.language or "en")))[:DAYS]),
        copies=_copies(article.text[:READ]),
    )


def _most_telling(counts: Counter[str], lead: set[str], language: str | None) -> tuple[str, ...]:
    """The terms of the lead first, then those that are frequent here and rare elsewhere."""
    rare = rarities_before(language, counts)
    rows = sorted((-(n + 2 * (t in lead)) * r, t) for (t, n), r in zip(counts.items(), rare, strict=True))
    return tuple(t for _, t in rows[:TERMS])


def _full_names(text: str, language: str | None) -> Iterator[str]:
    """Runs of capitals, without common words at their start: "In Port Sestina" -> "Port Sestina"."""
    for found in NAME.findall(text):
        run = found.split()
        rare = rarities_before(language, map(folded, run))
        run = run[next((i for i, r in enumerate(rare) if r >= COMMON), len(run)) :]
        if len(run) > 1:
            yield " ".join(run).removesuffix("'s").removesuffix("’s")


def _most(found: Iterable[str], number: int) -> tuple[str, ...]:
    return tuple(one for one, _ in Counter(found).most_common(number))


def _copies(text: str) -> tuple[int, ...]:
    runs = set(shingles(word_keys(text), RUN).tolist())
    return tuple(sorted(run >> 1 for run in runs)[:SAMPLE])  # 63 bits: a signed number of a database


def _days(text: str, language: str) -> list[int]:
    """ "14 March", "March 14" and "14. März" as 314."""
    months, pattern = _months(language)
    found = ((m["a"] or m["b"], m["day"] or m["date"]) for m in pattern.finditer(text.lower()))
    return [months[name] * 100 + int(day) for name, day in found if 0 < int(day) <= 31]


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    try:
        names = words(language, "months")["names"]
    except FileNotFoundError:
        names = words("en", "months")["names"]
    months = {name: number for number, each in enumerate(names, start=1) for name in each}
    choice = "|".join(sorted(map(re.escape, months), key=lambda n: (-len(n), n)))
    pattern = (
        rf"\b(?:(?P<day>\d\d?)(?:st|nd|rd|th|\.)? (?:of |de )?(?P<a>{choice})|(?P<b>{choice})\.? (?P<date>\d\d?))\b"
    )
    return months, re.compile(pattern)
