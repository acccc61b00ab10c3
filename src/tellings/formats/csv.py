"""Comparison -> CSV that spreadsheets open: one row a passage, in the order of the report."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import chain

from tellings.formats.ledgers import amounts
from tellings.formats.plain import clean
from tellings.formats.points import alone
from tellings.formats.shelf import Shelf, open_shelf
from tellings.model import Agency, Comparison, Passage

COLUMNS = (
    *("section", "item", "about", "says", "low", "high", "unit", "state", "independent"),
    *("article", "outlet", "published", "exact", "start", "end", "uri"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what makes a spreadsheet calculate
CELL = 32_767  # characters that a cell of Excel holds

Row = dict[str, object]


def comparison_csv(comparison: Comparison) -> str:
    """With a byte-order mark, by which Excel knows UTF-8; no cell can start a formula."""
    out = StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    shelf = open_shelf(comparison)
    for row in chain.from_iterable(section(comparison, shelf) for section in SECTIONS):
        writer.writerow({name: cell(value) for name, value in row.items()})
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()


def cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    words = clean(value)[: CELL - 1]
    return "'" + words if words.lstrip(" ").startswith(FORMULA) else words


def _at(passage: Passage, shelf: Shelf) -> Row:
    article = shelf.articles[passage.article]
    published = article.published.value if article.published else None
    where: Row = {"article": article.id, "outlet": shelf.names[article.id], "published": published, "uri": article.uri}
    return where | {"exact": passage.exact, "start": passage.start, "end": passage.end}


def _articles(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for article in shelf.articles.values():
        published = article.published.value if article.published else None
        row: Row = {"section": "article", "item": article.id, "article": article.id, "outlet": shelf.names[article.id]}
        yield row | {"about": article.title, "published": published, "uri": article.uri}


def _sources(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for n, link in enumerate(comparison.sources.links, 1):
        source = link.source.name if isinstance(link.source, Agency) else shelf.names.get(link.source, link.source)
        row: Row = {"section": "copy", "item": f"link{n}", "about": f"from {source}", "says": link.kind}
        row |= {"state": link.direction, "article": link.target, "outlet": shelf.names.get(link.target)}
        yield row | {"exact": f"{link.share:.0%} in common"}


def _facts(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for fact in comparison.facts:
        row: Row = {"section": "fact", "item": fact.id, "independent": fact.independent}
        if fact.first:
            row["says"] = f"first in {shelf.names.get(fact.first.article)} ({fact.first.evidence})"
        yield from (row | _at(p, shelf) for p in shelf.sound(fact.passages))


def _figures(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for q in comparison.figures:
        row: Row = {"section": "figure", "item": q.id, "about": q.what, "state": q.state}
        for one in amounts(q, shelf):
            said: Row = {"says": one.says, "low": one.figure.low, "high": one.figure.high, "unit": q.unit}
            yield from (row | said | _at(p, shelf) for p in one.passages)


def _quotes(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    names = {a.id: a.name for a in comparison.actors}
    for utterance in comparison.quotes:
        row: Row = {"section": "quote", "item": utterance.id, "state": ", ".join(utterance.flags)}
        for version in utterance.versions:
            passage = shelf.passage(version.article, version.quote.span)
            speaker = version.quote.speaker.name if version.quote.speaker else names.get(utterance.speaker or "")
            if passage:
                yield row | {"about": speaker, "says": version.quote.kind} | _at(passage, shelf)


def _disagreements(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for one in comparison.disagreements:
        row: Row = {"section": "disagreement", "item": one.id, "about": one.about, "state": one.kind}
        for side in one.sides:
            yield from (row | {"says": side.says} | _at(p, shelf) for p in shelf.sound(side.passages))


def _alone(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for _, passages in alone(comparison, shelf):
        yield from ({"section": "only in one"} | _at(p, shelf) for p in passages)


def _labels(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for actor in comparison.actors:
        for label in actor.labels:
            row: Row = {"section": "label", "item": actor.id, "about": actor.name, "says": label.exact}
            row["state"] = f"{label.voice} voice"
            yield from (row | _at(p, shelf) for p in shelf.sound(label.passages))


def _timeline(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for n, one in enumerate(comparison.timeline, 1):
        row: Row = {"section": "timeline", "item": f"moment{n}", "about": f"{one.start}/{one.end}"}
        yield from (row | _at(p, shelf) for p in shelf.sound(one.passages))


def _brief(comparison: Comparison, shelf: Shelf) -> Iterator[Row]:
    for n, one in enumerate(comparison.brief, 1):
        row: Row = {"section": "brief", "item": f"sentence{n}", "says": one.text, "independent": one.independent}
        yield from (row | _at(p, shelf) for p in shelf.sound(one.passages))


SECTIONS = (_articles, _sources, _facts, _figures, _quotes, _disagreements, _alone, _labels, _timeline, _brief)
