"""Pages hold anything; what is printed can always be written as UTF-8 and holds no control characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from tellings.formats.csv import comparison_csv
from tellings.formats.html import comparison_html
from tellings.formats.markdown import comparison_markdown
from tellings.formats.text import comparison_text
from tellings.model import Comparison, Passage

BAD = "a\ud800b\x00c\x1b[31md\u202ee\r\x85f"
WRITERS = [comparison_csv, comparison_html, comparison_markdown, comparison_text]


def spoilt(comparison: Comparison) -> Comparison:
    """Every string that comes off a page is bad."""
    first = comparison.dossiers[0]
    article = replace(first.article, title=BAD, outlet=BAD, uri=BAD, authors=(BAD,), text=BAD + first.article.text)
    passage = Passage(article.id, 0, len(BAD), BAD)
    return replace(
        comparison,
        story=replace(comparison.story, title=BAD, places=(BAD,)),
        dossiers=(replace(first, article=article), *comparison.dossiers[1:]),
        facts=tuple(replace(f, passages=(passage,)) for f in comparison.facts),
        actors=tuple(replace(a, name=BAD) for a in comparison.actors),
        figures=tuple(replace(q, what=BAD, why=BAD) for q in comparison.figures),
        disagreements=tuple(replace(d, about=BAD) for d in comparison.disagreements),
        notes=(BAD,),
    )


@pytest.mark.parametrize("write", WRITERS)
def test_bad_characters_of_a_page_are_not_passed_on(comparison: Comparison, write: Callable[[Comparison], str]) -> None:
    text = write(spoilt(comparison))
    assert text.encode()
    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r"} == set()


@pytest.mark.parametrize("write", WRITERS)
def test_a_comparison_without_articles_is_a_page_all_the_same(
    comparison: Comparison, write: Callable[[Comparison], str]
) -> None:
    sources = replace(comparison.sources, families=(), links=())
    assert write(Comparison(story=comparison.story, dossiers=(), sources=sources))
