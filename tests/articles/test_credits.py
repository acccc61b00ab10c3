"""Credits: who is named as the source of the words, and who is only mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.articles.credits import find_credits


def found(text="", removed=(), authors=(), outlet=None):
    return [(c.name, c.kind, c.exact) for c in find_credits(text, removed, authors, outlet=outlet)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("QUAYTON (Reuters) - A crane fell.", "Reuters", "dateline"),
        ("QUAYTON, Maine (AP) — A crane fell.", "Associated Press", "dateline"),
        ("Quayton, 4 June (AFP) – A crane fell.", "Agence France-Presse", "dateline"),
        ("QUAYTON, Orme, March 10 (Halvard) - A crane fell.", "Halvard", "dateline"),
        ("A crane fell, according to Reuters.", "Reuters", "in text"),
        ("The port master told the BBC that it fell.", "BBC", "in text"),
        ("A crane fell, the New York Times reports.", "New York Times", "in text"),
        ("The engineer told Business Insider.", "Business Insider", "in text"),
        ("The fall was first reported by the Quayton Herald.", "Quayton Herald", "in text"),
        ("A crane fell.\n(Reporting by Ann Otter; Editing by Bo Lind)", "Reuters", "footer"),
        ("A crane fell.\n© 2019 The Associated Press. All rights reserved.", "Associated Press", "footer"),
    ],
)
def test_sources_of_the_words_are_credited(text, name, kind):
    credits = find_credits(text, (), ())
    assert [(c.name, c.kind) for c in credits] == [(name, kind)]
    assert credits[0].span is not None
    assert credits[0].span.of(text) == credits[0].exact


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("An AP photographer was hurt by the crane.", "an actor in the story"),
        ("Reuters moved its office to Quayton.", "the agency is the story"),
        ("The Times are changing, the port master told them.", "a word like a name"),
        ("It was reported by the harbour police.", "no medium"),
        ("QUAYTON (the old port) - A crane fell.", "an aside"),
        ("The crane (Halvard) - the tallest - fell.", "no dateline"),
        ("The AA is a club for motorists.", "letters that mean another thing"),
        ("The port master told the Post.", "which Post is not said"),
    ],
)
def test_a_mention_is_no_credit(text, why):
    assert found(text) == [], why


def test_a_short_name_is_the_outlet_that_was_named_in_full():
    text = "The crane was old, the Quayton Times reported. It was weak, an engineer told the Times."
    assert {name for name, _, _ in found(text)} == {"Quayton Times"}


def test_what_the_outlet_itself_is_told_is_no_credit():
    assert found("The port master told the BBC that it fell.", outlet="BBC") == []
    assert found("QUAYTON (Halvard) - A crane fell.", outlet="Halvard News Agency") == []


@pytest.mark.parametrize(
    ("author", "name"),
    [("AP", "Associated Press"), ("Ann Otter, Reuters", "Reuters"), ("Ann Otter (AFP)", "Agence France-Presse")],
)
def test_a_byline_names_the_agency(author, name):
    assert found(authors=(author,)) == [(name, "byline", author)]


def test_lines_that_were_cut_may_hold_a_credit_without_a_span():
    assert found(removed=("More from The New York Times:",)) == [
        ("New York Times", "link", "More from The New York Times")
    ]
    assert found(removed=("By Ann Otter, Reuters",)) == [("Reuters", "byline", "By Ann Otter, Reuters")]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="AP (Reuters)-—told the BBC, accordingto\n©2019", max_size=200))
def test_every_span_holds_its_words(text):
    for credit in find_credits(text, (), ()):
        assert credit.span is None or credit.span.of(text) == credit.exact
