"""Comparison -> Markdown: the brief with numbered notes, and a table for each ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tellings.formats.family import family_trees, says
from tellings.formats.ledgers import amounts, labelled, labels_abreast, quotes_that_differ
from tellings.formats.plain import cut, line, moment, reason
from tellings.formats.points import agreed, alone, counted, moments, numbered, other_disagreements
from tellings.formats.shelf import Shelf, open_shelf
from tellings.formats.wording import wordings
from tellings.model import Comparison, Label, Passage

MARKUP = re.compile(r"([\\`*_\[\]<>#|~$&]|^[+-](?=\s)|^\d+(?=[.)]\s))")
EXTRACT = 240  # characters of a passage in a table or a note


class _Notes:
    """The numbered notes, in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[Passage, int] = {}

    def mark(self, passages: Iterable[Passage]) -> str:
        return "".join(f"[^{self.numbers.setdefault(p, len(self.numbers) + 1)}]" for p in passages)


def comparison_markdown(comparison: Comparison) -> str:
    shelf, notes = open_shelf(comparison), _Notes()
    blocks = [block for section in SECTIONS for block in section(comparison, shelf, notes)]
    blocks += [_note(number, passage, shelf) for passage, number in notes.numbers.items()]
    return "\n\n".join(blocks) + "\n"


def safe(text: str) -> str:
    """Words that Markdown and HTML read as words."""
    return MARKUP.sub(r"\\\1", line(text))


def _note(number: int, passage: Passage, shelf: Shelf) -> str:
    article = shelf.articles[passage.article]
    link = f" <{article.uri}>" if re.fullmatch(r"https?://[^\s<>]+", article.uri) else ""
    place = f"{safe(shelf.names[article.id])}, {passage.start}–{passage.end}"
    return f"[^{number}]: {place}: “{safe(cut(passage.exact, EXTRACT))}”{link}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    body = [f"| {' | '.join(row)} |" for row in rows]
    if body:
        yield "\n".join((f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *body))


def _titled(title: str, blocks: Iterable[str]) -> Iterator[str]:
    found = list(blocks)
    if found:
        yield f"## {title}"
        yield from found


def _title(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    yield f"# {safe(comparison.story.title)}"
    yield from (f"> {safe(note)}" for note in comparison.notes)


def _brief(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    sentences = numbered(comparison, shelf).sentences
    whole = [f"{safe(text)}{notes.mark(group[0] for _, group in marks)}" for text, marks, _ in sentences]
    yield from _titled("Brief", [" ".join(whole)] if whole else [])


def _sources(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = []
    for _, tree in family_trees(comparison):
        for depth, branch in tree.walk():
            name = shelf.names[branch.article] if branch.article else f"{branch.agency or 'a common source'}"
            article = shelf.articles.get(branch.article or "")
            when = moment(article.published.value) if article and article.published else ""
            rows.append(f"{'  ' * depth}- " + " · ".join(safe(s) for s in (name, says(branch.link), when) if s))
    yield from _titled("Sources", [f"**{counted(comparison.sources)}**", "\n".join(rows)] if rows else [])


def _headlines(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = ((safe(shelf.names[a.id]), safe(a.title or "")) for a in shelf.articles.values())
    yield from _titled("Headlines abreast", _table(("Outlet", "Headline"), rows))


def _agreed(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = (
        (
            safe(cut(shelf.best(one.passages).exact, EXTRACT)) + notes.mark(shelf.sorted(one.passages)),
            str(one.fact.independent),
            safe(shelf.folded(p.article for p in one.passages)),
            safe(reason("; ".join(one.disputed))),
        )
        for one in agreed(comparison, shelf)
    )
    yield from _titled("Where they agree", _table(("Fact", "Independent", "Outlets", "But they differ on"), rows))


def _figures(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = (
        (safe(q.what), safe(one.says), safe(shelf.folded(one.articles)) + notes.mark(one.passages), safe(q.state))
        for q in comparison.figures
        if q.state != "single"
        for one in amounts(q, shelf)
    )
    yield from _titled("Figures", _table(("What", "Figure", "Who says so", "State"), rows))


def _quotes(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    names = {a.id: line(a.name) for a in comparison.actors}
    rows = []
    for utterance in quotes_that_differ(comparison):
        speaker = names.get(utterance.speaker or "", "")
        for one in wordings(utterance, speaker, shelf):
            words = " ".join(f"**{safe(w)}**" if differs else safe(w) for w, differs in one.pieces)
            said = f"reported: {words}" if one.reported else f"“{words}”"
            outlets = safe(shelf.folded(p.article for p in one.passages)) + notes.mark(one.passages)
            rows.append((safe(speaker), said, safe(one.by), outlets, safe(", ".join(utterance.flags))))
    yield from _titled("Quotations that differ", _table(("Speaker", "Words", "How", "Outlets", "Differences"), rows))


def _others(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = (
        (
            safe(reason(d.about)),
            safe(reason(side.says)) + notes.mark(ps),
            safe(shelf.folded(p.article for p in ps)),
            safe(d.kind),
        )
        for d in other_disagreements(comparison)
        for side in d.sides
        if (ps := shelf.sound(side.passages))
    )
    yield from _titled("Other differences", _table(("About", "Says", "Outlets", "Kind"), rows))


def _alone(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = (
        (safe(shelf.names[article]), safe(cut(p.exact, EXTRACT)) + notes.mark((p,)))
        for article, passages in alone(comparison, shelf)
        for p in passages
    )
    yield from _titled("What only one has", _table(("Outlet", "Passage"), rows))


def _labels(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = (
        (
            safe(actor.name),
            safe(shelf.folded(row.articles)),
            _words(row.own),
            _words(row.quoted),
            safe(", ".join(row.names)),
        )
        for actor in labelled(comparison, shelf)
        for row in labels_abreast(actor, shelf)
    )
    head = ("Actor", "Outlet", "In its own voice", "In quotation marks", "By name")
    yield from _titled("What each calls the same actor", _table(head, rows))


def _words(labels: Iterable[Label]) -> str:
    return safe(", ".join(label.exact for label in labels))


def _timeline(comparison: Comparison, shelf: Shelf, notes: _Notes) -> Iterator[str]:
    rows = (
        (
            safe(" to ".join(dict.fromkeys((moment(m.start), moment(m.end))))),
            safe(cut(shelf.best(ps).exact, EXTRACT)) + notes.mark(ps),
        )
        for m, ps in moments(comparison, shelf)
    )
    yield from _titled("Timeline", _table(("When", "What"), rows))


SECTIONS = (_title, _sources, _headlines, _brief, _agreed, _figures, _quotes, _others, _alone, _labels, _timeline)
