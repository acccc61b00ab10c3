"""What a person judges binds, is listed, can be undone; ids lead on for ever."""

from __future__ import annotations

import json

import pytest
from library_pages import DAM, TELLINGS, TRIAL, Clock, id_of, page, shape

from tellings.errors import CallError
from tellings.library import Library
from tellings.library.exporting import read_judgements


def ids(library):
    """The names of a story's articles -> its id."""
    return {names: story for story, names in shape(library).items()}


def test_a_merged_id_leads_on_for_ever(filled):
    old = ids(filled)
    judgement = filled.merge([old["xy"], old["abc"]], who="ann", why="one event")
    assert shape(filled) == {old["abc"]: "abcxy"}
    assert filled.resolve(old["xy"]) == old["abc"]
    opened = filled.open_story(old["xy"])
    assert (opened.asked, opened.comparison.story.id) == (old["xy"], old["abc"])
    assert f"story {old['xy']} was merged into {old['abc']}, which is shown here" in opened.comparison.notes
    assert opened.judgements == (judgement,)
    assert (judgement.who, judgement.why, judgement.when[:10]) == ("ann", "one event", "2026-03-12")


def test_a_chain_of_merges_leads_to_its_end(filled):
    list(
        filled.ingest([page("z", text="A comet was seen over Velmora by three shepherds, said the observatory there.")])
    )
    old = ids(filled)
    filled.merge([old["xy"], old["z"]], who="ann")
    filled.merge([old["abc"], old["z"]], who="ann")
    assert {filled.resolve(story) for story in old.values()} == {old["abc"]}


def test_articles_split_off_are_a_story_of_their_own(filled):
    old = ids(filled)
    filled.split(old["abc"], [id_of(page("b"))], who="ann")
    assert sorted(shape(filled).values()) == ["ac", "b", "xy"]
    assert ids(filled)["ac"] == old["abc"]


def test_an_article_can_be_moved(filled):
    old = ids(filled)
    filled.move(id_of(page("c")), old["xy"], who="ann")
    assert shape(filled) == {old["abc"]: "ab", old["xy"]: "cxy"}


def test_a_story_that_is_left_empty_leads_to_where_its_article_went(library):
    list(library.ingest([page("a"), page("x")]))
    old = ids(library)
    library.move(id_of(page("x")), old["a"], who="ann")
    assert shape(library) == {old["a"]: "ax"}
    assert library.resolve(old["x"]) == old["a"]


@pytest.mark.parametrize("act", ["merge", "split", "move"])
def test_what_is_undone_is_as_it_was(filled, act):
    before = shape(filled)
    old = ids(filled)
    done = {
        "merge": lambda: filled.merge([old["abc"], old["xy"]], who="ann"),
        "split": lambda: filled.split(old["abc"], [id_of(page("a")), id_of(page("c"))], who="ann"),
        "move": lambda: filled.move(id_of(page("a")), old["xy"], who="ann"),
    }[act]()
    assert shape(filled) != before
    undone = filled.undo(done.id, who="bob", why="a mistake")
    assert shape(filled) == before
    assert filled.judgements() == (undone,)
    assert (undone.undone.who, undone.undone.why) == ("bob", "a mistake")
    assert filled.check() == ()


def test_what_came_after_a_merge_goes_with_its_likes_when_it_is_undone(filled):
    old = ids(filled)
    done = filled.merge([old["abc"], old["xy"]], who="ann")
    list(filled.ingest([page("w", text=TRIAL + "The van of the Brightwater bakery was sold in Tavenor.")]))
    filled.undo(done.id, who="ann")
    assert shape(filled) == {old["abc"]: "abc", old["xy"]: "wxy"}


def test_a_judgement_that_others_rest_on_is_not_undone(filled):
    old = ids(filled)
    first = filled.merge([old["abc"], old["xy"]], who="ann")
    second = filled.split(old["abc"], [id_of(page("x"))], who="ann")
    with pytest.raises(CallError, match=second.id):
        filled.undo(first.id, who="ann")


def test_judgements_bind_what_comes_later(filled):
    old = ids(filled)
    filled.split(old["abc"], [id_of(page("a"))], who="ann", why="the other dam")
    list(filled.ingest([page("d", text=DAM + "Karsin's harbour quarter lies under water.")]))
    found = shape(filled)
    assert not any({"a", "b"} <= set(names) or {"a", "c"} <= set(names) for names in found.values())


def story_of(library, name):
    return library.store.stories.of([id_of(page(name))])[id_of(page(name))]


@pytest.mark.parametrize("act", ["none", "merge", "split", "move", "all"])
def test_taken_in_afresh_the_same_pages_and_judgements_give_the_same_stories(filled, tmp_path, act):
    old = ids(filled)
    if act in ("merge", "all"):
        filled.merge([old["abc"], old["xy"]], who="ann")
    if act in ("split", "all"):
        filled.split(old["abc"], [id_of(page("a"))], who="ann")
    if act in ("move", "all"):
        filled.move(id_of(page("y")), story_of(filled, "a"), who="ann")
    rows = [json.loads(json.dumps(row)) for row in filled.export()]
    with Library(tmp_path / "fresh.sqlite", now=Clock()) as fresh:
        assert fresh.take_over(read_judgements(rows)) == list(filled.judgements())
        assert {one.status for one in fresh.ingest(filled.pages())} == {"new"}
        assert shape(fresh) == shape(filled)
        assert {story: fresh.resolve(story) for story in old.values()} == {
            story: filled.resolve(story) for story in old.values()
        }
        assert fresh.check() == ()


def test_judgements_can_be_taken_over_after_the_pages(filled, tmp_path):
    old = ids(filled)
    filled.split(old["abc"], [id_of(page("a"))], who="ann")
    filled.merge([old["abc"], old["xy"]], who="ann")
    with Library(tmp_path / "fresh.sqlite", now=Clock()) as fresh:
        list(fresh.ingest(page(name) for name in TELLINGS))
        fresh.take_over(filled.judgements())
        assert shape(fresh) == shape(filled)
        assert fresh.take_over(filled.judgements()) == []


def test_a_story_may_be_given_a_headline_and_a_note(filled, tmp_path):
    story = ids(filled)["abc"]
    before = filled.stories()
    named = filled.rename(story, "The Orme flood", who="ann")
    said = filled.note(story, "Call the lock keeper.", who="ann")
    list(filled.ingest([page("c", text=TELLINGS["c"] + " The mayor resigned.")]))
    assert "The Orme flood" in {one.title for one in filled.stories()}
    assert filled.story(story).story.title == "The Orme flood"
    merged = filled.merge(list(ids(filled).values()), who="ann")
    filled.undo(merged.id, who="ann")
    filled.undo(named.id, who="bob")
    filled.undo(said.id, who="bob")
    assert {one.title for one in filled.stories()} == {one.title for one in before}
    assert [one.text for one in filled.judgements()] == ["The Orme flood", "Call the lock keeper.", ""]
    rows = [json.loads(json.dumps(row)) for row in filled.export()]
    assert list(read_judgements(rows)) == list(filled.judgements())


@pytest.mark.parametrize(
    "call",
    [
        lambda library, story: library.merge([story], who="ann"),
        lambda library, story: library.merge([story, story], who="ann"),
        lambda library, story: library.merge([story, "snever"], who="ann"),
        lambda library, story: library.split(story, ["never"], who="ann"),
        lambda library, story: library.split(story, [id_of(page(n)) for n in "abc"], who="ann"),
        lambda library, story: library.move("never", story, who="ann"),
        lambda library, story: library.move(id_of(page("a")), story, who="ann"),
        lambda library, story: library.undo("jnever", who="ann"),
        lambda library, story: library.rename(story, " ", who="ann"),
        lambda library, story: library.story("snever"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(filled, call):
    before = shape(filled)
    with pytest.raises(CallError):
        call(filled, ids(filled)["abc"])
    assert shape(filled) == before
    assert filled.judgements() == ()


def test_a_revision_goes_where_its_article_was_judged_to_be(filled):
    old = ids(filled)
    filled.move(id_of(page("c")), old["xy"], who="ann")
    (answer,) = filled.ingest([page("c", text=TELLINGS["c"] + " The mayor resigned.")])
    assert (answer.status, answer.story) == ("revision", old["xy"])
    assert shape(filled) == {old["abc"]: "ab", old["xy"]: "cxy"}
