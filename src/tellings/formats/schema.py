"""The published JSON Schema (draft 2020-12) of each output: every field, with what its reader needs to know."""

from __future__ import annotations

from tellings.formats.fields import Schema, record, ref, text
from tellings.formats.schema_article import article_fields, finding_fields, findings, page_parts
from tellings.formats.schema_library import exported, library_parts
from tellings.formats.schema_story import comparison, story_parts
from tellings.formats.schema_watch import watch_parts

OUTPUTS = (
    "extract", "annotate", "group", "compare", "ingest", "stories", "story", "search", "judgements", "export", "feeds",
    "searches", "alerts",
)  # fmt: skip
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> Schema:
    """The schema of one line of an output, or of the one object that `compare` and `story` print."""
    roots = {
        "extract": ("One input page: its article, or why it is none.", {"anyOf": [ref("article"), ref("skip")]}),
        "annotate": ("One input page: its findings, or why there are none.", {"anyOf": [ref("dossier"), ref("skip")]}),
        "group": ("Articles that tell the same story.", ref("group")),
        "compare": ("All the inputs taken as tellings of one story.", ref("comparison")),
        "ingest": ("What became of one page.", ref("ingested")),
        "stories": ("A story of the library.", ref("standing")),
        "story": ("A story of the library, all its tellings side by side.", ref("comparison")),
        "search": ("An article that a search found.", ref("hit")),
        "judgements": ("What a person judged.", ref("judgement")),
        "export": (
            "Something that a library holds: a judgement, a story or an article.",
            {"anyOf": [ref("judgement_kept"), ref("story_kept"), ref("article_kept")]},
        ),
        "feeds": ("A feed that is watched.", ref("feed")),
        "searches": ("A saved search, as `tellings alerts list` prints it.", ref("saved_search")),
        "alerts": ("An alert, as it is printed, written to a file or posted.", ref("alert")),
    }
    title, root = roots[name]
    parts = _reached(root, definitions())
    return {"$schema": DRAFT, "$id": f"urn:tellings:schema:{name}:1", "title": title, **root, "$defs": parts}


def definitions() -> dict[str, Schema]:
    article, found = article_fields(), finding_fields()
    skip = record(
        "An input that gave no article.",
        uri=text("Path or address of the input."),
        skipped=text("Why, in the user's words."),
    )
    return {
        "skip": skip,
        "article": record("An article and what its page says of it.", **article),
        "dossier": record("An article and all that was found in it.", **article, **found),
        **page_parts(),
        **findings(),
        **story_parts({**article, **found}),
        "comparison": comparison(),
        **library_parts(),
        **exported(article),
        **watch_parts(),
    }


def _reached(root: Schema, every: dict[str, Schema]) -> dict[str, Schema]:
    """Those definitions that the root names, directly or through others."""
    reached: set[str] = set()
    waiting = _names(root)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += _names(every[name])
    return {name: part for name, part in every.items() if name in reached}


def _names(part: object) -> list[str]:
    if isinstance(part, dict):
        own = [str(part["$ref"]).rsplit("/", 1)[-1]] if "$ref" in part else []
        return own + [name for value in part.values() for name in _names(value)]
    return [name for value in part for name in _names(value)] if isinstance(part, list) else []
