"""The ways in which English writes a time, as one pattern with a named group for each way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tellings.text.words import words

YEAR = r"(?:1[0-9]\d\d|2[01]\d\d)"
NTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
ZONE = r"(?:[ ]?(?:GMT|UTC|BST|CEST|CET|[ECMP][SD]?T|EDT|EST|IST|local[ ]time|Eastern|Pacific)\b)"
SPACE = r"(?:[ \u00a0]|\n(?!\n))"  # a line may break inside an expression, a paragraph not
NEAR = r"(?:early|late|mid|the[ ]end[ ]of|the[ ]beginning[ ]of)"


def any_of(table: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace("'", "['’]") for w in sorted(table, key=len, reverse=True)) + ")"


@cache
def pattern() -> re.Pattern[str]:
    """Leftmost first; within a place, the longer way of writing stands before the shorter."""
    lists = words("en", "times")
    numbers = words("en", "numbers")
    month = rf"(?:{any_of(lists['months'])}|{any_of(lists['short_months'])}\b\.?)"
    weekday = rf"(?:{any_of(lists['weekdays'])}|{any_of(lists['short_weekdays'])}\b\.?)"
    unit, part, season = any_of(lists["units"]), any_of(lists["parts"]), any_of(lists["seasons"])
    small = rf"(?:{any_of(numbers['tens'])}[- ])?{any_of(numbers['units'])}|{any_of(numbers['tens'])}"
    count = rf"(?:\d{{1,4}}(?:\.\d)?|{small}|an?|a[ ]few|few|several|many|a[ ]couple[ ]of|half[ ]an?|a[ ]dozen|dozens[ ]of|a[ ]hundred|one[ ]hundred)"
    rel = r"(?:this|last|next|past|previous|coming|current|following|that|same|recent|the[ ](?:last|next|past|previous|coming|current|following|same))"
    holiday = any_of([*lists["holidays"], *lists["moving"], *lists["easter"]])
    tail = rf"(?:,?[ ](?:of[ ])?(?P<{{}}>{YEAR})\b)?"
    ways = {
        "iso": r"\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-])",
        "slashed": r"(?<![\d/.])\d{1,2}(?P<slash>[/.])\d{1,2}(?P=slash)(?:\d{4}|\d\d)(?![\d/]|\.\d)",
        "clock": rf"\b(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?[ ]?(?P<half>[ap]\.?[ ]?m\b\.?){ZONE}?"
        rf"|(?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>[0-5]\d)(?::[0-5]\d)?(?:{ZONE}|[ ]hours\b|h\b)"
        rf"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?:[ ]hours\b|{ZONE})"
        rf"|(?P<oclock>\d{{1,2}}|{small})[ ]o['’]clock(?:[ ]in[ ]the[ ](?P<opart>{part}))?"
        rf"|(?<=\bat[ ])(?P<hourat>[01]?\d|2[0-3]):(?P<minuteat>[0-5]\d)\b|(?P<named>{any_of(lists['clocks'])})\b)",
        "holiday": rf"\b(?:(?P<hrel>last|next|this)[ ])?(?P<hname>{holiday})\b" + tail.format("hyear"),
        "dated": rf"\b(?:(?P<dw>{weekday}),?[ ])?(?:the[ ])?(?:(?P<drel>last|this|next)[ ])?(?:(?P<m1>{month})[ ](?P<d1>{NTH})(?![\d:/%]|,\d{{3}}|\.\d)"
        rf"(?:(?:[ ]?[-–][ ]?|[ ](?:and|to|or|through)[ ])(?P<d3>{NTH})(?![\d:%]|,\d{{3}}|[ ](?:percent|people)))?(?:,?[ ](?P<y1>{YEAR})\b)?"
        rf"|(?P<d2>{NTH})(?:[ ]of)?[ -](?P<m2>{month})(?:,?[ -](?P<y2>{YEAR})\b)?)(?!\w)",
        "month": rf"\b(?:(?P<mnear>{NEAR})[ -])?(?:(?P<mrel>this|last|next|this[ ]past)[ ])?(?P<mname>{month})(?:,?[ ](?:of[ ])?(?:(?P<my>{YEAR})\b|(?P<mlast>last|this|next)[ ]year\b))?(?!\w)",
        "weekday": rf"\b(?:(?P<wrel>last|next|this|this[ ]past|that|this[ ]coming|the[ ]following|the[ ]previous)[ ])?(?P<wname>{weekday})(?P<ws>s\b)?(?!\w)(?:[ ](?P<wpart>{part})\b)?",
        "tonight": rf"\b(?:tonight|last[ ]night|overnight|(?P<tday>this|yesterday|tomorrow)[ ](?P<tpart>{part})|the[ ]day[ ](?:before[ ]yesterday|after[ ]tomorrow)|today|yesterday|tomorrow)\b",
        "day": r"\b(?:earlier[ ]|later[ ])?(?:that|the[ ]same|same|the[ ](?P<dnext>next|following|previous))[ ]day\b",
        "every": rf"\b(?:every|each)[ ](?:(?P<en>other|{count})[ ])?(?:(?P<eunit>{unit})s?|(?P<eday>{weekday})|(?P<epart>{part})|(?P<eseason>{season}))\b",
        "ago": rf"\b(?P<an>{count})[ -](?:more[ ])?(?P<aunit>{unit})s?(?:[ ](?:and[ ]a[ ]half))?[ ](?P<away>ago|earlier|later|from[ ]now|hence|previously)\b|\b(?P<yunit>year|month|week)-(?:ago|earlier)\b",
        "nthpart": rf"\b(?:the[ ])?(?:(?P<qn>first|second|third|fourth|1st|2nd|3rd|4th|last|next|this|latest)[ -](?P<qwhat>quarter|half)|Q(?P<qq>[1-4]))(?:[ ](?:of[ ])?(?:(?:fiscal[ ])?(?P<qy>{YEAR})|(?P<qrel>last|this|next|the)[ ]year))?\b",
        "relative": rf"\b(?:(?P<rmod>earlier|later|early|late)[ ])?(?P<rel>{rel})[ ](?:(?P<rn>{count})[ ])?(?P<runit>{unit}|{season})(?P<rs>s?)\b",
        "set": rf"\b(?:{any_of(lists['sets'])}|(?:a|per)[ ](?P<per>{unit})(?![-\w]))\b",
        "fiscal": rf"\bfiscal[ ](?:year[ ])?(?P<fy>{YEAR})\b",
        "century": r"\b(?:the[ ])?(?P<cn>\d{1,2}(?:st|nd|rd|th)|eighteenth|nineteenth|twentieth|twenty-first)[ -]century\b",
        "decade": rf"(?:\b(?:the[ ])?(?:{NEAR}[ -])?(?P<dec>(?:1[5-9]|20)\d0)['’]?s\b|(?:\bthe[ ])?(?:{NEAR}[ -])?['’](?P<dec2>[2-9]0)s\b)",
        "season": rf"\b(?:{NEAR}[ ])?(?:the[ ](?={season}[ ]of))?(?P<sname>{season})(?:[ ](?:of[ ])?(?P<sy>{YEAR}))?\b",
        "span": rf"\b(?P<pn>{count})[ -](?:more[ ]|full[ ]|consecutive[ ]|straight[ ])?(?P<punit>{unit})(?P<ps>s?)(?P<long>-long)?\b(?!-?[ -]olds?\b|[ ]of[ ]age)",
        "year": rf"(?<![\w$£€¥.,/-])(?P<near>{NEAR}[ -])?(?P<bare>{YEAR})(?![\w%/]|,\d|\.\d|-\d(?!\d\d\d\b))",
        "short_year": r"(?<=[ ])['’](?P<yy>[2-9]\d)\b(?!s)",
        "vague": rf"\b{any_of(lists['vague'])}\b",
        "plural": r"(?<=\b(?:for|the)[ ])(?P<bunit>day|week|month|year|decade|centurie)s\b|\b(?:the[ ])?weekend\b",
    }  # fmt: skip
    whole = "|".join(f"(?P<{name}>{way})" for name, way in ways.items())
    return re.compile(whole.replace("[ ]", SPACE), re.IGNORECASE)


WEAK = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "last",
        "next",
        "that",
        "one",
        "per",
        "late",
        "early",
        "same",
        "first",
        "second",
        "third",
        "fourth",
        "past",
        "few",
        "many",
    }
)
OPENERS = """this last next past previous coming current following that same recent the a an per every each early late mid earlier later
tonight overnight today yesterday tomorrow half few several many dozens fiscal first second third fourth latest eighteenth nineteenth twentieth
twenty q1 q2 q3 q4 centuries weekend"""
SECONDS = """day days night morning afternoon evening same next following previous last past coming current few couple dozen hundred quarter half
weekend of other year early late mid end beginning first second third fourth fiscal twentieth nineteenth eighteenth twenty present moment time"""


@cache
def openers() -> tuple[frozenset[str], frozenset[str]]:
    """The words that an expression can begin with, and those that can follow a weak one ("the", "a")."""
    lists, numbers = words("en", "times"), words("en", "numbers")
    plain = [*lists["months"], *lists["short_months"], *lists["weekdays"], *lists["short_weekdays"], *lists["seasons"]]
    plain += [*lists["clocks"], *numbers["units"], *numbers["tens"]]
    plain += [
        w.split()[0].split("'")[0].rstrip(".")
        for t in ("holidays", "moving", "easter", "vague", "sets")
        for w in lists[t]
    ]
    units = [form for unit in lists["units"] for form in (unit, f"{unit}s")]
    firsts = {*plain, *units, *OPENERS.split()} - {"min", "hr", "second", "seconds"}
    return frozenset(firsts), frozenset({*plain, *units, *SECONDS.split(), *lists["parts"], "past", "future"})
