"""`tellings library`: check it, back it up, restore it, forget an article."""

from __future__ import annotations

import re
import sys
from argparse import Namespace

from tellings.cli.judgements import who
from tellings.library import Library


def run(args: Namespace) -> int:
    with Library(args.library, create=args.does == "restore") as library:
        return {"check": _check, "backup": _backup, "restore": _restore, "forget": _forget}[args.does](library, args)


def shown(place: str) -> str:
    """Without a password."""
    return re.sub(r"(?<=//)([^/@:]*):[^/@]*@", r"\1@", place)


def _check(library: Library, args: Namespace) -> int:
    """Exit status 1 where something is wrong."""
    problems = library.check()
    for problem in problems:
        print(problem)
    print(f"tellings: {shown(library.place)} {'is damaged' if problems else 'is whole'}", file=sys.stderr)
    return 1 if problems else 0


def _backup(library: Library, args: Namespace) -> int:
    library.backup(args.file)
    print(f"tellings: {shown(library.place)} is kept in {args.file}", file=sys.stderr)
    return 0


def _restore(library: Library, args: Namespace) -> int:
    library.restore(args.file)
    print(f"tellings: {shown(library.place)} holds what {args.file} held", file=sys.stderr)
    return 0


def _forget(library: Library, args: Namespace) -> int:
    library.forget(args.article, who=who(args), why=args.why)
    print(f"tellings: {args.article} is forgotten", file=sys.stderr)
    return 0
