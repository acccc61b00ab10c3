"""Saved searches and feeds, in the room and for readers elsewhere."""

from __future__ import annotations

import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from rooms import EXAMPLE, ask, ingest, room

from tellings.library import Library
from tellings.library.feeds import Feed
from tellings.library.rows import feed_row

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Two articles, and two feeds of which one ails."""
    place = tmp_path_factory.mktemp("watching") / "library.sqlite"
    ingest(place, EXAMPLE / "halvard.html", EXAMPLE / "velmora-ledger.html")
    well = Feed(
        url="https://well.example/feed", root="https://well.example/feed", title="Well", answered=1e9, entries=3
    )
    ill = Feed(
        url="https://ill.example/feed", root="https://ill.example/feed", failures=2, last_error="<b>HTTP 503</b>"
    )
    with Library(place) as library:
        library.store.write(lambda: library.store.watched.keep([feed_row(well, 2e9), feed_row(ill, 2e9)]))
    with room(place) as address:
        yield address


def save(home, **wish):
    body = urlencode(wish, doseq=True).encode()
    return ask(home, "/searches", "POST", body, content_type="application/x-www-form-urlencoded")


def test_a_feed_that_ails_comes_first_and_says_why(home):
    page = ask(home, "/watch")[2].decode()
    assert page.index("failing, 2 times") < page.index(">Well<")
    assert "&lt;b&gt;HTTP 503" in page
    assert [f["url"] for f in json.loads(ask(home, "/feeds.json")[2])] == [
        "https://ill.example/feed",
        "https://well.example/feed",
    ]


def test_a_saved_search_is_a_feed_until_it_is_forgotten(home):
    status, headers, _ = save(home, words='"sluice gates"', name="Gates", on=["story", "article"])
    assert status == 303
    name = headers["location"].removeprefix("/watch#")
    (kept,) = json.loads(ask(home, "/searches.json")[2])
    assert (kept["name"], kept["words"], kept["on"]) == ("Gates", '"sluice gates"', ["story", "article"])
    assert "target" not in kept
    status, headers, rss = ask(home, f"/searches/{name}.rss")
    assert (status, headers["content-type"]) == (200, "application/rss+xml; charset=utf-8")
    atom = ElementTree.fromstring(ask(home, f"/searches/{name}.atom")[2])
    found = [one.text for one in ElementTree.fromstring(rss).iter("link")][1:]
    assert len(found) == 2
    assert [one.find(f"{ATOM}id").text for one in atom.iter(f"{ATOM}entry")] == found
    assert all(ask(home, link.removeprefix(home))[0] == 200 for link in found)
    assert ask(home, f"/searches/{name}/remove", "POST")[0] == 303
    assert json.loads(ask(home, "/searches.json")[2]) == []
    assert ask(home, f"/searches/{name}.rss")[0] == 404


@pytest.mark.parametrize("wish", [{}, {"language": "en"}, {"words": " ", "name": "all"}])
def test_a_search_for_everything_is_not_saved(home, wish):
    assert save(home, **wish)[0] == 422


def test_a_persons_words_are_told_where_nothing_is_ticked(home):
    name = save(home, person="Lidia Sarn")[1]["location"].removeprefix("/watch#")
    kept = {one["id"]: one for one in json.loads(ask(home, "/searches.json")[2])}
    assert kept[name]["on"] == ["quote"]
    ask(home, f"/searches/{name}/remove", "POST")


def test_no_browser_says_where_alerts_go(home):
    """Else a page could have a file of this computer written, or an address of its network asked."""
    name = save(home, words="dam", target="/etc/cron.d/x", to="http://169.254.0.1/")[1]["location"].removeprefix(
        "/watch#"
    )
    assert b"cron" not in ask(home, "/watch")[2]
    ask(home, f"/searches/{name}/remove", "POST")


def test_stories_and_a_story_are_feeds_of_both_kinds(home):
    (story,) = json.loads(ask(home, "/stories.json")[2])
    for path, items in (("/stories", 1), (f"/stories/{story['story']}", 2)):
        rss = ElementTree.fromstring(ask(home, f"{path}.rss")[2])
        atom = ElementTree.fromstring(ask(home, f"{path}.atom")[2])
        assert len(list(rss.iter("item"))) == len(list(atom.iter(f"{ATOM}entry"))) == items
        for one in (atom, *atom.iter(f"{ATOM}entry")):
            assert one.find(f"{ATOM}updated").text.endswith("Z")
