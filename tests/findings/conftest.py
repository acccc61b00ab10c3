"""What tests of the readers share: an invented text as a reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.findings.reading import Reading, open_reading
from tellings.model import Article
from tellings.models.english import Parser


@pytest.fixture(scope="session")
def read(parse: Parser) -> Callable[..., Reading]:
    """`read("The mayor spoke.", title="Mayor speaks")`"""

    def reading(text: str, title: str | None = None) -> Reading:
        article = Article(
            id="0" * 12,
            uri="u",
            title=title,
            outlet=None,
            published=None,
            modified=None,
            authors=(),
            language="en",
            text=text,
            removed=(),
            credits=(),
            sha256="0" * 64,
        )
        doc, head = parse([text, title or ""])
        return open_reading(article, doc, head if title else None)

    return reading
