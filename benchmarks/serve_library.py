"""A library to serve: generated articles, some read for quotes, and stories that were read and compared."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from compare import EXAMPLE, dealt
from library import SEEN, Grower
from library_articles import Press

from tellings.articles import read_article
from tellings.library import Library
from tellings.library.reading import code_of
from tellings.model import Article, Dossier, Page, Quote, Span, Speaker
from tellings.sources import read_pages
from tellings.store import Store, open_store
from tellings.workers import CORES

READ = 10  # every so many-th article is read for quotes
QUOTES = 4  # of an article that is read
SPEAKERS = 5_000
SMALL, LARGE, COPIES = 6, 200, 60  # articles of a story, and how many of the large one are reprints
STORIES = 20
NOTES = 40
PANELS = ("sources", "headlines", "agree", "figures", "quotes", "others", "alone", "actors", "timeline")


def fill(place: Path, articles: int) -> None:
    with open_store(place) as store:
        Grower(store, Press().articles(articles)).fill(articles)


def furnish(place: Path) -> list[str]:
    """Quotes, judgements, and stories of which a comparison is kept, the large one first."""
    with Library(place, workers=CORES) as library:
        _read_some(library.store)
        stories = list(_tell(library.store))
        for story in stories:
            library.open_story(story)
        for n in range(NOTES):
            library.note(stories[1 + n % STORIES], f"Note {n}.", who="Mira")
        for story in stories:  # what is judged is another comparison
            library.open_story(story)
    return stories


def _read_some(store: Store) -> None:
    dice, names = random.Random(3), Press().people[:SPEAKERS]
    rows = store.articles.all()
    while some := list(islice(rows, 2_000)):
        with store.writing():
            for article in some[::READ]:
                store.findings.keep(_quoting(article, names, dice), code_of(store))


def _quoting(article: Article, names: list[str], dice: random.Random) -> Dossier:
    """Some of its sentences, said by people of whom few are quoted often."""
    ends = [n for n, c in enumerate(article.text) if c == "."][: 3 * QUOTES]
    starts = [0, *(end + 2 for end in ends)]
    pairs = [(a, b) for a, b in zip(starts, ends, strict=False) if b > a][::3]
    quotes = tuple(
        Quote(span=Span(a, b), kind="direct", cue=None, by="", speaker=Speaker(None, name, None))
        for a, b in pairs
        for name in [names[int(len(names) * dice.random() ** 3)]]
    )
    return Dossier(article=article, sentences=(), quotes=quotes)


def _tell(store: Store) -> Iterator[str]:
    found = [read_article(page) for page in read_pages([str(EXAMPLE)]) if isinstance(page, Page)]
    invented = dealt([a for a in found if isinstance(a, Article)], LARGE + SMALL * STORIES, COPIES)
    large, rest = invented[-LARGE:], invented[:-LARGE]
    for number, articles in enumerate((large, *(rest[n::STORIES] for n in range(STORIES)))):
        story = f"s{number:011x}"
        with store.writing():
            store.stories.mint(story)
            for article in articles:
                store.articles.keep(article, SEEN)
                store.sightings.keep(article.uri, article.sha256, SEEN, article=article.id)
                store.stories.place(article.id, story)
        yield story


def addresses(place: Path, read: list[str], number: int) -> dict[str, list[str]]:
    """Of each kind of page, drawn from the library; no two alike where there are enough."""
    dice = random.Random(7)
    with sqlite3.connect(f"file:{place}?mode=ro", uri=True) as rows:

        def column(sql: str) -> list[str]:
            return [row[0] for row in rows.execute(sql)]

        articles = column(f"SELECT id FROM article ORDER BY random() LIMIT {number}")
        outlets = column("SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL LIMIT 300")
        stories = column(f"SELECT id FROM story ORDER BY rank DESC LIMIT {number}")
        words = " ".join(
            column("SELECT title FROM article WHERE title IS NOT NULL ORDER BY random() LIMIT 400")
        ).split()
        people = column(f"SELECT speaker FROM quote GROUP BY speaker ORDER BY count(*) DESC LIMIT {number}")
    each = range(number)
    large, *small = read
    pairs = (dice.sample(articles, 2) for _ in each)
    return {
        "front": [f"/?after={story}" for story in stories],
        "front, one outlet": [f"/?outlet={quote(outlet)}" for outlet in outlets[:number]],
        "search": [f"/search?q={dice.choice(words)}+{dice.choice(words)}" for _ in each],
        "search, as one types": [f"/search.json?limit=6&q={dice.choice(words)[:5]}" for _ in each],
        "article": [f"/articles/{article}" for article in articles],
        "two abreast": [f"/abreast?a={a}&b={b}" for a, b in pairs],
        "people": [f"/people?start={50 * (n % 100)}&name={chr(97 + n // 100)}" for n in each],
        "a person": [f"/people/{quote(name)}" for name in people if name],
        "story of six": [f"/stories/{story}?x={n}" for n in range(max(1, number // STORIES)) for story in small],
        "story of 200, its panels": [f"/stories/{large}/{PANELS[n % len(PANELS)]}?from={n}" for n in each],
        "desk": [f"/desk?x={n}" for n in each],
        "add": ["/add"] * number,
        "about": ["/about"] * number,
    }
