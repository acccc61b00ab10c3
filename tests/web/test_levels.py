"""Copies folded away at three levels."""

from __future__ import annotations

import pytest

from tellings.formats.shelf import Shelf
from tellings.model import Article, Family, Stamp
from tellings.web.levels import fold

MORNING = Stamp(value="2026-03-10T08:40", evidence="line 1", exact="8.40")


def article(id_: str, outlet: str, text: str, published: Stamp | None = None) -> Article:
    return Article(
        id=id_, uri=f"{id_}.html", title=None, outlet=outlet, published=published, modified=None, authors=(),
        language="en", text=text, removed=(), credits=(), sha256=id_,
    )  # fmt: skip


def shelf() -> Shelf:
    """Halvard, undated, and its dated copy in the Courier; two papers of one masthead on their own."""
    told = [
        article("a", outlet="Halvard", text="Nine are dead."),
        article("b", outlet="Courier", text="Nine are dead, and much more was said.", published=MORNING),
        article("c", outlet="Lantern", text="Ten are dead."),
        article("d", outlet="The Lantern", text="Eleven are dead."),
    ]
    families = [Family(("a", "b"), None, ()), Family(("c",), None, ()), Family(("d",), None, ())]
    by_article = {one: family for family in families for one in family.articles}
    return Shelf({one.id: one for one in told}, {one.id: one.outlet or "" for one in told}, by_article)


@pytest.mark.parametrize(
    ("level", "choice", "rows"),
    [
        ("all", "source", [("a", ()), ("b", ()), ("c", ()), ("d", ())]),
        ("family", "source", [("a", ("b",)), ("c", ()), ("d", ())]),
        ("family", "first", [("b", ("a",)), ("c", ()), ("d", ())]),
        ("family", "longest", [("b", ("a",)), ("c", ()), ("d", ())]),
        ("publisher", "source", [("a", ("b",)), ("c", ("d",))]),
        ("nonsense", "nonsense", [("a", ()), ("b", ()), ("c", ()), ("d", ())]),
    ],
)
def test_each_level_folds_more(level, choice, rows):
    assert [(row.article, row.others) for row in fold(shelf(), level, choice).rows] == rows
