"""What changes in a story -> whom it concerns is told, once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json

import pytest
from library_pages import TELLINGS
from watched_site import watcher

from tellings.library.alerts import Account, SavedSearch, Scene, find_alerts
from tellings.library.searches import remove_search, save_search, searches_of, trouble_of
from tellings.model import Disagreement, Family, Passage, Quoted, Side, Sources
from tellings.sources.feeds import read_feed

NOW = "2031-02-28T00:00:00"


def passage(article, exact):
    return Passage(article, 0, len(exact), exact)


THEN = "Nine were hurt, or twelve. We were warned."


def account(name, day, matches=True, **more):
    """Those of before the 20th, when searches are saved, were here with these words."""
    more = {"before": THEN if day < 20 else None, "matched": day < 20 and matches, **more}
    return Account(
        article=name, uri=f"https://{name}.example/1", title="Dam bursts", outlet=f"The {name}", seen=f"2031-02-{day}",
        matches=matches, **more,
    )  # fmt: skip


def sources(*families):
    n = sum(map(len, families))
    return Sources(
        outlets=n, independent=len(families), copies=n - len(families), undecided=0, links=(),
        families=tuple(Family(one, None, ()) for one in families),
    )  # fmt: skip


def told(*on, accounts, **scene):
    search = SavedSearch(id="w1", name="dam", on=on, since="2031-02-20")
    found = find_alerts(search, Scene(story="s1", title="Dam bursts", accounts=accounts, **scene), NOW)
    return [alert.text for alert in found]


OLD, NEW, NEWER = account("old", 10), account("new", 25), account("newer", 26)


def test_a_story_is_new_where_all_of_it_came_in_since():
    assert told("story", accounts=(NEW, NEWER)) == ["a new story: Dam bursts"]
    assert told("story", accounts=(OLD, NEW)) == []


def test_a_second_source_is_told_and_a_copy_is_not():
    both = (OLD, NEW)
    assert told("source", accounts=both, sources=sources(("old",), ("new",))) == [
        "2 independent sources (there were 1): Dam bursts; new: The new"
    ]
    assert told("source", accounts=both, sources=sources(("old", "new"))) == []
    assert told("source", accounts=(NEW,), sources=sources(("new",))) == []  # that is the story itself


def test_an_utterance_is_told_once_however_many_print_it():
    quotes = (
        Quoted(passage("new", "The gates had rusted through."), "direct", "Ada Hale"),
        Quoted(passage("newer", "the gates had rusted"), "direct", "Ada Hale"),
        Quoted(passage("old", "We were warned."), "direct", "Ada Hale"),
        Quoted(passage("newer", "We were warned"), "direct", "Ada Hale"),
    )
    assert told("quote", accounts=(OLD, NEW, NEWER), quotes=quotes) == ["Ada Hale: The gates had rusted through."]


def test_a_conflict_is_new_where_a_side_of_it_came_in_since():
    def conflict(*sides):
        made = tuple(Side(says, tuple(passage(a, says) for a in articles)) for says, articles in sides)
        return (Disagreement(id="d1", kind="figure", about="people hurt", sides=made),)

    accounts = (OLD, account("older", 11), NEW)
    assert told("conflict", accounts=accounts, disagreements=conflict(("nine", ["old"]), ("twelve", ["new"]))) == [
        "people hurt: nine / twelve"
    ]
    known = conflict(("nine", ["old"]), ("twelve", ["older", "new"]))
    assert told("conflict", accounts=accounts, disagreements=known) == []


EDITED = account("edited", 25, before=THEN, matched=True, first="old")


def test_an_account_that_was_here_and_was_edited_is_no_new_one():
    both = sources(("edited",), ("old",))
    assert told("story", "article", "source", accounts=(EDITED,), sources=sources(("edited",))) == []
    assert told("source", accounts=(EDITED, OLD), sources=both) == []
    assert told("article", accounts=(account("edited", 25, before="Rain.", first="old"),)) == ["The edited: Dam bursts"]


def test_of_an_edited_account_only_what_entered_is_told():
    quotes = (
        Quoted(passage("edited", "We were warned"), "direct", "Ada Hale"),
        Quoted(passage("edited", "Nobody listened"), "direct", "Ada Hale"),
    )
    assert told("quote", accounts=(EDITED,), quotes=quotes) == ["Ada Hale: Nobody listened"]


def test_what_does_not_match_tells_nothing():
    assert told("story", "article", accounts=(account("new", 25, matches=False),)) == []


# ---- end to end ---------------------------------------------------------------------------------------------------
@pytest.fixture
def site(site):
    for name, text in TELLINGS.items():
        head = f"<title>Telling {name} of the news</title><meta property=og:site_name content='The {name} Post'>"
        body = "".join(f"<p>{part}.</p>" for part in text.split(". "))
        site.put(f"/{name}", f"<html lang=en><head>{head}</head><body><article>{body}</article></body></html>")
    return site


def wait_for(library, *on, words="", target="-", **more):
    wish = SavedSearch(id="", name="dam", on=on, since=library.now(), words=words, target=target, **more)
    return save_search(library, wish)


def brings(library, clock, site, *names, **options):
    """The feed names these pages; what is printed."""
    out, told = io.StringIO(), []
    clock.now += 86_400
    site.feed(*(f"/{name}" for name in names))
    watch = watcher(library, clock, out=out, told=told, **options)
    watch.add([f"{site.url}/feed"])
    watch.run(once=True)
    assert told == []
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_search_tells_its_story_and_its_sources_and_nothing_of_others(library, clock, site):
    wait_for(library, "story", "source", words="sluice")
    first = brings(library, clock, site, "a", "x")
    assert [(one["kind"], one["name"]) for one in first] == [("story", "dam")]
    assert first[0]["links"] == [f"{site.url}/a"]
    story = library.stories(limit=10)
    more = brings(library, clock, site, "a", "x", "c", "y")
    assert all(one["kind"] == "source" and one["story"] in {s.id for s in story} for one in more)
    assert brings(library, clock, site, "a", "x", "c", "y") == []


def test_what_was_there_before_the_search_is_not_told(library, clock, site):
    brings(library, clock, site, "a")
    clock.now += 10
    wait_for(library, "story", "article")
    assert brings(library, clock, site, "a") == []
    assert [one["text"] for one in brings(library, clock, site, "a", "x") if one["kind"] == "story"] == [
        "a new story: Telling x of the news"
    ]


def test_a_file_holds_each_alert_once_even_after_a_kill_in_between(library, clock, site, tmp_path):
    target = tmp_path / "alerts.jsonl"
    wait_for(library, "article", target=str(target))
    brings(library, clock, site, "a", "x")
    before = target.read_bytes()
    assert len(before.splitlines()) == 2
    rows = library.store.watched.list("alert")
    with library.store.writing():  # as if killed after the file was written and before that was kept
        library.store.watched.drop("alert", [row.key for row in rows])
        library.store.watched.keep(
            [
                type(row)("alert", row.key, clock.now, json.dumps({"alert": json.loads(row.state)["alert"]}))
                for row in rows
            ]
        )
    target.write_bytes(before[:-30])  # and the last line was cut short
    brings(library, clock, site, "a", "x")
    whole = [line for line in target.read_bytes().splitlines() if line.endswith(b"}")]
    assert sorted(whole) == sorted(before.splitlines())


def test_an_rss_file_is_a_feed_of_the_alerts(library, clock, site, tmp_path):
    target = tmp_path / "dam.rss"
    wait_for(library, "article", target=str(target))
    brings(library, clock, site, "a")
    brings(library, clock, site, "a", "x")
    feed = read_feed(target.read_bytes(), "https://orme.example/")
    assert [entry.address for entry in feed.entries] == [f"{site.url}/x", f"{site.url}/a"]
    assert feed.title == "dam"


def test_a_webhook_is_posted_to_signed_and_tried_again(library, clock, site):
    site.put("/hook", "", status=500)
    search = wait_for(library, "article", target=f"{site.url}/hook", secret_from="HOOK")
    secrets = {"HOOK": "whsec_" + base64.b64encode(b"a secret").decode()}
    brings(library, clock, site, "a", environ=secrets)
    assert "HTTP status 500" in trouble_of(library, search.id)
    site.put("/hook", "")
    brings(library, clock, site, "a", environ=secrets)
    brings(library, clock, site, "a", environ=secrets)
    (headers, body), (again, _) = site.posts
    assert trouble_of(library, search.id) is None
    assert headers["webhook-id"] == again["webhook-id"] == json.loads(body)["id"]
    message = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    made = base64.b64encode(hmac.new(b"a secret", message, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{made}"


def test_a_secret_that_is_not_set_is_told(library, clock, site):
    search = wait_for(library, "article", target=f"{site.url}/hook", secret_from="HOOK")
    brings(library, clock, site, "a")
    assert site.posts == []
    assert "$HOOK is not set" in trouble_of(library, search.id)


def test_a_target_that_cannot_be_written_keeps_nothing_from_being_taken_in(library, clock, site, tmp_path):
    search = wait_for(library, "article", target=str(tmp_path / "none" / "a.jsonl"))
    brings(library, clock, site, "a", "x")
    assert library.store.articles.count() == 2
    assert "cannot be written" in trouble_of(library, search.id)


def test_a_removed_search_tells_nothing_more(library, clock, site):
    search = wait_for(library, "article")
    assert searches_of(library) == (search,)
    remove_search(library, search.id)
    assert brings(library, clock, site, "a") == []


def test_a_person_s_words_are_told(library, clock, site):
    wait_for(library, "quote", person="Hale")
    found = brings(library, clock, site, "a", "x")
    assert [one["kind"] for one in found] == ["quote"]
    assert "sluice gates" in found[0]["text"]


def test_a_conflict_between_two_accounts_is_told(library, clock, site):
    wait_for(library, "conflict")
    assert brings(library, clock, site, "a") == []
    found = brings(library, clock, site, "a", "c")
    assert [one["kind"] for one in found] == ["conflict"]
    assert {"nine", "twelve"} <= set(found[0]["text"].replace(":", " ").split())


def edit(site, name, text):
    """The page now has this text."""
    status, headers, body = site.pages[f"/{name}"]
    start, end = body.index(b"<article>") + 9, body.index(b"</article>")
    made = "".join(f"<p>{part}.</p>" for part in text.split(". ")).encode()
    site.pages[f"/{name}"] = (status, headers, body[:start] + made + body[end:])


def test_what_enters_by_an_edit_is_told_and_nothing_else(library, clock, site):
    brings(library, clock, site, "a", "b")
    clock.now += 10
    wait_for(library, "story", "source", "article", "conflict")
    wait_for(library, "quote", person="Hale")
    assert brings(library, clock, site, "a", "b") == []
    said = "“We counted every boat twice,” Ada Hale said on Tuesday"
    edit(site, "b", f"{TELLINGS['b'].replace('nine', 'fifteen')} {said}.")
    clock.now += 7 * 86_400
    found = brings(library, clock, site, "a", "b")
    assert sorted(one["kind"] for one in found) == ["conflict", "quote"]
    assert [one["text"] for one in found if one["kind"] == "quote"] == ["Ada Hale: We counted every boat twice,"]
    assert {"nine", "fifteen"} <= set(
        next(o["text"] for o in found if o["kind"] == "conflict").replace(":", "").split()
    )
    edit(site, "b", f"{TELLINGS['b'].replace('nine', 'fifteen')} {said}. The school is a shelter.")
    clock.now += 8 * 86_400
    assert brings(library, clock, site, "a", "b") == []
