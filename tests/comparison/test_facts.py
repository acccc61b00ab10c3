"""What the accounts report, each thing once, on invented accounts of a few sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.comparison.facts import find_facts
from tellings.lineage import trace_sources
from tellings.model import Article, Dossier, Fact, Span, Stamp

SENTENCE = re.compile(r"\S.*?[.!?](?=\s|$)", re.DOTALL)


def tell(key: str, text: str, published: str | None = None) -> Dossier:
    article = Article(
        id=key,
        uri=f"file:{key}",
        title=None,
        outlet=key.title(),
        published=Stamp(published, "given", published) if published else None,
        modified=None,
        authors=(),
        language="en",
        text=text,
        removed=(),
        credits=(),
        sha256=key,
    )
    return Dossier(article=article, sentences=tuple(Span(*m.span()) for m in SENTENCE.finditer(text)))


def facts_of(*dossiers: Dossier) -> tuple[Fact, ...]:
    return find_facts(dossiers, trace_sources([d.article for d in dossiers]))


def holding(facts: tuple[Fact, ...], words: str) -> Fact:
    (fact,) = [f for f in facts if any(words in p.exact for p in f.passages)]
    return fact


WIRE = tell("wire", "A ferry ran onto a sandbank off Port Merrow. Four passengers were taken off by helicopter.")
PAPER = tell("paper", "The ferry was stuck on a sandbank outside Port Merrow. Its owner has sold all its other ships.")


def test_one_thing_in_other_words_is_one_fact():
    facts = facts_of(WIRE, PAPER)
    stuck = holding(facts, "sandbank")
    assert {p.article for p in stuck.passages} == {"wire", "paper"}
    assert (stuck.independent, stuck.missing_from) == (2, ())
    assert facts[0] == stuck


def test_what_one_account_alone_reports_is_missing_from_the_others():
    fact = holding(facts_of(WIRE, PAPER), "helicopter")
    assert (fact.independent, fact.missing_from, fact.first) == (1, ("paper",), None)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("The ferry company Merrow Lines will not pay passengers for the delay.", "denied"),
        ("The ferry company Merrow Lines will pay passengers 90 crowns for the delay.", "another number"),
    ],
)
def test_what_denies_it_or_has_another_number_is_no_second_source(said, why):
    fact = holding(
        facts_of(
            tell("wire", "The ferry company Merrow Lines will pay passengers 40 crowns for the delay."),
            tell("paper", said),
        ),
        "40 crowns",
    )
    assert fact.independent == 1, why


def test_words_of_one_meaning_are_one_word():
    wire = tell("wire", "A lorry collided with a tram in Port Merrow. The mayor resigned.")
    paper = tell("paper", "A truck crashed into a tram in Port Merrow. Its depot is closed on Sundays.")
    assert {p.article for p in holding((*facts_of(wire, paper),), "lorry").passages} == {"wire", "paper"}


def test_a_copy_adds_a_passage_and_no_source():
    copy = replace(WIRE, article=replace(WIRE.article, id="copy", outlet="Copy"))
    fact = holding(facts_of(WIRE, copy, PAPER), "helicopter")
    assert {p.article for p in fact.passages} == {"wire", "copy"}
    assert fact.independent == 1


def test_who_had_it_first_is_said_with_the_evidence_of_its_date():
    early = tell("paper", PAPER.article.text, "2031-05-03T09:00")
    late = tell("wire", WIRE.article.text, "2031-05-04")
    first = holding(facts_of(early, late), "sandbank").first
    assert first is not None
    assert first.article == "paper"
    assert "2031-05-03T09:00 (given), before 2031-05-04" in first.evidence


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("2031-05-03", "2031-05-03T09:00", "a day and an hour of it"),
        ("2031-05-03T09:00", None, "one has no date"),
        ("2031-05-03T09:00+02:00", "2031-05-03T10:00", "the second clock may be in any zone"),
        ("2031-05", "2031-05-20", "a month and a day of it"),
    ],
)
def test_nobody_was_first_where_the_dates_do_not_say(one, other, reason):
    facts = facts_of(tell("wire", WIRE.article.text, one), tell("paper", PAPER.article.text, other))
    assert holding(facts, "sandbank").first is None, reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Rolf Even inspected the lighthouse.", "Rolf Even sold his garden.", "one man does many things"),
        ("The harbour was dredged in March.", "Bakers protested against flour prices.", "nothing in common"),
        ("He said that it was so.", "He said that it was so there.", "no word that carries meaning"),
    ],
)
def test_what_is_not_one_fact(one, other, reason):
    assert all(len({p.article for p in f.passages}) == 1 for f in facts_of(tell("a", one), tell("b", other))), reason


def test_two_clauses_of_a_sentence_may_tell_two_facts():
    both = tell("both", "The bridge over the Tesna was closed, and the mayor of Osk resigned on Friday evening.")
    one = tell("one", "The bridge over the Tesna has been closed.")
    facts = facts_of(both, one)
    assert "resigned" not in "".join(p.exact for p in holding(facts, "closed").passages)
    assert holding(facts, "resigned").missing_from == ("one",)


def test_no_account_and_an_account_without_a_sentence_give_no_facts():
    assert facts_of() == ()
    empty = replace(tell("empty", "…"), sentences=())
    assert facts_of(empty) == ()
    assert all("empty" not in f.missing_from for f in facts_of(empty, WIRE))


CLAUSES = [
    "the ferry ran onto a sandbank",
    "four passengers left by helicopter",
    "“nobody slept a minute,” said the teacher",
    "tugs pulled the ship free at dawn",
    "the owner sold three other ships",
]
TEXTS = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4).map(lambda cs: ", and ".join(cs).capitalize() + ".")


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.integers(0, 99))
def test_passages_are_exact_and_neither_order_nor_repetition_changes_the_facts(texts, seed):
    dossiers = [tell(f"a{i}", text) for i, text in enumerate(texts)]
    facts = facts_of(*dossiers)
    by_id = {d.article.id: d.article.text for d in dossiers}
    assert all(by_id[p.article][p.start : p.end] == p.exact for f in facts for p in f.passages)
    shuffled = dossiers * 2
    Random(seed).shuffle(shuffled)
    again = {f.id: (frozenset(f.passages), f.independent) for f in facts_of(*shuffled)}
    assert again == {f.id: (frozenset(f.passages), f.independent) for f in facts}
