"""Story ids lead on for ever; a standing is found by what it is filtered by; judgements stay in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kept_articles import SEEN, article, keep, placement

from tellings.model import Binding, Filters, Judgement, Reason, Standing, Undoing, Watched
from tellings.store import open_store


def standing(name, rank=1.0, last="2031-03-04", **more):
    fields = {
        "id": name,
        "title": name.title(),
        "articles": 1,
        "counted": 1,
        "outlets": 1,
        "independent": 1,
        "copies": 0,
        "undecided": 0,
        "first_published": last,
        "last_published": last,
        "last_seen": SEEN,
        "rank": rank,
    }
    return Standing(**{**fields, **more})


def test_a_merged_id_leads_on_through_every_merge(store):
    one, two, three = article("One."), article("Two."), article("Three.")
    keep(store, one, two, three)
    a, b, c = (f"s{x.id[:11]}" for x in (one, two, three))
    with store.writing():
        store.stories.unite(b, a)
        store.stories.unite(c, b)
    assert [store.stories.resolve(s) for s in (a, b, c, "none")] == [c, c, c, None]
    assert [m.article for m in store.stories.members(c)] == [one.id, two.id, three.id]
    assert store.stories.redirects_to(c) == (b,)
    with store.writing():
        store.stories.part(b)
    assert store.stories.resolve(a) == b


def test_a_story_that_comes_back_no_longer_leads_away(store):
    one, two = article("One."), article("Two.")
    keep(store, one, two)
    a, b = (f"s{x.id[:11]}" for x in (one, two))
    with store.writing():
        store.stories.unite(b, a)
        store.stories.unite(a, b)
    assert [store.stories.resolve(s) for s in (a, b)] == [a, a]


def test_an_article_moves_with_its_reasons(store):
    one = article()
    keep(store, one)
    why = (Reason(one.id, "other", ("a person said so",)),)
    with store.writing():
        store.stories.mint("snew")
        store.stories.place(one.id, "snew", why)
    assert [(m.article, m.why) for m in store.stories.members("snew")] == [(one.id, why)]
    with pytest.raises(LookupError), store.writing():
        store.stories.place("none", "snew")


LISTED = [
    (Filters(), "dam market flood old", "highest rank first, then by id"),
    (Filters(place="KARSIN"), "dam market", "a place"),
    (Filters(person="lindt ana"), "", "a name is a name"),
    (Filters(person="Ana Lindt"), "dam flood", "a person"),
    (Filters(person="lindt"), "dam flood", "the last name alone"),
    (Filters(outlet="the Lantern", language="en"), "dam", "an outlet and a language"),
    (Filters(since="2031-03-05"), "flood", "still running then"),
    (Filters(until="2031-03-03"), "market old", "begun by then"),
    (Filters(speaker="Lindt"), "", "nobody was read"),
]


@pytest.mark.parametrize(("filters", "expected", "why"), LISTED)
def test_stories_are_listed_by_rank_and_filtered(store, filters, expected, why):
    with store.writing():
        store.stories.keep(standing("sdam", 9.5, places=("Karsin",), people=("Ana Lindt",)), ("The Lantern",))
        store.stories.keep(standing("smarket", 9.0, "2031-03-02", places=("Karsin",), languages=("en",)))
        store.stories.keep(standing("sflood", 8.0, "2031-03-09", people=("Ana Lindt",)))
        store.stories.keep(standing("sold", 1.0, "2021-03-02"))
        store.stories.keep(
            standing("sdam", 9.5, places=("Karsin",), people=("Ana Lindt",), languages=("en",)), ("Lantern",)
        )
        store.stories.mint("suncounted")
    assert [s.id[1:] for s in store.stories.list(filters)] == expected.split(), why


def test_a_list_of_stories_goes_on_where_it_ended(store):
    with store.writing():
        for i in range(7):
            store.stories.keep(standing(f"s{i}", float(i % 2)))
    every = [s.id for s in store.stories.list()]
    assert [s.id for s in store.stories.list(limit=4)] + [s.id for s in store.stories.list(after=every[3])] == every


def test_a_standing_that_changes_is_found_by_what_it_is_now(store):
    with store.writing():
        store.stories.keep(standing("sdam", places=("Karsin",)))
        store.stories.keep(standing("sdam", places=("Velm",)))
    assert store.stories.list(Filters(place="Karsin")) == ()
    assert store.stories.find("sdam") == store.stories.list(Filters(place="Velm"))[0]


def test_stories_that_nobody_counted_are_named(store):
    one = article()
    keep(store, one)
    assert store.stories.uncounted() == (f"s{one.id[:11]}",)
    assert store.stories.count() == 0


def test_a_judgement_stays_at_its_place_when_it_is_undone(store):
    made = [
        Judgement(
            id=f"j{i}",
            act="merge",
            bindings=(Binding("same", ("a",), ("b",)),),
            stories=(),
            after=(),
            who="Ana",
            when=SEEN,
            why="",
        )
        for i in range(3)
    ]
    undone = replace(made[1], undone=Undoing("Ben", SEEN, "they are two fires"))
    with store.writing():
        for one in (*made, undone):
            store.judgements.keep(one)
    assert store.judgements.list() == (made[0], undone, made[2])
    assert store.judgements.list(undone=False) == (made[0], made[2])
    assert store.judgements.find("j1") == undone


def test_what_is_watched_comes_when_it_is_due(store):
    rows = [Watched("feed", f"f{i}", float(i), "{}") for i in range(4)] + [Watched("feed", "g", None, "{}")]
    with store.writing():
        store.watched.keep(rows)
        assert store.watched.add([Watched("feed", "f1", 9.0, "new"), Watched("page", "f1", 9.0, "{}")]) == 1
    assert [one.key for one in store.watched.due("feed", 2.0, 10)] == ["f0", "f1", "f2"]
    assert [one.key for one in store.watched.list("feed", after="f2")] == ["f3", "g"]
    assert (store.watched.next("feed"), store.watched.next("none"), store.watched.count("feed")) == (0.0, None, 5)
    with store.writing():
        store.watched.keep([Watched("feed", "f0", None, "done")])
        store.watched.drop("feed", ["f1"])
    assert store.watched.find("feed", "f0") == Watched("feed", "f0", None, "done")
    assert (store.watched.find("feed", "f1"), store.watched.next("feed")) == (None, 2.0)


def test_one_process_at_a_time_holds_a_name(store, where):
    with open_store(where) as other, store.alone("watch") as a, other.alone("watch") as b, other.alone("else") as c:
        assert (a, b, c) == (True, False, True)
    with store.alone("watch") as again:
        assert again


def test_a_sketch_is_placed_with_its_story(store):
    one = article()
    keep(store, one)
    assert [p.story for p in store.shelf.members(f"s{one.id[:11]}", 5)] == [placement(one).story]
