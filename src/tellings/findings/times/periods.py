"""Stretches of time: "last week", "two years ago", "five months", "every day", "the third quarter", "the 1990s"."""

from __future__ import annotations

import re

from tellings.findings.times.days import UNKNOWN, move
from tellings.findings.times.setting import (
    BACK,
    FORTH,
    Match,
    Meaning,
    Setting,
    Ways,
    after_preposition,
    key,
    period,
    read_count,
    read_weekday,
    table,
)  # fmt: skip

TOLD = ("that", "same", "following", "previous")  # against the day last spoken of, not the article's
NEVER_ALONE = ("second", "weekend", "quarter", "min", "hr")
RATE = re.compile(r"(?:\w\ws|\d|times|once|twice|people|percent|%|-)[ ]$")
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def relative(m: Match, at: Setting) -> Meaning | None:
    rel, unit = key(m["rel"]).removeprefix("the "), m["runit"].lower()
    if unit in table("seasons"):
        return _season(at, table("seasons")[unit], rel, None)
    if m["rn"] or m["rs"]:
        vague = rel in ("this", "that", "same", "current")
        return None if vague else Meaning("DURATION", period(read_count(m["rn"] or "few"), unit))
    if rel in ("past", "coming") and unit != "weekend":
        return Meaning("DURATION", period("1", unit))
    if rel == "recent":
        return None
    base = (at.said if at.said.year else UNKNOWN) if rel in TOLD else at.now
    shift = -1 if rel in BACK else 1 if rel in FORTH else 0
    value = move(base, shift, table("units")[unit])
    if value is None:
        return Meaning("DATE", "PRESENT_REF") if shift == 0 else Meaning("DURATION", period("1", unit))
    return Meaning("DATE", value)


def ago(m: Match, at: Setting) -> Meaning | None:
    if m["yunit"]:
        return _date(move(at.now, -1, table("units")[m["yunit"].lower()]))
    unit, count, away = table("units")[m["aunit"].lower()], read_count(m["an"]), key(m["away"])
    back = away in ("ago", "earlier", "previously")
    if unit.startswith("T") or (not count.isdigit() and away == "later"):
        return Meaning("DURATION", period(count, m["aunit"]))
    if not count.isdigit():
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    base = at.now if away in ("ago", "from now", "hence") else at.said
    years = int(unit[:-1]) if unit in ("10Y", "100Y", "1000Y") else 1
    return _date(move(base, int(count) * years * (-1 if back else 1), "Y" if years > 1 else unit))


def _date(value: str | None) -> Meaning | None:
    return Meaning("DATE", value) if value else None


def span(m: Match, at: Setting) -> Meaning | None:
    count, unit = key(m["pn"]), m["punit"].lower()
    if unit == "second" and not m["ps"] and not count.isdigit():
        return None
    if count in ("few", "many", "several", "a few") and not m["ps"]:
        return None
    if count in ("a", "an") and (unit in NEVER_ALONE or m["ps"]):
        return None
    return Meaning("DURATION", period(read_count(count), unit))


def plural(m: Match, at: Setting) -> Meaning | None:
    if m["bunit"]:
        return Meaning("DURATION", period("X", m["bunit"].lower().replace("centurie", "century")))
    weekday = at.now.date.isoweekday() if at.now.date else 7
    return _date(move(at.now, -1 if at.ahead is not True and weekday < 6 else 0, "WE"))


def every(m: Match, at: Setting) -> Meaning | None:
    if m["eday"]:
        number = read_weekday(m["eday"])
        return Meaning("SET", f"XXXX-WXX-{number}") if number else None
    if m["epart"]:
        return Meaning("SET", "XXXX-XX-XXT" + table("parts")[m["epart"].lower()])
    if m["eseason"]:
        return Meaning("SET", "XXXX-" + table("seasons")[m["eseason"].lower()])
    count = "2" if key(m["en"] or "") == "other" else read_count(m["en"] or "one")
    return Meaning("SET", period(count, m["eunit"]))


def often(m: Match, at: Setting) -> Meaning | None:
    """ "daily"; "a day" is a set behind what happens so often, a duration elsewhere."""
    if not m["per"]:
        return Meaning("SET", table("sets")[m[0].lower()])
    unit, start = m["per"].lower(), m.start("per") - 2
    if m[0].lower().startswith("per") or RATE.search(m.string, max(0, start - 8), start):
        return Meaning("SET", period("1", unit))
    return None if unit in NEVER_ALONE else Meaning("DURATION", period("1", unit))


def nthpart(m: Match, at: Setting) -> Meaning | None:
    which = m["qq"] or ORDINALS.get(m["qn"].lower(), m["qn"][0].lower())
    letter = "H" if (m["qwhat"] or "").lower() == "half" else "Q"
    if letter == "H" and not (m["qy"] or m["qrel"]):
        return None
    if not which.isdigit():
        return _date(move(at.now, {"n": 1, "t": 0}.get(which, -1), "Q") if letter == "Q" else None)
    shift = {"last": -1, "next": 1}.get((m["qrel"] or "").lower(), 0)
    year = m["qy"] or (f"{at.now.year + shift}" if at.now.year else "XXXX")
    return Meaning("DATE", f"{year}-{letter}{which}")


def fiscal(m: Match, at: Setting) -> Meaning | None:
    return Meaning("DATE", f"FY{m['fy']}")


def century(m: Match, at: Setting) -> Meaning | None:
    number = CENTURIES.get(m["cn"].lower()) or int(re.sub(r"\D", "", m["cn"]))
    return Meaning("DATE", f"{number - 1:02}") if 1 <= number <= 30 else None


def decade(m: Match, at: Setting) -> Meaning | None:
    return Meaning("DATE", f"{m['dec'][:3]}X" if m["dec"] else f"19{m['dec2'][0]}X")


def season(m: Match, at: Setting) -> Meaning | None:
    if not m["sy"] and not after_preposition(m, "sname"):
        return None
    return _season(at, table("seasons")[m["sname"].lower()], "", m["sy"])


def _season(at: Setting, code: str, rel: str, year: str | None) -> Meaning:
    """ "last fall" in January is the one before; "next spring" in June the one of next year."""
    if year or not at.now.year or not at.now.month:
        return Meaning("DATE", f"{year or (at.now.year or 'XXXX')}-{code}")
    ends, begins = STARTS[code] + 2 >= at.now.month, STARTS[code] <= at.now.month
    if rel in BACK:
        shift = -1 if ends else 0
    elif rel in FORTH:
        shift = 1 if begins else 0
    else:
        shift = -1 if rel == "" and at.ahead is not True and not begins else 0
    return Meaning("DATE", f"{at.now.year + shift}-{code}")


def vague(m: Match, at: Setting) -> Meaning | None:
    return Meaning("DATE", table("vague")[key(m[0])])


PERIODS: Ways = {
    "every": (
        r"""\b (?:every|each)[ ] (?:(?P<en>other|<<count>>)[ ])?
        (?:(?P<eunit><<unit>>)s?|(?P<eday><<weekday>>)|(?P<epart><<part>>)|(?P<eseason><<season>>))\b""",
        every,
    ),
    "ago": (
        r"""\b (?P<an><<count>>)[ -](?:more[ ])?(?P<aunit><<unit>>)s? (?:[ ]and[ ]a[ ]half)?
        [ ](?P<away>ago|earlier|later|from[ ]now|hence|previously)\b
        | \b (?P<yunit>year|month|week)-(?:ago|earlier)\b""",
        ago,
    ),
    "nthpart": (
        r"""\b (?:the[ ])? (?: (?P<qn>first|second|third|fourth|1st|2nd|3rd|4th|last|next|this|latest)[ -]
        (?P<qwhat>quarter|half) | Q(?P<qq>[1-4]) )
        (?: [ ](?:of[ ])?(?:(?:fiscal[ ])?(?P<qy><<year>>)|(?P<qrel>last|this|next|the)[ ]year) )?\b""",
        nthpart,
    ),
    "relative": (
        r"""\b (?:(?:earlier|later|early|late)[ ])? (?P<rel>(?:the[ ])?(?:last|next|past|previous|coming|current
        |following|same)|this|that|recent)[ ] (?:(?P<rn><<count>>)[ ])? (?P<runit><<unit>>|<<season>>)(?P<rs>s?)\b""",
        relative,
    ),
    "often": (r"\b(?:<<set>>|(?:a|per)[ ](?P<per><<unit>>)(?![-\w]))\b", often),
    "fiscal": (r"\bfiscal[ ](?:year[ ])?(?P<fy><<year>>)\b", fiscal),
    "century": (
        r"\b(?:the[ ])?(?P<cn>\d{1,2}(?:st|nd|rd|th)|eighteenth|nineteenth|twentieth|twenty-first)[ -]century\b",
        century,
    ),
    "decade": (
        r"""(?:\b(?:the[ ])?(?:<<near>>[ -])?(?P<dec>(?:1[5-9]|20)\d0)['’]?s\b
        | (?:\bthe[ ])?(?:<<near>>[ -])?['’](?P<dec2>[2-9]0)s\b)""",
        decade,
    ),
    "season": (
        r"\b(?:<<near>>[ ])?(?:the[ ](?=<<season>>[ ]of))?(?P<sname><<season>>)(?:[ ](?:of[ ])?(?P<sy><<year>>))?\b",
        season,
    ),
    "span": (
        r"""\b (?P<pn><<count>>)[ -] (?:(?:more|full|consecutive|straight)[ ])? (?P<punit><<unit>>)(?P<ps>s?)
        (?:-long)?\b (?!-?[ -]olds?\b|[ ]of[ ]age)""",
        span,
    ),
}
VAGUE: Ways = {
    "vague": (r"\b<<vague>>\b", vague),
    "plural": (
        r"(?<=\b(?:for|the)[ ])(?P<bunit>day|week|month|year|decade|centurie)s\b | \b(?:the[ ])?weekend\b", plural
    ),
}  # fmt: skip
