"""One page, whatever it is called and however often it changes."""

from __future__ import annotations

import json

import pytest
from library_pages import DAM, TELLINGS, TRIAL, page

from tellings.library import Library
from tellings.sources.files import make_page

NEWER = TELLINGS["a"] + " Schools stay shut until Friday."


def at(day, text, uri="https://a.example/news", **more):
    return page("a", text=text, uri=uri, fetched=f"2026-03-{day}T08:00:00", **more)


def html(uri, text, canonical=None, nonce="", title="Dam breaks in Karsin"):
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    body = "".join(f"<p>{part}.</p>" for part in text.split(". "))
    head = f"<head><title>{title}</title>{link}</head>"
    raw = f"<html lang=en>{head}<body data-n='{nonce}'><article>{body}</article></body></html>"
    return make_page(raw.encode(), uri=uri, kind="html")


def taken(library, *pages):
    return [one.status for one in library.ingest(pages)]


def states(library, address="https://a.example/news"):
    return [(r.article, r.seen[:10]) for r in library.revisions(address)]


# ---- edited back --------------------------------------------------------------------------------------------------
def test_a_page_that_is_edited_back_is_its_newest_state_and_is_kept_once(library):
    first, second = at(10, TELLINGS["a"]), at(11, NEWER)
    again = at(12, TELLINGS["a"])
    again = type(again)(
        uri=again.uri, kind=again.kind, content=first.content, sha256=first.sha256, given=again.given, raw=first.raw
    )
    assert taken(library, first, second, again) == ["new", "revision", "revision"]
    a, b = first.sha256[:12], second.sha256[:12]
    assert states(library) == [(a, "2026-03-10"), (b, "2026-03-11"), (a, "2026-03-12")]
    assert [one.id for one in library.articles(library.stories()[0].id)] == [a]
    assert (library.store.articles.count(), library.store.pages.count()) == (2, 2)
    assert [len(r.edits) for r in library.revisions("https://a.example/news")] == [0, 1, 1]
    assert "edited 2 times" in " ".join(library.story(library.stories()[0].id).notes)
    assert library.check() == ()
    assert taken(library, first, second, again) == ["known"] * 3
    assert len(states(library)) == 3
    assert taken(library, type(second)(**{**fields(second), "given": at(13, NEWER).given})) == ["revision"]
    assert [article for article, _ in states(library)] == [a, b, a, b]
    assert [one.id for one in library.articles(library.stories()[0].id)] == [b]


def test_words_that_stand_there_again_in_other_bytes_are_no_other_article(library):
    uri = "https://a.example/live"
    pages = [html(uri, text, nonce=n) for n, text in enumerate((TELLINGS["a"], NEWER, TELLINGS["a"]))]
    assert taken(library, *pages) == ["new", "revision", "revision"]
    assert taken(library, *pages) == ["known"] * 3
    assert [len(library.revisions(uri)), library.store.articles.count(), library.store.pages.count()] == [3, 2, 3]
    assert library.check() == ()


def fields(one):
    return {name: getattr(one, name) for name in ("uri", "kind", "content", "sha256", "given", "raw")}


def test_the_same_pages_once_more_are_no_edit_where_nothing_says_when_they_were_fetched(library):
    pages = page("a"), page("a", text=NEWER)
    assert taken(library, *pages) == ["new", "revision"]
    assert taken(library, *pages) == ["known", "known"]
    assert len(states(library)) == 2


def test_a_state_that_was_fetched_before_takes_its_place_in_order(library):
    assert taken(library, at(12, NEWER), at(10, TELLINGS["a"])) == ["new", "revision"]
    assert [day for _, day in states(library)] == ["2026-03-10", "2026-03-12"]
    assert "Schools" in library.articles(library.stories()[0].id)[0].text


def test_all_that_stood_at_an_address_comes_again_in_a_fresh_library(library, tmp_path):
    first, second = at(10, TELLINGS["a"]), at(11, NEWER)
    back = type(first)(**{**fields(first), "given": at(12, NEWER).given})
    assert taken(library, first, second, back, page("b")) == ["new", "revision", "revision", "new"]
    with Library(tmp_path / "fresh.sqlite") as fresh:
        list(fresh.ingest(library.pages()))
        assert states(fresh) == states(library)
        assert [s.id for s in fresh.stories()] == [s.id for s in library.stories()]


# ---- a page that changes on every fetch ---------------------------------------------------------------------------
def test_a_page_that_changes_around_its_article_at_every_fetch_is_one_article_without_an_edit(library):
    uri = "https://a.example/live"
    assert taken(library, *(html(uri, TELLINGS["a"], nonce=n) for n in range(40))) == ["new"] + ["known"] * 39
    assert len(library.revisions(uri)) == 1
    assert library.store.pages.count() == 20
    assert library.check() == ()
    library.forget(library.articles(library.stories()[0].id)[0].id, who="ann", why="asked to")
    assert library.store.pages.count() == 0
    assert taken(library, html(uri, TELLINGS["a"], nonce=7)) == ["skipped"]


# ---- addresses ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "other",
    [
        "http://www.a.example/news/?utm_source=rss#top",
        "https://a.example/news/amp",
        "https://a.example/news?fbclid=IwAR0",
    ],
)
def test_another_address_of_a_page_is_the_same_page(library, other):
    assert taken(library, page("a"), page("a", uri=other)) == ["new", "known"]
    assert taken(library, page("a", uri=other, text=NEWER)) == ["revision"]
    (story,) = library.stories()
    assert (story.articles, story.independent, story.outlets) == (1, 1, 1)


def test_the_address_that_a_page_says_is_its_own_is_its_own(library):
    own = "https://a.example/2026/dam"
    pages = [
        html("https://a.example/story?id=7&from=front", TELLINGS["a"], own),
        html("https://m.a.example/dam-7", TELLINGS["a"] + " The dam.", own),
        html(own, TELLINGS["a"]),
    ]
    assert taken(library, *pages) == ["new", "revision", "revision"]
    assert taken(library, *pages) == ["known"] * 3
    (story,) = library.stories()
    assert (story.articles, story.independent) == (1, 1)
    assert len(library.revisions("https://a.example/story?id=7&from=front")) == 3


@pytest.mark.parametrize(
    ("canonical", "why"),
    [
        ("https://a.example/", "a front page"),
        ("https://other.example/dam", "another site"),
        ("https://a.example/news/latest", "the same one on all pages of the site"),
    ],
)
def test_a_canonical_address_swallows_no_other_page(library, canonical, why):
    assert taken(
        library,
        html("https://a.example/1", TELLINGS["a"], canonical, title="Dam breaks"),
        html("https://a.example/2", TELLINGS["x"], canonical, title="A trial ends"),
    ) == ["new", "new"], why
    assert library.store.articles.count() == 2
    assert taken(library, html("https://a.example/1", NEWER, canonical, title="Dam breaks")) == ["revision"]


def test_the_second_part_of_an_article_is_no_edit_of_the_first(library):
    own = "https://a.example/dam"
    second = (
        "Ada Hale, the mayor of Karsin, spoke on the harbour. Builders of the Orme dam had cut the price of concrete."
    )
    parts = html(own, TELLINGS["a"]), html(f"{own}?page=2", second, own)
    assert taken(library, *parts) == ["new", "new"]


def test_a_reprint_that_names_its_original_stays_an_article_and_counts_once(library):
    own = "https://a.example/dam"
    taken(library, html(own, TELLINGS["a"]), html("https://b.example/dam", TELLINGS["a"], own, nonce=1))
    (story,) = library.stories()
    assert (story.articles, story.outlets, story.independent) == (2, 2, 1)


def test_the_same_bytes_at_two_addresses_are_one_article(library):
    row = json.dumps({"text": DAM + TRIAL}).encode()
    from tellings.sources.lines import read_line

    assert taken(library, read_line(row, "https://a.example/1"), read_line(row, "https://b.example/2")) == [
        "new",
        "known",
    ]
    (story,) = library.stories()
    assert (story.articles, story.independent) == (1, 1)
