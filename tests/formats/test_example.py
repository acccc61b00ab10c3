"""The bundled example and what its key says of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "karsin-dam"
KEY = json.loads((EXAMPLE / "key.json").read_text(encoding="utf-8"))
LIKE = str.maketrans("‘’“”", "''\"\"")


def plain(text: str) -> str:
    return " ".join(text.translate(LIKE).split())


def words(file: str) -> str:
    """The words of a page, without tags, scripts and styles."""
    text = (EXAMPLE / file).read_text(encoding="utf-8")
    text = re.sub(r"(?s)<(script|style|title).*?</\1>", " ", text)
    text = re.sub(r"</?(?:a|b|em|i|span|strong)\b[^>]*>", "", text)
    return plain(html.unescape(re.sub(r"<[^>]+>", " ", text)))


def strings(key: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (account, words) of the key that stands word for word in its page."""
    for account, about in key["accounts"].items():
        yield from ((account, about[field]) for field in ("title", "body_first", "body_last"))
        yield from ((account, one) for one in (*about["furniture"], *about["credits"]))
    for quote in key["quotes"]:
        yield from quote["versions"].items()
    yield from ((one["account"], one["content"]) for one in key["reported_speech"])
    for listed in (*(f["versions"] for f in key["figures"]), key["times"], *(d["sides"] for d in key["disagreements"])):
        yield from ((one["account"], one["text"]) for one in listed)
    for actor in key["actors"].values():
        yield from ((account, form) for account, forms in actor["forms"].items() for form in forms)
    for listed in (key["labels"], key["only_in"]):
        yield from ((account, one) for account, ones in listed.items() for one in ones)
    for fact in key["shared_facts"]:
        yield from fact.items()


@pytest.mark.parametrize("account", KEY["files"])
def test_every_string_of_the_key_stands_in_its_page(account: str) -> None:
    page = words(KEY["files"][account])
    assert [one for of, one in strings(KEY) if of == account and plain(one) not in page] == []


def test_the_example_holds_what_the_reader_is_promised() -> None:
    relations = [copy["relation"] for copy in KEY["copies"]]
    states = {figure["state"] for figure in KEY["figures"]}
    assert len(KEY["files"]) == 7
    assert {"reprint", "derived", "independent"} == set(relations)
    assert {"agree", "rounded", "updated", "authority", "conflict", "single"} == states
    assert {d["kind"] for d in KEY["disagreements"]} >= {"figure", "place", "date", "speaker", "quote"}
    assert [a for a, about in KEY["accounts"].items() if about["published"] is None] == ["rewrite"]
