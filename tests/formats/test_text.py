"""The comparison on a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tellings.formats.text import comparison_text
from tellings.model import Comparison, Fact, Passage, Sources, Utterance

PANELS = [
    *("SOURCES", "HEADLINES ABREAST", "WHERE THEY AGREE", "WHERE THEY DIFFER: FIGURES"),
    *("WHERE THEY DIFFER: QUOTATIONS", "WHERE THEY DIFFER: THE REST", "WHAT ONLY ONE HAS"),
    *("WHAT EACH CALLS THE SAME ACTOR", "TIMELINE", "BRIEF"),
]


def test_the_panels_come_in_the_order_of_what_a_journalist_needs_first(comparison: Comparison) -> None:
    assert [row for row in comparison_text(comparison).splitlines() if row in PANELS] == PANELS


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(comparison: Comparison, width: int) -> None:
    assert max(map(len, comparison_text(comparison, width=width).splitlines())) <= width


def test_there_is_colour_only_where_it_is_asked_for(comparison: Comparison) -> None:
    assert "\x1b" not in comparison_text(comparison)
    assert "\x1b[1m" in comparison_text(comparison, color=True)


def test_colour_changes_no_word(comparison: Comparison) -> None:
    coloured = re.sub(r"\x1b\[[\d;]*m", "", comparison_text(comparison, color=True))
    assert [row.rstrip() for row in coloured.splitlines()] == comparison_text(comparison).splitlines()


def test_differing_words_are_marked_without_colour_too(comparison: Comparison) -> None:
    assert "“There will be no talks {until the last worker walks free}”" in comparison_text(comparison, width=120)
    assert "“There will be no talks {…}”" in comparison_text(comparison, width=120)


def test_who_says_which_figure_is_said_with_the_state_and_its_reason(comparison: Comparison) -> None:
    rows = comparison_text(comparison).splitlines()
    at = rows.index("gates opened · conflict: 2 and 4 at the same time")
    assert [row.split("─")[0].split("●")[0].strip() for row in rows[at + 1 : at + 3]] == ["2", "4"]
    assert [row.split("─ ")[1].strip() for row in rows[at + 1 : at + 3]] == ["Ledger", "Halvard (+1 copy)"]


def test_a_figure_stands_on_its_number_line(comparison: Comparison) -> None:
    rows = comparison_text(comparison).splitlines()
    four = next(row for row in rows if row.endswith("─  Halvard (+1 copy)"))
    two = next(row for row in rows if row.endswith("─  Ledger") and row.startswith("  2"))
    assert four.index("●") > two.index("●")


def test_what_is_cut_is_declared(comparison: Comparison) -> None:
    fact = comparison.facts[0]
    many = tuple(replace(fact, id=f"n{n}") for n in range(9))
    assert "… and 4 more (see the HTML report)" in comparison_text(replace(comparison, facts=many))


def test_a_passage_that_no_longer_holds_is_not_printed(comparison: Comparison) -> None:
    article = comparison.dossiers[0].article.id
    false = Fact(id="x", passages=(Passage(article, 0, 5, "never"),), independent=2, first=None, missing_from=())
    assert "never" not in comparison_text(replace(comparison, facts=(false,)))


def test_a_sentence_of_the_brief_with_a_false_receipt_is_not_printed(comparison: Comparison) -> None:
    sentence = comparison.brief[0]
    false = replace(sentence, passages=(*sentence.passages, Passage(sentence.passages[0].article, 0, 5, "never")))
    assert "BRIEF" not in comparison_text(replace(comparison, brief=(false,)))


def test_a_paraphrase_is_never_shown_as_a_quotation(comparison: Comparison) -> None:
    utterance = comparison.quotes[0]
    versions = tuple(replace(v, quote=replace(v.quote, kind="indirect")) for v in utterance.versions)
    reported: Utterance = replace(utterance, versions=versions)
    text = comparison_text(replace(comparison, quotes=(reported,)))
    assert "reported: There will be no talks" in text
    assert "“There" not in text


def test_square_brackets_and_escapes_of_a_page_reach_no_terminal_as_commands(comparison: Comparison) -> None:
    story = replace(comparison.story, title="[bold]Flood[/] \x1b]0;title\x07 :smile:")
    assert comparison_text(replace(comparison, story=story)).startswith("[bold]Flood[/] �]0;title� :smile:\n")


def test_a_comparison_of_nothing_is_a_page_all_the_same(comparison: Comparison) -> None:
    sources = Sources(outlets=0, independent=0, copies=0, undecided=0, families=(), links=())
    text = comparison_text(Comparison(story=comparison.story, dossiers=(), sources=sources))
    assert "0 outlets, 0 independent sources, 0 copies, 0 undecided" in text
    assert "WHERE" not in text


def test_a_fact_on_whose_details_accounts_differ_says_so(comparison: Comparison) -> None:
    whole = tuple(d.article.passage(d.sentences[0]) for d in comparison.dossiers)
    text = comparison_text(replace(comparison, facts=(replace(comparison.facts[0], passages=whole),)), width=120)
    assert "[but they differ on: who opened the gates]" in text
