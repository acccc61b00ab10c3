"""One way of writing a time -> TIMEX3 type and value, against the article's date and what was said before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from tellings.findings.times.days import UNKNOWN, Point, easter, make_point, move, move_days, nth_weekday, on
from tellings.findings.times.grammar import any_of
from tellings.model import TimeType
from tellings.text.numbers import read_number
from tellings.text.words import words


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is read against: the article's date, the day last spoken of, and the tense (None: unknown)."""

    now: Point
    said: Point
    ahead: bool | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; `point` where it is a day, month or year that later ones may refer to."""

    type: TimeType
    value: str
    point: Point | None = None


Found = Reading | None
Match = re.Match[str]
BACK = ("last", "past", "previous", "this past")
FORTH = ("next", "coming", "following", "this coming")


def _list(name: str) -> dict[str, str]:
    table: dict[str, str] = words("en", "times")[name]
    return table


def _key(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".")


def _month(word: str) -> int | None:
    """Names that are also words need their capital."""
    both: dict[str, int] = words("en", "times")["months"] | words("en", "times")["short_months"]
    key = _key(word)
    return both[key] if word[0].isupper() or (len(key) > 3 and key != "march") else None


def _weekday(word: str) -> int | None:
    both: dict[str, int] = words("en", "times")["weekdays"] | words("en", "times")["short_weekdays"]
    return both[_key(word)] if word[0].isupper() or len(word) > 5 else None


def _count(word: str) -> str:
    """The number in a duration: "X" for what is vague."""
    key = word.lower()
    if key in ("a", "an", "one"):
        return "1"
    if key.startswith("half"):
        return "0.5"
    if "couple" in key:
        return "2"
    value = read_number(word)
    return "X" if value is None else f"{value:g}"


def period(count: str, unit: str) -> str:
    """ "P5M", "PT3H", "P20Y" (two decades), "PXD"."""
    code = _list("units")[unit.lower().rstrip("s") if unit.lower() not in _list("units") else unit.lower()]
    number, letters = re.fullmatch(r"(T?)(\d*)(\w+)", code), ""
    if not number:
        return f"P{count}{code}"
    time, times, letters = number.groups()
    if times and count != "X":
        count, times = f"{float(count) * float(times):g}", ""
    elif times:
        letters = {"10": "E", "100": "C", "1000": "L", "2": "W"}.get(times, "") if times != "2" else letters
        letters = letters[:1] + ("E" if False else "")
        letters = {"10": "DE", "100": "CE", "1000": "MI", "2": "W"}[times]
    return f"P{time}{count}{letters}"


# ---- days ---------------------------------------------------------------------------------------
def iso(m: Match, at: Setting) -> Found:
    numbers = [int(n) for n in re.findall(r"\d+", m[0])]
    point = make_point(*numbers[:3])
    if point is None:
        return None
    clock = f"T{numbers[3]:02}:{numbers[4]:02}" if len(numbers) > 4 else ""
    return Reading("TIME" if clock else "DATE", point.value() + clock, point)


def slashed(m: Match, at: Setting) -> Found:
    """Day and month are told apart by size; where both could be either, only the year is sure."""
    a, b, year = (int(n) for n in re.findall(r"\d+", m[0]))
    year += (1900 if year >= 30 else 2000) if year < 100 else 0
    point = (
        make_point(year, b, a) if a > 12 or m["slash"] == "." else make_point(year, a, b) if b > 12 or a == b else None
    )
    if point is None:
        return Reading("DATE", f"{year}-XX-XX") if a <= 12 and b <= 12 and a and b else None
    return Reading("DATE", point.value(), point)


def nearest(at: Setting, month: int, day: int | None) -> int | None:
    """The year of a month (and day) that is written without one: by tense, else the nearest."""
    if not at.now.year:
        return None
    if not at.now.month:
        return at.now.year
    months = 12 * at.now.year + at.now.month

    def away(year: int) -> float:
        return 12 * year + month - months + ((day or at.now.day or 15) - (at.now.day or 15)) / 31

    years = [at.now.year + n for n in (-1, 0, 1)]
    best = min(years, key=lambda y: abs(away(y)))
    if at.ahead is None or away(best) == 0:
        return best
    fits = [y for y in years if (away(y) >= 0) == at.ahead]
    return min(fits, key=lambda y: abs(away(y)))


def dated(m: Match, at: Setting) -> Found:
    month = _month(m["m1"] or m["m2"])
    day = int(re.sub(r"\D", "", m["d1"] or m["d2"]))
    if month is None:
        return None
    rel = (m["drel"] or "").lower()
    tense = Setting(at.now, at.said, {"last": False, "next": True}.get(rel, at.ahead))
    year = int(m["y1"] or m["y2"] or 0) or nearest(tense, month, day)
    point = make_point(year, month, day)
    return Reading("DATE", point.value(), point) if point else None


def month(m: Match, at: Setting) -> Found:
    number = _month(m["mname"])
    name = _key(m["mname"])
    alone = not (m["my"] or m["mlast"] or m["mrel"])
    if number is None or (alone and name in _list("short_months") and not m["mname"].endswith(".") and not m["mnear"]):
        return None
    if alone and name in ("may", "march", "april", "june", "august") and not _after_preposition(m, "mname"):
        return None
    year = int(m["my"]) if m["my"] else nearest(at, number, None)
    if at.now.year and m["mlast"]:
        year = at.now.year + {"last": -1, "this": 0, "next": 1}[m["mlast"].lower()]
    elif at.now.year and at.now.month and m["mrel"]:
        back = m["mrel"].lower() in BACK
        year = at.now.year - (number >= at.now.month) if back else at.now.year + (number < at.now.month)
    point = Point(year, number)
    return Reading("DATE", point.value(), point)


PREPOSITION = re.compile(
    r"(?i)\b(?:in|since|until|till|by|from|to|of|during|through|between|and|before|after|early|late|mid|last|next|this|for|the|around|or)[ -]$"
)


def _after_preposition(m: Match, group: str) -> bool:
    start = m.start(group)
    return bool(PREPOSITION.search(m.string, max(0, start - 10), start))


def weekday(m: Match, at: Setting) -> Found:
    number = _weekday(m["wname"])
    if number is None or (len(_key(m["wname"])) < 6 and not m["wname"].endswith(".")):
        return None
    if m["ws"]:
        return Reading("SET", f"XXXX-WXX-{number}")
    day, rel = at.now.date, (m["wrel"] or "").lower()
    if rel.removeprefix("the ") in ("following", "previous", "that") and at.said.date:
        day = at.said.date
    if day is None:
        value, point = f"XXXX-WXX-{number}", None
    else:
        point = on(day + timedelta(days=_days_to(number, day.isoweekday(), rel, at.ahead)))
        value = point.value()
    part = _list("parts")[m["wpart"].lower()] if m["wpart"] else ""
    return Reading("TIME", f"{value}T{part}", point) if part else Reading("DATE", value, point)


def _days_to(number: int, today: int, rel: str, ahead: bool | None) -> int:
    """The past one by default; the article's own weekday means today unless "last" or "next" stands before it."""
    away = (number - today) % 7
    if rel in ("next", "this coming", "the following"):
        return away or 7
    if rel in ("last", "this past", "the previous"):
        return (away or 7) - 7
    if away == 0:
        return 0
    return away if ahead or (rel == "this" and ahead is not False) else away - 7


def tonight(m: Match, at: Setting) -> Found:
    text = " ".join(_key(m[0]).split())
    days = {
        "yesterday": -1,
        "tomorrow": 1,
        "last night": -1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    shift = days.get((m["tday"] or text).lower(), 0)
    value = move_days(at.now, shift)
    part = _list("parts")[m["tpart"].lower()] if m["tpart"] else "NI" if "night" in text else ""
    point = on(at.now.date + timedelta(days=shift)) if at.now.date else None
    return Reading("TIME", f"{value}T{part}", point) if part else Reading("DATE", value, point)


def day(m: Match, at: Setting) -> Found:
    shift = {"next": 1, "following": 1, "previous": -1}.get((m["dnext"] or "").lower(), 0)
    value = move_days(at.said, shift)
    return Reading("DATE", value, at.said if not shift else None)


def holiday(m: Match, at: Setting) -> Found:
    name = _key(m["hname"])
    if not m["hname"][0].isupper():
        return None

    def of(year: int) -> Point:
        if name in words("en", "times")["holidays"]:
            return Point(year, *(int(n) for n in _list("holidays")[name].split("-")))
        if name in words("en", "times")["easter"]:
            return on(easter(year) + timedelta(days=words("en", "times")["easter"][name]))
        return on(nth_weekday(year, *words("en", "times")["moving"][name]))

    fixed = Point(None, *(int(n) for n in _list("holidays")[name].split("-"))) if name in _list("holidays") else None
    if m["hyear"]:
        point = of(int(m["hyear"]))
    elif at.now.year and at.now.month:
        year = nearest(at, of(at.now.year).month or 1, of(at.now.year).day)
        back = (m["hrel"] or "").lower() == "last"
        point = of(at.now.year - (of(at.now.year).value() >= at.now.value()) if back else year or at.now.year)
    else:
        return Reading("DATE", fixed.value() if fixed else "XXXX-XX-XX")
    return Reading("DATE", point.value(), point)


# ---- clocks -------------------------------------------------------------------------------------
def clock(m: Match, at: Setting) -> Found:
    if m["named"]:
        return Reading("TIME", _day(at) + "T" + _list("clocks")[m["named"].lower()])
    hour = int(m["hour"] or m["hour24"] or m["hour4"] or m["hourat"] or read_number(m["oclock"] or "") or -1)
    minute = int(m["minute"] or m["minute24"] or m["minute4"] or m["minuteat"] or 0)
    half = (m["half"] or "")[:1].lower() or {"MO": "a", "": ""}.get(
        _list("parts").get((m["opart"] or "").lower(), ""), "p"
    )
    if (half and not 1 <= hour <= 12) or not 0 <= hour <= 24:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Reading("TIME", f"{_day(at)}T{hour:02}:{minute:02}")


def _day(at: Setting) -> str:
    """A clock without a day belongs to the day last spoken of, else to the article's."""
    return (at.said if at.said.day else at.now).value() if at.said.day or at.now.day else "XXXX-XX-XX"


# ---- weeks, months, years -----------------------------------------------------------------------
def relative(m: Match, at: Setting) -> Found:
    rel = m["rel"].lower().removeprefix("the ")
    unit = m["runit"].lower()
    if unit in _list("seasons"):
        return _season(at, _list("seasons")[unit], rel, None)
    code = _list("units")[unit]
    if m["rn"] or m["rs"]:
        if rel in ("this", "that", "same", "current"):
            return None
        count = _count(m["rn"]) if m["rn"] else "X"
        return Reading("DURATION", period(count, unit))
    if rel in ("past", "coming") and code != "WE":
        return Reading("DURATION", period("1", unit))
    if rel == "recent":
        return None
    base = at.said if rel in ("that", "same", "following", "previous") else at.now
    if rel in ("that", "same", "following", "previous") and not base.year:
        base = UNKNOWN
    shift = -1 if rel in BACK else 1 if rel in FORTH else 0
    value = move(base, shift, code)
    if value is None:
        return Reading("DATE", "PRESENT_REF") if shift == 0 else Reading("DURATION", period("1", unit))
    return Reading("DATE", value)


def ago(m: Match, at: Setting) -> Found:
    if m["yunit"]:
        value = move(at.now, -1, _list("units")[m["yunit"].lower()])
        return Reading("DATE", value) if value else None
    unit, count = _list("units")[m["aunit"].lower()], _count(m["an"])
    away = m["away"].lower()
    if unit.startswith("T"):
        return Reading("DURATION", period(count, m["aunit"]))
    if count == "X" or "." in count:
        return (
            Reading("DATE", "FUTURE_REF" if away in ("from now", "hence") else "PAST_REF")
            if away != "later"
            else Reading("DURATION", period(count, m["aunit"]))
        )
    base = at.now if away in ("ago", "from now", "hence") else at.said
    step = int(float(count)) * (-1 if away in ("ago", "earlier", "previously") else 1)
    if unit in ("10Y", "100Y"):
        unit, step = "Y", step * int(unit[:-1])
    value = move(base, step, unit)
    return Reading("DATE", value) if value else None


def span(m: Match, at: Setting) -> Found:
    count = m["pn"].lower()
    if m["punit"].lower() == "second" and not m["ps"] and not count.isdigit():
        return None
    if count in ("few", "many", "several", "a few") and not m["ps"]:
        return None
    if count in ("a", "an") and (m["punit"].lower() in ("weekend", "quarter", "min", "hr", "second") or m["ps"]):
        return None
    return Reading("DURATION", period(_count(count), m["punit"]))


def plural(m: Match, at: Setting) -> Found:
    if "weekend" in m[0].lower():
        value = move(at.now, 0, "WE")
        if at.now.date and at.ahead is not True and at.now.date.isoweekday() < 6:
            value = move(at.now, -1, "WE")
        return Reading("DATE", value) if value else None
    unit = (m["bunit"] or "century").lower().replace("centurie", "century")
    return Reading("DURATION", period("X", unit))


def every(m: Match, at: Setting) -> Found:
    if m["eday"]:
        number = _weekday(m["eday"])
        return Reading("SET", f"XXXX-WXX-{number}") if number else None
    if m["epart"]:
        return Reading("SET", "XXXX-XX-XXT" + _list("parts")[m["epart"].lower()])
    if m["eseason"]:
        return Reading("SET", "XXXX-" + _list("seasons")[m["eseason"].lower()])
    count = "2" if (m["en"] or "").lower() == "other" else _count(m["en"] or "one")
    return Reading("SET", period(count, m["eunit"]))


RATE = re.compile(r"(?:\w\ws|\d|times|once|twice|people|percent|%|-)[ ]$")


def set_(m: Match, at: Setting) -> Found:
    if not m["per"]:
        return Reading("SET", _list("sets")[m[0].lower()])
    unit, start = m["per"].lower(), m.start("set")
    if m[0].lower().startswith("per") or RATE.search(m.string, max(0, start - 8), start):
        return Reading("SET", period("1", unit))
    return None if unit in ("second", "weekend", "quarter", "min", "hr") else Reading("DURATION", period("1", unit))


def nthpart(m: Match, at: Setting) -> Found:
    which = m["qq"] or {"first": "1", "second": "2", "third": "3", "fourth": "4"}.get(
        (m["qn"] or "").lower(), (m["qn"] or "")[0:1]
    )
    letter = "H" if (m["qwhat"] or "").lower() == "half" else "Q"
    if letter == "H" and not (m["qy"] or m["qrel"]):
        return None
    if not which.isdigit():
        value = move(at.now, {"l": -1, "n": 1, "t": 0}[which.lower()], "Q")
        return Reading("DATE", value) if value and letter == "Q" else None
    shift = {"last": -1, "next": 1}.get((m["qrel"] or "").lower(), 0)
    year = m["qy"] or (f"{at.now.year + shift}" if at.now.year else "XXXX")
    return Reading("DATE", f"{year}-{letter}{which}")


def fiscal(m: Match, at: Setting) -> Found:
    return Reading("DATE", f"FY{m['fy']}")


def century(m: Match, at: Setting) -> Found:
    words_ = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
    number = words_.get(m["cn"].lower()) or int(re.sub(r"\D", "", m["cn"]))
    return Reading("DATE", f"{number - 1:02}") if 1 <= number <= 30 else None


def decade(m: Match, at: Setting) -> Found:
    return Reading("DATE", f"{m['dec'][:3]}X" if m["dec"] else f"19{m['dec2'][0]}X")


def season(m: Match, at: Setting) -> Found:
    if not m["sy"] and not _after_preposition(m, "sname"):
        return None
    return _season(at, _list("seasons")[m["sname"].lower()], "", m["sy"])


def _season(at: Setting, code: str, rel: str, year: str | None) -> Found:
    if not year and at.now.year and at.now.month:
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        shift = 0
        if rel in BACK:
            shift = -1 if first + 2 >= at.now.month or code == "WI" else 0
        elif rel in FORTH:
            shift = 1 if first <= at.now.month else 0
        elif rel == "" and at.ahead is not True and first > at.now.month:
            shift = -1
        return Reading("DATE", f"{at.now.year + shift}-{code}")
    return Reading("DATE", f"{year or (at.now.year if at.now.year else 'XXXX')}-{code}")


def vague(m: Match, at: Setting) -> Found:
    return Reading("DATE", _list("vague")[m[0].lower()])


# ---- years --------------------------------------------------------------------------------------
COUNTED = (
    ["people", "troops", "men", "women", "children", "votes", "jobs", "points", "workers", "employees", "members", "homes", "copies", "others", "times"]
)


@cache
def _unit_next() -> re.Pattern[str]:
    units = words("en", "units")
    forms = [
        form
        for table in ("share", "money_after", "measure_words", "age")
        for fs in units[table].values()
        for form in fs
    ]
    forms += [form for fs in units["measure_signs"].values() for form in fs if len(form) > 1]
    return re.compile(rf"[ -]?{any_of([*forms, *COUNTED])}(?!\w)", re.IGNORECASE)


SINCE = re.compile(r"(?i)\b(?:in|since|until|till|by|from|of|during|before|after|and|to|between)[ ]$")
NAMED = re.compile(
    r"(?i)(?:\b(?:no|number|flight|route|highway|section|page|article|room|act|about|than|some|nearly|almost|over|least|most|approximately|roughly|only|just|all|the other|[$£€])\.?[ #]|[#@])$"
)


def year(m: Match, at: Setting) -> Found:
    """Four digits are a year unless they count something or stand in a name."""
    start, end = m.span("bare")
    if _unit_next().match(m.string, end) or NAMED.search(m.string, max(0, start - 15), start):
        return None
    number = int(m["bare"])
    sure = 1900 <= number <= 2050 or bool(SINCE.search(m.string, max(0, start - 9), start))
    return Reading("DATE", m["bare"], Point(number)) if sure else None


def short_year(m: Match, at: Setting) -> Found:
    number = int(m["yy"]) + (
        2000 if at.now.year and at.now.year >= 2000 and int(m["yy"]) <= at.now.year % 100 else 1900
    )
    return Reading("DATE", str(number), Point(number))


READERS: dict[str, Callable[[Match, Setting], Found]] = {
    "iso": iso, "slashed": slashed, "clock": clock, "holiday": holiday, "dated": dated, "month": month,
    "weekday": weekday, "tonight": tonight, "day": day, "every": every, "ago": ago, "nthpart": nthpart,
    "relative": relative, "set": set_, "fiscal": fiscal, "century": century, "decade": decade, "season": season,
    "span": span, "year": year, "short_year": short_year, "vague": vague, "plural": plural,
}  # fmt: skip
