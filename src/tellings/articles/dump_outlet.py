"""Lines of a dump -> the outlet that published it, where a line says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.articles.credit_names import outlets
from tellings.articles.dump_features import words_of
from tellings.articles.dump_lines import Line
from tellings.articles.dump_tells import fold
from tellings.articles.dump_title import SPLIT
from tellings.text.words import words

HEADER = 3  # first lines of a page in which its outlet may name itself
SPOKEN_OF = 2  # other lines in which a name at the top of a page stands, if it is the outlet's
LONGEST = 5  # words of an outlet's name
CAPITALS = r"(?:[A-ZÀ-Þ][\w'’&-]*\s?)"
NEWSPAPER = re.compile(rf"\bfrom (?:the )?(?P<name>{CAPITALS}{{1,{LONGEST}}})\s*$")
OPENING = re.compile(rf"(?:[Tt]he )?(?P<name>{CAPITALS}{{1,{LONGEST}}})(?=[a-zà-ÿ])")
RIGHTS = re.compile(
    r"(?:©|\([cC]\)|Copyright)[\s©]*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?[\s,]*(?:by\s)?"
    r"(?P<name>[^\W\d_][^\n.,|©:;()]{1,60})"
)
COMPANY = re.compile(
    r"\s*\b(?:GmbH|AG|Inc|LLC|Ltd|Limited|SE|Co|KG|S\.?A|S\.?p\.?A|Pty|plc|PLC"
    r"|and|und|All [Rr]ights|Alle|Tous|Todos)\b.*$"
)
LABEL = re.compile(r"\s+(?:Newspaper|Website|Online|Loaded)$", re.IGNORECASE)


def find_outlet(lines: Sequence[Line], kept: Sequence[bool], title: str | None) -> str | None:
    """From the page's own title, a notice of rights, a header, a masthead, a note below, or the line above the body."""
    cut = [line.text for line, keep in zip(lines, kept, strict=True) if not keep]
    return next(
        (
            _bare(name)
            for names in (
                _page_title(cut, title),
                _rights(cut),
                _header(cut[:HEADER]),
                _masthead(lines, cut),
                _notes(lines, kept),
                _above(lines, kept),
            )
            for name in names
        ),
        None,
    )


def _page_title(cut: Sequence[str], title: str | None) -> Iterator[str]:
    """ "Headline | Outlet"."""
    key = " ".join(words_of(title or ""))
    for text in cut:
        parts = SPLIT.split(text)
        if key and len(parts) > 1 and " ".join(words_of(parts[0])) == key and len(words_of(parts[-1])) <= LONGEST:
            yield parts[-1]


def _rights(cut: Sequence[str]) -> Iterator[str]:
    """ "© 2024 The Springfield Herald. All rights reserved"."""
    for text in cut:
        for match in RIGHTS.finditer(text[:600]):
            name = SPLIT.split(COMPANY.sub("", match["name"]))[0]
            if _is_medium(name):
                yield name


def _header(header: Sequence[str]) -> Iterator[str]:
    """ "... from The Springfield Herald Newspaper"; a known name at the start of the page."""
    for text in header:
        match = NEWSPAPER.search(text)
        if match and _is_medium(match["name"]):
            yield match["name"]
        yield from (n for n in sorted(outlets(), key=len, reverse=True) if " " in n and fold(text).startswith(fold(n)))


def _masthead(lines: Sequence[Line], cut: Sequence[str]) -> Iterator[str]:
    """A name at the top of the page that other lines speak of: "Popular on Radio Osk", "Radio Osk is paid for by"."""
    for line in lines[:1]:
        name = line.text
        if name in cut and not line.bullet and 1 < len(name.split()) <= LONGEST and name.istitle():
            within = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            if sum(text != name and bool(within.search(text)) for text in cut) >= SPOKEN_OF:
                yield name


def _notes(lines: Sequence[Line], kept: Sequence[bool]) -> Iterator[str]:
    """A note below the body that begins with a known name, or with one that it also shortens to its initials."""
    last = max((i for i, k in enumerate(kept) if k), default=len(lines))
    for line in lines[last + 1 :]:
        match = OPENING.match(line.text)
        if match and len(words_of(line.text)) > 8:
            name = match["name"].strip()
            initials = "".join(w[0] for w in name.split())
            short = len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", line.text)
            if name in outlets() or (short and _is_medium(name)):
                yield name


def _above(lines: Sequence[Line], kept: Sequence[bool]) -> Iterator[str]:
    """A medium's name alone on the line above the body, which the page also says within another line."""
    first = next((i for i, k in enumerate(kept) if k), 0)
    text = lines[first - 1].text if first else ""
    if 1 < len(text.split()) <= LONGEST and text.istitle() and _is_medium(text):
        others = [line.text for i, line in enumerate(lines) if i != first - 1]
        if text not in others and any(text in other for other in others):
            yield text


def _is_medium(name: str) -> bool:
    """A known name, or a short one whose last word is a medium's: Herald, Nachrichten."""
    parts = words_of(_bare(name))
    return _bare(name) in outlets() or (1 < len(parts) <= LONGEST and parts[-1] in words("en", "outlets")["media"])


def _bare(name: str) -> str:
    return LABEL.sub("", " ".join(name.split())).strip(" .,-–|")
