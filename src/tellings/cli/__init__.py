"""The command line: parse, ask the pipeline one thing, print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="tellings", description="Every telling of a story, side by side, with receipts."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("extract", "annotate", "compare"):
        command = commands.add_parser(name)
        command.add_argument("inputs", nargs="+", metavar="INPUT")
        if name == "compare":
            command.add_argument("--format", default="json")
    args = parser.parse_args(argv)

    from tellings.formats.json import article_json, comparison_json, dossier_json, skip_json
    from tellings.model import Article, Skip
    from tellings.pipeline import annotate_articles, compare_articles, read_articles
    from tellings.sources import read_pages

    found = read_articles(read_pages(args.inputs))
    if args.command == "extract":
        for one in found:
            emit(skip_json(one) if isinstance(one, Skip) else article_json(one))
        return 0
    articles = [one for one in found if isinstance(one, Article)]
    if args.command == "annotate":
        for dossier in annotate_articles(articles):
            emit(dossier_json(dossier))
        return 0
    emit(comparison_json(compare_articles(articles)))
    return 0


def emit(row: object) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
