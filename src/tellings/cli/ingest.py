"""`tellings ingest`: pages into the library."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator

from tellings.cli.inputs import Intake, Progress
from tellings.cli.lines import emit
from tellings.formats.json_library import ingested_json
from tellings.library import Library
from tellings.library.inputs import stamped
from tellings.model import Ingested, Page, Skip
from tellings.sources import read_pages


def run(args: Namespace) -> int:
    intake = Intake(args.inputs, args.workers)
    with Library(args.library, workers=intake.workers, model=args.model) as library:
        pages = read_pages(settled(args.inputs), fetch=stamped(intake.fetch, library.now))
        status, taken = _take(library.ingest(_noted(pages, intake)), quiet=args.quiet)
        if args.read:
            read = library.read(taken)
            print(f"tellings: {read} articles read for quotes, figures and names", file=sys.stderr)
    return max(status, intake.status())


def settled(inputs: Iterable[str]) -> Iterator[str]:
    """Paths from the root, so that a page has the same address wherever the command is called; `-` as what it lists."""
    for one in inputs:
        if one == "-":
            yield from settled(line.strip() for line in sys.stdin if line.strip() not in ("", "-"))
        else:
            yield one if one.startswith(("http://", "https://")) else os.path.abspath(one)


def _noted(pages: Iterable[Page | Skip], intake: Intake) -> Iterator[Page | Skip]:
    """What could not even be read is named at once."""
    for page in pages:
        if isinstance(page, Skip):
            intake.leave_out(page)
        yield page


def _take(answers: Iterable[Ingested], *, quiet: bool) -> tuple[int, list[str]]:
    """Exit status, and the articles that came in."""
    progress, counts = Progress("pages taken in"), Counter[str]()
    came: list[str] = []
    for number, one in enumerate(answers, start=1):
        counts[one.status] += 1
        if one.article and one.status in ("new", "revision"):
            came.append(one.article)
        if not quiet:
            emit(ingested_json(one))
        progress.show(number)
    progress.clear()
    said = ", ".join(f"{counts[name]} {name}" for name in ("new", "known", "revision", "skipped") if counts[name])
    print(f"tellings: {said or 'no pages'}", file=sys.stderr)
    return (1 if counts["skipped"] else 0), came
