"""Actors -> speakers: which actor of the story a quote's speaker is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.folding import words_of
from tellings.comparison.named import Key, name_key
from tellings.model import Quote, StoryActor


@dataclass(frozen=True, slots=True)
class Speakers:
    """`local` by (article, Actor.id); `named` by folded name, for those whom no article's actors hold."""

    local: Mapping[tuple[str, str], StoryActor]
    named: Mapping[Key, StoryActor]

    def of(self, article: str, quote: Quote) -> StoryActor | None:
        if quote.speaker is None:
            return None
        known = self.local.get((article, quote.speaker.actor or ""))
        return known or self.named.get(name_key(quote.speaker.name, person=True))


def is_person(actor: StoryActor) -> bool:
    """A person who is named in full; "the secretary" may be anybody."""
    words = actor.name.split()
    return actor.kind == "person" and len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()


def is_named(text: str, quote: Quote, actor: StoryActor) -> bool:
    """Whether the words beside the quote name the speaker: "he" and "the mayor" were worked out, and may be wrong."""
    if quote.speaker is None or quote.speaker.span is None:
        return False
    return not set(words_of(quote.speaker.span.of(text))).isdisjoint(words_of(actor.name))


def read_speakers(actors: Sequence[StoryActor]) -> Speakers:
    """A name that two actors have is nobody's."""
    owners: dict[Key, list[StoryActor]] = defaultdict(list)
    for actor in actors:
        for key in {name_key(form.exact, person=True) for form in actor.forms}:
            owners[key].append(actor)
    return Speakers(
        {local: actor for actor in actors for local in actor.local},
        {key: held[0] for key, held in owners.items() if len(held) == 1},
    )
