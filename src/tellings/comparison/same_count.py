"""Counted -> how sure two figures are of one thing: the same noun, deed and place, and as a rule the same number."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from tellings.comparison.counted import TAKEN, Counted
from tellings.comparison.deeds import PERSONAL

ENOUGH = 3.0  # weight of evidence from which two figures are of one thing
SAME_NUMBER = 1.5
NEAR_NUMBER = 1.0  # rounded, or both could be true of one number
SAME_END = 1.5  # more where one article gives "up to 100,000" and then "80,000 to 100,000"
MEASURED = 1.0  # more for a number of dollars, metres, per cent
SAME_DEED = 1.25
SAME_NOUN = 1.0
TOLL = 0.75  # more for people whom the same befell: a story has one toll
CONTEXT = 2.5  # times the likeness of the sentences
OTHER_NOUN = -1.0
OTHER_TIME = -2.0
OTHER_PLACE = -0.5  # for a toll
SAME_ACTOR = 1.0  # more for the same noun by the same name: fighters of one force
SAME_WHOLE = 1.5  # "four of its six gates", "two of the six gates"
APART = -4.0  # another deed, or children against teachers
SAME_THING = 3.0  # the one depth of the one well, the one age of the one boy that each account gives
NAMED_THING = 1.0  # more for an equal number of the same thing, where one does not say which dimension
ONE_NUMBER = 1.75  # more for a thing of which each account gives one number
CONVERTED = 0.05  # share by which a rounded conversion may miss: "14 kilometres", "nine miles"
YEARS = 2.0  # by which accounts may differ on the age of somebody they do not name
FEW = 10.0  # below it, numbers of one noun are too common to be one count
SIZE = 3.0  # times by which an open number may be outdone
VAGUE_SIZE = 5.0  # times by which the top of "dozens" may be
MEASURED_UP = frozenset({"length", "mass", "area", "volume", "speed", "temperature"})
EXACT = 0.005
ROUND = 0.05  # share by which a round or hedged number may miss the exact one


def rarity(counts: Iterable[Counted]) -> dict[str, float]:
    """Weight of each context word: the fewer sentences with figures have it the more it tells."""
    sentences = {(c.article, c.sentence): c.context | c.near for c in counts}
    held = Counter(word for context in sentences.values() for word in context)
    return {word: math.log(1 + len(sentences) / n) for word, n in held.items()}


def evidence(a: Counted, b: Counted, weight: Mapping[str, float]) -> float:
    """For one thing counted twice; comparable only where the measure is the same."""
    if a.measure != b.measure or (a.part != b.part and not same_value(a, b)):
        return APART
    return (
        CONTEXT * max(likeness(a.context, b.context, weight), likeness(a.near, b.near, weight))
        + _number(a, b)
        + _deed(a, b)
        + _noun(a, b)
        + _setting(a, b)
        + _subject(a, b)
    )


def _subject(a: Counted, b: Counted) -> float:
    """The same dimension of the same thing, the age of the same one; other dimensions and other people are apart."""
    if a.measure in TAKEN:
        return _thing(a, b)
    if a.owner and b.owner:
        return SAME_THING if a.owner == b.owner else APART
    if a.moved and b.moved and not same_value(a, b):
        if a.moved != b.moved:
            return APART
        return SAME_THING if a.sole and b.sole and _same_size(a, b) else 0.0
    if not (a.sole and b.sole) or a.subject != b.subject or same_value(a, b):
        return 0.0
    if a.measure == "age":
        return SAME_THING - SAME_NOUN if abs(max(a.points) - max(b.points)) <= YEARS else 0.0
    return ONE_NUMBER if _specific(a, b) else 0.0


def _thing(a: Counted, b: Counted) -> float:
    same = bool(a.things and b.things) and (a.things[0] in b.things or b.things[0] in a.things)
    if a.dimension and b.dimension:
        if a.dimension != b.dimension:
            return APART
        if (
            same
            and a.dimension != "distance"
            and (same_value(a, b) or (_settled(a) and _settled(b) and not _elsewhere(a, b)))
        ):
            return SAME_THING
        return 0.0 if same or same_value(a, b) or rounds(a, b) else APART
    return NAMED_THING if same and same_value(a, b) else 0.0


def _elsewhere(a: Counted, b: Counted) -> bool:
    return bool(a.places and b.places) and not a.places & b.places


def _settled(c: Counted) -> bool:
    return c.sole or c.revised


def _specific(a: Counted, b: Counted) -> bool:
    """Numbers of one size that are not tiny, of several things that are not people: no "11 mission"."""
    if a.kinds or b.kinds or (a.vague and b.vague) or not (a.several and b.several):
        return False
    if a.acts and b.acts and not a.acts & b.acts:
        return False  # flights delayed, flights cancelled
    few, many = sorted(((c.low or c.high or 0.0, c.high or c.low or 0.0) for c in (a, b)), key=lambda ends: ends[1])
    return few[0] >= FEW and many[0] <= (VAGUE_SIZE if a.vague or b.vague else SIZE) * few[1]


def _number(a: Counted, b: Counted) -> float:
    measured = 0.0 if a.measure == "count" else MEASURED
    if same_value(a, b):
        return SAME_NUMBER + telling(a) + measured
    if a.article == b.article and telling(a) and set(a.points) & set(b.points):
        return SAME_NUMBER + SAME_END
    near = rounds(a, b) or (_open(a, b) and overlap(a, b) and _same_size(a, b))
    return NEAR_NUMBER if near else 0.0


def _deed(a: Counted, b: Counted) -> float:
    if not a.deed or not b.deed:
        return 0.0
    if a.deed != b.deed:
        return APART if {a.deed, b.deed} <= PERSONAL or not same_value(a, b) else 0.0
    return SAME_DEED + (TOLL if _toll(a) and _toll(b) else 0.0)


def _toll(c: Counted) -> bool:
    return c.deed in PERSONAL and c.kinds == {"people"} and not c.past and not c.part


def _noun(a: Counted, b: Counted) -> float:
    if a.kinds & b.kinds == {"nationals"} and a.noun != b.noun and not same_value(a, b):
        return APART
    if a.kinds & b.kinds or (a.noun and a.noun == b.noun):
        return (
            SAME_NOUN
            + (SAME_ACTOR if a.about & b.about else 0.0)
            + (SAME_WHOLE if a.whole and a.whole == b.whole else 0.0)
        )
    if a.kinds and b.kinds:
        return 0.0 if "people" in a.kinds | b.kinds and same_value(a, b) else APART
    if a.noun and b.noun and (a.article, a.sentence) == (b.article, b.sentence) and not telling(a):
        return APART  # "two doctors and their two children"
    if a.moved and a.moved == b.moved:
        return 0.0
    if a.measure != "count" and same_value(a, b):
        return 0.0  # an amount is named in many ways: "a $40bn bid", "the $40bn deal"
    same_deed = a.deed is not None and a.deed == b.deed
    return OTHER_NOUN if a.noun and b.noun and not (same_deed and telling(a)) else 0.0


def _setting(a: Counted, b: Counted) -> float:
    """What speaks against them, unless the number itself tells."""
    if same_value(a, b) and telling(a):
        return 0.0
    other_time = bool(a.past) != bool(b.past) or (a.past and b.past and differ(a.past, b.past))
    other_place = (_toll(a) or _toll(b)) and _elsewhere(a, b)
    weight = 0.5 if same_value(a, b) or (not other_time and a.past != b.past) else 1.0
    return (weight * OTHER_TIME if other_time or a.past != b.past else 0.0) + (OTHER_PLACE if other_place else 0.0)


def differ(x: str, y: str) -> bool:
    """Two TIMEX3 values that cannot be one time: "XXXX-12" and "2013-10"; "2013-12" and "2013" can."""
    return any(p != q and "X" not in p + q for p, q in zip(x.split("-"), y.split("-"), strict=False))


def likeness(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """Cosine of the two sets of words, weighted."""
    if not a or not b:
        return 0.0
    both = sum(weight.get(w, 1.0) ** 2 for w in a & b)
    size = math.sqrt(sum(weight.get(w, 1.0) ** 2 for w in a) * sum(weight.get(w, 1.0) ** 2 for w in b))
    return both / size if size else 0.0


def telling(c: Counted) -> float:
    """How unlikely a number comes up twice by chance: 38.1 and 8,755 hardly, two and ten easily."""
    most = max(c.points, default=0.0)
    digits = len(f"{most:.6g}".replace(".", "").strip("0")) if "e" not in f"{most:.6g}" else 1
    if most <= 12 and most == int(most):
        return 0.0
    return 0.5 if digits < 3 else 1.5


def same_value(a: Counted, b: Counted, slack: float = EXACT) -> bool:
    """The same numbers, whatever is said of the bound: "at least 15" and "15"."""
    x, y = a.points, b.points
    if a.vague and b.vague:
        return (a.low, a.high) == (b.low, b.high)
    if a.figure.unit != b.figure.unit and a.measure not in ("count", "rate"):
        slack = max(slack, CONVERTED)
    return bool(x) and len(x) == len(y) and all(math.isclose(p, q, rel_tol=slack) for p, q in zip(x, y, strict=True))


def rounds(a: Counted, b: Counted) -> bool:
    """One is hedged ("about 60"), round (8,800) or a range, and the other fits it."""
    few, many = sorted((a.points, b.points), key=len)
    if len(few) == 1 and len(many) == 2:
        return many[0] <= few[0] <= many[1]
    if a.measure in MEASURED_UP and same_value(a, b, ROUND) and _coarser(a, b):
        return True
    if "about" not in (a.figure.bound, b.figure.bound) and not (_round(a) or _round(b)):
        return False
    return same_value(a, b, ROUND)


def _coarser(a: Counted, b: Counted) -> bool:
    """ "12 metres" and 12.2, "230 feet" and 229: the one is the other at fewer digits."""
    x, y = (max(c.figure.low or 0.0, c.figure.high or 0.0) for c in (a, b))
    if a.figure.unit != b.figure.unit:
        return True
    few, many = sorted((x, y), key=lambda n: len(f"{n:.6g}".replace(".", "").strip("0")))
    digits = len(f"{few:.6g}".replace(".", "").rstrip("0"))
    return float(f"{many:.{max(1, digits)}g}") == few


def _round(c: Counted) -> bool:
    """Two figures and then noughts."""
    return any(p >= 1000 and float(f"{p:.2g}") == p for p in c.points)


def _open(a: Counted, b: Counted) -> bool:
    """One of the numbers is vague, open at one end, or an estimate between two."""
    return any(not c.points or c.figure.bound in ("at least", "at most") or _estimate(c) for c in (a, b))


def _estimate(c: Counted) -> bool:
    """ "80,000 to 100,000"; a score or a season of "0-16" is none."""
    return len(c.points) == 2 and 0 < c.points[1] <= SIZE * c.points[0]


def _same_size(a: Counted, b: Counted) -> bool:
    """ "More than 30" and 47, not "at least 20" and 8,600."""
    ends = sorted(max(c.points, default=0.0) for c in (a, b))
    return ends[0] == 0.0 or ends[1] <= SIZE * ends[0]


def overlap(a: Counted, b: Counted) -> bool:
    """Both could be true of one number."""
    low = max(a.low or 0.0, b.low or 0.0)
    high = min(math.inf if a.high is None else a.high, math.inf if b.high is None else b.high)
    return low <= high
