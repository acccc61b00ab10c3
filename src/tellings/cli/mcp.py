"""`tellings mcp`: the library as tools of a language model, over standard input and output."""

from __future__ import annotations

from argparse import Namespace

from tellings.errors import CallError
from tellings.library import default_place


def run(args: Namespace) -> int:
    try:
        from tellings.web.tools import make_server
    except ModuleNotFoundError as error:
        raise CallError(f"{error.name} is not installed", "pip install 'tellings[mcp]'") from None
    make_server(args.library or default_place()).run("stdio")
    return 0
