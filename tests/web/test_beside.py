"""JSON and CSV beside each page."""

from __future__ import annotations

import csv
import io
import json
import time

import pytest
from rooms import EXAMPLE, ask, ingest, room


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    library = tmp_path_factory.mktemp("beside") / "library.sqlite"
    ingest(library, EXAMPLE / "halvard.html", EXAMPLE / "velmora-ledger.html")
    with room(library) as address:
        yield address


@pytest.mark.parametrize("path", ["/stories", "/people", "/desk", "/search"])
def test_each_list_is_there_as_json_and_csv(home, path):
    status, headers, body = ask(home, f"{path}.json?q=dam")
    assert (status, headers["content-type"]) == (200, "application/json")
    json.loads(body)
    status, headers, body = ask(home, f"{path}.csv?q=dam")
    assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
    list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def test_the_list_of_stories_says_the_same_in_every_form(home):
    (story,) = json.loads(ask(home, "/stories.json")[2])
    (row,) = csv.DictReader(io.StringIO(ask(home, "/stories.csv")[2].decode("utf-8-sig")))
    assert (row["story"], row["outlets"]) == (story["story"], "2")
    assert f"/stories/{story['story']}".encode() in ask(home, "/stories.rss")[2]


def test_an_article_is_there_as_json_and_as_its_bytes(home):
    hit = json.loads(ask(home, "/search.json?q=dam")[2])["hits"][0]
    article = json.loads(ask(home, f"/articles/{hit['article']}.json")[2])
    assert article["title"] == hit["title"]
    _, headers, raw = ask(home, f"/articles/{hit['article']}/original")
    assert headers["content-disposition"].startswith("attachment")
    assert raw in {path.read_bytes() for path in EXAMPLE.glob("*.html")}


def test_a_speakers_words_are_there_as_rows(home):
    (story,) = json.loads(ask(home, "/stories.json")[2])
    job = ask(home, f"/stories/{story['story']}/reading")[1]["location"]
    for _ in range(600):
        if ask(home, job)[0] == 303:
            break
        time.sleep(0.2)
    rows = list(csv.DictReader(io.StringIO(ask(home, "/people/Tomas%20Arrel.csv")[2].decode("utf-8-sig"))))
    assert rows == [
        {k: str(v) for k, v in row.items()} for row in json.loads(ask(home, "/people/Tomas%20Arrel.json")[2])
    ]
    assert {row["outlet"] for row in rows} == {"Halvard News Agency", "The Velmora Ledger"}


@pytest.mark.parametrize("path", ["/articles/nothing", "/articles/nothing.json", "/stories/nothing", "/jobs/x", "/x"])
def test_what_is_not_there_is_said(home, path):
    assert ask(home, path)[0] == 404
