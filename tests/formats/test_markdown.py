"""The brief and its tables as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.formats.markdown import comparison_markdown, safe
from tellings.model import Comparison


def test_every_note_that_is_marked_is_there_and_every_note_is_marked(comparison: Comparison) -> None:
    text = comparison_markdown(comparison)
    notes = re.findall(r"^\[\^(\d+)\]:", text, re.M)
    assert notes == [str(n + 1) for n in range(len(notes))]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(notes)


def test_the_brief_stands_with_its_numbered_notes(comparison: Comparison) -> None:
    assert "## Brief\n\nAt least nine people died on Tuesday.[^1]\n" in comparison_markdown(comparison)


def test_only_addresses_of_the_web_become_links(comparison: Comparison) -> None:
    text = comparison_markdown(comparison)
    assert "<https://halvard.example/flood>" in text
    assert "javascript" not in text


def test_words_of_a_page_are_words_and_no_markup() -> None:
    assert safe("<b>a</b> | [b](c) *d* `e` __f__") == r"\<b\>a\</b\> \| \[b\](c) \*d\* \`e\` \_\_f\_\_"


def test_a_table_row_stays_one_row(comparison: Comparison) -> None:
    article = replace(comparison.dossiers[0].article, title="one\ntwo | three")
    dossiers = (replace(comparison.dossiers[0], article=article), *comparison.dossiers[1:])
    assert r"| Halvard | one two \| three |" in comparison_markdown(replace(comparison, dossiers=dossiers))
