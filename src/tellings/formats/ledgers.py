"""Comparison -> its ledgers as a reader sees them: figures with who says which, quotations, labels abreast."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.formats.plain import amount, folded, line
from tellings.formats.shelf import Shelf
from tellings.model import Comparison, Figure, Label, Passage, Quantity, StoryActor, Time, Utterance, Value

KINDS = ("group", "organisation", "person")  # whose labels tell most
AS_OF = re.compile(
    r"\b(?:by|as of|until)\s+(?:\w+\s+on\s+)?$", re.IGNORECASE
)  # before a time: until then it was counted
STOP = re.compile(r"[.!?][\"'”’)]*\s+[A-Z\"“]|\n")  # between two words of a sentence
NEAR = 200  # code points in which the time of a figure is looked for
STATES = {
    "agree": "all give the same",
    "rounded": "one is the other, rounded",
    "updated": "a later account replaces an earlier one",
    "scope": "not quite the same thing is counted",
    "authority": "different authorities give different figures",
    "conflict": "no reason found for the difference",
    "single": "one account only",
}


@dataclass(frozen=True, slots=True)
class Called:
    """What these articles call an actor: by name, in their own voice and inside quotation marks."""

    articles: tuple[str, ...]
    names: tuple[str, ...]
    own: tuple[Label, ...]
    quoted: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """One value of a quantity, and the passages that give it."""

    says: str
    figure: Figure
    passages: tuple[Passage, ...]
    said_by: tuple[str, ...] = ()  # whom the accounts name for it, in their words
    as_of: tuple[str, ...] = ()  # until when it was counted, in their words
    reported: str | None = None  # when the first account that has it was published, ISO 8601

    @property
    def words(self) -> str:
        """The figure as the first account puts it."""
        return line(self.passages[0].exact)

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.article for p in self.passages))


def figures_that_differ(comparison: Comparison) -> tuple[Quantity, ...]:
    order = ("conflict", "authority", "scope", "updated", "rounded")
    return tuple(sorted((q for q in comparison.figures if q.state in order), key=lambda q: order.index(q.state)))


def figures_that_agree(comparison: Comparison, shelf: Shelf) -> tuple[tuple[Quantity, Amount, int], ...]:
    """Figures of which two or more independent sources give the same, with their number, the best supported first."""
    found = []
    for quantity in comparison.figures:
        if quantity.state == "agree" and (values := amounts(quantity, shelf)):
            every = replace(values[0], passages=shelf.sorted(p for a in values for p in a.passages))
            found.append((quantity, every, comparison.sources.independent_among(every.articles)))
    return tuple(sorted((f for f in found if f[2] > 1), key=lambda f: -f[2]))


Times = Mapping[str, Sequence[Time]]  # of each article


def amounts(quantity: Quantity, shelf: Shelf, times: Times | None = None) -> tuple[Amount, ...]:
    """Its distinct values with who says which: in order of time where it was updated, else of size."""
    groups: dict[tuple[float | None, float | None, bool], list[Value]] = {}
    for value in quantity.values:
        about = value.figure.bound == "about"
        groups.setdefault((value.figure.low, value.figure.high, about), []).append(value)
    found = [_amount(values, shelf, times or {}) for values in groups.values()]
    return tuple(sorted((a for a in found if a.passages), key=lambda a: _order(a, quantity, shelf)))


def _amount(values: Sequence[Value], shelf: Shelf, times: Times) -> Amount:
    passages = shelf.sorted(p for v in values if (p := shelf.passage(v.article, v.figure.span)))
    said_by = (shelf.passage(v.article, v.figure.said_by) for v in values)
    stamps = [stamp.value for p in passages if (stamp := shelf.articles[p.article].published)]
    return Amount(
        says=amount(values[0].figure),
        figure=values[0].figure,
        passages=passages,
        said_by=tuple(dict.fromkeys(line(p.exact) for p in said_by if p)),
        as_of=tuple(dict.fromkeys(w for p in passages if (w := _as_of(p, shelf, times.get(p.article, ()))))),
        reported=min(stamps, default=None),
    )


def _as_of(passage: Passage, shelf: Shelf, times: Sequence[Time]) -> str | None:
    """ "by 8 a.m.": the nearest of the times in its sentence that say so; any other may be that of something else."""
    text = shelf.articles[passage.article].text
    found = []
    for time in times:
        first, last = sorted(((passage.start, passage.end), (time.span.start, time.span.end)))
        between = text[first[1] : last[0]]
        said = AS_OF.search(text, max(0, time.span.start - 20), time.span.start)
        if said and len(between) < NEAR and not STOP.search(between):
            found.append((len(between), line(text[said.start() : time.span.end])))
    return min(found, default=(0, None))[1]


def _order(one: Amount, quantity: Quantity, shelf: Shelf) -> tuple[str, float]:
    stamps = [s.value for a in one.articles if (s := shelf.articles[a].published)]
    when = min(stamps, default="~") if quantity.state == "updated" else ""
    ends = [e for e in (one.figure.low, one.figure.high) if e is not None]
    return when, min(ends, default=0.0)


def quotes_that_differ(comparison: Comparison) -> tuple[Utterance, ...]:
    """Utterances with flags, the gravest first."""
    grave = ("negation changed", "condition changed", "speaker differs", "words changed", "editor's insertion")
    flagged = [u for u in comparison.quotes if u.flags and len(u.versions) > 1]
    return tuple(sorted(flagged, key=lambda u: min(grave.index(f) if f in grave else len(grave) for f in u.flags)))


def quotes_that_agree(comparison: Comparison) -> tuple[Utterance, ...]:
    return tuple(u for u in comparison.quotes if not u.flags and len({v.article for v in u.versions}) > 1)


def labelled(comparison: Comparison, shelf: Shelf) -> tuple[StoryActor, ...]:
    """Actors that accounts call by different words in their own voice: named ones first, then the most disputed."""

    def rank(actor: StoryActor) -> tuple[int, int]:
        own = [label for label in actor.labels if label.voice == "own"]
        return len({_plain(label) for label in own}), len({label.article for label in own})

    several = [a for a in comparison.actors if min(rank(a)) > 1]
    return tuple(sorted(several, key=lambda a: (not a.name[:1].isupper(), _kind(a), -rank(a)[0])))


def _kind(actor: StoryActor) -> int:
    return KINDS.index(actor.kind) if actor.kind in KINDS else len(KINDS)


def labels_abreast(actor: StoryActor, shelf: Shelf) -> tuple[Called, ...]:
    """Who calls the actor what: articles of one family that use the same names and words are one row."""
    rows: dict[tuple[str, ...], Called] = {}
    users = [label.article for label in actor.labels] + [a for form in actor.forms for a in form.articles]
    for group in shelf.by_family(users):
        for article in group:
            own, quoted = _labels(actor, article, "own"), _labels(actor, article, "quoted")
            names = _names(actor, article, {_plain(label) for label in (*own, *quoted)})
            key = (group[0], *map(folded, names), "", *map(_plain, own), "", *map(_plain, quoted))
            before = rows[key] if key in rows else Called((), names, own, quoted)
            rows[key] = replace(before, articles=(*before.articles, article))
    return tuple(rows.values())


def _names(actor: StoryActor, article: str, labels: set[str]) -> tuple[str, ...]:
    """What no label already says."""
    names = (line(form.exact) for form in actor.forms if article in form.articles)
    return tuple(name for name in dict.fromkeys(names) if folded(name) not in labels)


def _labels(actor: StoryActor, article: str, voice: str) -> tuple[Label, ...]:
    """In order of the text, each once, however it is capitalised."""
    own = [label for label in actor.labels if (label.article, label.voice) == (article, voice)]
    return tuple({_plain(label): label for label in reversed(own)}.values())[::-1]


def _plain(label: Label) -> str:
    return folded(line(label.exact))
