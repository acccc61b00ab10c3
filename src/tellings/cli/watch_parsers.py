"""The commands that watch feeds: how each is called."""

from __future__ import annotations

import argparse
import re

from tellings.cli.library_parsers import PLACE, with_library, with_model

SPANS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
KINDS = ("story", "source", "conflict", "quote", "article")


def add_watch_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    _watch(commands)
    _feeds(commands)
    _alerts(commands)


def span(value: str) -> float:
    """ "90s", "15m", "2h", "1d" -> seconds."""
    match = re.fullmatch(r"(\d{1,6})([smhd])", value)
    if match is None or int(match[1]) == 0:
        raise argparse.ArgumentTypeError('a number and a unit, as in "15m": s, m, h or d')
    return int(match[1]) * SPANS[match[2]]


def _watch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    watch = with_library(
        commands, "watch", "take in what feeds bring, for as long as it runs", "watch feeds.opml --once"
    )
    watch.add_argument(
        "feeds", nargs="*", metavar="FEEDS",
        help="OPML files; addresses of RSS, Atom, JSON Feed, sitemaps: the library keeps them and watches all it has",
    )  # fmt: skip
    with_model(watch)
    watch.add_argument("--once", action="store_true", help="until nothing is due, not for ever")
    watch.add_argument(
        "--every", type=span, metavar="TIME", help="look at each feed this often (15m, 2h), not as it suits"
    )
    watch.add_argument("--contact", default="", metavar="WORDS", help="whom a site can write to; every request says it")


def _feeds(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    feeds = with_library(commands, "feeds", "the feeds that are watched and how each is doing", "feeds --json")
    feeds.add_argument("--remove", metavar="URL", action="append", default=[], help="watch this one no more")
    feeds.add_argument("--json", action="store_true", help="JSON, one line each")


def _alerts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    alerts = with_library(
        commands, "alerts", "saved searches and whom they tell", "alerts add dam --on story,conflict --to dam.rss"
    )
    does = alerts.add_subparsers(dest="does", required=True, metavar="WHAT")
    add = does.add_parser("add", help="save a search; what comes in from now on is told by `tellings watch`")
    add.add_argument("words", nargs="*", metavar="WORDS", help='as for search; "in quotation marks" as they stand')
    add.add_argument(
        "--on", type=_kinds, metavar="KINDS",
        help=f"what is told, commas between: {', '.join(KINDS)} (default: story,source,conflict; with --person quote)",
    )  # fmt: skip
    add.add_argument("--person", metavar="NAME", help="whose quotes")
    add.add_argument("--outlet", metavar="NAME", help="articles by this outlet")
    add.add_argument("--language", metavar="CODE", help="articles in this language: en, de, fr …")
    add.add_argument(
        "--to", default="-", metavar="TARGET",
        help="- (standard output, the default), a file (JSON lines), an .rss file, or a web address (POST, JSON)",
    )  # fmt: skip
    add.add_argument(
        "--secret-from", metavar="VARIABLE", help="sign what is posted with this environment variable's value"
    )
    add.add_argument("--name", metavar="NAME", help="what to call it (default: its words)")
    shown = does.add_parser("list", help="the saved searches, and what could not be told")
    shown.add_argument("--json", action="store_true", help="JSON, one line each")
    for name, text in (
        ("remove", "forget a saved search"),
        ("test", "tell its target something, to see that it arrives"),
    ):
        one = does.add_parser(name, help=text)
        one.add_argument("search", metavar="ID", help="as `tellings alerts list` shows it")
    for one in does.choices.values():
        one.add_argument("--library", metavar="PLACE", default=argparse.SUPPRESS, help=PLACE)


def _kinds(value: str) -> tuple[str, ...]:
    kinds = tuple(dict.fromkeys(value.split(",")))
    if not set(kinds) <= set(KINDS):
        raise argparse.ArgumentTypeError(f"some of {', '.join(KINDS)}, with commas between")
    return kinds
