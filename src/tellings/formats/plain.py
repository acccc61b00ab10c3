"""Values of the nouns -> plain words that are safe to print anywhere: names, times, amounts."""

from __future__ import annotations

import re
from datetime import date

from tellings.model import Figure

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LONG = 100_000_000  # from here on "million" and "billion" read better than zeros
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
STAMP = re.compile(r"\b(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")


FOLD = {ord("‘"): "'", ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("–"): "-", ord("—"): "-"}


def folded(text: str) -> str:
    """For comparing: typography and capitals aside, as long as before, so that places stay."""
    plain = text if text.isascii() else text.translate(FOLD)
    lower = plain.lower()
    if plain.isascii() or (len(lower) == len(plain) and "Σ" not in plain):  # whose small form hangs on what follows
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def clean(text: str) -> str:
    """No control characters, no direction overrides, no lone surrogates: none can forge what a screen shows."""
    if text.isprintable():  # most is, and there are thousands a page
        return text
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """The same on one line."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean(text).split())


def cut(text: str, length: int) -> str:
    """At most `length` characters of the line, cut between words, the cut shown."""
    words = line(text)
    if len(words) <= length:
        return words
    short = words[: length - 1]
    return (short.rsplit(" ", 1)[0] if " " in short[length // 2 :] else short).rstrip(" ,;:") + "…"


def number(value: float) -> str:
    """12000 -> "12,000", 85000000.0 -> "85 million", 0.333 -> "0.33"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and (abs(value) >= LONG or value % (size / 10) == 0):
            return f"{value / size:,.4g} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.1f}"


def amount(figure: Figure) -> str:
    """The number as it is meant: "9 or more", "about 12,000", "10 to 15"."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"{number(low or 0)} or more"
    if low is None or (low == 0 and figure.bound == "at most"):
        return f"{number(high)} or fewer" if figure.unit == "person" else f"up to {number(high)}"
    if low != high:
        return f"{number(low)} to {number(high)}"
    return ("about " if figure.bound == "about" else "") + number(low)


def reason(text: str) -> str:
    """Why two accounts differ or belong together, its ISO times as a person reads them."""
    return STAMP.sub(lambda found: moment(found[0]) if found[3] else found[0], line(text))


def moment(value: str) -> str:
    """ISO 8601 -> "Tue 10 Mar 2026, 08:40", with no more precision than there is; anything else stays as it is."""
    found = STAMP.match(value)
    if not found or not found[1]:
        return line(value)
    year, month, day, clock = found.groups()
    try:
        if day:
            when = date(int(year), int(month), int(day))
            words = f"{DAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {year}"
            return f"{words}, {clock}" if clock else words
        return f"{MONTHS[int(month) - 1]} {year}" if month else year
    except (ValueError, IndexError):
        return line(value)
