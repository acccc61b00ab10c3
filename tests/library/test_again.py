"""Whatever people judged in between: all of it again, in a fresh library, gives the same stories."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from library_pages import DAM, TELLINGS, TRIAL, Clock, id_of, page, shape

from tellings.errors import CallError
from tellings.library import Library

COMET = (
    "Shepherds near Velmora watched a comet for three nights; astronomer Ines Rauch of the Tarn observatory counted "
    "two tails and expects another visit of the comet to Velmora after a century. "
)
PAGES = [
    *(page(name) for name in TELLINGS),
    page("d", text=DAM + "Karsin's harbour quarter lies under water."),
    page("z", text=TRIAL + "The bakery in Tavenor stays open."),
    page("k", text=COMET + "The hills were dark."),
    page("l", text=COMET.replace("watched", "saw") + "Children stayed awake."),
    page("a", text=TELLINGS["a"] + " Schools stay shut until Friday."),
]
PICK = st.integers(0, 10_000)
ACTS = st.lists(st.tuples(st.sampled_from(["page", "page", "merge", "split", "move", "undo"]), PICK, PICK), max_size=14)


def act(library, kind, one, two):
    """Anything a person might do; what cannot be done is refused."""
    stories = sorted(story.id for story in library.stories(limit=99))
    if kind == "page":
        list(library.ingest([PAGES[one % len(PAGES)]]))
    elif kind == "undo" and library.judgements():
        library.undo(library.judgements()[one % len(library.judgements())].id, who="ann")
    elif stories:
        story = stories[one % len(stories)]
        articles = [article.id for article in library.articles(story)]
        chosen = articles[two % len(articles)]
        if kind == "merge":
            library.merge([story, stories[two % len(stories)]], who="ann")
        elif kind == "split":
            library.split(story, [chosen], who="ann")
        elif kind == "move":
            library.move(chosen, stories[two % len(stories)], who="ann")


def lived(folder, acts):
    library = Library(folder / "old.sqlite", now=Clock())
    for kind, one, two in acts:
        try:
            act(library, kind, one, two)
        except CallError:
            continue
    return library


@settings(max_examples=12, deadline=None)
@given(ACTS)
def test_the_same_pages_in_the_same_order_and_the_judgements_give_the_same_stories_and_ids(acts):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with lived(folder, acts) as old, Library(folder / "new.sqlite", now=Clock()) as new:
            new.take_over(old.judgements())
            assert "skipped" not in {one.status for one in new.ingest(old.pages())}
            assert shape(new) == shape(old)
            touched = {story for one in old.judgements() for story, _ in one.stories}
            assert {story: new.resolve(story) for story in touched} == {story: old.resolve(story) for story in touched}
            assert new.check() == ()


@settings(max_examples=12, deadline=None)
@given(ACTS, st.randoms())
def test_in_any_order_what_was_judged_to_be_together_or_apart_is(acts, random):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with lived(folder, acts) as old, Library(folder / "new.sqlite", now=Clock()) as new:
            new.take_over(old.judgements())
            pages = [*old.pages()]
            random.shuffle(pages)
            list(new.ingest(pages))
            holding = [one for one in old.judgements() if not one.undone]
            if holding:  # the latest holds, whatever the others said
                for story, articles in holding[-1].after:
                    mine = {new.store.stories.of([a]).get(a) for a in articles if a in {id_of(p) for p in pages}}
                    assert len(mine) <= 1, story
