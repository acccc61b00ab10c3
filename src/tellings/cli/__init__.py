"""The command line: parse, ask the line one thing, print. Answers to stdout, words to the user to stderr."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from tellings.cli.library_parsers import add_library_commands, with_library
from tellings.cli.watch_parsers import add_watch_commands
from tellings.errors import CallError, StoreError
from tellings.version import __version__

INPUTS = (
    "web page (.html), page dump (.txt .md), JSON lines (.jsonl), web archive (.warc), each also .gz; a folder; "
    "an address; - for a list"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 done; 1 done, but some inputs could not be read; 2 the call itself was wrong."""
    args = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # lone surrogates
    try:
        status: int = importlib.import_module(f"tellings.cli.{args.command}").run(args)
        sys.stdout.flush()
        return status
    except (CallError, StoreError) as error:
        print(f"tellings: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader has seen enough, as in `tellings extract … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:  # a user is told what happened and how to report it, not shown our insides
        if args.debug:
            raise
        print(f"tellings: a fault of tellings, please report it: {type(fault).__name__}: {fault}", file=sys.stderr)
        print("tellings: with --debug before the command it shows where", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tellings",
        description="Every telling of a story, side by side, with receipts.",
        epilog="try: tellings compare page1.html page2.html --format html > report.html",
    )
    parser.add_argument("--version", action="version", version=f"tellings {__version__}")
    parser.add_argument("--debug", action="store_true", help="show where a fault of tellings came up")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    extract = _with_inputs(
        commands, "extract", "the article in each page, as JSON lines", "extract pages/ > articles.jsonl"
    )
    annotate = _with_inputs(
        commands,
        "annotate",
        "what each article says: quotes, figures, times, names",
        "annotate pages/ > dossiers.jsonl",
    )
    group = _with_inputs(
        commands, "group", "which articles tell the same story, as JSON lines", "group pages/ > stories.jsonl"
    )
    for command in (extract, annotate, group):
        command.add_argument("--workers", type=_count, metavar="N", help="processes (default: one a core)")
    compare = _with_inputs(
        commands, "compare", "all the pages as tellings of one story", "compare pages/ --format html > report.html"
    )
    for command in (annotate, compare):
        command.add_argument("--fresh", action="store_true", help="annotate again what an earlier run has kept")
        command.add_argument(
            "--model",
            metavar="NAME",
            default=os.environ.get("TELLINGS_MODEL") or None,
            help="an installed spaCy pipeline, or its folder (default: $TELLINGS_MODEL, else the best installed one)",
        )
    compare.add_argument(
        "--format",
        choices=("text", "json", "html", "md", "csv"),
        help="text (the default on a terminal), json (the default elsewhere), html (one file, no network), md, csv",
    )
    schema = commands.add_parser("schema", help="the JSON Schema of an output", epilog="try: tellings schema compare")
    outputs = (
        "extract", "annotate", "group", "compare", "ingest", "stories", "story", "search", "judgements", "export",
        "feeds", "searches", "alerts",
    )  # fmt: skip
    schema.add_argument("output", choices=outputs)
    add_library_commands(commands, INPUTS)
    add_watch_commands(commands)
    _serve(commands)
    return parser


def _serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = with_library(commands, "serve", "the library in a browser", "serve")
    serve.add_argument("--host", default="127.0.0.1", help="where to listen (default: this computer only)")
    serve.add_argument("--port", type=int, default=8765, metavar="N", help="(default: 8765)")
    serve.add_argument("--name", action="append", default=[], help="another host name that the room answers to")
    serve.add_argument("--rate", type=float, default=100.0, metavar="N", help="requests a second from one address")
    serve.add_argument("--token", help="what to show to get in, as an editor; 16 characters or more")
    serve.add_argument("--accounts", metavar="FILE", help="TOML: [[account]] with name, role (reader, editor), token")
    with_library(commands, "mcp", "the library as tools of a language model, over standard input and output", "mcp")


def _with_inputs(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, example: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name, help=text, description=f"{text[0].upper()}{text[1:]}.", epilog=f"try: tellings {example}"
    )
    command.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
    return command


def _count(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
