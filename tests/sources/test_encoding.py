"""Bytes -> text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.sources.encoding import decode

FRENCH = "Le phare d'Orme s'est éteint à l'aube, déclare la préfète."


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (FRENCH.encode("utf-8"), "plain UTF-8"),
        (FRENCH.encode("utf-8-sig"), "a byte-order mark is no text"),
        (FRENCH.encode("utf-16"), "a byte-order mark tells UTF-16"),
        (FRENCH.encode("latin-1"), "nothing declared: guessed"),
    ],
)
def test_encodings_are_found_out(raw, why):
    assert decode(raw) == FRENCH, why


def test_a_declared_encoding_is_used():
    page = '<meta charset="windows-1251"><p>Маяк погас</p>'
    assert decode(page.encode("cp1251")) == page


def test_latin_1_means_windows_1252_on_the_web():
    assert decode("<meta charset=iso-8859-1>“dark”".encode("cp1252")).endswith("“dark”")


def test_utf_8_that_declares_something_else_is_utf_8():
    page = f"<meta charset=iso-8859-1>{FRENCH}"
    assert decode(page.encode()) == page


def test_an_encoding_that_nobody_knows_is_guessed():
    assert decode(f"<meta charset=x-klingon><p>{FRENCH}</p>".encode("latin-1")).endswith(f"{FRENCH}</p>")


def test_the_header_is_believed_before_the_guess():
    assert decode("Маяк".encode("koi8-r"), "koi8-r") == "Маяк"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Co"), exclude_characters="�﻿")))
def test_utf_8_comes_back_as_it_was(text):
    assert decode(text.encode()) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_none(raw):
    assert isinstance(decode(raw), str | None)
