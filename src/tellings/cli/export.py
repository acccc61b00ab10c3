"""`tellings export`: the library as JSON lines, or its stories as a table."""

from __future__ import annotations

import sys
from argparse import Namespace

from tellings.cli.lines import emit
from tellings.library import Library


def run(args: Namespace) -> int:
    with Library(args.library, create=False) as library:
        if args.format == "csv":
            from tellings.formats.csv_library import stories_csv

            for line in stories_csv(library.all_stories()):
                sys.stdout.write(line)
            return 0
        for row in library.export():
            emit(row)
    return 0
