"""The schema of an article and its findings."""

from __future__ import annotations

from tellings import model
from tellings.formats.fields import ACTOR, ID, Schema, array, number, one_of, or_null, part, record, ref, text


def article_fields() -> dict[str, Schema]:
    return {
        "id": ID,
        "uri": text("Path or address of the input."),
        "title": or_null(text("The headline. Null: the page gives none.")),
        "outlet": or_null(text("The masthead under which it appeared. Null: the page does not say.")),
        "published": or_null(part("stamp", "When it was published. Null: the page does not say; never a guess.")),
        "modified": or_null(part("stamp", "When it was last changed. Null: the page does not say.")),
        "authors": array(text("A name."), "Authors in the order of the byline; empty: none named."),
        "language": or_null(text("ISO 639-1 code of the text's language. Null: not told apart.")),
        "text": text("The body: what every offset of this article counts into, in code points.", minLength=1),
        "removed": array(ref("cut"), "What was cut from the page, in page order."),
        "credits": array(ref("credit"), "Agencies and outlets that the page names as sources of its words."),
        "sha256": text("SHA-256 of the bytes read (of the whole line for JSON lines), in hexadecimal."),
        "form": text("article, live blog, gallery, list or paywall stub."),
        "links": array(text("An absolute address."), "Addresses that the body links to, in order."),
        "canonical": or_null(text("The address that the page says is its own. Null: it says none.")),
    }


def page_parts() -> dict[str, Schema]:
    return {
        "passage": record(
            "A receipt: text[start:end] of the article is exactly `exact`.",
            article=ID,
            start=number("First code point of the words in the article's text.", minimum=0),
            end=number("One past their last code point.", minimum=0),
            exact=text("The very words."),
        ),
        "span": record(
            "A stretch of text, in code points, half-open.",
            start=number("First code point.", minimum=0),
            end=number("One past the last code point.", minimum=0),
        ),
        "stamp": record(
            "A time that the page itself gives.",
            value=text("ISO 8601, with as much precision as the page gives (a day, a minute, a second, an offset)."),
            evidence=text("The field or line that it was read from."),
            exact=text("The very characters that it was read from."),
        ),
        "cut": record(
            "Text of the page that is not the article's.",
            exact=text("The words that were cut."),
            reason=text("Why: navigation, caption, advertisement, related stories …"),
        ),
        "credit": record(
            "An agency or outlet named as a source of the words.",
            name=text("Its name."),
            kind=one_of(model.CreditKind, "Where it is named."),
            exact=text("The words that name it."),
            passage=or_null(part("passage", "Where in the text. Null: it stood in a part that was cut.")),
        ),
    }


def finding_fields() -> dict[str, Schema]:
    return {
        "sentences": array(ref("span"), "The sentences of the text, in order."),
        "quotes": array(ref("quote"), "All reported speech, in text order."),
        "figures": array(ref("figure"), "Counts, amounts, shares, measures and rates, in text order."),
        "times": array(ref("time"), "Expressions of time, in text order."),
        "names": array(ref("name"), "Names of people, organisations, places, groups, works, events, in text order."),
        "events": array(ref("event"), "Who did what to whom, in text order."),
        "actors": array(ref("local_actor"), "Whom and what the article speaks of, each with all its mentions."),
        "note": or_null(text("Why a reader did not look, as for another language. Null: all readers looked.")),
    }


def findings() -> dict[str, Schema]:
    by = text("What found it.")
    return {**_said_and_counted(by), **_who_and_when(by)}


def _said_and_counted(by: Schema) -> dict[str, Schema]:
    return {
        "quote": record(
            "Reported speech.",
            passage=part("passage", "The content, without its outer quotation marks."),
            kind=one_of(model.QuoteKind, "direct: all in quotation marks; indirect: none; mixed: some."),
            cue=or_null(part("passage", "The word that reports it (said, vowed). Null: none.")),
            speaker=or_null(part("speaker", "Whose words. Null: the text does not say.")),
            by=by,
        ),
        "speaker": record(
            "Whose words.",
            passage=or_null(part("passage", "Where the text names the source. Null: nowhere near.")),
            name=text("Who that is."),
            actor=or_null(ACTOR),
        ),
        "figure": record(
            "A count, amount, share, measure, rate or age.",
            passage=part("passage", "The words that give it."),
            low=or_null(number("Lower end, in `unit`. Null: open.", "number")),
            high=or_null(number("Upper end, in `unit`; equal to `low` for one number. Null: open.", "number")),
            bound=one_of(model.Bound, "How firm the number is meant."),
            unit=text("Singular, spelt out: person, dollar, percentage, kilometre per hour; empty for a bare number."),
            change=or_null(one_of(model.Change, "Is it a rise or a fall by this much? Null: neither.")),
            of=or_null(part("passage", "What is counted. Null: not said.")),
            said_by=or_null(part("passage", "On whose word. Null: the outlet's own.")),
            by=by,
        ),
    }


def _who_and_when(by: Schema) -> dict[str, Schema]:
    return {
        "time": record(
            "An expression of time, as in TIMEX3.",
            passage=part("passage", "The words."),
            type=one_of(model.TimeType, "TIMEX3 type."),
            value=text("TIMEX3 value; underspecified (XXXX-10-22) where the article has no date."),
            by=by,
        ),
        "name": record(
            "A name.",
            passage=part("passage", "The words."),
            kind=one_of(model.NameKind, "What it names."),
            actor=ACTOR,
            by=by,
        ),
        "event": record(
            "Who did what to whom.",
            passage=part("passage", "The words."),
            action=text("PLOVER event type."),
            who=array(ACTOR, "Who did it."),
            whom=array(ACTOR, "To whom."),
            where=or_null(text("Where. Null: not said.")),
            when=or_null(text("When, as a TIMEX3 value. Null: not said.")),
            status={"enum": ["done", "denied", "planned"], "description": "Done, denied, or planned and feared."},
            by=by,
        ),
        "local_actor": record(
            "Whom or what one article speaks of.",
            id=ACTOR,
            name=text("Its fullest name there."),
            kind=one_of(model.NameKind, "What it is."),
            mentions=array(ref("mention"), "Every place that speaks of it, in text order."),
        ),
        "mention": record(
            "One place that speaks of an actor.",
            article=ID,
            start=number("First code point.", minimum=0),
            end=number("One past the last code point.", minimum=0),
            exact=text("The very words."),
            form=one_of(model.MentionForm, "How it speaks of it."),
        ),
    }
