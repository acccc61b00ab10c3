"""Rows that a spreadsheet opens."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from tellings.formats.csv import comparison_csv
from tellings.model import Comparison, Story


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_passage_row_says_where_its_words_stand(comparison: Comparison) -> None:
    texts = {d.article.id: d.article.text for d in comparison.dossiers}
    found = [r for r in rows(comparison_csv(comparison)) if r["start"]]
    assert {r["section"] for r in found} == {
        *("fact", "figure", "quote", "disagreement", "only in one", "label", "timeline", "brief")
    }
    assert all(texts[r["article"]][int(r["start"]) : int(r["end"])] == r["exact"] for r in found)


def test_excel_is_told_that_it_is_utf_8(comparison: Comparison) -> None:
    assert comparison_csv(comparison).encode().startswith(b"\xef\xbb\xbfsection,item,")


def test_a_figure_row_has_its_number_and_state(comparison: Comparison) -> None:
    row = next(r for r in rows(comparison_csv(comparison)) if r["item"] == "f1")
    assert (row["says"], row["low"], row["high"], row["unit"], row["state"]) == (
        "9 or more",
        "9",
        "",
        "person",
        "updated",
    )


def test_a_headline_that_looks_like_a_formula_is_text(comparison: Comparison) -> None:
    assert "'=Toll rises to 14" in [r["about"] for r in rows(comparison_csv(comparison))]


@given(st.text())
def test_no_cell_can_start_a_formula(comparison: Comparison, title: str) -> None:
    article = replace(comparison.dossiers[0].article, title=title)
    story = Story(id="s", title="", first_published=None, last_published=None, places=())
    one = replace(comparison.dossiers[0], article=article)
    text = comparison_csv(Comparison(story=story, dossiers=(one,), sources=comparison.sources))
    assert not rows(text)[0]["about"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
