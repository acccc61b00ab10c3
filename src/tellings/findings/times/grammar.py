"""The ways in which English writes a time, as one pattern with a named group for each way."""

from __future__ import annotations

import re
from functools import cache

from tellings.findings.times.dates import BARE_YEARS, NAMED_DAYS, NUMERIC
from tellings.findings.times.periods import PERIODS, VAGUE
from tellings.findings.times.setting import Ways, fill
from tellings.findings.times.weekdays import CLOCKS, TOLD_DAYS
from tellings.text.words import words

WAYS: Ways = NUMERIC | CLOCKS | NAMED_DAYS | TOLD_DAYS | PERIODS | BARE_YEARS | VAGUE  # the longer before the shorter
TENSED = frozenset({"dated", "month", "weekday", "holiday", "season", "plural"})  # whose value turns on the tense


@cache
def pattern() -> re.Pattern[str]:
    whole = "|".join(f"(?P<{name}>{fill(way)})" for name, (way, _) in WAYS.items())
    return re.compile(whole, re.IGNORECASE | re.VERBOSE | re.ASCII)


@cache
def openers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words an expression can begin with, the weak ones ("the"), and what can follow a weak one."""
    lists, numbers = words("en", "times"), words("en", "numbers")
    plain = [w for t in ("months", "short_months", "weekdays", "short_weekdays", "seasons", "clocks") for w in lists[t]]
    plain += [*numbers["units"], *numbers["tens"]]
    phrases = [w for t in ("holidays", "moving", "easter", "vague", "sets") for w in lists[t]]
    plain += [re.split(r"[ '.]", phrase)[0] for phrase in phrases]
    units = [form for unit in lists["units"] for form in (unit, f"{unit}s")]
    weak = frozenset(lists["openers"]["weak"])
    firsts = frozenset({*plain, *units, *lists["openers"]["firsts"]}) - weak - {"min", "hr", "second", "seconds"}
    return firsts, weak, frozenset({*plain, *units, *lists["parts"], *lists["openers"]["seconds"]})
