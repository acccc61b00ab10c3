"""A clean body is kept code point for code point."""

from __future__ import annotations

import pytest

from tellings.articles import read_article
from tellings.model import Article, Page, Skip


@pytest.mark.parametrize(
    "text", ["  A crane fell.\r\n\r\n*Nobody* was hurt. ", "e\u0301\u00a0\ufeff\u200b!", "\ud800 a"]
)
def test_text_is_kept_code_point_for_code_point(text):
    article = read_article(Page(uri="a", kind="text", content=text, sha256="0" * 64))
    assert isinstance(article, Article)
    assert article.text == text


def test_a_text_without_words_is_no_article():
    assert isinstance(read_article(Page(uri="a", kind="text", content=" …\n", sha256="0" * 64)), Skip)
