"""Articles, dossiers and placements made by hand, for the tests of what keeps them."""

from __future__ import annotations

from hashlib import sha256

from tellings.model import Article, Dossier, Placement, Quote, Span, Speaker, Stamp
from tellings.stories import sketch_article

SEEN = "2031-03-05T08:00:00"


def article(text="The dam above Karsin broke at night.", title=None, day="2031-03-04", **more):
    uri = more.pop("uri", f"https://lantern.example/{abs(hash(text)) % 10**6}")
    digest = sha256(f"{uri} {title} {text} {more}".encode("utf-8", "replace")).hexdigest()
    fields = {
        "id": digest[:12],
        "uri": uri,
        "title": title,
        "outlet": "The Lantern",
        "published": Stamp(day, "line 1", day) if day else None,
        "modified": None,
        "authors": (),
        "language": "en",
        "text": text,
        "removed": (),
        "credits": (),
        "sha256": digest,
    }
    return Article(**{**fields, **more})


def page(one):
    """The bytes that were read, for an article whose digest is theirs."""
    return one.text.encode("utf-8", "replace")


def dossier(one, *quotes):
    """Quotes as (words of the text, who says them)."""
    found = []
    for words, speaker in quotes:
        start = one.text.index(words)
        by = Speaker(None, speaker, None) if speaker else None
        span = Span(start, start + len(words))
        found.append(Quote(span=span, kind="direct", cue=None, speaker=by, by="hand"))
    return Dossier(article=one, sentences=(), quotes=tuple(found))


def placement(one, story=None, keys=(), terms=("=articles",), **more):
    sketch = sketch_article(one)
    fields = {
        "unions": (),
        "new": story is None,
        "why": (),
        "sketch": sketch,
        "keys": tuple(keys),
        "terms": tuple(terms),
    }
    return Placement(story=story or f"s{one.id[:11]}", **{**fields, **more})


def keep(store, *articles, seen=SEEN):
    """Kept as an ingest does it, each in a story of its own."""
    with store.writing():
        for one in articles:
            store.articles.keep(one, seen)
            store.sightings.keep(one.uri, one.sha256, seen, article=one.id)
            store.shelf.add(placement(one))
