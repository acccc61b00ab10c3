"""`python -m tellings`: the command line."""

from tellings.cli import main

raise SystemExit(main())
