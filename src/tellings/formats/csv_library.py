"""Stories -> CSV that spreadsheets open: one row each."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from tellings.formats.csv import cell
from tellings.formats.json_library import standing_json
from tellings.model import Standing

COLUMNS = (
    *("story", "title", "articles", "outlets", "independent", "copies", "undecided", "counted"),
    *("first_published", "last_published", "last_seen", "languages", "places", "people", "rank"),
)


def stories_csv(stories: Iterable[Standing]) -> Iterator[str]:
    """Line by line, with a byte-order mark, by which Excel knows UTF-8; lists are joined by semicolons."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    yield "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()
    for story in stories:
        out.seek(0)
        out.truncate()
        row = standing_json(story)
        writer.writerow([cell("; ".join(v) if isinstance(v := row[name], list) else v) for name in COLUMNS])
        yield out.getvalue()
