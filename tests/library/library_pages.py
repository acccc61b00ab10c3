"""Pages invented for libraries, and how a library looks."""

from __future__ import annotations

import hashlib
import json
from itertools import count

from tellings.sources.lines import read_line

DAM = (
    "The Orme dam in Lower Karsin gave way on Monday night and the Tesna river flooded the harbour quarter, where nine "
    "people were hurt. Ada Hale, the mayor of Karsin, said the sluice gates had not been inspected since autumn. "
)
TRIAL = (
    "Judge Ruth Penn fined the Brightwater bakery forty crowns on Tuesday for selling stale loaves as fresh. The "
    "bakers of Tavenor asked for a new trial; their lawyer Omar Lind called the verdict a joke. "
)
TELLINGS = {
    "a": DAM + "Rescuers in rubber boats took families from roofs until dawn, and the school became a shelter.",
    "b": DAM.replace("gave way", "burst") + "Engineers blamed rust in the sluice gates of the Orme dam near Karsin.",
    "c": DAM.replace("nine", "twelve") + "Insurance firms expect claims from the harbour quarter of Lower Karsin.",
    "x": TRIAL + "A crowd outside the court in Tavenor threw crumbs at the bakery van.",
    "y": TRIAL.replace("fined", "punished") + "The Brightwater bakery has baked in Tavenor for a century.",
}


class Clock:
    """A second later at each look."""

    def __init__(self):
        self.ticks = count()

    def __call__(self):
        return f"2026-03-12T00:{next(self.ticks) // 60 % 60:02}:{next(self.ticks) % 60:02}"


def page(name, text=None, **more):
    """A JSON line's page."""
    row = {"uri": f"https://{name}.example/news", "text": text or TELLINGS[name], "published": "2026-03-10", **more}
    row.setdefault("outlet", f"The {name.upper()} Post")
    return read_line(json.dumps(row).encode(), "line")


def id_of(one):
    return hashlib.sha256(one.raw).hexdigest()[:12]


def shape(library):
    """Story -> the names of its articles' sites."""
    stories = [story.id for story in library.stories(limit=1000)]
    return {story: "".join(sorted(site(article) for article in library.articles(story))) for story in stories}


def site(article):
    return article.uri.removeprefix("https://").split(".")[0]
