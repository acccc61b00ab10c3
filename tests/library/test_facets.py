"""Places and people by the words beside them, before anything is parsed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.library.facets import Facets, find_facets, shared_facets
from tellings.model import Article


def article(text):
    return Article(
        id="a", uri="u", title=None, outlet=None, published=None, modified=None, authors=(), language="en", text=text,
        removed=(), credits=(), sha256="a",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "places", "people"),
    [
        ("The dam in Orme Valley broke, Ada Hale said.", ["Orme Valley"], ["Ada Hale"]),
        ("A fire near the town of Lower Karsin spread.", ["Lower Karsin"], []),
        ("Rain fell in northern Velmora.", ["Velmora"], []),
        ('"We wait," said Ada Hale. Mayor Brand left.', [], ["Brand", "Ada Hale"]),
        ("Minister Omar al Rashid, who resigned, spoke in Tavenor's port.", ["Tavenor"], ["Omar al Rashid"]),
        ("It broke in March, and in Parliament nobody spoke.", [], []),  # a month and a body are no places
        ("He said so. The Harbour Board met.", [], []),  # a pronoun is no name
        ("in orme, said ada hale", [], []),  # no capitals, no names
        ("AT ORME NINE BOATS WERE LOST", [], []),
        ("", [], []),
    ],
)
def test_names_by_the_words_beside_them(text, places, people):
    assert find_facets(article(text)) == Facets(tuple(places), tuple(people))


def test_names_in_most_articles_come_first_and_surnames_are_filled_in():
    each = [Facets(("Orme",), ("Hale", "Baker Ada Hale")), Facets(("Karsin", "Orme"), ("Ada Hale", "Brand"))]
    assert shared_facets(each) == Facets(("Orme", "Karsin"), ("Ada Hale", "Brand"))


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text):
    find_facets(article(text))
