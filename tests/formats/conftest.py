"""A small story by hand that fills every field of a comparison."""

from __future__ import annotations

import hashlib

import pytest

from tellings.model import (
    Actor,
    Agency,
    Article,
    BriefSentence,
    Comparison,
    Credit,
    Cut,
    Disagreement,
    Dossier,
    Event,
    Fact,
    Family,
    Figure,
    First,
    Form,
    Label,
    Link,
    Mention,
    Moment,
    Name,
    Passage,
    Quantity,
    Quote,
    Reading,
    Side,
    Sources,
    Span,
    Speaker,
    Stamp,
    Story,
    StoryActor,
    Time,
    Utterance,
    Value,
    Version,
)

TEXTS = {
    "Halvard": "TARSK (Halvard) - At least nine people died on Tuesday when armed men opened four gates.\n\n"
    '"There will be no talks until the last worker walks free," Irena Dolvek said.',
    "Courier": "At least nine people died on Tuesday when armed men opened four gates.\n\n"
    '"There will be no talks," Irena Dolvek said.',
    "Ledger": "Fourteen people died on Tuesday when saboteurs opened two gates.\n\n"
    '"There will be no talks until the last worker walks free," the minister vowed. A gate had been jammed.',
}
TITLES = {"Halvard": "Flood kills nine", "Courier": "Nine dead <b>& more</b>", "Ledger": "=Toll rises to 14"}


def article(outlet: str) -> Article:
    text = TEXTS[outlet]
    digest = hashlib.sha256(text.encode()).hexdigest()
    stamp = Stamp("2026-03-10T08:40", "JSON-LD datePublished", "2026-03-10T08:40")
    credit = Credit("Halvard", "dateline", "(Halvard)", Span(6, 15) if outlet == "Halvard" else None)
    return Article(
        id=digest[:12],
        uri=f"https://{outlet.lower()}.example/flood" if outlet != "Ledger" else "javascript:alert(1)",
        title=TITLES[outlet],
        outlet=outlet,
        published=None if outlet == "Courier" else stamp,
        modified=stamp if outlet == "Halvard" else None,
        authors=("Anna Reuss",),
        language="en",
        text=text,
        removed=(Cut("Skip to main content", "navigation"),),
        credits=() if outlet == "Ledger" else (credit,),
        sha256=digest,
        links=("https://halvard.example/flood",),
        canonical=None,
    )


ARTICLES = {outlet: article(outlet) for outlet in TEXTS}


def span(outlet: str, words: str) -> Span:
    start = TEXTS[outlet].index(words)
    return Span(start, start + len(words))


def passage(outlet: str, words: str) -> Passage:
    return ARTICLES[outlet].passage(span(outlet, words))


def quote(outlet: str, words: str, who: str, cue: str) -> Quote:
    speaker = Speaker(span(outlet, who), "Irena Dolvek", "dolvek")
    return Quote(span=span(outlet, words), kind="direct", cue=span(outlet, cue), speaker=speaker, by="hand")


FULL = "There will be no talks until the last worker walks free"
QUOTES = {
    "Halvard": quote("Halvard", FULL, "Irena Dolvek", "said"),
    "Courier": quote("Courier", "There will be no talks", "Irena Dolvek", "said"),
    "Ledger": quote("Ledger", FULL, "the minister", "vowed"),
}


def figure(outlet: str, words: str, low: float | None, high: float | None, unit: str = "") -> Figure:
    bound = "exact" if low == high else "at least"
    return Figure(span=span(outlet, words), low=low, high=high, bound=bound, unit=unit, by="hand")


DEAD = {
    "Halvard": figure("Halvard", "At least nine people", 9, None, "person"),
    "Courier": figure("Courier", "At least nine people", 9, None, "person"),
    "Ledger": figure("Ledger", "Fourteen people", 14, 14, "person"),
}
GATES = {
    "Halvard": figure("Halvard", "four gates", 4, 4, "gate"),
    "Courier": figure("Courier", "four gates", 4, 4, "gate"),
    "Ledger": figure("Ledger", "two gates", 2, 2, "gate"),
}


def dossier(outlet: str) -> Dossier:
    who = "the minister" if outlet == "Ledger" else "Irena Dolvek"
    group = span(outlet, "saboteurs" if outlet == "Ledger" else "armed men")
    return Dossier(
        article=ARTICLES[outlet],
        sentences=(Span(0, TEXTS[outlet].index("\n")), Span(TEXTS[outlet].index('"'), len(TEXTS[outlet]))),
        quotes=(QUOTES[outlet],),
        figures=(DEAD[outlet], GATES[outlet]),
        times=(Time(span(outlet, "Tuesday"), "DATE", "2026-03-10", "hand"),),
        names=(Name(span(outlet, who), "person", "dolvek", "hand"),),
        events=(Event(span=group, action="ASSAULT", who=("men",), whom=(), where=None, when="2026-03-10", by="hand"),),
        actors=(
            Actor("dolvek", "Irena Dolvek", "person", (Mention(span(outlet, who), "name"),)),
            Actor("men", "armed men", "group", (Mention(group, "description"),)),
        ),
        note="",
    )


def ids(*outlets: str) -> tuple[str, ...]:
    return tuple(ARTICLES[o].id for o in outlets)


H, C, L = (ARTICLES[o].id for o in ("Halvard", "Courier", "Ledger"))
FIRST_WORDS = "At least nine people died on Tuesday when armed men opened four gates."

SOURCES = Sources(
    outlets=3,
    independent=2,
    copies=1,
    undecided=0,
    families=(Family(ids("Halvard", "Courier"), "Halvard", ("Courier credits Halvard",)), Family((L,), None, ())),
    links=(
        Link(
            source=H,
            target=C,
            kind="reprint",
            direction="known",
            share=0.83333,
            passages=((passage("Halvard", FIRST_WORDS), passage("Courier", FIRST_WORDS)),),
            why=("credits Halvard", "the same sentences in the same order"),
        ),
        Link(source=Agency("Halvard"), target=C, kind="credit", direction="known", share=0.0),
    ),
)
ACTORS = (
    StoryActor(
        id="a1",
        name="Upland Water Defence League",
        kind="group",
        forms=(Form("armed men", (H, C)), Form("saboteurs", (L,))),
        mentions=(passage("Halvard", "armed men"), passage("Ledger", "saboteurs")),
        labels=(
            Label("armed men", H, "own", (passage("Halvard", "armed men"),)),
            Label("saboteurs", L, "own", (passage("Ledger", "saboteurs"),), None),
            Label("Nine dead", C, "quoted", (), Span(0, 9)),
        ),
        local=((H, "men"), (C, "men"), (L, "men")),
    ),
    StoryActor(
        id="a2",
        name="Irena Dolvek",
        kind="person",
        forms=(Form("Irena Dolvek", (H, C)), Form("the minister", (L,))),
        mentions=(passage("Halvard", "Irena Dolvek"),),
        labels=(),
        local=((H, "dolvek"), (C, "dolvek"), (L, "dolvek")),
    ),
)
SPOKEN = Utterance(
    id="q1",
    speaker="a2",
    versions=tuple(Version(ARTICLES[o].id, QUOTES[o]) for o in TEXTS),
    readings=(
        Reading((Form("There will be no talks", (H, C, L)),)),
        Reading((Form("until the last worker walks free", (H, L)), Form("", (C,)))),
    ),
    flags=("trimmed", "condition changed"),
)
QUANTITIES = (
    Quantity(
        id="f1",
        what="people killed",
        unit="person",
        values=tuple(Value(ARTICLES[o].id, DEAD[o]) for o in TEXTS),
        state="updated",
        why="9 in the morning, 14 in the evening",
    ),
    Quantity(
        id="f2",
        what="gates opened",
        unit="gate",
        values=tuple(Value(ARTICLES[o].id, GATES[o]) for o in TEXTS),
        state="conflict",
        why="2 and 4 at the same time",
    ),
)
FACTS = (
    Fact(
        id="t1",
        passages=tuple(passage(o, "died on Tuesday") for o in TEXTS),
        independent=2,
        first=First(H, "JSON-LD datePublished"),
        missing_from=(),
    ),
    Fact(
        id="t2",
        passages=(passage("Ledger", "A gate had been jammed."),),
        independent=1,
        first=None,
        missing_from=(H, C),
    ),
)
GATES_DIFFER = Disagreement(
    id="d1",
    kind="statement",
    about="who opened the gates",
    sides=(Side("armed men", (passage("Halvard", "armed men"),)), Side("saboteurs", (passage("Ledger", "saboteurs"),))),
)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return Comparison(
        story=Story(
            id="s1",
            title="Flood kills nine",
            first_published="2026-03-10T08:40",
            last_published="2026-03-10T08:40",
            places=("Tarsk",),
        ),
        dossiers=tuple(dossier(o) for o in TEXTS),
        sources=SOURCES,
        actors=ACTORS,
        quotes=(SPOKEN,),
        figures=QUANTITIES,
        facts=FACTS,
        disagreements=(GATES_DIFFER,),
        timeline=(Moment("2026-03-10", "2026-03-10", ("t1",), (passage("Halvard", "died on Tuesday"),)),),
        brief=(
            BriefSentence(
                "At least nine people died on Tuesday.",
                (passage("Halvard", "At least nine people died on Tuesday"),),
                2,
            ),
        ),
        notes=("1 article has no date",),
    )
