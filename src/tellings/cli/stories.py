"""`tellings stories`: the stories of the library."""

from __future__ import annotations

import sys
from argparse import Namespace

from tellings.cli.lines import emit
from tellings.formats.json_library import standing_json
from tellings.formats.text_library import standing_text
from tellings.library import Library
from tellings.model import Filters


def run(args: Namespace) -> int:
    with Library(args.library, create=False) as library:
        found = library.stories(filters(args), limit=args.limit, after=args.after)
    for story in found:
        if args.json:
            emit(standing_json(story))
        else:
            sys.stdout.write(standing_text(story))
    if not found:
        print("tellings: no story fits", file=sys.stderr)
    elif len(found) == args.limit:
        print(f"tellings: there may be more: --after {found[-1].id}", file=sys.stderr)
    return 0


def filters(args: Namespace) -> Filters:
    """Those that the command has."""
    names = ("since", "until", "outlet", "language", "place", "person", "speaker")
    return Filters(**{name: getattr(args, name, None) for name in names})
