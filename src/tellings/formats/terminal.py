"""Comparison -> panels of a terminal, one function a panel, each a few rows of rich text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tellings.formats.drawing import Mark, number_line
from tellings.formats.family import Branch, family_trees, says
from tellings.formats.ledgers import (
    STATES,
    amounts,
    figures_that_agree,
    figures_that_differ,
    labelled,
    labels_abreast,
    quotes_that_agree,
    quotes_that_differ,
)
from tellings.formats.plain import cut, line, moment, reason
from tellings.formats.points import Agreement, agreed, alone, counted, moments, numbered, other_disagreements
from tellings.formats.shelf import Shelf
from tellings.formats.wording import wordings
from tellings.model import Comparison, Disagreement, Moment, Passage, Quantity, StoryActor, Utterance

Rows = Iterator[RenderableType]
Item = TypeVar("Item")
EXTRACT = 150  # characters of a passage that are shown: two lines of a terminal
MOMENTS = 8  # of the timeline that are shown
TRACK = 18  # columns of a number line
RECEIPTS = 2  # of a sentence of the brief that are shown, of different families


def _limited(items: Sequence[Item], row: Callable[[Item], RenderableType], most: int) -> Rows:
    """The first items as rows; how many were left off is said."""
    yield from map(row, items[:most])
    if len(items) > most:
        yield _more(len(items) - most)


def _more(number: int) -> Text:
    return Text(f"… and {number} more (see the HTML report)", style="dim")


def _under(row: RenderableType) -> Padding:
    return Padding(row, (0, 0, 0, 2))


def _item(text: Text) -> Table:
    """One of a list, its lines under each other."""
    item = Table.grid(padding=(0, 1))
    item.add_row("•", text)
    return item


def _grid(first: int) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=first)
    table.add_column(ratio=1)
    return table


# ---- sources and headlines ------------------------------------------------------------------------
def _sources(comparison: Comparison, shelf: Shelf) -> Rows:
    yield Text(counted(comparison.sources), style="bold")
    for family, branch in family_trees(comparison):
        tree = Tree(_leaf(branch, shelf), guide_style="dim")
        _grow(tree, branch, shelf)
        yield tree
        if family.doubt:
            yield _under(Text(f"undecided: it may rest on {shelf.folded(family.doubt)}", style="yellow"))


def _grow(tree: Tree, branch: Branch, shelf: Shelf) -> None:
    for below in branch.branches:
        _grow(tree.add(_leaf(below, shelf)), below, shelf)


def _leaf(branch: Branch, shelf: Shelf) -> Text:
    if branch.article is None:
        return Text(f"{line(branch.agency or 'a common source')} (not among the articles)")
    published = shelf.articles[branch.article].published
    leaf = Text(shelf.names[branch.article], style="bold")
    for said in (says(branch.link), moment(published.value) if published else "no date"):
        leaf.append(f" · {said}" if said else "", style="not bold")
    return leaf


def _headlines(comparison: Comparison, shelf: Shelf) -> Rows:
    table = _grid(24)
    for _, tree in family_trees(comparison):
        for depth, branch in tree.walk():
            if branch.article:
                title = shelf.articles[branch.article].title
                name = Text(shelf.names[branch.article], style="bold")
                table.add_row(
                    Padding(name, (0, 0, 0, 2 * min(depth, 4))), Text(line(title) if title else "(no headline)")
                )
    if table.row_count:
        yield table


# ---- where they agree -----------------------------------------------------------------------------
def _agreed(comparison: Comparison, shelf: Shelf) -> Rows:
    yield from _limited(agreed(comparison, shelf), lambda one: _fact(one, shelf), 5)
    same = [f"{cut(one.words, 40)} [{number}]" for _, one, number in figures_that_agree(comparison, shelf)]
    if same:
        more = f" … and {len(same) - 10} more (see the HTML report)" if len(same) > 10 else ""
        yield Text("Same figure [independent sources]: ").append("; ".join(same[:10]) + more)
    if words := quotes_that_agree(comparison):
        yield Text(f"{len(words)} quotations stand word for word alike in several accounts.")


def _fact(one: Agreement, shelf: Shelf) -> Table:
    text = Text(cut(shelf.best(one.passages).exact, EXTRACT))
    text.append(f" [{one.fact.independent} independent: {shelf.who(p.article for p in one.passages)}]", style="dim")
    for about in one.disputed[:1]:
        text.append(f" [but they differ on: {cut(reason(about), 60)}]", style="yellow")
    return _item(text)


# ---- where they differ ----------------------------------------------------------------------------
def _figures(comparison: Comparison, shelf: Shelf) -> Rows:
    yield from _limited(figures_that_differ(comparison), lambda q: _figure(q, shelf), 8)


def _figure(quantity: Quantity, shelf: Shelf) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=0)
    table.add_column(max_width=20)
    table.add_column(width=TRACK)
    table.add_column(ratio=1)
    values = amounts(quantity, shelf)
    for one, mark in zip(values, number_line(values), strict=True):
        table.add_row("", Text(one.says, style="bold"), _track(mark), Text(shelf.folded(one.articles)))
    outer = Table.grid()
    state = Text(line(quantity.what), style="bold").append(f" · {quantity.state}", style="yellow")
    outer.add_row(state.append(f": {reason(quantity.why) or STATES[quantity.state]}", style="not bold"))
    outer.add_row(table)
    return outer


def _track(mark: Mark | None) -> Text:
    """A number line from zero: a dot at the value, "=" over a range, dots where an end is open."""
    if mark is None:
        return Text("")
    left, right = (round(end * (TRACK - 1) / 100) for end in (mark.left, mark.right))
    before, after = ("·" if mark.open_left else "─"), ("·" if mark.open_right else "─")
    between = "" if left == right else "═" * (right - left - 1) + "●"
    return Text(before * left + "●" + between + after * (TRACK - 1 - right), style="cyan")


def _quotes(comparison: Comparison, shelf: Shelf) -> Rows:
    differing = quotes_that_differ(comparison)
    if differing:
        yield Text("{…} marks words that not all accounts have.", style="dim")
    names = {a.id: line(a.name) for a in comparison.actors}
    yield from _limited(differing, lambda u: _utterance(u, names.get(u.speaker or "", ""), shelf), 5)


def _utterance(utterance: Utterance, speaker: str, shelf: Shelf) -> RenderableType:
    outer = Table.grid()
    outer.add_row(
        Text(speaker or "no speaker named", style="bold").append(f" · {', '.join(utterance.flags)}", style="yellow")
    )
    for one in wordings(utterance, speaker, shelf):
        words = line("".join(f"{{{piece}}}" if differs else piece for piece, differs in one.pieces))
        said = Text(f"reported: {words}" if one.reported else f"“{words}”")
        tag = " · ".join(filter(None, (one.by, shelf.folded(p.article for p in one.passages))))
        outer.add_row(_under(said.append(f" {tag}", style="dim")))
    return outer


def _others(comparison: Comparison, shelf: Shelf) -> Rows:
    yield from _limited(other_disagreements(comparison), lambda d: _disagreement(d, shelf), 6)


def _disagreement(disagreement: Disagreement, shelf: Shelf) -> RenderableType:
    outer = Table.grid()
    outer.add_row(Text(reason(disagreement.about), style="bold").append(f" · {disagreement.kind}", style="yellow"))
    for side in disagreement.sides:
        if passages := shelf.sound(side.passages):
            says = Text(f"{reason(side.says)} ").append(f"· {shelf.folded(p.article for p in passages)}", style="dim")
            outer.add_row(_under(says))
    return outer


# ---- what only one has, labels, timeline, brief ---------------------------------------------------
def _alone(comparison: Comparison, shelf: Shelf) -> Rows:
    """The longest say most."""
    for article, passages in alone(comparison, shelf):
        yield Text(shelf.names[article], style="bold")
        longest = sorted(passages, key=lambda p: p.start - p.end)
        yield from map(_under, _limited(longest, lambda p: _item(Text(cut(p.exact, EXTRACT))), 2))


def _actors(comparison: Comparison, shelf: Shelf) -> Rows:
    yield from _limited(labelled(comparison, shelf), lambda a: _actor(a, shelf), 3)


def _actor(actor: StoryActor, shelf: Shelf) -> RenderableType:
    outer = Table.grid()
    outer.add_row(Text(line(actor.name), style="bold"))
    table = _grid(26)
    for row in labels_abreast(actor, shelf):
        words = ", ".join(line(label.exact) for label in row.own)
        quoted = ", ".join(f"“{line(label.exact)}”" for label in row.quoted)
        said = "; ".join(filter(None, (words, f"in quotation marks: {quoted}" if quoted else "")))
        named = cut(", ".join(row.names), 90)
        called = Text(said).append(f"{' · ' if said else ''}by name: {named}" if named else "", style="dim")
        table.add_row(Text(shelf.folded(row.articles)), called)
    outer.add_row(_under(table))
    return outer


def _timeline(comparison: Comparison, shelf: Shelf) -> Rows:
    """Of many moments those that most sources tell of, of these the latest, in order of time."""
    every, count = moments(comparison, shelf), comparison.sources.independent_among
    told = sorted(range(len(every)), key=lambda n: (-count(p.article for p in every[n][1]), -n))
    yield from (_moment(*every[n], shelf) for n in sorted(told[:MOMENTS]))
    if len(every) > MOMENTS:
        yield _more(len(every) - MOMENTS)


def _moment(one: Moment, passages: Sequence[Passage], shelf: Shelf) -> Table:
    table = _grid(24)
    when = " to ".join(dict.fromkeys((moment(one.start), moment(one.end))))
    words = Text(cut(shelf.best(passages).exact, EXTRACT)).append(
        f" [{shelf.folded(p.article for p in passages)}]", style="dim"
    )
    table.add_row(Text(when, style="bold"), words)
    return table


def _brief(comparison: Comparison, shelf: Shelf) -> Rows:
    brief = numbered(comparison, shelf, RECEIPTS)
    for text, marks, more in brief.sentences:
        numbers = "".join(f"[{number}]" for number, _ in marks) + (f" +{more} (see the HTML report)" if more else "")
        yield _item(Text(f"{line(text)} ").append(numbers, style="cyan"))
    yield from (_under(_receipt(n, group, shelf)) for n, group in enumerate(brief.notes, 1))


def _receipt(number: int, group: Sequence[Passage], shelf: Shelf) -> Text:
    first = group[0]
    place = f"[{number}] {shelf.folded(p.article for p in group)} {first.start}-{first.end}"
    return Text(f"{place}: {cut(first.exact, 90)}", style="dim")


Panel = Callable[[Comparison, Shelf], Rows]
PANELS: tuple[tuple[str, str, Panel], ...] = (
    ("Sources", "sources", _sources),
    ("Headlines abreast", "headlines", _headlines),
    ("Where they agree", "facts", _agreed),
    ("Where they differ: figures", "figures", _figures),
    ("Where they differ: quotations", "quotes", _quotes),
    ("Where they differ: the rest", "disagreements", _others),
    ("What only one has", "alone", _alone),
    ("What each calls the same actor", "actors", _actors),
    ("Timeline", "timeline", _timeline),
    ("Brief", "brief", _brief),
)
