"""`tellings watch`, `feeds` and `alerts` as they are called."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from jsonschema import Draft202012Validator
from watched_site import article, serving

from tellings.cli import main
from tellings.formats.schema import schema
from tellings.library.alerts import AlertKind

OPML = '<opml version="2.0"><body><outline text="Orme" xmlUrl="{}/feed"/></body></opml>'


@pytest.fixture
def tellings(tmp_path, capsys):
    def call(*args):
        status = main([str(arg) for arg in args] + ["--library", str(tmp_path / "library.sqlite")])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err

    return call


def fits(name, *rows):
    """Each is of the schema that is published for it."""
    for row in rows:
        Draft202012Validator(schema(name)).validate(json.loads(row))


def test_the_schema_of_an_alert_knows_every_kind():
    assert schema("alerts")["$defs"]["alert"]["properties"]["kind"]["enum"] == list(get_args(AlertKind))


def test_an_opml_list_is_watched_and_its_feeds_are_shown(tellings, tmp_path):
    with serving() as site:
        site.put("/1", article(1))
        site.feed("/1")
        (tmp_path / "feeds.opml").write_text(OPML.format(site.url))
        _, (search,), _ = tellings("alerts", "add", "gulls", "--on", "article,story")
        status, printed, err = tellings("watch", tmp_path / "feeds.opml", "--once", "--contact", "desk@orme.example")
        assert all("desk@orme.example" in headers["user-agent"] for _, headers in site.asked)
        assert status == 0
        assert sorted(json.loads(line)["kind"] for line in printed) == ["article", "story"]
        assert "1 feed looked at; pages: 1 new; next due" in err
        _, (row,), _ = tellings("feeds", "--json")
        health = json.loads(row)
        fits("feeds", row)
        fits("searches", *tellings("alerts", "list", "--json")[1])
        fits("alerts", *printed)
        assert (health["url"], health["state"], health["entries"]) == (f"{site.url}/feed", "well", 1)
        assert health["due"] > health["last_success"]
        assert tellings("alerts", "test", search)[2] == "tellings: told\n"
        assert tellings("feeds", "--remove", f"{site.url}/feed")[0] == 0
        assert tellings("alerts", "remove", search)[0] == 0
        assert tellings("alerts", "list")[1] == []


def test_a_feed_that_failed_is_status_1_and_is_shown_with_its_reason(tellings):
    with serving() as site:
        status, _, err = tellings("watch", f"{site.url}/feed", "--once")
        assert (status, "HTTP status 404" in err) == (1, True)
        fits("feeds", *tellings("feeds", "--json")[1])
        _, printed, _ = tellings("feeds")
        assert printed[0].endswith("[failing, 1 time in a row]")
        assert printed[2].endswith("answers with HTTP status 404")


WRONG = {
    "nothing to watch": (["watch", "--once"], "no feed to watch"),
    "a file that is not there": (["watch", "none.opml"], "cannot be read"),
    "no address": (["watch", "http://[/"], "no address of a feed"),
    "an unknown search": (["alerts", "remove", "w1"], "no saved search w1"),
    "a person and no quotes": (["alerts", "add", "--person", "Hale", "--on", "story"], "whose quotes"),
    "a secret for a file": (["alerts", "add", "x", "--to", "a.jsonl", "--secret-from", "S"], "signed"),
    "a feed that is not watched": (["feeds", "--remove", "http://orme.example/"], "not watched"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_call_is_status_2_and_says_why(tellings, case):
    tellings("alerts", "list")  # there is a library
    call, reason = WRONG[case]
    status, printed, err = tellings(*call)
    assert (status, printed) == (2, [])
    assert reason in err


def test_a_file_that_is_no_list_is_named(tellings, tmp_path):
    (tmp_path / "a.xml").write_text("<rss/>")
    assert "is no OPML file" in tellings("watch", tmp_path / "a.xml")[2]
