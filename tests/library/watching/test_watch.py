"""Feeds -> the library: politely, once each, for as long as it runs, whatever the feed does."""

from __future__ import annotations

import gzip
import sqlite3
import time

import pytest
from watched_site import RSS, START, article, watcher

from tellings.errors import StoreDamaged
from tellings.library import Library
from tellings.library.rows import read_feed_row, read_visit
from tellings.library.watch import choose
from tellings.model import Watched

DAY = 86_400.0


def feed_of(library, url):
    row = library.store.watched.find("feed", url)
    return read_feed_row(row), row.due


def once(library, clock, site, *paths, **options):
    """One run over these feeds; its words."""
    told = []
    watch = watcher(library, clock, told=told, **options)
    watch.add([site.url + path for path in paths])
    watch.run(once=True)
    return told


def test_the_pages_that_a_feed_names_are_taken_in_once(where, clock, site):
    for n in (1, 2, 3):
        site.put(f"/{n}", article(n))
    site.feed("/1", "/2", "/3")
    with Library(where, now=clock.iso) as library:
        assert once(library, clock, site, "/feed") == []
        assert library.store.articles.count() == 3
        assert once(library, clock, site, "/feed") == []
    assert sorted(site.paths()) == ["/1", "/2", "/3", "/feed"]


STATED = "<meta property=article:published_time content=2026-02-20T06:00:00Z>"


@pytest.mark.parametrize(
    ("head", "day", "evidence"),
    [
        pytest.param("", "2031-02-24", "feed", id="the page does not say"),
        pytest.param(STATED, "2026-02-20", "meta", id="the page says better"),
    ],
)
def test_an_article_without_a_date_has_that_of_its_feed(library, clock, site, tmp_path, head, day, evidence):
    site.put("/1", article(1).replace("<head>", f"<head>{head}"))
    site.feed("/1", dates=["Mon, 24 Feb 2031 09:30:00 GMT"])
    once(library, clock, site, "/feed")
    (one,) = library.articles(library.stories()[0].id)
    assert one.published.value.startswith(day)
    assert one.published.evidence.startswith(evidence)
    with Library(tmp_path / "fresh.sqlite") as fresh:
        list(fresh.ingest(library.pages()))
        assert fresh.articles(fresh.stories()[0].id) == (one,)


def test_a_feed_whose_clock_is_ahead_dates_nothing(library, clock, site):
    site.put("/1", article(1))
    site.feed("/1", dates=["Mon, 24 Feb 2042 09:30:00 GMT"])
    once(library, clock, site, "/feed")
    (one,) = library.articles(library.stories()[0].id)
    assert one.published is None or one.published.evidence != "feed"


def test_a_page_that_leads_nowhere_keeps_no_other_page_of_its_host_waiting(library, clock, site):
    site.put("/loop", "", status=302, Location="/loop")
    site.pages["/drip"] = dripping
    site.put("/1", article(1))
    site.feed("/loop", "/drip", "/1")
    told = once(library, clock, site, "/feed", longest=1.0)
    assert library.store.articles.count() == 1
    assert {one.partition(": ")[2] for one in told} == {
        "redirects more than 5 times", "sends its page for longer than 1 seconds"
    }  # fmt: skip


def test_a_host_is_asked_with_its_own_pause_between(library, clock, site):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    site.put("/1", article(1))
    site.put("/2", article(2))
    site.feed("/1", "/2")
    once(library, clock, site, "/feed")
    assert len(site.paths()) == 3
    assert clock.now - START >= 14


def test_what_robots_txt_forbids_is_not_asked(library, clock, site):
    site.put("/robots.txt", "User-agent: tellings\nDisallow: /1\n", "text/plain")
    site.feed("/1")
    told = once(library, clock, site, "/feed")
    assert site.paths() == ["/feed"]
    assert "robots.txt asks not to fetch" in told[0]


def test_a_site_whose_robots_txt_cannot_be_read_is_asked_nothing_for_now(library, clock, site):
    site.put("/robots.txt", "", status=503)
    site.feed("/1")
    assert "robots.txt cannot be read now" in once(library, clock, site, "/feed")[0]
    assert site.paths() == []


def test_a_feed_that_has_not_changed_is_asked_in_a_line(library, clock, site):
    site.feed(ETag='"7"', Last_Modified="Tue, 04 Mar 2031 09:30:00 GMT")
    once(library, clock, site, "/feed")
    clock.now += DAY
    once(library, clock, site, "/feed")
    path, headers = site.asked[-1]
    assert (path, headers["if-none-match"]) == ("/feed", '"7"')
    assert headers["if-modified-since"] == "Tue, 04 Mar 2031 09:30:00 GMT"
    feed, _ = feed_of(library, f"{site.url}/feed")
    assert (feed.answered, feed.error, feed.failures) == (clock.now, None, 0)


def test_it_says_who_asks(library, clock, site):
    site.feed()
    once(library, clock, site, "/feed")
    assert all(headers["user-agent"].startswith("tellings/") for _, headers in site.asked)


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_wants_to_be_left_alone_is(library, clock, site, status):
    site.put("/1", "", status=status, Retry_After="3600")
    for n in (2, 3):
        site.put(f"/{n}", article(n))
    site.feed("/1", "/2", "/3")
    once(library, clock, site, "/feed")
    held = len(site.paths())
    clock.now += 1800
    once(library, clock, site, "/feed")
    assert len(site.paths()) == held  # nobody asked
    site.put("/1", article(1))
    clock.now += 1900
    once(library, clock, site, "/feed")
    assert library.store.articles.count() == 3


def test_a_feed_that_moved_for_good_is_asked_where_it_is(library, clock, site):
    site.put("/old", "", status=301, Location="/new")
    site.feed(at="/new")
    once(library, clock, site, "/old")
    clock.now += DAY
    once(library, clock, site, "/old")
    assert site.paths() == ["/old", "/new", "/new"]
    site.put("/new", "", status=404)
    for _ in range(4):
        clock.now += 2 * DAY
        once(library, clock, site, "/old")
    assert site.paths()[-2:] == ["/old", "/new"]  # the new address is not trusted for ever


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", RSS)
    handler.end_headers()
    while True:
        handler.wfile.write(b"<item><link>/x</link></item>" * 2000)


def bomb(handler):
    body = gzip.compress(bytes(60 << 20), 1)
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def dripping(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", RSS)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def slow_headers(handler):
    for _ in range(200):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.02)


BAD = {
    "a web page": ("<html><link rel=alternate type=application/rss+xml href=/rss></html>", "it names this feed: http"),
    "missing": ((404, ""), "HTTP status 404"),
    "out of order": ((500, ""), "HTTP status 500"),
    "redirecting for ever": ((302, "/bad"), "redirects more than 5 times"),
    "leading into a private network": ((302, "http://10.0.0.1/"), "private network"),
    "endless": (endless, "larger than 50 MB"),
    "60 MB in 60 kB": (bomb, "larger than 50 MB"),
    "dripping": (dripping, "longer than 1 seconds"),
    "dripping its headers": (slow_headers, "longer than 1 seconds"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_feed_is_told_backs_off_and_the_rest_goes_on(library, clock, site, case):
    bad, reason = BAD[case]
    if callable(bad):
        site.pages["/bad"] = bad
    elif isinstance(bad, tuple):
        site.put("/bad", "", status=bad[0], Location=bad[1])
    else:
        site.put("/bad", bad)
    site.put("/1", article(1))
    site.feed("/1")
    told = once(library, clock, site, "/bad", "/feed", longest=1.0)
    assert len(told) == 1
    assert reason in told[0]
    assert library.store.articles.count() == 1
    feed, due = feed_of(library, f"{site.url}/bad")
    assert reason in feed.error
    assert due > clock.now


def test_waits_grow_with_each_failure_and_end_with_the_first_success(library, clock, site):
    waits = []
    for _ in range(6):
        once(library, clock, site, "/feed")
        feed, due = feed_of(library, f"{site.url}/feed")
        waits.append(due - feed.asked)
        clock.now = due
    assert waits == sorted(waits)
    assert waits[-1] > 20 * waits[0]
    site.feed()
    once(library, clock, site, "/feed")
    feed, _ = feed_of(library, f"{site.url}/feed")
    assert (feed.failures, feed.error, feed.last_error) == (0, None, "answers with HTTP status 404")


def test_a_feed_that_has_ended_is_not_asked_again(library, clock, site):
    site.put("/feed", "", status=410)
    once(library, clock, site, "/feed")
    clock.now += 30 * DAY
    once(library, clock, site, "/feed")
    assert site.paths() == ["/feed"]


def test_a_page_that_changes_on_each_fetch_makes_no_revisions(library, clock, site):
    site.feed("/1")
    for day in range(10):
        site.put("/1", article(1) + f"<!-- served at {day} --><script>var x={day}</script>")
        once(library, clock, site, "/feed")
        clock.now += DAY
    assert site.paths().count("/1") == 3  # at once, after a day, after a week
    assert library.store.articles.count() == 1
    assert len(library.revisions(f"{site.url}/1")) == 1


def test_a_page_whose_words_change_is_a_revision(library, clock, site):
    site.feed("/1")
    site.put("/1", article(1))
    once(library, clock, site, "/feed")
    site.put("/1", article(1, " on Friday"))
    clock.now += 1.1 * DAY
    once(library, clock, site, "/feed")
    assert len(library.revisions(f"{site.url}/1")) == 2


def test_a_page_that_its_feed_says_has_changed_is_seen_again_an_hour_later_at_the_earliest(library, clock, site):
    entry = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/1'/><updated>{}</updated></entry></feed>"
    site.put("/1", article(1))
    for minute in range(0, 90, 6):
        site.put("/feed", entry.format(clock.iso()), "application/atom+xml")
        once(library, clock, site, "/feed", every=60.0)
        clock.now = START + minute * 60 + 360
    assert site.paths().count("/1") == 2


def test_a_page_that_is_not_there_is_given_up_at_once_and_one_that_is_busy_after_some_days(library, clock, site):
    site.put("/busy", "", status=500)
    site.feed("/gone", "/busy")
    for _ in range(40):
        once(library, clock, site, "/feed")
        clock.now += DAY
    assert site.paths().count("/gone") == 1
    assert site.paths().count("/busy") == 6
    visit = read_visit(library.store.watched.find("page", f"{site.url}/busy"))
    assert visit.error == "answers with HTTP status 500"


def test_a_host_that_is_away_is_asked_for_one_page_and_not_for_each(library, clock, site):
    for n in range(30):
        site.pages[f"/{n}"] = lambda handler: None  # it hangs up
    site.feed(*(f"/{n}" for n in range(30)))
    told = once(library, clock, site, "/feed")
    assert len(told) == 1
    assert library.store.watched.count("page") == 30


def test_a_sitemap_index_leads_to_its_sitemaps_and_their_fresh_pages(library, clock, site):
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    site.put(
        "/map", f"<sitemapindex {space}><sitemap><loc>{site.url}/news.xml</loc></sitemap></sitemapindex>", "text/xml"
    )
    rows = "".join(
        f"<url><loc>{site.url}/{n}</loc><lastmod>{day}</lastmod></url>"
        for n, day in ((1, "2031-02-27"), (2, "2020-01-01"))
    )
    site.put("/news.xml", f"<urlset {space}>{rows}</urlset>", "text/xml")
    site.put("/1", article(1))
    once(library, clock, site, "/map")
    assert site.paths() == ["/map", "/news.xml", "/1"]


def test_a_clock_in_the_future_keeps_nothing_from_being_seen(library, clock, site):
    site.put("/1", article(1))
    site.feed("/1", dates=["Tue, 04 Mar 2099 09:30:00 GMT"])
    once(library, clock, site, "/feed")
    _, due = feed_of(library, f"{site.url}/feed")
    assert clock.now < due <= clock.now + DAY
    assert library.store.articles.count() == 1


def test_no_feed_leads_to_private_hosts(library, clock, site):
    site.feed("http://10.0.0.1/a", "http://169.254.169.254/latest", "http://localhost:1/b")
    told = once(library, clock, site, "/feed")
    assert len(told) == 3
    assert all("private network" in words for words in told)


def test_of_what_is_due_one_a_host_is_chosen_and_none_before_its_turn():
    due = [Watched("page", f"https://{host}/{n}", 0.0, "{}") for n in (1, 2) for host in ("a.example", "b.example")]
    assert [row.key for row in choose(due, {"b.example": 9.0}, now=5.0)] == ["https://a.example/1"]
    assert len(choose(due, {}, now=5.0)) == 2


def test_what_never_stops_keeps_its_rounds(library, clock, site):
    """A watch without end: three days of a feed that brings a page every six hours."""

    class Stop(Exception):
        pass

    def wait(seconds):
        clock.now += seconds
        if clock.now > START + 3 * DAY:
            raise Stop
        n = int((clock.now - START) // (DAY / 4)) + 1
        site.put(f"/{n}", article(n))
        site.feed(*(f"/{i}" for i in range(1, n + 1)))

    clock.wait = wait
    site.put("/1", article(1))
    site.feed("/1")
    watch = watcher(library, clock)
    watch.add([f"{site.url}/feed"])
    with pytest.raises(Stop):
        watch.run(once=False)
    assert library.store.articles.count() >= 12
    assert site.paths().count("/feed") < 150


def test_a_locked_library_is_told_and_tried_again(clock, site, tmp_path):
    other = sqlite3.connect(tmp_path / "library.sqlite", isolation_level=None)
    told = []

    def wait(seconds):
        clock.now += seconds
        if seconds <= 1.0:
            return  # a pause between two requests, in a thread of its own
        if other.in_transaction:
            other.execute("ROLLBACK")
        elif library.store.articles.count():
            raise KeyboardInterrupt

    clock.wait = wait
    site.put("/1", article(1))
    site.feed("/1")
    with Library(tmp_path / "library.sqlite", now=clock.iso, patience=0.05) as library:
        watch = watcher(library, clock, told=told)
        watch.add([f"{site.url}/feed"])
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KeyboardInterrupt):
            watch.run(once=False)
        assert len(told) == 1
        assert "trying again in 60 seconds" in told[0]
        assert library.store.articles.count() == 1
    other.close()


def test_a_damaged_library_ends_the_watch(clock, site, tmp_path):
    site.put("/1", article(1))
    site.feed("/1")
    place = tmp_path / "library.sqlite"
    with Library(place, now=clock.iso) as library:
        watcher(library, clock).add([f"{site.url}/feed"])
        (root,) = library.store.engine.rows("SELECT rootpage FROM sqlite_master WHERE name = 'page'")
    with place.open("r+b") as file:
        file.seek((root[0] - 1) * 4096)
        file.write(b"\xff" * 4096)
    with Library(place, now=clock.iso) as library, pytest.raises(StoreDamaged, match="is damaged"):
        watcher(library, clock).run(once=False)
