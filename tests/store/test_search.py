"""Words find articles whatever was typed, and the marks stand where the words do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_articles import article, dossier, keep

from tellings.model import Filters
from tellings.store.marks import _is_plain, find_marks, find_passages
from tellings.store.terms import find_terms, read_query, words_of

TEXTS = {
    "dam": "The dam above Karsin broke at night. Nine boats were lost, said Mayor Ana Lindt. São Brás sent divers.",
    "market": "A market opened in Karsin on Monday. Boats may be bought there; nine stalls sell nets. It's al-Hadid's.",
    "tokyo": "東京都で新しい技術開発が進んでいる。首相は月曜日に語った。",
    "thai": "นายกรัฐมนตรีเดินทางไปกรุงเทพ",
    "hindi": "प्रधानमंत्री ने दिल्ली में कहा।",
    "party": "The party 🎉 in the Straße was loud. AND then OR now: NEAR the river, NOT far.",
}
ASKED = [
    ("dam", "dam", "a word"),
    ("KARSIN", "dam market", "without case"),
    ("nine boats", "dam market", "all words, in any order"),
    ('"nine boats"', "dam", "a phrase"),
    ("“nine boats”", "dam", "a phrase in typographic marks"),
    ('"nine boats', "dam market", "a mark that nobody closed"),
    ("sao bras", "dam", "without accents"),
    ("STRASSE", "party", "folded as its language does"),
    ("mark*", "market", "a beginning"),
    ("mark", "", "no beginning without a star"),
    ("al-Hadid's", "market", "a word with marks in it is a phrase"),
    ("技術", "tokyo", "two characters of a run"),
    ("技術開発", "tokyo", "more of them"),
    ("発技", "", "not in this order"),
    ("都", "tokyo", "one character"),
    ("る", "tokyo", "the last character of a run"),
    ("กรุงเทพ", "thai", "the end of a text without spaces"),
    ("दिल्ली", "hindi", "a script with marks"),
    ("🎉", "party", "a picture"),
    ("AND", "party", "no operator"),
    ("OR NOT NEAR", "party", "no operators"),
    ("karsin -boats", "dam market", "no sign is an operator"),
    ("text:dam", "", "no column of an index"),
    ("' ; DROP TABLE article; --", "", "no statement"),
    ('* " ( ) ^ : ! & | <-> \\ % ?', "", "signs alone find nothing"),
    ("\0\ud800", "", "no characters"),
]


@pytest.fixture
def library(store):
    made = {name: article(text, name.title()) for name, text in TEXTS.items()}
    keep(store, *made.values())
    return store, {one.id: name for name, one in made.items()}


def test_words_find_articles(library):
    store, names = library
    for asked, expected, why in ASKED:
        found = store.search.articles(asked)
        assert sorted(names[hit.article] for hit in found.hits) == expected.split(), f"{why}: {asked}"
        assert found.matching == len(found.hits)


def test_marks_are_the_words_in_the_text(library):
    store, _ = library
    hit = store.search.articles('karsin "nine boats"').hits[0]
    text = TEXTS["dam"]
    assert [mark.exact for mark in hit.marks] == ["Karsin", "Nine boats"]
    assert all(text[m.start : m.end] == m.exact for m in (*hit.marks, *hit.passages))
    assert all(any(p.start <= m.start and m.end <= p.end for p in hit.passages) for m in hit.marks)


def test_a_word_of_the_title_ranks_first(store):
    body = "It was on Monday. " * 20
    keep(store, article(body + "A flood came."), article(body + "Nothing came.", "Flood in Karsin"))
    assert store.search.articles("flood").hits[0].title == "Flood in Karsin"


def test_a_speaker_is_found_by_any_part_of_the_name(library):
    store, names = library
    dam = next(a for a in store.articles.all() if names[a.id] == "dam")
    with store.writing():
        store.findings.keep(dossier(dam, ("Nine boats were lost", "Ana Lindt"), ("São Brás", None)), "v1")
    found = store.search.articles("boats", Filters(speaker="lindt"), code="v1")
    assert [names[hit.article] for hit in found.hits] == ["dam"]
    assert [(q.passage.exact, q.speaker) for q in found.hits[0].quotes] == [("Nine boats were lost", "Ana Lindt")]
    assert (found.matching, found.read, found.hits[0].read) == (1, 1, True)
    assert store.search.articles("", Filters(speaker="boats")).matching == 0  # what is said is not who says it
    assert [names[one] for one in store.search.unread("boats", code="v1")] == ["market"]


def test_a_search_can_be_kept_to_some_articles_and_all_filters_at_once(library):
    store, names = library
    market = next(one for one, name in names.items() if name == "market")
    every = Filters(
        since="2031", until="2031", outlet="Lantern", language="en", speaker="Lindt", place="Karsin", person="Lindt"
    )
    assert [hit.article for hit in store.search.articles("boats", among=[market, "none"]).hits] == [market]
    assert store.search.articles("boats", every).matching == 0
    assert store.articles.list(every) == store.stories.list(every) == ()


def test_a_phrase_never_spans_title_and_text_and_may_stand_beside_words(store):
    keep(store, article("The boats of the town came. The town of boats slept.", "Nine lost at"))
    for asked, matching in [
        ('"of the town"', 1), ('"the town of boats"', 1), ('"town of the"', 0), ('"at the boats"', 0),
        ('"of the" slept', 1), ('"of the" slept dam', 0), ('"of the" "town of"', 1), ('"nine lost at" boat*', 1),
    ]:  # fmt: skip
        assert store.search.articles(asked).matching == matching, asked
        assert store.search.articles(asked, Filters(outlet="Lantern")).matching == matching, asked


def test_pages_of_a_search_follow_each_other(store):
    keep(store, *(article(f"Boat number {i} was lost{' boat' * (i % 3)}.") for i in range(7)))
    every = [hit.article for hit in store.search.articles("boat").hits]
    assert [h.article for n in range(0, 7, 3) for h in store.search.articles("boat", limit=3, after=n).hits] == every


@given(st.text(st.characters(codec=None), max_size=200))
def test_terms_are_the_same_with_and_without_places(text):
    assert [t.word for t in find_terms(text) if t.word] == words_of(text)


@given(st.text(st.characters(codec=None), max_size=120), st.text(st.characters(codec=None), max_size=20))
def test_marks_never_overlap_and_stand_in_passages(text, asked):
    marks = find_marks(text + asked, read_query(asked))
    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert all(0 <= p.start < p.end <= len(text + asked) for p in find_passages(text + asked, marks) if marks)


PLAIN = st.lists(
    st.sampled_from(["nine", "boats", "Boats", "São", "_", "🎉", " ", "\n", "-", "Straße", "é", "x"]), max_size=40
)


@given(PLAIN.map("".join), st.sampled_from(["nine boats", '"nine boats"', "boat*", "sao x", "e", '"x nine"', "🎉"]))
def test_both_ways_of_finding_marks_find_the_same(text, asked):
    clauses = read_query(asked)
    if _is_plain(text, clauses):
        assert find_marks(text, clauses) == find_marks(text + " ก", clauses)


def test_a_long_text_is_marked_in_little_time():
    text = "karsin " * 300_000
    marks = find_marks(text, read_query("karsin"))
    assert len(marks) == 50
    assert find_passages(text, marks)
