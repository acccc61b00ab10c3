"""Pages that might go wrong: `cases/<name>/page.*` is read as `expected.json` says; `pytest --rewrite` records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellings.articles import read_article
from tellings.formats.json import article_json, skip_json
from tellings.model import Article, Page
from tellings.sources import read_pages

CASES = sorted((Path(__file__).parent / "cases").iterdir())
LEFT_OUT = ("id", "uri", "sha256")  # they change with the path or with any byte


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_a_recorded_page_is_read_as_before(case, request):
    (path,) = case.glob("page.*")
    (page,) = read_pages([str(path)])
    assert isinstance(page, Page)
    read = read_article(page)
    found = article_json(read) if isinstance(read, Article) else skip_json(read)
    found = {key: value for key, value in found.items() if key not in LEFT_OUT}
    expected = case / "expected.json"
    if request.config.getoption("--rewrite"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    assert found == json.loads(expected.read_text())
