"""`tellings judgements`: what people judged; and what its sisters merge, split and move share."""

from __future__ import annotations

import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TextIO

from tellings.cli.lines import emit
from tellings.errors import CallError
from tellings.formats.json_library import judgement_json
from tellings.formats.text_library import judgement_text
from tellings.library import Library
from tellings.model import Judgement


def run(args: Namespace) -> int:
    with Library(args.library, create=bool(args.taken)) as library:
        if args.undo:
            tell(library.undo(args.undo, who=who(args), why=args.why), args)
        elif args.taken:
            _take_over(library, args.taken)
        else:
            for one in library.judgements():
                tell(one, args)
    return 0


def tell(one: Judgement, args: Namespace) -> None:
    if args.json:
        emit(judgement_json(one))
    else:
        sys.stdout.write(judgement_text(one))


def who(args: Namespace) -> str:
    """As given, else the login name."""
    try:
        return str(args.who or getpass.getuser())
    except (KeyError, OSError) as error:  # a container's user may have no name
        raise CallError("your login has no name", "say --who NAME") from error


def _take_over(library: Library, name: str) -> None:
    from tellings.library.exporting import read_judgements

    if name == "-":
        taken = library.take_over(read_judgements(_rows(sys.stdin)))
    else:
        try:
            with open(name, encoding="utf-8") as file:
                taken = library.take_over(read_judgements(_rows(file)))
        except OSError as error:
            raise CallError(f"{name} cannot be read: {error.strerror}", "give the file of an export") from error
    print(f"tellings: {len(taken)} judgements taken over", file=sys.stderr)


def _rows(file: TextIO) -> Iterator[object]:
    for number, line in enumerate(file, start=1):
        try:
            yield json.loads(line)
        except ValueError as error:
            raise CallError(f"line {number} is no JSON", "give an export as it is") from error
