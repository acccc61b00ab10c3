"""A line that is not the article's -> what it is: navigation, caption, byline, date, related links and so on."""

from __future__ import annotations

from tellings.articles.dump_dates import find_dates
from tellings.articles.dump_features import ENDS, words_of
from tellings.articles.dump_lines import Line
from tellings.articles.dump_signs import SIGNS, signs_of

REASONS = {
    "caption": "caption", "related": "related links", "newsletter": "newsletter", "share": "navigation",
    "comments": "comments", "time": "date", "consent": "consent notice", "licence": "licence note", "byline": "byline",
    "navigation": "navigation",
}  # fmt: skip
SHORT = 6  # words up to which a line without a sign is a menu's
DATE = 8  # words beside a date that may make it a line of its own


def reason_of(line: Line, place: str) -> str:
    """`place`: before, within or after the article's lines."""
    count = len(words_of(line.text))
    if count <= DATE and find_dates(line.text):
        return "date"
    if line.bullet and place != "before":
        return "related links"
    found = signs_of(line.text)
    best = max(found)
    if best and (best == 2 or count <= SHORT or not ENDS.search(line.text)):
        return REASONS[SIGNS[found.index(best)]]
    if count <= SHORT:
        return "caption" if place == "within" else "navigation"
    return {"before": "headline or summary", "within": "caption", "after": "related links"}[place]
