"""Comparison -> points: on what the accounts agree, on what they differ, and what one alone has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.formats.plain import amount, line
from tellings.formats.shelf import Shelf
from tellings.model import (
    Comparison,
    Disagreement,
    Fact,
    Figure,
    Label,
    Moment,
    Passage,
    Quantity,
    Side,
    Sources,
    StoryActor,
    Utterance,
    Value,
)

Group = tuple[Passage, ...]  # of one telling and its copies
KINDS = ("group", "organisation", "person")  # whose labels tell most
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
    """What these articles call an actor, in their own voice and inside quotation marks."""

    articles: tuple[str, ...]
    own: tuple[Label, ...]
    quoted: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Each sentence with its numbered receipts and how many more there are; the receipts in order of their numbers."""

    sentences: tuple[tuple[str, tuple[tuple[int, Group], ...], int], ...]
    notes: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """One value of a quantity, and the passages that give it."""

    says: str
    figure: Figure
    passages: tuple[Passage, ...]

    @property
    def words(self) -> str:
        """The figure as the first account puts it."""
        return line(self.passages[0].exact)

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.article for p in self.passages))


def counted(sources: Sources) -> str:
    """The honest count in words."""
    numbers = ((sources.outlets, "outlet"), (sources.independent, "independent source"))
    words = [f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in numbers]
    copies = f"{sources.copies} {'copy' if sources.copies == 1 else 'copies'}"
    return ", ".join((*words, copies, f"{sources.undecided} undecided"))


def summary(comparison: Comparison, shelf: Shelf) -> str:
    """What the report holds, in one line."""
    same = len(agreed(comparison, shelf)) + len(figures_that_agree(comparison, shelf))
    differ = len(figures_that_differ(comparison)) + len(quotes_that_differ(comparison))
    differ += len(other_disagreements(comparison))
    only = sum(len(passages) for _, passages in alone(comparison, shelf))
    points = "1 point" if same == 1 else f"{same} points"
    return f"Independent sources agree on {points}; accounts differ on {differ}; {only} stand in one account alone."


def moments(comparison: Comparison, shelf: Shelf) -> tuple[tuple[Moment, tuple[Passage, ...]], ...]:
    return tuple((m, passages) for m in comparison.timeline if (passages := shelf.sound(m.passages)))


def numbered(comparison: Comparison, shelf: Shelf, most: int | None = None) -> Brief:
    """The brief with its receipts numbered, the sentence's own first; a telling and its copies have one number.

    Sentences with a receipt that fails are left out; of each, at most `most` receipts are numbered.
    """
    sentences: list[tuple[str, tuple[tuple[int, Group], ...], int]] = []
    notes: dict[Group, int] = {}
    for sentence in comparison.brief:
        passages = shelf.sound(sentence.passages)
        if len(passages) == len(sentence.passages) > 0:
            groups = [tuple(sorted(g, key=lambda p: p != passages[0])) for g in shelf.grouped(passages)]
            groups.sort(key=lambda group: group[0] != passages[0])
            marks = tuple((notes.setdefault(group, len(notes) + 1), group) for group in groups[:most])
            sentences.append((sentence.text, marks, len(groups) - len(marks)))
    return Brief(tuple(sentences), tuple(notes))


def agreed(comparison: Comparison, shelf: Shelf) -> tuple[tuple[Fact, tuple[Passage, ...]], ...]:
    """Facts that two or more independent sources have, the best supported first, of these the undisputed."""
    facts = [(f, passages) for f in comparison.facts if f.independent > 1 and (passages := shelf.sound(f.passages))]
    return tuple(sorted(facts, key=lambda fp: (-fp[0].independent, bool(disputed(fp[0], comparison)))))


def disputed(fact: Fact, comparison: Comparison) -> tuple[str, ...]:
    """What of this fact is disputed: the disagreements with two sides or more among its passages."""
    places: dict[str, list[Passage]] = {}
    for passage in fact.passages:
        places.setdefault(passage.article, []).append(passage)

    def among(side: Side) -> bool:
        return any(p.start < q.end and q.start < p.end for p in side.passages for q in places.get(p.article, ()))

    return tuple(d.about for d in comparison.disagreements if sum(map(among, d.sides)) > 1)


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


def quotes_that_differ(comparison: Comparison) -> tuple[Utterance, ...]:
    """Utterances with flags, the gravest first."""
    grave = ("negation changed", "condition changed", "speaker differs", "words changed", "editor's insertion")
    flagged = [u for u in comparison.quotes if u.flags and len(u.versions) > 1]
    return tuple(sorted(flagged, key=lambda u: min(grave.index(f) if f in grave else len(grave) for f in u.flags)))


def quotes_that_agree(comparison: Comparison) -> tuple[Utterance, ...]:
    return tuple(u for u in comparison.quotes if not u.flags and len({v.article for v in u.versions}) > 1)


def other_disagreements(comparison: Comparison) -> tuple[Disagreement, ...]:
    """Those that no figure or quotation above already shows."""
    shown = [v.quote.span for u in quotes_that_differ(comparison) for v in u.versions]
    shown += [v.figure.span for q in figures_that_differ(comparison) for v in q.values]
    spans = {(span.start, span.end) for span in shown}

    def known(one: Disagreement) -> bool:
        return one.kind in ("figure", "quote") and any((p.start, p.end) in spans for s in one.sides for p in s.passages)

    return tuple(d for d in comparison.disagreements if not known(d))


def alone(comparison: Comparison, shelf: Shelf) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Article -> the passages of facts that no other account has; copies of one telling are told apart too."""
    only: dict[str, list[Passage]] = {d.article.id: [] for d in comparison.dossiers}
    for fact in comparison.facts:
        passages = shelf.sound(fact.passages)
        if passages and len({p.article for p in fact.passages}) == 1:
            only[passages[0].article].append(passages[0])
    return tuple((article, tuple(only[article])) for article in shelf.articles if only.get(article))


def labelled(comparison: Comparison, shelf: Shelf) -> tuple[StoryActor, ...]:
    """Actors that accounts call by different words in their own voice: named ones first, then the most disputed."""

    def rank(actor: StoryActor) -> tuple[int, int]:
        own = [label for label in actor.labels if label.voice == "own"]
        return len({line(label.exact).casefold() for label in own}), len({label.article for label in own})

    several = [a for a in comparison.actors if min(rank(a)) > 1]
    return tuple(sorted(several, key=lambda a: (not a.name[:1].isupper(), _kind(a), -rank(a)[0])))


def _kind(actor: StoryActor) -> int:
    return KINDS.index(actor.kind) if actor.kind in KINDS else len(KINDS)


def labels_abreast(actor: StoryActor, shelf: Shelf) -> tuple[Called, ...]:
    """Who calls the actor what: articles of one family that use the same words are one row."""
    rows: dict[tuple[str, ...], Called] = {}
    for group in shelf.by_family(label.article for label in actor.labels):
        for article in group:
            own, quoted = _labels(actor, article, "own"), _labels(actor, article, "quoted")
            key = (group[0], *(line(w.exact) for w in own), "", *(line(w.exact) for w in quoted))
            before = rows[key] if key in rows else Called((), own, quoted)
            rows[key] = replace(before, articles=(*before.articles, article))
    return tuple(rows.values())


def _labels(actor: StoryActor, article: str, voice: str) -> tuple[Label, ...]:
    """In order of the text, each once, however it is capitalised."""
    own = [label for label in actor.labels if (label.article, label.voice) == (article, voice)]
    return tuple({line(label.exact).casefold(): label for label in reversed(own)}.values())[::-1]


def amounts(quantity: Quantity, shelf: Shelf) -> tuple[Amount, ...]:
    """Its distinct values with who says which: in order of time where it was updated, else of size."""
    groups: dict[tuple[float | None, float | None, bool], list[Value]] = {}
    for value in quantity.values:
        about = value.figure.bound == "about"
        groups.setdefault((value.figure.low, value.figure.high, about), []).append(value)
    found = [_amount(values, shelf) for values in groups.values()]
    return tuple(sorted((a for a in found if a.passages), key=lambda a: _order(a, quantity, shelf)))


def _amount(values: Sequence[Value], shelf: Shelf) -> Amount:
    passages = (shelf.passage(v.article, v.figure.span) for v in values)
    return Amount(amount(values[0].figure), values[0].figure, shelf.sorted(p for p in passages if p))


def _order(one: Amount, quantity: Quantity, shelf: Shelf) -> tuple[str, float]:
    stamps = [s.value for a in one.articles if (s := shelf.articles[a].published)]
    when = min(stamps, default="~") if quantity.state == "updated" else ""
    ends = [e for e in (one.figure.low, one.figure.high) if e is not None]
    return when, min(ends, default=0.0)
