"""The commands that work on a library: how each is called."""

from __future__ import annotations

import argparse
from collections.abc import Callable

FORMATS = ("text", "json", "html", "md", "csv")
PLACE = "the library: a file, or postgresql://… (default: $TELLINGS_LIBRARY, else tellings/library.sqlite in your data)"
TIME = "ISO 8601, as precise as you like: 2017, 2017-10-22, 2017-10-22T15:45"
STORY = "a story's id, as `tellings stories` shows it; an old one leads to the new"
ARTICLE = "an article's id, as `tellings story` shows it"


def add_library_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser], inputs: str) -> None:
    """`inputs` says what may be given as INPUT."""
    _ingest(commands, inputs)
    _stories(commands)
    _story(commands)
    _search(commands)
    _judging(commands)
    _export(commands)
    _library(commands)


def with_library(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, example: str
) -> argparse.ArgumentParser:
    """A command on a library; `example` is a line to paste, without "tellings"."""
    command = commands.add_parser(
        name, help=text, description=f"{text[0].upper()}{text[1:]}.", epilog=f"try: tellings {example}"
    )
    command.add_argument("--library", metavar="PLACE", help=PLACE)
    return command


def with_model(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--model",
        metavar="NAME",
        help="an installed spaCy pipeline, or its folder (default: $TELLINGS_MODEL, else the best installed one)",
    )


def at_least(least: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        number = int(value)
        if number < least:
            raise argparse.ArgumentTypeError(f"at least {least}")
        return number

    return read


def _ingest(commands: argparse._SubParsersAction[argparse.ArgumentParser], inputs: str) -> None:
    ingest = with_library(commands, "ingest", "take pages into the library, one JSON line each", "ingest pages/")
    ingest.add_argument("inputs", nargs="+", metavar="INPUT", help=inputs)
    ingest.add_argument("--workers", type=at_least(1), metavar="N", help="processes (default: one a core)")
    ingest.add_argument("--read", action="store_true", help="look for quotes, figures and names now, not when opened")
    with_model(ingest)
    ingest.add_argument("--quiet", action="store_true", help="only the summary, no line a page")


def _listed(command: argparse.ArgumentParser, limit: int) -> None:
    command.add_argument("--limit", type=at_least(1), default=limit, metavar="N", help=f"at most (default: {limit})")
    command.add_argument("--json", action="store_true", help="JSON, one line each")


def _filters(command: argparse.ArgumentParser) -> None:
    command.add_argument("--since", metavar="TIME", help=f"published then or later; {TIME}")
    command.add_argument("--until", metavar="TIME", help="published then or before, the whole day where it is a day")
    command.add_argument("--outlet", metavar="NAME", help="by this outlet")
    command.add_argument("--language", metavar="CODE", help="in this language: en, de, fr …")


def _stories(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    stories = with_library(
        commands,
        "stories",
        "the stories, by independent sources and freshness",
        "stories --since 2017-10-20 --place Baghdad",
    )
    _filters(stories)
    stories.add_argument("--place", metavar="NAME", help="that name this place")
    stories.add_argument("--person", metavar="NAME", help="that name this person")
    stories.add_argument("--after", metavar="ID", help="go on after this story")
    _listed(stories, 20)


def _story(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    story = with_library(
        commands, "story", "one story: all its tellings side by side", "story s0123456789a --format html > story.html"
    )
    story.add_argument("story", metavar="ID", help=STORY)
    with_model(story)
    story.add_argument("--format", choices=FORMATS, help="as in `tellings compare`")
    story.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")


def _search(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    search = with_library(
        commands, "search", "articles and quotes with these words", 'search "dam failure" --speaker Tillerson'
    )
    search.add_argument("words", nargs="*", metavar="WORDS", help='words; "in quotation marks" as they stand')
    _filters(search)
    search.add_argument("--speaker", metavar="NAME", help="only what this person says")
    with_model(search)
    search.add_argument("--quotes", action="store_true", help="only inside reported speech")
    _listed(search, 20)


def _judging(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    merge = with_library(
        commands, "merge", "judge stories to be one; the oldest id stays", "merge s0123456789a sba9876543210"
    )
    merge.add_argument("stories", nargs="+", metavar="ID", help=STORY)
    split = with_library(
        commands, "split", "judge articles to be a story of their own", "split s0123456789a 0123456789ab 9876543210fe"
    )
    split.add_argument("story", metavar="ID", help=STORY)
    split.add_argument("articles", nargs="+", metavar="ARTICLE", help=ARTICLE)
    move = with_library(
        commands,
        "move",
        "judge an article to be of another story",
        "move 0123456789ab s0123456789a --why 'the other trial'",
    )
    move.add_argument("article", metavar="ARTICLE", help=ARTICLE)
    move.add_argument("story", metavar="ID", help=STORY)
    judgements = with_library(
        commands,
        "judgements",
        "what people judged; undo or take over",
        "judgements --undo j0123456789a --why 'a mistake'",
    )
    what = judgements.add_mutually_exclusive_group()
    what.add_argument("--undo", metavar="JUDGEMENT", help="take this one back")
    what.add_argument(
        "--import", dest="taken", metavar="FILE", help="take over those of an export; - for standard input"
    )
    for command in (merge, split, move, judgements):
        command.add_argument("--who", metavar="NAME", help="who judges (default: your login name)")
        command.add_argument("--why", default="", metavar="REASON", help="why; shown with it")
        command.add_argument("--json", action="store_true", help="JSON, one line each")


def _export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = with_library(
        commands, "export", "judgements, stories and articles, as JSON lines", "export > library.jsonl"
    )
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="csv: the stories alone")


def _library(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    library = with_library(
        commands,
        "library",
        "check, back up or restore the library; forget an article",
        "library backup news-2026.sqlite",
    )
    does = library.add_subparsers(dest="does", required=True, metavar="WHAT")
    check = does.add_parser("check", help="prove that it is whole")
    backup = does.add_parser("backup", help="a copy in one file, from any engine")
    restore = does.add_parser("restore", help="fill an empty library from a backup")
    for command in (backup, restore):
        command.add_argument("file", metavar="FILE", help="the backup")
    forget = does.add_parser("forget", help="remove an article's words and page for good; it is not taken in again")
    forget.add_argument("article", metavar="ARTICLE", help=ARTICLE)
    forget.add_argument("--why", required=True, metavar="REASON", help="kept with its digest")
    forget.add_argument("--who", metavar="NAME", help="who wants it (default: your login name)")
    for command in (check, backup, restore, forget):
        command.add_argument("--library", metavar="PLACE", default=argparse.SUPPRESS, help=PLACE)
