"""`tellings split`: articles that are a story of their own."""

from __future__ import annotations

from argparse import Namespace

from tellings.cli.judgements import tell, who
from tellings.library import Library


def run(args: Namespace) -> int:
    with Library(args.library, create=False) as library:
        tell(library.split(args.story, args.articles, who=who(args), why=args.why), args)
    return 0
