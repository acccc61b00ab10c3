"""The schema of what watching prints: how feeds are doing, saved searches, and the alerts that they tell."""

from __future__ import annotations

from tellings.formats.fields import Schema, array, number, or_null, record, text

WHEN = "ISO 8601, UTC"
KINDS = {
    "enum": ["story", "source", "conflict", "quote", "article"],
    "description": "What is told: a story of which nothing was here, one more independent source, accounts that "
    "differ, a person's words, or an article.",
}


def watch_parts() -> dict[str, Schema]:
    return {"feed": _feed(), "alert": _alert(), "saved_search": _saved_search()}


def _feed() -> Schema:
    return record(
        "A feed that is watched, and how it is doing.",
        url=text("Its address, as it was given or as a list named it."),
        title=or_null(text("What it calls itself. Null: it does not, or was not read yet.")),
        form=or_null(text("RSS, Atom, JSON Feed, sitemap, sitemap index or OPML. Null: it was not read yet.")),
        state=text('"well", "new" (not read yet), "failing, N times in a row", or "has ended".'),
        last_asked=_time("When it was asked last."),
        last_success=_time("When that went well last."),
        last_error=or_null(text("What went wrong last, in words. Null: nothing ever did.")),
        failed=_time("When it went wrong last."),
        failures=number("Failures in a row; 0: the last time went well.", minimum=0),
        entries=number("Pages that it brought.", minimum=0),
        left_out=number("Entries of its last reading that were too many, too old or without an address.", minimum=0),
        newest=_time("When it last brought a page."),
        every=number("Seconds between two looks at it.", minimum=0),
        due=_time("When it is looked at again; null also where it has ended."),
        moved=or_null(text("Where its redirects for ever lead. Null: nowhere.")),
        **{"from": or_null(text("The address that was given and that led to it. Null: its own."))},
    )


def _alert() -> Schema:
    return record(
        "Something that a saved search waited for.",
        id=text("Stands for what is told: the same thing always has the same id."),
        search=text("The id of the saved search."),
        name=text("What the search is called."),
        kind=KINDS,
        story=text("The id of the story; after a merge it leads to the one that has taken its place."),
        text=text("What is told, in words."),
        at=text(f"When it was found: {WHEN}."),
        title=text("The headline of the story; empty where it has none."),
        links=array(text("An address."), "Where it can be read, the newest articles alone."),
    )


def _saved_search() -> Schema:
    return record(
        "What somebody waits for.",
        id=text("The search's id."),
        name=text("What it is called."),
        on=array(KINDS, "Which turns of a story are told."),
        since=text(f"What came in before is not told: {WHEN}."),
        words=text("All of these must be there; empty: any."),
        person=or_null(text("Whose quotes are told. Null: anybody's.")),
        outlet=or_null(text("Only articles of this outlet. Null: of all.")),
        language=or_null(text("ISO 639-1 code. Null: any language.")),
        target=text('Where alerts go: "-" for standard output, a file, or a web address.'),
        secret_from=or_null(text("The environment variable with the secret that signs posts. Null: not signed.")),
        trouble=or_null(text("Why its alerts do not arrive. Null: they do.")),
    )


def _time(description: str) -> Schema:
    return or_null(text(f"{description} {WHEN}. Null: never."))
