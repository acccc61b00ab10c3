"""The schema of what a library answers: pages taken in, stories, hits, judgements, and how a story came about."""

from __future__ import annotations

from tellings import model
from tellings.formats.fields import ID, Schema, array, number, one_of, or_null, part, record, ref, text

STORY = text("A story's id: minted once; after a merge the old id leads to the new one for ever.")
SEEN = text("When it came into the library: ISO 8601, UTC.")
COUNTED = "counted when the story had `counted` articles."


def library_parts() -> dict[str, Schema]:
    return {**_lists(), **_judgements(), **_opened(), "group": _group()}


def exported(article: dict[str, Schema]) -> dict[str, Schema]:
    """What an export holds; `kind` tells its lines apart."""
    here = {
        "story": or_null(STORY),
        "addresses": array(text("An address."), "Where it was seen, the first first."),
        "seen": or_null(SEEN),
    }
    redirects = array(STORY, "Ids of stories that were merged into it.")
    judgement = _judgements()["judgement"]["properties"]
    return {
        "judgement_kept": record("A judgement.", kind=_kind("judgement"), **judgement),
        "story_kept": record("A story.", kind=_kind("story"), **standing_fields(), redirects=redirects),
        "article_kept": record("An article.", kind=_kind("article"), **here, **article),
    }


def _kind(name: str) -> Schema:
    return {"const": name, "description": "What this line is."}


def _group() -> Schema:
    placed = record("An article of the story.", id=ID, uri=text("Path or address of the article."))
    return record(
        "Articles that tell the same story.",
        story=text("The story's id: made of its first article's, so that the same stream gives the same ids."),
        title=text("The headline of its first article, else the first words."),
        articles=array(placed, "Its articles, in the order in which they came; each is in one story."),
        why=array(ref("reason"), "Why each article after the first is in it."),
    )


def _lists() -> dict[str, Schema]:
    return {
        "ingested": record(
            "What became of one page.",
            uri=text("Path or address of the page."),
            article=or_null(ID),
            story=or_null(STORY),
            status=one_of(
                model.IngestStatus, "known: these very bytes, or this very article at this address, are kept."
            ),
            because=array(
                text("A reason in words."), "Why it is in this story, what it changed, or why it was skipped."
            ),
        ),
        "standing": record("A story in a list.", **standing_fields()),
        "hit": record(
            "An article that a search found.",
            article=ID,
            story=STORY,
            uri=text("Path or address of the article."),
            title=or_null(text("The headline. Null: the page gives none.")),
            outlet=or_null(text("The masthead. Null: the page does not say.")),
            published=or_null(text("ISO 8601. Null: the page does not say.")),
            score=number("Higher is better; comparable within one answer only.", "number"),
            passages=array(ref("passage"), "Stretches of the text with words that were asked for, the best first."),
            marks=array(ref("passage"), "The words that were found."),
            quotes=array(ref("quoted"), "Reported speech that fits, where the article was read for it."),
            read={"type": "boolean", "description": "Was the article read for quotes and speakers?"},
        ),
        "quoted": record(
            "Reported speech.",
            passage=part("passage", "The content, without its outer quotation marks."),
            kind=one_of(model.QuoteKind, "direct: all in quotation marks; indirect: none; mixed: some."),
            speaker=or_null(text("Whose words. Null: the text does not say.")),
        ),
    }


def standing_fields() -> dict[str, Schema]:
    return {
        "story": STORY,
        "title": text("The headline that stands for the story."),
        "articles": number("Articles in it, each in its newest revision.", minimum=0),
        "outlets": number(f"Distinct mastheads; {COUNTED}", minimum=0),
        "independent": number(f"Independent sources; {COUNTED}", minimum=0),
        "copies": number(f"Articles that copy another one; {COUNTED}", minimum=0),
        "undecided": number(f"Articles that may be copies; {COUNTED}", minimum=0),
        "counted": number("Articles that the numbers of sources were counted over.", minimum=0),
        "first_published": or_null(text("ISO 8601 time of the earliest article. Null: none has a date.")),
        "last_published": or_null(text("ISO 8601 time of the latest article. Null: none has a date.")),
        "last_seen": text("When its newest article came into the library: ISO 8601, UTC."),
        "languages": array(text("ISO 639-1 code."), "Languages of its articles, the most frequent first."),
        "places": array(text("A place."), "Places that it names, the most named first."),
        "people": array(text("A person."), "People whom it names, the most named first."),
        "rank": number("By independent sources and freshness; higher is first.", "number"),
    }


def _judgements() -> dict[str, Schema]:
    return {
        "judgement": record(
            "What a person judged: it binds every later grouping until it is undone.",
            judgement=text("The judgement's id."),
            act=one_of(model.Act, "What the person did."),
            bindings=array(ref("binding"), "What it says of articles."),
            stories=array(ref("story_held"), "The stories that it touched, as they were before."),
            after=array(ref("story_held"), "The same stories, as it left them."),
            who=text("Who judged."),
            when=text("When: ISO 8601, UTC."),
            why=text("Why, in the person's words; empty: not said."),
            text=text("The headline that a rename gives, the words of a note; empty for the other acts."),
            undone=or_null(part("undoing", "Who took it back. Null: it holds.")),
        ),
        "binding": record(
            "same: all articles of `a` and `b` are one story; different: none of `a` is in a story with one of `b`.",
            verdict=one_of(model.Verdict, "Which of the two."),
            a=array(ID, "Articles."),
            b=array(ID, "Articles; empty where the judgement is about `a` alone."),
        ),
        "story_held": record(
            "A story as a judgement found or left it.",
            story=STORY,
            articles=array(ID, "Its articles."),
        ),
        "undoing": record(
            "Who took a judgement back.",
            who=text("Who."),
            when=text("When: ISO 8601, UTC."),
            why=text("Why, in the person's words; empty: not said."),
        ),
    }


def _opened() -> dict[str, Schema]:
    return {
        "opened": record(
            "How a story of a library came about.",
            asked=text("The id that was asked for; where it is not the story's own, that one has taken its place."),
            standing=part("standing", "The story as a list shows it."),
            why=array(ref("joined"), "Why each article is in it; the first one needs no reason."),
            revisions=array(ref("revision"), "Of addresses seen with more than one article: each, the oldest first."),
            entered=array(ref("entered"), "Findings that are not in the first revision of their article."),
            judgements=array(ref("judgement"), "What people judged of its articles."),
        ),
        "joined": record(
            "Why an article is in its story.",
            article=ID,
            because=array(ref("reason"), "Beside which articles, and why."),
        ),
        "reason": record(
            "Why two articles are of one story.",
            a=ID,
            b=ID,
            because=array(text("A reason in words."), "The reasons."),
        ),
        "revision": record(
            "One state of the article at an address.",
            address=text("The address."),
            article=ID,
            seen=SEEN,
            published=or_null(text("ISO 8601, as that state says. Null: it does not.")),
            title=or_null(text("The headline of that state. Null: it gives none.")),
            title_before=or_null(text("The headline before, where it changed. Null: it did not.")),
            edits=array(ref("edit"), "What it changed from the state before, in text order; empty for the first."),
        ),
        "edit": record(
            "One sentence changed, added or taken out.",
            before=or_null(part("passage", "In the state before. Null: it was added.")),
            after=or_null(part("passage", "In this state. Null: it was taken out.")),
        ),
        "entered": record(
            "A finding that entered by an edit.",
            kind={"enum": ["quote", "figure", "fact"], "description": "What was found."},
            passage=part("passage", "Where it stands in the newest revision."),
            address=text("The address whose article was edited."),
            seen=text("When the first revision that has it came into the library: ISO 8601, UTC."),
        ),
    }
