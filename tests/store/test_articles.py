"""What is kept comes back, once, whatever it holds; old revisions stay and are not found."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept_articles import SEEN, article, dossier, keep

from tellings.errors import CallError
from tellings.model import Filters, Stamp
from tellings.store import Listed, open_store, pack

ODD = st.text(st.characters(codec=None), min_size=1, max_size=80)


def test_an_article_comes_back_as_it_was(store):
    one = article(title="Dam breaks", authors=("Ana Lindt",))
    keep(store, one)
    assert store.articles.find(one.id) == one
    assert store.articles.many(["none", one.id]) == (one,)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ODD, title=ODD, uri=ODD, outlet=ODD, words=ODD)
def test_any_text_can_be_kept_and_asked_for(store, text, title, uri, outlet, words):
    one = article(text, title, uri=uri, outlet=outlet)
    keep(store, one)
    assert store.articles.find(one.id) == one
    assert store.sightings.known(uri, one.sha256)
    store.search.articles(words, Filters(outlet=outlet, speaker=words, place=words))


def test_the_second_time_nothing_changes(store):
    one = article()
    keep(store, one)
    with store.writing():
        assert not store.articles.keep(one, "2031-04-01T00:00:00")
        assert not store.sightings.keep(one.uri, one.sha256, "2031-04-01T00:00:00", article=one.id)
    assert store.articles.look_up([one.id])[0].seen == SEEN


def test_nothing_is_written_outside_a_transaction(store):
    with pytest.raises(RuntimeError, match="writing"):
        store.articles.keep(article(), SEEN)


def test_a_transaction_that_fails_keeps_nothing(store):
    def fail():
        store.articles.keep(article(), SEEN)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(fail)
    assert store.articles.count() == 0
    keep(store, article())
    assert store.articles.count() == 1


def test_a_second_store_finds_what_the_first_kept(where):
    with open_store(where) as first, open_store(where) as second:
        keep(first, article())
        assert second.articles.count() == 1


def test_pages_are_kept_once_under_their_digest(store):
    with store.writing():
        store.pages.keep("d1", "html", b"<p>one</p>")
        store.pages.keep("d1", "html", pack(b"<p>another</p>"))
    assert (store.pages.find("d1"), store.pages.find("d2"), store.pages.count()) == (b"<p>one</p>", None, 1)


def test_an_address_has_its_revisions_in_order(store):
    old, new = article("Nine boats were lost."), article("Ten boats were lost.")
    keep(store, old, new)
    with store.writing():
        for one in (old, new):
            assert store.sightings.keep("https://lantern.example/dam", one.sha256, SEEN, article=one.id)
        assert store.sightings.keep("https://lantern.example/dam", "d3", SEEN, skipped="no article text")
    found = store.sightings.find("https://lantern.example/dam")
    assert [(s.turn, s.article, s.skipped) for s in found] == [
        (1, old.id, None),
        (2, new.id, None),
        (3, None, "no article text"),
    ]
    assert store.sightings.seen_before(["https://lantern.example/dam", "https://x.example"]) == {found[0].uri}
    assert [s.sha256 for s in store.sightings.skipped()] == ["d3"]


def test_a_later_revision_stands_for_the_earlier_one(store):
    old, new = article("Nine boats were lost."), article("Ten boats were lost.")
    keep(store, old, new)
    with store.writing():
        store.articles.supersede(old.id, new.id)
    assert [hit.article for hit in store.search.articles("boats").hits] == [new.id]
    assert [one.article for one in store.articles.list()] == [new.id]
    assert len(store.articles.list(revisions=True)) == 2
    with store.writing():
        store.articles.restore(old.id)
    assert store.search.articles("boats").matching == 2


FILTERS = [
    (Filters(since="2031-03-04"), "abc", "the day itself counts"),
    (Filters(since="2031-03-04T12"), "abc", "an hour alone is no time"),
    (Filters(until="2031-03-03"), "d", "the day itself counts to its end"),
    (Filters(since="2031-03", until="2031"), "abcd", "any precision"),
    (Filters(outlet="Lantern"), "acd", "without its article"),
    (Filters(outlet="the LANTERN"), "acd", "without case"),
    (Filters(outlet="Lanterns"), "", "another outlet"),
    (Filters(language="fr"), "c", "a language"),
]


def test_filters_narrow_a_list(store):
    made = {
        "a": article("A.", day="2031-03-04T23:30"),
        "b": article("B.", day="2031-03-04", outlet="The Courier"),
        "c": article("C.", day=None, language="fr"),
        "d": article("D.", day="2031-03-03T10:00"),
    }
    keep(store, *made.values())
    names = {one.id: name for name, one in made.items()}
    for filters, expected, why in FILTERS:
        if "T12" in (filters.since or ""):
            with pytest.raises(CallError, match="no time"):
                store.articles.list(filters)
            continue
        found = "".join(sorted(names[one.article] for one in store.articles.list(filters)))
        assert found == expected, why


def test_a_page_from_the_future_is_listed_when_it_was_seen(store):
    keep(store, article(day="2051-01-01"), article("Another text.", day="2031-03-01T10:00:00+02:00"))
    assert [one.at for one in store.articles.list()] == [SEEN, "2031-03-01T08:00:00"]


def test_a_list_goes_on_where_it_ended(store):
    keep(store, *(article(f"Boat {i} was lost.", day=f"2031-03-0{1 + i % 3}") for i in range(9)))
    shown: list[Listed] = []
    while some := store.articles.list(limit=2, after=shown[-1].article if shown else None):
        shown += some
    assert [one.article for one in shown] == [one.article for one in store.articles.list()]
    assert len({one.article for one in shown}) == 9


def test_findings_are_those_of_one_version_of_the_code(store):
    one = article("“Go home,” said Ana Lindt.")
    keep(store, one)
    with store.writing():
        store.findings.keep(dossier(one, ("Go home", "Ana Lindt")), "old")
        store.findings.keep(dossier(one, ("home", "Ana Lindt")), "new")
    assert store.findings.find([one.id], "old") == {}
    assert store.findings.unread([one.id], "new") == ()
    assert [q.passage.exact for q in store.findings.quotes([one])[one.id]] == ["home"]


def test_all_articles_stream_in_the_order_in_which_they_came(store):
    made = [article(f"Boat {i} was lost.", published=Stamp("2031", "line 1", "2031")) for i in range(5)]
    keep(store, *made)
    assert list(store.articles.all()) == made


def test_a_forgotten_article_leaves_nothing_of_its_words(store):
    one, other = article("“Go home,” said Ana Lindt."), article("Home again.")
    keep(store, one, other)
    with store.writing():
        store.pages.keep(one.sha256, "text", b"page")
        store.findings.keep(dossier(one, ("Go home", "Ana Lindt")), "v1")
        store.articles.supersede(other.id, one.id)
        store.articles.forget(one.id)
        store.articles.forget("none")
    assert (store.articles.find(one.id), store.pages.find(one.sha256)) == (None, None)
    assert [hit.article for hit in store.search.articles("home").hits] == [other.id]
    assert store.search.articles("", Filters(speaker="Lindt")).matching == 0
    assert [s.skipped for s in store.sightings.find(one.uri)] == ["forgotten"]
    assert [said for said in store.check() if other.uri not in said] == []


def test_all_addresses_of_a_page_are_one_and_bytes_may_come_back(store):
    with store.writing():
        for sha256, uri, seen in (("a", "http://a.example/dam", 1), ("b", "https://www.a.example/dam?utm_source=x", 2)):
            store.sightings.keep(uri, sha256, f"2031-02-0{seen}", skipped="why")
        assert not store.sightings.keep("https://a.example/dam", "a", "2031-02-03", skipped="why")
        assert store.sightings.keep("https://a.example/dam/", "a", "2031-02-04", skipped="why", again=True)
    assert [(s.turn, s.sha256) for s in store.sightings.find("https://a.example/dam#top")] == [
        (1, "a"),
        (2, "b"),
        (3, "a"),
    ]


def test_a_page_may_be_kept_under_another_address(store):
    with store.writing():
        store.sightings.keep("https://a.example/x7", "a", "2031-02-01", skipped="why", home="https://a.example/dam")
        store.sightings.keep("https://a.example/dam", "b", "2031-02-02", skipped="why")
    assert store.sightings.find("https://a.example/x7") == store.sightings.find("https://a.example/dam")
    assert store.sightings.known("https://a.example/x7", "a")
    assert len(store.sightings.find("https://a.example/x7")) == 2
