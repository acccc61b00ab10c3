"""python ingest.py URL FIRST LAST [BATCH]: keeps invented pages as an ingest does; killed and run again, it goes on."""

from __future__ import annotations

import sys
from hashlib import sha256

from kept_articles import SEEN, article, placement

from tellings.store import Store, open_store


def made(i):
    """The i-th page, its article and its placement: every third article is of the story of the one before."""
    text = f"Telling number {i} of the flood at Karsin. " + f"Boat {i * 7919 % 1000} was lost. " * 20
    raw = text.encode()
    digest = sha256(raw).hexdigest()
    one = article(text, id=digest[:12], sha256=digest, uri=f"https://lantern.example/{i}")
    before = made(i - 1)[1] if i % 3 == 2 else None
    words = [f"boat{i * 7919 % 1000}", f"telling{i}"]
    where = placement(one, f"s{before.id[:11]}" if before else None, keys=words, terms=("=articles", *words))
    return raw, one, where


def keep_some(store: Store, numbers: range) -> None:
    for i in numbers:
        raw, one, where = made(i)
        store.pages.keep(one.sha256, "text", raw)
        store.articles.keep(one, SEEN)
        store.sightings.keep(one.uri, one.sha256, SEEN, article=one.id)
        store.shelf.add(where)


def main(place: str, first: int, last: int, batch: int = 5) -> None:
    with open_store(place, patience=60.0) as store:
        for start in range(first, last, batch):
            store.write(lambda s=start: keep_some(store, range(s, min(s + batch, last))))
            print(start, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
