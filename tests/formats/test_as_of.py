"""Figures with who says so and as of when, in the accounts' own words."""

from __future__ import annotations

import pytest

from tellings.formats.ledgers import amounts
from tellings.formats.shelf import Shelf
from tellings.model import Article, Figure, Quantity, Span, Stamp, Time, Value


def told(text: str, number: str, time: str, speaker: str | None = None):
    """The one amount of an article in which these words are a figure, a time and who says it."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    article = Article(
        id="a", uri="a.html", title=None, outlet="Lantern", published=Stamp("2026-03-10T09:00", "meta", "10 March"),
        modified=None, authors=(), language="en", text=text, removed=(), credits=(), sha256="a",
    )  # fmt: skip
    figure = Figure(
        span=span(number), low=46, high=46, bound="exact", unit="person",
        said_by=span(speaker) if speaker else None, by="hand",
    )  # fmt: skip
    quantity = Quantity(id="n", what="people", unit="person", values=(Value("a", figure),), state="single", why="")
    times = {"a": (Time(span=span(time), type="TIME", value="2026-03-10T08:00", by="hand"),)}
    (one,) = amounts(quantity, Shelf({"a": article}, {"a": "Lantern"}, {}), times)
    return one


def test_a_figure_says_who_gives_it_and_until_when_it_was_counted():
    one = told("46 people had left by 8 a.m., the governor said.", "46 people", "8 a.m.", "the governor")
    assert (one.said_by, one.as_of, one.reported) == (("the governor",), ("by 8 a.m.",), "2026-03-10T09:00")


@pytest.mark.parametrize(
    ("text", "time", "found", "why"),
    [
        (
            "By dawn on Wednesday, 46 people were dead.",
            "dawn on Wednesday",
            ("By dawn on Wednesday",),
            "it stands first",
        ),
        ("As of noon 46 people were dead.", "noon", ("As of noon",), "another way to say it"),
        ("46 people died when the dam broke on Monday.", "Monday", (), "when it happened, not when it was counted"),
        ("The dam was to open by 2025. It killed 46 people.", "2025", (), "another sentence"),
        ("It killed 46 people.\nThe road opens by Monday", "Monday", (), "another paragraph"),
        ("46 people died near a standby 2 p.m. train.", "2 p.m.", (), "a word that ends in by"),
    ],
)
def test_only_a_time_that_says_so_is_when_it_was_counted(text, time, found, why):
    assert told(text, "46 people", time).as_of == found, why
