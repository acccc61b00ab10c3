"""Dossiers -> Story: what all the accounts tell of, in one line."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from tellings.comparison.folding import stem, words_of
from tellings.comparison.wording import listed
from tellings.model import Dossier, Story, StoryActor

PLACES = 5  # named at most


def name_story(dossiers: Sequence[Dossier], actors: Sequence[StoryActor]) -> Story:
    """The id is the same in whatever order, and however often, the accounts come."""
    digests = sorted({d.article.sha256 for d in dossiers})
    stamps = sorted(d.article.published.value for d in dossiers if d.article.published)
    return Story(
        id="s" + hashlib.sha256("".join(digests).encode()).hexdigest()[:11],
        title=central_title([d.article.title for d in dossiers if d.article.title]),
        first_published=stamps[0] if stamps else None,
        last_published=stamps[-1] if stamps else None,
        places=_places(dossiers, actors),
    )


def central_title(titles: Sequence[str]) -> str:
    """The headline whose words the other headlines have most of."""
    stems = {title: {stem(w) for w in words_of(title) if w not in listed("small")} for title in titles}
    held = Counter(word for words in stems.values() for word in words)

    def shared(title: str) -> float:
        return sum(held[w] - 1 for w in stems[title]) / (len(stems[title]) + 3)

    return min(stems, key=lambda title: (-shared(title), len(title), title), default="")


def _places(dossiers: Sequence[Dossier], actors: Sequence[StoryActor]) -> tuple[str, ...]:
    """Places that at least half of the accounts name, the most named first; "the market" is no name."""
    enough = (len({d.article.id for d in dossiers}) + 1) // 2
    places = [
        a
        for a in actors
        if a.kind == "place" and a.name[:1].isupper() and len({p.article for p in a.mentions}) >= enough
    ]
    return tuple(a.name for a in places[:PLACES])
