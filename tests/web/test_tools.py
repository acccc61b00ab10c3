"""The library as tools of a language model, over a real client."""

from __future__ import annotations

import asyncio
import json

import pytest
from mcp import Client
from rooms import EXAMPLE, ingest

from tellings.web.tools import make_server


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    library = tmp_path_factory.mktemp("tools") / "library.sqlite"
    ingest(library, EXAMPLE)
    return str(library)


def call(place, name, **given):
    async def talk():
        async with Client(make_server(place)) as client:
            return await client.call_tool(name, given)

    return asyncio.run(talk())


def answer(result):
    assert not result.is_error, result
    return json.loads(result.content[0].text)


def test_a_model_finds_a_story_and_reads_its_brief_with_receipts(place):
    (story,) = answer(call(place, "stories"))["stories"]
    made = answer(call(place, "story", story=story["story"]))
    assert made["sources"]["outlets"] == story["outlets"]
    texts = {a["id"]: answer(call(place, "article", article=a["id"]))["text"] for a in made["articles"]}
    for sentence in made["brief"]:
        for passage in sentence["passages"]:
            assert texts[passage["article"]][passage["start"] : passage["end"]] == passage["exact"]


def test_search_is_the_librarys_own(place):
    found = answer(call(place, "search", words="sluice gates", limit=2))
    assert found["matching"] >= len(found["hits"]) == 2


def test_what_somebody_said_comes_with_receipts(place):
    (story,) = answer(call(place, "stories"))["stories"]
    answer(call(place, "story", story=story["story"]))
    found = answer(call(place, "said", speaker="Lidia Sarn"))
    assert len({one["outlet"] for one in found["versions"]}) > len({one["utterance"] for one in found["versions"]})
    one = found["versions"][0]
    assert answer(call(place, "article", article=one["article"]))["text"][one["start"] : one["end"]] == one["exact"]
    part = answer(call(place, "said", speaker="Lidia Sarn", limit=2))
    assert (len(part["versions"]), part["next"]) == (2, 2)


def test_pages_that_are_given_are_compared_and_not_kept(place):
    words = 'The mayor, Ada Hale, said on Monday: "The bridge stays shut until May." Two people were hurt.'
    pages = [{"uri": f"https://{host}.example/bridge", "text": f"{host} reports. {words}"} for host in ("ore", "ash")]
    made = answer(call(place, "compare", pages=pages, ledger="quotes"))
    assert {one["uri"] for one in made["articles"]} == {page["uri"] for page in pages}
    assert made["quotes"]
    assert len(answer(call(place, "stories"))["stories"]) == 1
    assert answer(call(place, "judgements")) == {"judgements": []}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("story", {"story": "nothing"}),
        ("article", {"article": "nothing"}),
        ("story", {"story": "x", "ledger": "scores"}),
    ],
)
def test_what_is_not_there_is_said(place, name, given):
    assert call(place, name, **given).is_error
