"""The API is what its description says."""

from __future__ import annotations

import json
import time

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from rooms import EXAMPLE, ask, ingest, room
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tellings.formats.schema import definitions
from tellings.web.api.description import describe
from tellings.web.api.operations import OPERATIONS

# What fits its shape may still ask for a 30th of February, or for a story that is not there.
LENIENT = [positive_data_acceptance]
api = schemathesis.openapi.from_dict(describe(OPERATIONS))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    library = tmp_path_factory.mktemp("api") / "library.sqlite"
    ingest(library, EXAMPLE)
    with room(library, "--rate", "100000") as address:  # a fuzzer asks faster than people do
        yield address


@pytest.fixture(scope="module")
def story(home) -> str:
    """The example's story, read."""
    found = json.loads(ask(home, "/api/v1/stories")[2])["items"][0]["story"]
    job = ask(home, f"/stories/{found}/reading")[1]["location"]
    for _ in range(600):
        if ask(home, job)[0] == 303:
            return found
        time.sleep(0.2)
    raise AssertionError("it was never read")


@api.include(method="GET").parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case, home):
    case.call_and_validate(base_url=f"{home}/api/v1", excluded_checks=LENIENT)


@api.include(path="/judgements", method="POST").parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_judged_the_room_stays_up(case, home):
    case.call_and_validate(base_url=f"{home}/api/v1", excluded_checks=LENIENT)


def test_a_story_is_the_comparison_of_the_command_line(home, story):
    status, headers, body = ask(home, f"/api/v1/stories/{story}")
    assert status == 200
    found = json.loads(body)
    assert found["schema"] == "tellings/comparison/1"
    assert len(found["articles"]) == 7
    assert ask(home, f"/api/v1/stories/{story}", if_none_match=headers["etag"])[0] == 304


def test_only_the_fields_that_were_asked_for(home, story):
    found = json.loads(ask(home, "/api/v1/stories?fields=story,independent")[2])
    assert found["items"] == [{"story": story, "independent": found["items"][0]["independent"]}]


def test_articles_are_listed_the_last_first_and_by_outlet(home, story):
    every = json.loads(ask(home, "/api/v1/articles?limit=200&fields=article,outlet")[2])["items"]
    assert len({one["article"] for one in every}) == 7
    last = json.loads(ask(home, "/api/v1/articles?limit=1")[2])
    assert (last["items"][0]["article"], last["next"]) == (every[0]["article"], "1")
    (osk,) = json.loads(ask(home, "/api/v1/articles?outlet=radio%20osk")[2])["items"]
    assert osk["outlet"] == "Radio Osk"


def test_a_cursor_goes_through_all_once(home, story):
    every = json.loads(ask(home, f"/api/v1/stories/{story}/actors?limit=200")[2])["items"]
    found, after = [], ""
    while after is not None:
        page = json.loads(ask(home, f"/api/v1/stories/{story}/actors?limit=7{after and f'&after={after}'}")[2])
        found, after = found + page["items"], page["next"]
    assert found == every


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/stories/nothing", 404),
        ("/api/v1/articles/000000000000", 404),
        ("/api/v1/articles/x", 400),
        ("/api/v1/stories?limit=0", 400),
        ("/api/v1/stories?limt=3", 400),
        ("/api/v1/stories?since=tomorrow", 400),
        ("/api/v1/search", 400),
        ("/api/v1/nowhere", 404),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(home, path, status):
    answered, headers, body = ask(home, path)
    assert answered == status
    assert headers["content-type"] == "application/problem+json"
    assert json.loads(body)["detail"]


def test_pages_that_are_sent_are_compared_and_not_kept(home):
    text = "The dam at Karsin broke on Tuesday, killing nine people, the mayor said. Rain had fallen for days."
    pages = [{"uri": f"https://{name}.example/1", "text": text, "outlet": name} for name in ("Lantern", "Courier")]
    sent = json.dumps({"pages": pages}).encode()
    status, _, body = ask(home, "/api/v1/compare", "POST", sent, content_type="application/json")
    assert status == 200, body
    assert json.loads(body)["sources"]["outlets"] >= 1
    assert len(json.loads(ask(home, "/api/v1/stories")[2])["items"]) == 1


@pytest.mark.parametrize("body", [b"", b"[]", b'{"pages": []}', b'{"pages": [{"text": "x"}]}', b"[" * 100_000])
def test_a_body_that_is_no_list_of_pages_is_refused(home, body):
    assert ask(home, "/api/v1/compare", "POST", body, content_type="application/json")[0] == 400


def test_a_merged_story_says_what_took_its_place(home, story):
    articles = [a["id"] for a in json.loads(ask(home, f"/api/v1/stories/{story}")[2])["articles"]]
    split = json.dumps({"act": "split", "story": story, "articles": articles[5:]}).encode()
    assert ask(home, "/api/v1/judgements", "POST", split, content_type="application/json")[0] == 200
    ids = [s["story"] for s in json.loads(ask(home, "/api/v1/stories")[2])["items"]]
    assert len(ids) == 2
    merge = json.dumps({"act": "merge", "a": ids[0], "b": ids[1]}).encode()
    assert ask(home, "/api/v1/judgements", "POST", merge, content_type="application/json")[0] == 200
    gone = next(i for i in ids if i != story)
    status, _, body = ask(home, f"/api/v1/stories/{gone}")
    assert (status, json.loads(body)["replaced_by"]) == (410, story)
    assert ask(home, f"/stories/{gone}")[0] == 308


def test_all_shapes_that_are_named_are_described():
    text = json.dumps(describe(OPERATIONS))
    assert "#/$defs/" not in text
    assert set(definitions()) <= set(json.loads(text)["components"]["schemas"])
