"""Which lines are English prose; the rest is blanked at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.prose import is_foreign, mask

PROSE = "The ferry to Halden was late on Monday, and the mayor of Eastport said so."


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "WHO: 12 dead",
        "Dow +0.2% S&P 500 +0.3% Nasdaq +0.8%.",
        "2 October 2013, 15:39",
        "$1.2bn",
        "Luis de la Cruz, Maria de los Santos, Ana da Silva, Jan van der Berg, Carlos del Rio, Ana von Habsburg",
        "* * *",
        "1998",
        'He said: "Wir sind das Volk," and left the hall with the others.',
        "Use the -> key; it turns the page",
        "The B2B and P2P firms of M25 towns sell MP3 files and 4x4 cars in the old port.",
        "http://www.example.org/news/2017/10/a-long-way-to-halden.html",
    ],
    ids=[
        "a sentence",
        "a headline",
        "a market report",
        "a date line",
        "money",
        "names",
        "a divider",
        "a year",
        "a foreign quote",
        "one sign of code",
        "digits in words",
        "an address",
    ],
)
def test_prose_stays(line):
    assert mask(f"{PROSE}\n{line}\n{PROSE}") == f"{PROSE}\n{line}\n{PROSE}"


@pytest.mark.parametrize(
    "line",
    [
        "Halden 12 15 18 20 25 30",
        "| 12 | 15 | 18 | 20 | 25 | 30 |",
        "    if (port != 80) { close(port); }",
        "for (i = 0; i < n; i++) sum += a[i];",
        "Die Fähre nach Halden war am Montag nicht auf dem Weg und das ist für alle ein Problem.",
        "Паром в Халден в понедельник опоздал, сказал мэр Истпорта.",
        "-" * 60,
        "T h e  f e r r y  t o  H a l d e n  w a s  l a t e  o n  M o n d a y",
        "Th3 f3rry t0 Ha1den wa5 lat3 0n M0nday, 5aid th3 may0r",
    ],
    ids=["a row", "a ruled row", "code", "a loop", "German", "Russian", "signs", "letters one by one", "a bad scan"],
)
def test_what_is_none_is_blanked(line):
    assert mask(f"{PROSE}\n{line}\n{PROSE}") == f"{PROSE}\n{' ' * len(line)}\n{PROSE}"


def test_lines_without_a_letter_are_a_table_from_three_on():
    assert mask(f"{PROSE}\n12\n\n15\n18\n{PROSE}").split() == (PROSE + " " + PROSE).split()
    assert "15" in mask(f"{PROSE}\n12\n15\n{PROSE}")


def test_a_text_is_foreign_by_all_its_words():
    assert is_foreign("Le bac pour la ville est en retard et les gens qui sont sur le port ne sont pas contents.")
    assert not is_foreign(PROSE)


@given(st.text(max_size=200))
def test_nothing_moves(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(a == b or b == " " for a, b in zip(text, masked, strict=True))
