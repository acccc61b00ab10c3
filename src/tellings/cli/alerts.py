"""`tellings alerts`: saved searches, and whom they tell."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from tellings.cli.lines import emit
from tellings.errors import CallError
from tellings.library import Library
from tellings.library.alerts import AlertKind, SavedSearch, sample_alert
from tellings.library.delivery import deliver
from tellings.library.searches import find_search, remove_search, save_search, searches_of, trouble_of
from tellings.sources.posting import post_json


def run(args: Namespace) -> int:
    with Library(args.library) as library:
        return {"add": _add, "list": _list, "remove": _remove, "test": _test}[args.does](library, args)


def _add(library: Library, args: Namespace) -> int:
    """Its id goes to standard output."""
    words = " ".join(args.words)
    on: tuple[AlertKind, ...] = args.on or (("quote",) if args.person else ("story", "source", "conflict"))
    if args.person and "quote" not in on:
        raise CallError("--person says whose quotes are told", "add quote to --on")
    if args.secret_from and not args.to.startswith(("http://", "https://")):
        raise CallError("only what is posted to a web address is signed", "leave --secret-from out")
    target = args.to if args.to == "-" or args.to.startswith(("http://", "https://")) else os.path.abspath(args.to)
    wish = SavedSearch(
        id="", name=args.name or words or args.person or args.outlet or "everything", on=on, since=library.now(),
        words=words, person=args.person, outlet=args.outlet, language=args.language, target=target,
        secret_from=args.secret_from,
    )  # fmt: skip
    print(save_search(library, wish).id)
    return 0


def _list(library: Library, args: Namespace) -> int:
    for search in searches_of(library):
        trouble = trouble_of(library, search.id)
        row: dict[str, Any] = {**asdict(search), "trouble": trouble}
        emit(row) if args.json else print(_line(search, trouble))
    return 0


def _line(search: SavedSearch, trouble: str | None) -> str:
    target = "standard output" if search.target == "-" else search.target
    said = f"{search.id}  {search.name}: {', '.join(search.on)} -> {target}, since {search.since}"
    return f"{said}\n  not told: {trouble}" if trouble else said


def _remove(library: Library, args: Namespace) -> int:
    remove_search(library, _found(library, args.search).id)
    print(f"tellings: {args.search} is forgotten", file=sys.stderr)
    return 0


def _test(library: Library, args: Namespace) -> int:
    """Exit status 1 where it did not arrive."""
    search = _found(library, args.search)
    alert = sample_alert(search, library.now())
    error = deliver(alert, search, out=sys.stdout, post=post_json, environ=os.environ, now=time.time())
    print(f"tellings: {error or 'told'}", file=sys.stderr)
    return 1 if error else 0


def _found(library: Library, name: str) -> SavedSearch:
    search = find_search(library, name)
    if search is None:
        raise CallError(f"there is no saved search {name}", "`tellings alerts list` shows them")
    return search
