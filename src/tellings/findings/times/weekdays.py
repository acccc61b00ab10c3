"""Days and hours told from where one stands: "on Monday", "last night", "that day", "9 a.m.", "noon"."""

from __future__ import annotations

from datetime import timedelta

from tellings.findings.times.days import move_days, on
from tellings.findings.times.setting import Match, Meaning, Setting, Ways, key, read_weekday, table
from tellings.text.numbers import read_number

SHIFTS = {
    "yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def weekday(m: Match, at: Setting) -> Meaning | None:
    number, rel = read_weekday(m["wname"]), key(m["wrel"] or "").removeprefix("the ")
    if number is None or (key(m["wname"]) in table("short_weekdays") and not m["wname"].endswith(".")):
        return None
    if m["ws"]:
        return Meaning("SET", f"XXXX-WXX-{number}")
    told = rel in ("following", "previous", "that") and at.said.date
    day = told or at.now.date
    away = _days_to(number, day.isoweekday(), rel, at.ahead) if day else 0
    point = on(day + timedelta(days=away)) if day else None
    value = point.value() if point else f"XXXX-WXX-{number}"
    return _with_part(value, table("parts")[m["wpart"].lower()] if m["wpart"] else "", Meaning("DATE", value, point))


def _with_part(value: str, part: str, whole: Meaning) -> Meaning:
    return Meaning("TIME", f"{value}T{part}", whole.point) if part else whole


def _days_to(number: int, today: int, rel: str, ahead: bool | None) -> int:
    """The past one by default; the article's own weekday means today unless "last" or "next" stands before it."""
    away = (number - today) % 7
    if rel in ("next", "this coming", "following"):
        return away or 7
    if rel in ("last", "this past", "previous"):
        return away - 7
    if away == 0:
        return 0
    return away if ahead or (rel == "this" and ahead is not False) else away - 7


def tonight(m: Match, at: Setting) -> Meaning | None:
    text = key(m[0])
    shift = SHIFTS.get(key(m["tday"] or text), 0)
    value = move_days(at.now, shift)
    point = on(at.now.date + timedelta(days=shift)) if at.now.date else None
    part = table("parts")[m["tpart"].lower()] if m["tpart"] else "NI" if "night" in text else ""
    return _with_part(value, part, Meaning("DATE", value, point))


def day(m: Match, at: Setting) -> Meaning | None:
    shift = {"next": 1, "following": 1, "previous": -1}.get((m["dnext"] or "").lower(), 0)
    value = move_days(at.said, shift)
    return _with_part(value, table("parts").get(m["dwhat"].lower(), ""), Meaning("DATE", value))


def clock(m: Match, at: Setting) -> Meaning | None:
    if m["named"]:
        return Meaning("TIME", f"{_day(at)}T{table('clocks')[m['named'].lower()]}")
    hour = int(m["hour"] or m["hour24"] or m["hour4"] or m["hourat"] or read_number(m["oclock"] or "") or -1)
    minute = int(m["minute"] or m["minute24"] or m["minute4"] or m["minuteat"] or 0)
    half = (m["half"] or "")[:1].lower() or _half(m["opart"])
    if (half and not 1 <= hour <= 12) or not 0 <= hour <= 24:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Meaning("TIME", f"{_day(at)}T{hour:02}:{minute:02}")


def _half(part: str | None) -> str:
    """ "nine o'clock in the morning"."""
    return "" if not part else "a" if table("parts")[part.lower()] == "MO" else "p"


def _day(at: Setting) -> str:
    """A clock without a day belongs to the day last spoken of, else to the article's."""
    point = at.said if at.said.day else at.now
    return point.value() if point.day else "XXXX-XX-XX"


CLOCKS: Ways = {
    "clock": (
        r"""\b (?: (?P<hour>\d{1,2}) (?:[:.](?P<minute>[0-5]\d))? (?::[0-5]\d)?
          [ ]?(?P<half>[ap]\.?[ ]?m\b\.?) <<zone>>?
        | (?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>[0-5]\d)(?::[0-5]\d)? (?:<<zone>>|[ ]hours\b|h\b)
        | (?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d) (?:[ ]hours\b|<<zone>>)
        | (?P<oclock>\d{1,2}|<<small>>)[ ]o['’]clock (?:[ ]in[ ]the[ ](?P<opart><<part>>))?
        | (?<=\bat[ ]) (?P<hourat>[01]?\d|2[0-3]):(?P<minuteat>[0-5]\d)\b
        | (?P<named><<clock>>)\b )""",
        clock,
    ),
}
TOLD_DAYS: Ways = {
    "weekday": (
        r"""\b (?:(?P<wrel>last|next|this[ ]past|this[ ]coming|this|that|the[ ]following|the[ ]previous)[ ])?
        (?P<wname><<weekday>>)(?P<ws>s\b)?(?!\w) (?:[ ](?P<wpart><<part>>)\b)?""",
        weekday,
    ),
    "tonight": (
        r"""\b (?: tonight | last[ ]night | overnight | (?P<tday>this|yesterday|tomorrow)[ ](?P<tpart><<part>>)
        | the[ ]day[ ](?:before[ ]yesterday|after[ ]tomorrow) | today | yesterday | tomorrow )\b""",
        tonight,
    ),
    "day": (
        r"""\b (?:(?:earlier|later)[ ])? (?:that(?:[ ]same)?|(?:the[ ])?same|the[ ](?P<dnext>next|following|previous))
        [ ](?P<dwhat>day|<<part>>)\b""", day
    ),
}  # fmt: skip
