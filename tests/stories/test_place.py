"""Where one article goes, given what is on the shelf."""

from __future__ import annotations

from news import QUAKE, QUAKE_AGAIN, TRIAL, VOTE, article

from tellings.model import Binding
from tellings.stories import MemoryShelf, mint, place, settle, sketch_article
from tellings.stories.place import KEYS


def shelved(*texts, chance=None):
    shelf = MemoryShelf()
    for text in texts:
        shelf.add(place(sketch_article(article(text)), shelf, chance=chance))
    return shelf


def test_an_article_that_is_like_nothing_begins_a_story():
    placement = place(sketch_article(article(TRIAL)), shelved(QUAKE, VOTE))
    assert placement.new
    assert placement.story == mint(article(TRIAL).id)
    assert placement.why == ()


def test_placing_changes_nothing_on_the_shelf():
    shelf, sketch = shelved(QUAKE), sketch_article(article(QUAKE_AGAIN))
    assert place(sketch, shelf) == place(sketch, shelf)


def test_what_a_person_joined_is_joined_though_nothing_speaks_for_it():
    bonds = settle([Binding("same", (article(TRIAL).id,), (article(QUAKE).id,))])
    placement = place(sketch_article(article(TRIAL)), shelved(QUAKE, VOTE), bonds)
    assert placement.story == mint(article(QUAKE).id)
    assert placement.why[0].because == ("a person judged them to be of one story",)


def test_what_a_person_parted_stays_apart_though_all_speaks_for_it():
    bonds = settle([Binding("different", (article(QUAKE_AGAIN).id,), (article(QUAKE).id,))])
    assert place(sketch_article(article(QUAKE_AGAIN)), shelved(QUAKE), bonds).new


def apart_then_together(*texts):
    """Two stories of one event, which a sceptic kept apart, and the article that comes next."""
    shelf = shelved(*texts[:-1], chance=lambda row: 0.0)
    return shelf, sketch_article(article(texts[-1]))


def test_an_article_of_two_stories_shows_that_they_are_one():
    shelf, sketch = apart_then_together(QUAKE, QUAKE_AGAIN, f"{QUAKE} {QUAKE_AGAIN}")
    placement = place(sketch, shelf, chance=lambda row: 0.9)
    (union,) = placement.unions
    assert {union.kept, union.gone} == {mint(article(QUAKE).id), mint(article(QUAKE_AGAIN).id)}
    assert placement.story == union.kept
    shelf.add(placement)
    assert set(shelf.stories_of([article(QUAKE).id, article(QUAKE_AGAIN).id]).values()) == {union.kept}


def test_stories_that_a_person_parted_are_not_united():
    shelf, sketch = apart_then_together(QUAKE, QUAKE_AGAIN, f"{QUAKE} {QUAKE_AGAIN}")
    bonds = settle([Binding("different", (article(QUAKE).id,), (article(QUAKE_AGAIN).id,))])
    assert place(sketch, shelf, bonds, chance=lambda row: 0.9).unions == ()


def test_what_is_written_down_of_an_article_is_small():
    placement = place(sketch_article(article(" ".join(f"word{i} Name{i}" for i in range(5_000)))), MemoryShelf())
    assert len(placement.terms) <= 200
    assert len(placement.keys) <= KEYS + 6
    assert max(map(len, (*placement.keys, *placement.terms))) < 60
