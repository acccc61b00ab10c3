"""The schema of a comparison: sources, ledgers and what follows from them."""

from __future__ import annotations

from tellings import model
from tellings.formats.fields import ACTOR, ID, Schema, array, number, one_of, or_null, part, record, ref, text


def comparison() -> Schema:
    only_in = {
        "type": "object",
        "description": "Article id -> ids of the facts that this article alone has.",
        "additionalProperties": array(text("A fact's id."), "Ids of facts; empty: it has nothing alone."),
    }
    return record(
        "All the inputs taken as tellings of one story.",
        schema={"const": "tellings/comparison/1", "description": "What this is, and its version."},
        story=part("story", "What all the inputs tell of."),
        articles=array(ref("compared"), "The articles, in input order."),
        sources=part("sources", "Who copied whom, and the honest count of sources."),
        actors=array(ref("actor"), "Whom and what the accounts speak of, joined across them."),
        quotes=array(ref("utterance"), "The quote ledger: one entry a thing that was said."),
        figures=array(ref("quantity"), "The figures ledger: one entry a thing that is counted."),
        facts=array(ref("fact"), "Each thing that the accounts report, once."),
        only_in=only_in,
        disagreements=array(ref("disagreement"), "Points on which accounts differ; never who is right."),
        timeline=array(ref("moment"), "What happened when, in order of time."),
        brief=array(ref("sentence"), "The story in sentences that the passages bear out."),
        notes=array(text("A sentence."), "What a reader must know of this comparison: languages, several stories …"),
        library=or_null(part("opened", "How the story came about. Null: it was not opened from a library.")),
    )


def story_parts(dossier: dict[str, Schema]) -> dict[str, Schema]:
    return {**_stories(dossier), **_sources(), **_actors(), **_ledgers(), **_conclusions()}


def _stories(dossier: dict[str, Schema]) -> dict[str, Schema]:
    return {
        "story": record(
            "What all the inputs tell of.",
            id=text("The story's id."),
            title=text("The headline that stands for the story."),
            first_published=or_null(text("ISO 8601 time of the earliest account. Null: none has a date.")),
            last_published=or_null(text("ISO 8601 time of the latest account. Null: none has a date.")),
            places=array(text("A place."), "Where it happens, the most named first."),
        ),
        "compared": record(
            "A dossier, with its headline beside those of the same telling.",
            **dossier,
            headline=part("headline", "The headline, and its drift inside the family of copies."),
        ),
        "headline": record(
            "A headline and the others of its family.",
            text=or_null(text("The headline. Null: the page gives none.")),
            family=array(ref("other_headline"), "Over the other articles of the family; empty: it stands alone."),
        ),
        "other_headline": record(
            "The headline over another copy of the same telling.",
            article=ID,
            text=or_null(text("The headline there. Null: the page gives none.")),
            same=number("Are the two headlines the same, letter for letter?", "boolean"),
        ),
    }


def _sources() -> dict[str, Schema]:
    return {
        "sources": record(
            "The honest count: independent + copies + undecided = articles.",
            outlets=number("Distinct mastheads.", minimum=0),
            independent=number("Families whose independence is not in doubt: each counts once.", minimum=0),
            copies=number("Articles that copy another of their family.", minimum=0),
            undecided=number("Articles of which it cannot be told; never silently counted.", minimum=0),
            families=array(ref("family"), "Articles that rest on one telling; one that copies nobody is a family."),
            links=array(ref("link"), "Where words went from one account to another."),
        ),
        "family": record(
            "Articles that rest on one telling.",
            articles=array(ID, "Its articles, the origin first where it is known."),
            origin=or_null(text("The outlet or agency that it rests on. Null: not known.")),
            why=array(text("A reason."), "Why these belong together; empty: one article alone."),
            doubt=array(ID, "Articles of other families that this one may rest on; empty: no doubt."),
        ),
        "link": record(
            "Words went from `from` to `to`, as far as `direction` is sure.",
            **{
                "from": {
                    "anyOf": [ID, ref("agency")],
                    "description": "An article's id, or an agency outside the inputs.",
                }
            },
            to=ID,
            kind=one_of(model.LinkKind, "A reprint, a reuse of parts, a credit alone, a hyperlink."),
            direction=one_of(model.Direction, "How sure it is who copied whom."),
            share=number(
                "Share of the shorter text's words, outside quotation marks, that both have.",
                "number",
                minimum=0,
                maximum=1,
            ),
            passages=array(
                array(ref("passage"), "The words in `from`, and in `to`.", minItems=2, maxItems=2),
                "What both have; for a credit its words twice.",
            ),
            why=array(text("A reason."), "The evidence in words."),
        ),
        "agency": record("A source outside the inputs.", agency=text("Its name.")),
    }


def _actors() -> dict[str, Schema]:
    return {
        "actor": record(
            "One actor across all accounts.",
            id=ACTOR,
            name=text("The fullest name."),
            kind=one_of(model.NameKind, "What it is."),
            forms=array(ref("form"), "Every way to name it."),
            mentions=array(ref("passage"), "Every place that speaks of it."),
            labels=array(ref("label"), "What each account calls it."),
        ),
        "form": record(
            "A wording, and who has it.",
            exact=text("The words; empty where some accounts lack words that others have."),
            articles=array(ID, "The articles that have it."),
        ),
        "label": record(
            "What one article calls an actor.",
            exact=text("The words."),
            article=ID,
            voice=one_of(model.Voice, "own: the outlet's words; quoted: words inside quotation marks."),
            passages=array(ref("passage"), "Where in the text; empty: in the headline alone."),
            headline=or_null(part("span", "Where in the title. Null: not there.")),
        ),
    }


def _ledgers() -> dict[str, Schema]:
    return {
        "utterance": record(
            "One thing that was said, in all its versions.",
            id=text("The entry's id."),
            speaker=or_null(text("The actor's id. Null: nobody is named, or accounts name none in common.")),
            versions=array(ref("quote"), "Each account's wording."),
            readings=array(ref("reading"), "The versions aligned word by word, in order."),
            flags=array(one_of(model.QuoteFlag, "A way to differ."), "How the versions differ; empty: not at all."),
        ),
        "reading": record(
            "One place in an utterance.",
            alternatives=array(ref("form"), "The wordings at this place; one alone: all agree."),
        ),
        "quantity": record(
            "One thing that is counted, and every value given for it.",
            id=text("The entry's id."),
            what=text("What is counted."),
            unit=text("Singular, spelt out; empty for a bare number."),
            values=array(ref("figure"), "Each account's figure."),
            state=one_of(model.FigureState, "How the values stand to each other."),
            why=text("The reason of the state in words."),
        ),
        "fact": record(
            "One thing that the accounts report.",
            id=text("The entry's id."),
            passages=array(ref("passage"), "Where it is reported."),
            independent=number("Independent sources that report it: families, not outlets.", minimum=0),
            first=or_null(part("first", "Who had it first. Null: the dates do not say.")),
            missing_from=array(ID, "Articles in our copy of which it was not found."),
        ),
        "first": record(
            "Who had it first.",
            article=ID,
            evidence=text("What the time of that article rests on."),
        ),
    }


def _conclusions() -> dict[str, Schema]:
    return {
        "disagreement": record(
            "A point on which accounts differ.",
            id=text("The entry's id."),
            kind=one_of(model.DisagreementKind, "What kind of point."),
            about=text("What it is about."),
            sides=array(ref("side"), "What each side says."),
        ),
        "side": record(
            "One side of a disagreement.",
            says=text("What it says."),
            passages=array(ref("passage"), "Where it says so."),
        ),
        "moment": record(
            "What happened between two times.",
            **{"from": text("ISO 8601, as precise as the sources.")},
            to=text("ISO 8601; the same as `from` for a point in time."),
            facts=array(text("A fact's id."), "What happened."),
            passages=array(ref("passage"), "Where it can be read."),
        ),
        "sentence": record(
            "A sentence of the brief.",
            text=text("The sentence."),
            passages=array(ref("passage"), "What bears it out.", minItems=1),
            independent=number("Independent sources behind it.", minimum=0),
        ),
    }
