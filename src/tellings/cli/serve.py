"""`tellings serve`: the library in a browser."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from tellings.errors import CallError


def run(args: Namespace) -> int:
    import uvicorn

    from tellings.library import default_place
    from tellings.web.app import make_app
    from tellings.web.settings import LOOPBACK, Settings, account, read_accounts

    accounts = read_accounts(Path(args.accounts)) if args.accounts else ()
    if args.token:
        accounts = (*accounts, account("editor", "editor", args.token))
    hosts = LOOPBACK | {args.host, *args.name}
    if args.host not in LOOPBACK and not accounts:
        raise CallError(
            f"{args.host} can be reached from other computers: it needs --token or --accounts",
            "without --host only this computer can reach it",
        )
    app = make_app(
        args.library or default_place(),
        Settings(hosts=frozenset(hosts), accounts=accounts, rate=args.rate, burst=int(4 * args.rate)),
    )
    shown = f"[{args.host}]" if ":" in args.host else args.host
    print(f"tellings: open http://{shown}:{args.port}/ in a browser (Ctrl+C ends it)", file=sys.stderr, flush=True)
    uvicorn.run(app, host=args.host, port=args.port, log_level="warning", server_header=False, date_header=False)
    return 0
