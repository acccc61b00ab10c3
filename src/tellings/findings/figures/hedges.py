"""Words before and after an amount -> its bound, and how far the figure reaches."""

from __future__ import annotations

import re
from functools import cache

from tellings.model import Bound, Change, Span
from tellings.text.words import words

LEFT = 40  # code points; the longest hedge with a verb before it
FILL = r"(?:[ ](?:\w+ly|by|another|a[ ]further|further|just|only|as|much|some|even|well|the|its|a|an|or))*"


@cache
def _tables() -> tuple[re.Pattern[str], dict[str, Bound], re.Pattern[str], dict[str, Bound]]:
    lists = words("en", "figures")
    before: dict[str, Bound] = {w: b for b, ws in lists["bounds"].items() for w in ws}
    after: dict[str, Bound] = {w: b for b, ws in lists["bounds_after"].items() for w in ws}
    return _ending(before), before, re.compile(rf"[ ]?({_any(after)})(?!\w)", re.IGNORECASE | re.ASCII), after


def _any(forms: object) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))  # type: ignore[call-overload]


def _ending(forms: object) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_any(forms)})[ ]?$", re.IGNORECASE | re.ASCII)


def find_bound(text: str, span: Span) -> tuple[Bound, Span]:
    """ "more than 30" is at least 30; the span grows over the hedge."""
    left, before, right, after = _tables()
    start, end, bound = span.start, span.end, "exact"
    window = text[max(0, start - LEFT) : start]
    while match := left.search(window):
        found = before[match[1].lower()]
        bound = found if bound == "exact" or found != "about" else bound
        start -= len(window) - match.start()
        window = window[: match.start()]
    if match := right.match(text, end):
        bound, end = after[match[1].lower()], match.end()
    return bound, Span(start, end)  # type: ignore[return-value]


PHRASAL = re.compile(  # "gave up 40 yards" is no rise
    r"""\bto[ ]$ | \b(?:g[ai]v|ma[dk]|too?k|tak|set|c[ao]m|rack|end|sign|put|open|us|pick|round)\w*[ ]up[ ]$""",
    re.IGNORECASE | re.VERBOSE,
)


@cache
def _changes() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Change]]:
    lists = words("en", "figures")["change"]
    verbs: dict[str, Change] = dict.fromkeys(lists["up"], "up") | dict.fromkeys(lists["down"], "down")
    nouns: dict[str, Change] = dict.fromkeys(lists["up_after"], "up") | dict.fromkeys(lists["down_after"], "down")
    before = re.compile(
        rf"\b({_any(verbs)})(?:[ ][\w’']+){{0,4}}?[ ]by[ ]$|\b({_any(verbs)}){FILL}[ ]$", re.IGNORECASE | re.ASCII
    )
    after = re.compile(rf"[ -]({_any(nouns)})\b", re.IGNORECASE | re.ASCII)
    return before, after, verbs | nouns


def find_change(text: str, amount: Span, whole: Span) -> Change | None:
    """ "rose 5 percent", "down 2.3%", "+0.2%", "an 8 percent increase"; "rose to 5" is where it stands."""
    sign = text[amount.start : amount.start + 1]
    if sign in "+-−" and sign:
        return "up" if sign == "+" else "down"
    before, after, names = _changes()
    window = text[max(0, whole.start - LEFT) : whole.start]
    if (match := before.search(window)) and not PHRASAL.search(window):
        return names[(match[1] or match[2]).lower()]
    match = after.match(text, whole.end)
    return names[match[1].lower()] if match else None
