"""A shelf of rows answers as the shelf in memory does, whoever wrote and whatever was taken back."""

from __future__ import annotations

import random

import pytest
from kept_articles import SEEN, article, placement

from tellings.model import Reason, Union
from tellings.store.shelf import CROWD, Shelf
from tellings.stories import MemoryShelf
from tellings.stories import Shelf as Asked
from tellings.stories.shelf import CROWD as CROWD_IN_MEMORY

WORDS = [f"w{i}" for i in range(40)]


def placements(number, seed=3):
    """A stream in which stories have words in common, and now and then two of them turn out to be one."""
    dice = random.Random(seed)
    stories = []
    for i in range(number):
        one = article(f"Article {i}.")
        words = dice.sample(WORDS, 6)
        story = dice.choice(stories) if stories and dice.random() < 0.5 else None
        unions = ()
        if len(stories) > 3 and dice.random() < 0.1:
            kept, gone = dice.sample(stories, 2)
            stories.remove(gone)
            unions = (Union(kept, gone, Reason(one.id, one.id, ("alike",))),)
            story = kept if story == gone else story
        made = placement(one, story, keys=words[:4], terms=("=articles", *words), unions=unions)
        if story is None:
            stories.append(made.story)
        yield one, made


def write(store, shelf, one, made):
    with store.writing():
        store.articles.keep(one, SEEN)
        store.sightings.keep(one.uri, one.sha256, SEEN, article=one.id)
        shelf.add(made)


def alike(shelf, memory, made):
    asked = {word: 1.0 + i for i, word in enumerate(made.keys)}
    assert shelf.frequencies(["=articles", *WORDS, "none"]) == memory.frequencies(["=articles", *WORDS, "none"])
    assert list(shelf.near(asked, 10)) == list(memory.near(asked, 10))
    assert list(shelf.members(made.story, 3)) == list(memory.members(made.story, 3))
    ids = [made.sketch.article, "none"]
    assert shelf.stories_of(ids) == memory.stories_of(ids)


@pytest.mark.parametrize("waiting", [1, 7, 1000])
def test_it_answers_as_the_one_in_memory(store, waiting):
    shelf: Asked = Shelf(store.engine, store.stories, waiting=waiting)
    memory = MemoryShelf()
    for one, made in placements(120 if waiting == 7 else 30):
        write(store, shelf, one, made)
        memory.add(made)
        alike(shelf, memory, made)


def test_two_writers_in_turn_see_what_the_other_wrote(store):
    memory = MemoryShelf()
    shelves = [Shelf(store.engine, store.stories, waiting=9) for _ in range(2)]
    for i, (one, made) in enumerate(placements(60)):
        write(store, shelves[i % 3 == 0], one, made)
        memory.add(made)
        alike(shelves[i % 2], memory, made)


def test_what_was_rolled_back_is_forgotten(store):
    shelf, memory = Shelf(store.engine, store.stories, waiting=5), MemoryShelf()
    for i, (one, made) in enumerate(placements(40)):
        if i % 4 == 3:
            with pytest.raises(ZeroDivisionError):
                store.write(lambda j=i: write(store, shelf, *next(placements(1, seed=1000 + j))) or 1 / 0)
        write(store, shelf, one, made)
        memory.add(made)
        alike(shelf, memory, made)


def test_an_article_is_placed_once(store):
    one = article()
    write(store, store.shelf, one, placement(one, keys=["dam"]))
    write(store, store.shelf, one, placement(one, "sanother", keys=["dam"]))
    assert store.shelf.stories_of([one.id]) == {one.id: f"s{one.id[:11]}"}
    assert store.shelf.frequencies(["=articles"]) == {"=articles": 1}
    assert store.stories.resolve("sanother") is None


def test_both_shelves_look_at_as_many_articles_under_a_key():
    assert CROWD == CROWD_IN_MEMORY
