"""Words around an amount -> is it a change up or down, or where something stands?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tellings.findings.figures.page import Page
from tellings.model import Change, Figure, Span
from tellings.text.words import words

LEFT = 60  # code points; "raised the hourly minimum wage by"
MEASURED = frozenset(("percentage", "percentage point", "point", "basis point"))  # "added 3 points", not "3 men"
PHRASAL = re.compile(  # "gave up 40 yards" is no rise
    r"""\bto[ ]$ | \b(?:g[ai]v|ma[dk]|too?k|tak|set|c[ao]m|rack|end|sign|put|open|us|pick|round)\w*[ ]up[ ]$""",
    re.IGNORECASE | re.VERBOSE,
)
FILL = re.compile(
    r"(?:[ ](?:\w+ly|by|another|a[ ]further|further|just|only|as|much|some|even|well|the|its|a|an|or"
    r"|an[ ]average[ ]of|on[ ]average))*[ ]",
    re.IGNORECASE,
)
BY = re.compile(rf"(?:[ ][\w’'%-]+){{0,6}}[ ]by{FILL.pattern}", re.IGNORECASE)
OF = re.compile(rf"[ ]of{FILL.pattern}", re.IGNORECASE)
OBJECT = re.compile(  # "cut bus fares 3 percent"; "cut fares to 3 percent" is no change
    r"(?:[ ](?!(?:to|at|from|of|below|above|between|than|and|or|that|with|for|in|on|is|was|by|as|which|who)\b)"
    r"[\w’'-]+){1,4}[ ]",
    re.IGNORECASE,
)
ELLIPSIS = 8  # tokens between "rose 5 percent" and the next of a list: "in the north and 3 percent in the south"
JOINT = re.compile(r",|\b(?:and|or|while)\b")
LEVEL = re.compile(r"\b(?:to|from|at|of|than|below|above|in|for|with|on|over|under)[ ]$")  # no change follows these
_WORD = re.compile(r"[A-Za-z]+")
Sides = dict[str, Change]


@dataclass(frozen=True, slots=True)
class Signals:
    """Words of change by where they stand, each with its side."""

    verbs: Sides
    measured: Sides  # of percentages and points, or with "by"
    after: Sides
    of: Sides
    transitive: frozenset[str]


@cache
def _signals() -> Signals:
    lists = words("en", "figures")["change"]

    def sides(kind: str) -> Sides:
        return dict.fromkeys(lists["up" + kind], "up") | dict.fromkeys(lists["down" + kind], "down")

    verbs = sides("")
    return Signals(verbs, sides("_measured") | verbs, sides("_after"), sides("_of"), frozenset(lists["transitive"]))


def find_change(text: str, amount: Span, whole: Span, unit: str) -> Change | None:
    """ "rose 5 percent", "down 2.3%", "+0.2%", "an 8 percent rise", "a rise of 8"; "rose to 5" is where it stands."""
    sign = text[amount.start : amount.start + 1]
    if sign in "+-−" and sign:
        return "up" if sign == "+" else "down"
    before = _before(text[max(0, whole.start - LEFT) : whole.start], unit)
    if before or text[whole.end : whole.end + 1] not in (" ", "-"):
        return before
    after = _WORD.match(text, whole.end + 1)
    return _signals().after.get(after[0].lower()) if after else None


def _before(window: str, unit: str) -> Change | None:
    """The last word of change, where nothing parts it from the amount."""
    known = _signals()
    for found in reversed(list(_WORD.finditer(window))):
        word, rest = found[0].lower(), found.end()
        if word not in known.measured and word not in known.of:
            continue
        verbs = known.measured if unit in MEASURED else known.verbs
        direct = FILL.fullmatch(window, rest) or (
            word in known.transitive and unit in MEASURED and OBJECT.fullmatch(window, rest)
        )
        if word in verbs and direct and not PHRASAL.search(window):
            return verbs[word]
        if word in known.measured and BY.fullmatch(window, rest):
            return known.measured[word]
        return known.of[word] if word in known.of and OF.fullmatch(window, rest) else None
    return None


def same_change(page: Page, before: Figure, figure: Figure) -> bool:
    """ "up 3 points, or 0.2 percent", "Brent rose 5 percent and diesel 3": the verb is not said again."""
    gap = page.text[before.span.end : figure.span.start]
    tokens = page.doc[page.index(before.span.end) : page.index(figure.span.start)]
    if figure.unit not in MEASURED or len(tokens) > ELLIPSIS or page.text.startswith(" of ", figure.span.end):
        return False
    if gap.strip() == ", or":
        return before.unit != figure.unit
    parted = LEVEL.search(gap) or any(t.pos_ in ("VERB", "AUX") or t.is_sent_start for t in tokens[1:])
    return before.unit == figure.unit and bool(JOINT.search(gap)) and not parted
