"""Words around an amount -> is it a change up or down, or where something stands?"""

from __future__ import annotations

import re
from functools import cache

from tellings.findings.figures.page import Page
from tellings.model import Change, Figure, Span
from tellings.text.words import words

LEFT = 60  # code points; "raised the hourly minimum wage by"
FILL = (
    r"(?:[ ](?:\w+ly|by|another|a[ ]further|further|just|only|as|much|some|even|well|the|its|a|an|or"
    r"|an[ ]average[ ]of|on[ ]average))*"
)
OBJECT = (  # "cut bus fares 3 percent"; "cut fares to 3 percent" is no change
    r"(?:[ ](?!(?:to|at|from|of|below|above|between|than|and|or|that|with|for|in|on|is|was|by|as|which|who)\b)"
    r"[\w’'-]+){1,4}[ ]"
)
MEASURED = frozenset(("percentage", "percentage point", "point", "basis point"))  # "added 3 points", not "3 men"
PHRASAL = re.compile(  # "gave up 40 yards" is no rise
    r"""\bto[ ]$ | \b(?:g[ai]v|ma[dk]|too?k|tak|set|c[ao]m|rack|end|sign|put|open|us|pick|round)\w*[ ]up[ ]$""",
    re.IGNORECASE | re.VERBOSE,
)
KINDS = ("", "_measured", "_after", "_of")
ELLIPSIS = 8  # tokens between "rose 5 percent" and the next of a list: "in the north and 3 percent in the south"
JOINT = re.compile(r",|\b(?:and|or|while)\b")
LEVEL = re.compile(r"\b(?:to|from|at|of|than|below|above|in|for|with|on|over|under)[ ]$")  # no change follows these


@cache
def _tables() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, Change]]:
    lists = words("en", "figures")["change"]
    verbs, measured, after, of = ([*lists["up" + kind], *lists["down" + kind]] for kind in KINDS)
    by = rf"(?:.*\W)?\b({_any([*verbs, *measured])})(?:[ ][\w’'%-]+){{0,6}}?[ ]by{FILL}[ ]$"
    sides: dict[str, Change] = {}
    for kind in KINDS:
        sides |= dict.fromkeys(lists["up" + kind], "up") | dict.fromkeys(lists["down" + kind], "down")
    return (
        _pattern(rf"{by}|\b({_any(verbs)}){FILL}[ ]$"),
        _pattern(rf"{by}|\b({_any([*verbs, *measured])}){FILL}[ ]$|(?:.*\W)?\b({_any(lists['transitive'])}){OBJECT}$"),
        _pattern(rf"[ -]({_any(after)})\b"),
        _pattern(rf"\b({_any(of)})[ ]of{FILL}[ ]$"),
        sides,
    )


def _any(forms: list[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.ASCII | re.DOTALL)


def find_change(text: str, amount: Span, whole: Span, unit: str) -> Change | None:
    """ "rose 5 percent", "down 2.3%", "+0.2%", "an 8 percent rise", "a rise of 8"; "rose to 5" is where it stands."""
    sign = text[amount.start : amount.start + 1]
    if sign in "+-−" and sign:
        return "up" if sign == "+" else "down"
    plain, measured, after, of, sides = _tables()
    window = text[max(0, whole.start - LEFT) : whole.start]
    before = measured if unit in MEASURED else plain
    if (match := before.search(window)) and not PHRASAL.search(window):
        return sides[next(filter(None, match.groups())).lower()]
    match = after.match(text, whole.end) or of.search(window)
    return sides[match[1].lower()] if match else None


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
