"""Calendar -> TIMEX3 values: points as precise as they are known, and the ways to move them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = range(1000, 3000)  # of articles; others are mistakes of the page
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day; what is not known is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None

    def value(self) -> str:
        """ "1998-10-23", "1998-10", "1998"; with X for what is not known above what is."""
        year = f"{self.year:04}" if self.year else "XXXX"
        month = f"-{self.month:02}" if self.month else "-XX"
        if self.day:
            return f"{year}{month}-{self.day:02}"
        return f"{year}{month}" if self.month else year


UNKNOWN = Point()


def read_point(value: str | None) -> Point:
    """An ISO date as precise as it is written; impossible dates are unknown."""
    match = ISO.match(value or "")
    if not match:
        return UNKNOWN
    year, month, day = (int(g) if g else None for g in match.groups())
    point = make_point(year, month, day)
    return point if point and point.year in YEARS else UNKNOWN


def make_point(year: int | None, month: int | None = None, day: int | None = None) -> Point | None:
    """The point, or None where the calendar has no such day."""
    if (year is not None and not 1 <= year <= 9999) or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not 1 <= day <= (calendar.monthrange(year or 2000, month or 1)[1]):
        return None
    return Point(year, month, day)


def on(day: date | None) -> Point:
    return Point(day.year, day.month, day.day) if day else UNKNOWN


def move_days(point: Point, days: int) -> str:
    day = point.date
    try:
        return on(day + timedelta(days=days)).value() if day else "XXXX-XX-XX"
    except OverflowError:
        return "XXXX-XX-XX"


def move_weeks(point: Point, weeks: int) -> str:
    day = point.date
    try:
        year, week, _ = (day + timedelta(weeks=weeks)).isocalendar() if day else (0, 0, 0)
    except OverflowError:
        return "XXXX-WXX"
    return f"{year:04}-W{week:02}" if day else "XXXX-WXX"


def move_months(point: Point, months: int) -> str:
    if not point.year or not point.month:
        return "XXXX-XX"
    year, month = divmod(point.year * 12 + point.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}" if 1 <= year <= 9999 else "XXXX-XX"


def move_quarters(point: Point, quarters: int) -> str:
    if not point.year or not point.month:
        return "XXXX-QX"
    year, quarter = divmod(point.year * 4 + (point.month - 1) // 3 + quarters, 4)
    return f"{year:04}-Q{quarter + 1}"


def move_years(point: Point, years: int) -> str:
    return f"{point.year + years:04}" if point.year and 1 <= point.year + years <= 9999 else "XXXX"


def move_decades(point: Point, decades: int) -> str:
    return f"{point.year // 10 + decades:03}X" if point.year and point.year // 10 + decades > 0 else "XXXX"


def move_centuries(point: Point, centuries: int) -> str:
    return f"{point.year // 100 + centuries:02}" if point.year and point.year // 100 + centuries > 0 else "XX"


MOVES = {
    "D": move_days, "W": move_weeks, "M": move_months, "Q": move_quarters, "Y": move_years,
    "10Y": move_decades, "100Y": move_centuries,
}  # fmt: skip


def move(point: Point, count: int, unit: str) -> str | None:
    """`count` units later, as precise as the unit: day, ISO week, month, quarter, year, decade, century."""
    if unit == "WE":
        return move_weeks(point, count) + "-WE"
    if unit == "2W":
        unit, count = "W", 2 * count
    return MOVES[unit](point, count) if unit in MOVES else None


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th weekday (1 = Monday) of a month, from its end where n is negative."""
    days = [d for w in calendar.monthcalendar(year, month) if (d := w[weekday - 1])]
    return date(year, month, days[n - 1 if n > 0 else n])


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
