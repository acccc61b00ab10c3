"""Dates of the calendar: "2017-10-22", "22/10/2017", "Sunday, Oct. 22", "late October", "1998", "Christmas Eve"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from tellings.findings.times.days import Point, easter, make_point, nth_weekday, on
from tellings.findings.times.setting import (
    BACK,
    Match,
    Meaning,
    Setting,
    Ways,
    after_preposition,
    any_of,
    key,
    read_month,
    table,
)  # fmt: skip
from tellings.text.words import words

AMBIGUOUS = ("may", "march", "april", "june", "august")  # verbs and first names, too
AHEAD = 2  # news looks back: a month ahead counts for two behind, where no verb tells
SURE = range(1900, 2051)  # four digits that are a year wherever they stand alone
SINCE = re.compile(r"\b(?:in|since|until|till|by|from|of|during|before|after|and|to|between)[ ]$", re.IGNORECASE)
NAMED = re.compile(
    r"""(?:\b(?:no|number|flight|route|highway|section|page|article|room|act|about|than|some|nearly|almost|over|least
    |most|approximately|roughly|only|just|all|the[ ]other|[$£€])\.?[ #]|[#@])$""",
    re.IGNORECASE | re.VERBOSE,
)


def iso(m: Match, at: Setting) -> Meaning | None:
    numbers = [int(n) for n in re.findall(r"\d+", m[0])]
    point = make_point(*numbers[:3])
    if point is None:
        return None
    clock = f"T{numbers[3]:02}:{numbers[4]:02}" if len(numbers) > 4 else ""
    return Meaning("TIME" if clock else "DATE", point.value() + clock, point)


def slashed(m: Match, at: Setting) -> Meaning | None:
    """Day and month are told apart by size; where both could be either, only the year is sure."""
    a, b, year = (int(n) for n in re.findall(r"\d+", m[0]))
    year += (1900 if year >= 30 else 2000) if year < 100 else 0
    if not (0 < a <= 31 and 0 < b <= 31) or (a > 12 and b > 12):
        return None
    if a <= 12 and b <= 12 and a != b and m["slash"] == "/":
        return Meaning("DATE", f"{year}-XX-XX")
    point = make_point(year, b, a) if b <= 12 else make_point(year, a, b)
    return Meaning("DATE", point.value(), point) if point else None


def nearest(at: Setting, month: int, day: int | None) -> int | None:
    """The year of a month (and day) that is written without one: by tense, else the nearest."""
    if not at.now.year or not at.now.month:
        return at.now.year
    here = 12 * at.now.year + at.now.month + (at.now.day or 15) / 31
    away = {y: 12 * y + month + (day or at.now.day or 15) / 31 - here for y in range(at.now.year - 1, at.now.year + 2)}
    best = min(away, key=lambda y: away[y] * AHEAD if away[y] > 0 else -away[y])
    if at.ahead is None or away[best] == 0:
        return best
    return min((y for y in away if (away[y] >= 0) == at.ahead), key=lambda y: abs(away[y]))


def dated(m: Match, at: Setting) -> Meaning | None:
    name = m["m1"] or m["m2"]
    sure = name.endswith(".") or after_preposition(m, "m1" if m["m1"] else "m2")
    month, day = read_month(name.capitalize() if sure else name), int(re.sub(r"\D", "", m["d1"] or m["d2"]))
    if month is None:
        return None
    tense = {"last": False, "next": True}.get((m["drel"] or "").lower(), at.ahead)
    year = int(m["y1"] or m["y2"] or m["y3"] or 0) or nearest(replace(at, ahead=tense), month, day)
    point = make_point(year, month, day)
    return Meaning("DATE", point.value(), point) if point else None


def month(m: Match, at: Setting) -> Meaning | None:
    number, name = read_month(m["mname"]), key(m["mname"])
    if number is None:
        return None
    if not (m["my"] or m["mlast"] or m["mrel"]):
        bare = name in table("short_months") and not m["mname"].endswith(".") and not m["mnear"]
        if bare or (name in AMBIGUOUS and not after_preposition(m, "mname")):
            return None
    point = Point(_year_of_month(m, at, number), number)
    return Meaning("DATE", point.value(), point)


def _year_of_month(m: Match, at: Setting, number: int) -> int | None:
    if m["my"] or not at.now.year or not at.now.month:
        return int(m["my"]) if m["my"] else at.now.year
    if m["mlast"]:
        return at.now.year + {"last": -1, "this": 0, "next": 1}[m["mlast"].lower()]
    if m["mrel"]:
        past = key(m["mrel"]) in BACK
        return at.now.year - (number >= at.now.month) if past else at.now.year + (number < at.now.month)
    return nearest(at, number, None)


def holiday(m: Match, at: Setting) -> Meaning | None:
    name = key(m["hname"])
    if not m["hname"][0].isupper():
        return None
    if m["hyear"]:
        point = _holiday(name, int(m["hyear"]))
    elif at.now.year and at.now.month:
        this = _holiday(name, at.now.year)
        year = nearest(at, this.month or 1, this.day) or at.now.year
        last = at.now.year - (this.value() >= at.now.value())
        point = _holiday(name, last if (m["hrel"] or "").lower() == "last" else year)
    else:
        return Meaning("DATE", f"XXXX-{table('holidays').get(name, 'XX-XX')}")
    return Meaning("DATE", point.value(), point)


def _holiday(name: str, year: int) -> Point:
    lists = words("en", "times")
    if name in lists["holidays"]:
        return Point(year, *(int(n) for n in lists["holidays"][name].split("-")))
    if name in lists["easter"]:
        return on(easter(year) + timedelta(days=lists["easter"][name]))
    return on(nth_weekday(year, *lists["moving"][name]))


def year(m: Match, at: Setting) -> Meaning | None:
    """Four digits are a year unless they count something or stand in a name."""
    start, end = m.span("bare")
    if _counted().match(m.string, end) or NAMED.search(m.string, max(0, start - 15), start):
        return None
    sure = int(m["bare"]) in SURE or SINCE.search(m.string, max(0, start - 9), start)
    return Meaning("DATE", m["bare"], Point(int(m["bare"]))) if sure else None


@cache
def _counted() -> re.Pattern[str]:
    """ "1500 people", "2000 square metres"."""
    units = words("en", "units")
    forms = [f for t in ("share", "money_after", "measure_words", "age") for fs in units[t].values() for f in fs]
    forms += [form for fs in units["measure_signs"].values() for form in fs if len(form) > 1]
    return re.compile(rf"[ -]?{any_of([*forms, *words('en', 'times')['openers']['counted']])}(?!\w)", re.IGNORECASE)


def short_year(m: Match, at: Setting) -> Meaning | None:
    recent = at.now.year and at.now.year >= 2000 and int(m["yy"]) <= at.now.year % 100
    number = int(m["yy"]) + (2000 if recent else 1900)
    return Meaning("DATE", str(number), Point(number))


NUMERIC: Ways = {
    "iso": (r"\b\d{4}-\d\d-\d\d (?:T\d\d:\d\d(?::\d\d)?Z?)? (?![\w-])", iso),
    "slashed": (
        r"(?<![\d/.]) \d{1,2} (?P<slash>[/.]) \d{1,2} (?P=slash) (?:\d{4}|\d\d) (?![\d/]|\.\d)", slashed
    ),
}  # fmt: skip
NAMED_DAYS: Ways = {
    "holiday": (
        r"\b (?:(?P<hrel>last|next|this)[ ])? (?P<hname><<holiday>>)\b (?:,?[ ](?:of[ ])?(?P<hyear><<year>>)\b)?",
        holiday,
    ),
    "dated": (
        r"""\b (?:(?P<dw><<weekday>>),?[ ])? (?:the[ ])? (?:(?P<drel>last|this|next)[ ])?
        (?: (?P<m1><<month>>)[ ](?P<d1><<nth>>)(?!\d|[:/]\d|%|,\d{3}|\.\d) (?:,?[ ](?P<y1><<year>>)\b)?
            (?: (?= (?:[ ]?[-–][ ]?|[ ](?:and|to|or|through)[ ]) (?P<d3><<nth>>)
                (?!\d|:\d|%|,\d{3}|[ ](?:percent|people))
                (?:,?[ ](?P<y3><<year>>)\b)? ) )?
          | (?P<d2><<nth>>)(?:[ ]of)?[ -](?P<m2><<month>>) (?:,?[ -](?P<y2><<year>>)\b)? )
        (?!\w)""",
        dated,
    ),
    "month": (
        r"""\b (?:(?P<mnear><<near>>)[ -])? (?:(?P<mrel>last|next|this[ ]past|this)[ ])? (?P<mname><<month>>)
        (?:,?[ ](?:of[ ])?(?:(?P<my><<year>>)\b|(?P<mlast>last|this|next)[ ]year\b))? (?!\w)""",
        month,
    ),
}
BARE_YEARS: Ways = {
    "year": (
        r"(?<![\w$£€¥.,/-]) (?P<near><<near>>[ -])? (?P<bare><<year>>) (?![\w%/]|,\d|\.\d|-\d(?!\d\d\d\b))", year
    ),
    "short_year": (r"(?<=[ ])['’](?P<yy>[2-9]\d)\b(?!s)", short_year),
}  # fmt: skip
