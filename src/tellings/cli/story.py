"""`tellings story`: all tellings of one story of the library."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from tellings.cli.compare import writer
from tellings.library import Library
from tellings.workers import CORES


def run(args: Namespace) -> int:
    name = args.format or ("text" if sys.stdout.isatty() else "json")
    with Library(args.library, create=False, workers=CORES, model=args.model) as library:
        opened = library.open_story(args.story)
    if name == "json":
        from tellings.formats.json_library import opened_json

        print(json.dumps(opened_json(opened), ensure_ascii=False))
    else:
        sys.stdout.write(writer(name)(opened.comparison))
    if opened.asked != opened.comparison.story.id:
        print(f"tellings: {opened.asked} was merged into {opened.comparison.story.id}", file=sys.stderr)
    return 0
