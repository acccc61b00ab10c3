"""Text -> the stretches that stand in quotation marks, however they are written, nested or broken."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.model import Span

MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚'`]")
DEEPEST = 24  # marks looked at to find a partner
MANY, DENSE = 200, 5  # more marks than this in a line, one to five characters or fewer: noise, no writing
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
LONGEST = 3000  # code points inside one pair in one paragraph; beyond that a mark was lost
OPEN_ENDED = 1500  # likewise, where the closing mark is missing and no next paragraph reopens

OPENS = "“„‟«‹‘‚"  # as a rule
CLOSES = {
    "“": "”“\"", "„": "“”‟\"", "‟": "”", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹",
    '"': '"”', "``": "''\"", "''": "''", "‘": "’'", "‚": "‘’", "'": "'’", "`": "'’",
}  # fmt: skip
SINGLE = "‘’‚'`‹›"
BEFORE_OPENING = " \t\xa0\u2009\u202f([{<—–-/:…*_|•>"
ELISION = re.compile(r"['’‘](?:em|tis|twas|til|cause|bout|round|n|cuz|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The content of one outermost pair. `open`: its closing mark is missing, as before a paragraph that goes on."""

    span: Span
    open: bool


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The content of each outermost pair of marks, without the marks, in text order; none crosses a line."""
    return tuple(q.span for q in quotations(text))


def quotations(text: str) -> tuple[Quotation, ...]:
    """Likewise, and whether each was closed. Single marks count where they cannot be apostrophes."""
    lines = [m.span() for m in LINE.finditer(text) if m[0].strip()]
    found: list[Quotation] = []
    for (start, end), after in itertools.zip_longest(lines, lines[1:], fillvalue=(len(text), 0)):
        found += _line(text, start, end, goes_on=_reopens(text, after[0]))
    return tuple(found)


def _line(text: str, start: int, end: int, *, goes_on: str) -> Iterator[Quotation]:
    """`goes_on`: the mark that begins the next line, or ""."""
    marks = [m for m in MARK.finditer(text, start, end) if not _is_inside_word(text, m)]
    if len(marks) > MANY and len(marks) * DENSE > end - start:
        return
    i = 0
    while i < len(marks):
        mark = marks[i]
        if not _opens(text, mark, start):
            i += 1
            continue
        last = _partner(text, marks, i, end)
        if last is not None:
            if text[mark.end() : marks[last].start()].strip():
                yield Quotation(_trimmed(text, mark.end(), marks[last].start()), False)
            i = last + 1
        elif _runs_on(text, mark, start, end, goes_on):
            yield Quotation(_trimmed(text, mark.end(), end), True)
            return
        else:
            i += 1


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    """May this mark begin a quotation, when none is open?"""
    sign, before, after = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign not in CLOSES or not after or (after.isspace() and sign not in "«‹" and mark.start() > start):
        return False
    at_edge = mark.start() == start or before in BEFORE_OPENING or before.isspace() or before in OPENS + '"'
    if sign in SINGLE:
        return (
            at_edge and (sign in "‘‚‹›" or after.isalnum() or after in '“"[') and not ELISION.match(text, mark.start())
        )
    if sign in OPENS or sign == "``":
        return True
    glued = before in ".,!?;:)" and after.isupper()  # a lost space: He left."We stay," she said.
    return at_edge or (sign == '"' and glued)


def _partner(text: str, marks: list[re.Match[str]], first: int, end: int) -> int | None:
    """The index of the mark that closes `marks[first]`, nested pairs of the same kind skipped."""
    sign = marks[first].group()
    closers = _signs(CLOSES[sign])
    depth, weak = 0, None
    for i in range(first + 1, min(first + DEEPEST, len(marks))):
        other = marks[i].group()
        if marks[i].start() - marks[first].end() > LONGEST:
            break
        if other == sign and _only_opens(text, marks[i]) and sign not in SINGLE:
            depth += 1
        elif other in closers and _closes(text, marks[i], end):
            if sign in SINGLE and _is_possessive(text, marks[i]):
                weak = i if weak is None else weak
            elif not depth:
                return i
            else:
                depth -= 1
    return weak


def _signs(closers: str) -> tuple[str, ...]:
    return ("''", '"') if "''" in closers else tuple(closers)


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() in SINGLE and mark.group() not in "‹›":
        return not before.isspace() and not after.isalnum()
    return not (_only_opens(text, mark) and mark.group() in '"“') or mark.end() == end


def _only_opens(text: str, mark: re.Match[str]) -> bool:
    """White space before it and a word after it."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (before.isspace() or before in "([—–") and (after.isalnum() or after in "[‘'…$£€")


def _is_possessive(text: str, mark: re.Match[str]) -> bool:
    """students' work: after an s, before a small letter."""
    return text[mark.start() - 1] == "s" and bool(re.match(r"[ \xa0][a-z]", text[mark.end() : mark.end() + 2]))


def _is_inside_word(text: str, mark: re.Match[str]) -> bool:
    """An apostrophe (don't) or a sign of feet and inches (6'2\")."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() in "'’‘`":
        return before.isalnum() and after.isalnum()
    return mark.group() == '"' and bool(re.match(r"\d'\d{1,2}\"", text[max(0, mark.start() - 3) : mark.end()]))


def _reopens(text: str, start: int) -> str:
    mark = MARK.match(text, start + len(text[start : start + 40]) - len(text[start : start + 40].lstrip()))
    return mark.group() if mark else ""


def _runs_on(text: str, mark: re.Match[str], start: int, end: int, goes_on: str) -> bool:
    """No closing mark: the next paragraph reopens, or the whole paragraph is one quotation whose end was lost."""
    if mark.group() in SINGLE or not text[mark.end() : end].strip():
        return False
    if goes_on == mark.group() and end - mark.end() <= LONGEST:
        return True
    return not text[start : mark.start()].strip() and end - mark.end() <= OPEN_ENDED


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))
