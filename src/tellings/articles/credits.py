"""Text -> credits: the agencies and outlets that a page names as sources of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from tellings.articles.credit_names import agencies, agency_pattern, canonical, in_full, source_pattern
from tellings.model import Credit, CreditKind, Span

HEAD = 12  # paragraphs in which a dateline may stand, after headline, summary and notes
FOOT = 6  # paragraphs at the end in which a sign-off may stand
LONGEST = 4000  # code points of a paragraph that are looked at
DATELINE = 90  # code points before the agency's closing bracket


def find_credits(
    text: str, removed: Sequence[str], authors: Sequence[str], *, outlet: str | None = None
) -> tuple[Credit, ...]:
    """Credits in the body (with their spans), in the lines that were cut, and in the byline; in page order.

    What the page's own `outlet` is told is no credit.
    """
    found = [*_bylines(authors), *_in_body(text), *_in_cuts(removed)]
    own = canonical(outlet) if outlet else None
    out: dict[tuple[str, str, Span | None], Credit] = {}
    for credit in _spelt_out(found):
        if own is None or not f"{own} ".startswith(f"{credit.name} "):
            out.setdefault((credit.name, credit.kind, credit.span), credit)
    return tuple(out.values())


def _spelt_out(found: Sequence[Credit]) -> Iterator[Credit]:
    """ "the Times" becomes the outlet that the page also names in full; without one it is left out."""
    named = {c.name for c in found}
    for credit in found:
        if name := in_full(credit.name, named):
            yield replace(credit, name=name)


# ---- byline ---------------------------------------------------------------------------------------
def _bylines(authors: Sequence[str]) -> Iterator[Credit]:
    """An author who is an agency, or who writes for one: "AP", "Jane Doe, Reuters", "Jane Doe (AFP)"."""
    for author in authors:
        match = _byline().fullmatch(author[:200].strip())
        if match:
            yield Credit(canonical(match["agency"]), "byline", author)


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^\n]{{2,80}}?(?:,|\s[-–—/|]|\sof|\sfor|\()\s?)?(?:The\s)?(?P<agency>{agency_pattern()})\.?\)?(?:\sstaff)?"
    )


# ---- body -----------------------------------------------------------------------------------------
def _in_body(text: str) -> Iterator[Credit]:
    paragraphs = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    found: list[Credit] = []
    for i, (start, end) in enumerate(paragraphs):
        part = text[start : min(end, start + LONGEST)]
        if i < HEAD:
            found += _matches(_datelines(), part, start, "dateline")
        if i >= len(paragraphs) - FOOT:
            found += _footers(text[max(start, end - LONGEST) : end], max(start, end - LONGEST))
        if SAYS.search(part):
            found += _matches(_mentions(), part, start, "in text")
    yield from _apart(sorted(found, key=lambda c: (c.span or Span(0, 0), c.kind)))


def _apart(found: Iterable[Credit]) -> Iterator[Credit]:
    """Of two readings of the same words, the first."""
    end = -1
    for credit in found:
        if credit.span and credit.span.start >= end:
            end = credit.span.end
            yield credit


def _matches(patterns: Sequence[re.Pattern[str]], part: str, offset: int, kind: CreditKind) -> Iterator[Credit]:
    for pattern in patterns:
        for m in pattern.finditer(part):
            yield Credit(canonical(m["name"]), kind, m.group(), Span(offset + m.start(), offset + m.end()))


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    name = f"(?P<name>{agency_pattern()})"
    return (
        re.compile(rf"^[^\n.!?(]{{0,40}}(?:\.[^\n!?(]{{1,40}})?\((?:The\s)?{name}(?:/[^)\n]{{1,30}})?\)\s*[-–—:.]"),
        re.compile(rf"^(?:{name})\s?[-–—]\s"),
        UNLISTED,
    )


UNLISTED = re.compile(  # the form alone tells an agency that no list has: "MORVANE, Velmora, March 10 (Halvard) - "
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:,[^\n()]{1,40})?"
    r"\s\((?P<name>(?:[A-Z]\w+|[A-Z]{2,6})(?:\s[A-Z]\w+){0,3})\)\s?[-–—]\s"
)


def _footers(part: str, offset: int) -> Iterator[Credit]:
    yield from _matches(_sign_offs(), part, offset, "footer")
    for m in SIGNED.finditer(part):
        yield Credit("Reuters", "footer", m.group(), Span(offset + m.start(), offset + m.end()))


SIGNED = re.compile(
    r"\((?:Additional reporting|Reporting|Writing) by [^()\n]{3,600}?\b[Ee]diting by [^()\n]{3,200}\)"
)  # the sign-off that Reuters alone puts under its stories


@cache
def _sign_offs() -> tuple[re.Pattern[str], ...]:
    name = f"(?P<name>{agency_pattern()})"
    return (
        re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)[\s©]*(?:19|20)\d\d\s?,?\s(?:[Bb]y\s)?(?:[Tt]he\s)?{name}"),
        re.compile(rf"(?:19|20)\d\d\s(?:The\s)?{name}\.?\sAll\s[Rr]ights\s[Rr]eserved"),
        re.compile(
            rf"^\s*[(\[–—-]?\s?(?:Source|With|via|By|Quelle|Mit Material von)?[:\s]*(?:[Tt]he\s)?{name}\s?[)\].]?\s*$"
        ),
    )


SAYS = re.compile(  # a word that each of the mentions below has: cheap to look for in every paragraph
    r"ccording|t[eo]l[dl]|spe?[ao]k|interview|obtained|quoted|cited|report|wr[io]te|revealed|ontribut|With files"
)


@cache
def _mentions() -> tuple[re.Pattern[str], ...]:
    name = f"(?P<name>{source_pattern()})"
    the = r"(?:[Tt]he\s)?"
    say = r"(?:reports|reported|has\sreported|first\sreported|said\sin\sa\sreport|writes|wrote|revealed|quoted|cited)"
    return (
        re.compile(rf"\b[Aa]ccording\sto\s(?:a\s(?:report|story)\s(?:by|in|from)\s)?{the}{name}"),
        re.compile(
            rf"\b(?:told|tells|speaking\sto|spoke\sto|interview\swith|quoted\sby|cited\sby|reported\sby|obtained\sby)\s{the}{name}"
        ),
        re.compile(rf"\b{the}{name}(?:\s(?:news\sagency|newspaper|magazine|website))?\s{say}\b"),
        re.compile(rf"\b{the}{name}(?:\s(?:and|&)\s[^.\n]{{2,60}})?\scontributed\sto\sthis\s(?:report|story|article)"),
        re.compile(rf"\b(?:[Cc]ontributing|With\s(?:reports|files|reporting)\sfrom):?\s{the}{name}"),
    )


# ---- lines that were cut --------------------------------------------------------------------------
def _in_cuts(removed: Sequence[str]) -> Iterator[Credit]:
    for line in removed:
        part = line[:LONGEST]
        if not MAY_CREDIT.search(part) and _begins_no_agency(part):
            continue
        for m in _cut_byline().finditer(part):
            yield Credit(canonical(m["name"]), "byline", m.group())
        for m in _links().finditer(part):
            yield Credit(canonical(m["name"]), "link", m.group())
        for credit in _footers(part, 0):
            if len(credit.exact) < len(part) or credit.exact not in agencies():
                yield Credit(credit.name, "footer", credit.exact)


MAY_CREDIT = re.compile(r"More from|Read |originally|first |Source|Via|Reporting|Writing")


def _begins_no_agency(line: str) -> bool:
    """None of its words begins the name of an agency: cheap to ask of every line that was cut."""
    return _first_words().isdisjoint(WORD.findall(line))


WORD = re.compile(r"\w+")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(WORD.findall(form)[0] for form in agencies())


@cache
def _cut_byline() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:By|BY|Von|Par|Por|Di|Reported\sby)\s(?:[^\n]{{2,60}}?(?:,|\s[-–—/|]|\()\s?)?(?:[Tt]he\s)?(?P<name>{agency_pattern()})\)?$"
    )


@cache
def _links() -> re.Pattern[str]:
    place = r"(?:on|in|by|at)"
    lead = (
        rf"(?:More\sfrom|Read\s(?:the\sfull\s(?:story|article)|more)\s{place}"
        rf"|(?:originally|first)\s(?:appeared|published)\s{place}|Source\s?[:–-]|Via)"
    )
    return re.compile(rf"\b{lead}\s(?:[Tt]he\s)?(?P<name>{source_pattern()})")
