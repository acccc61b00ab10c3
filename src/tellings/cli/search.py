"""`tellings search`: articles and quotes with these words."""

from __future__ import annotations

import sys
from argparse import Namespace

from tellings.cli.lines import emit
from tellings.cli.stories import filters
from tellings.errors import CallError
from tellings.formats.json_library import hit_json
from tellings.formats.text_library import hit_text
from tellings.library import Library
from tellings.model import Found


def run(args: Namespace) -> int:
    words = " ".join(args.words)
    if not words and not args.speaker:
        raise CallError("give words to search for, or a --speaker", 'try: tellings search "dam failure"')
    with Library(args.library, create=False, model=args.model) as library:
        found = library.search(words, filters(args), limit=args.limit, quotes=args.quotes)
    for hit in found.hits:
        if args.json:
            emit(hit_json(hit))
        else:
            sys.stdout.write(hit_text(hit, color=sys.stdout.isatty()))
    print(f"tellings: {_told(found, speech=bool(args.quotes or args.speaker))}", file=sys.stderr)
    return 0


def _told(found: Found, *, speech: bool) -> str:
    """What was found, and what was not looked at."""
    told = f"{found.matching} matching article{'' if found.matching == 1 else 's'}, {len(found.hits)} shown"
    if speech and found.read < found.matching:
        return f"{told}; {found.read} of {found.matching} have been read for quotes: search again to read more"
    return told
