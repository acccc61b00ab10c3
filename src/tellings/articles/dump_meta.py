"""Lines of a dump that are not the body -> title, outlet, dates and authors, as far as they say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.articles.credit_names import agencies, outlets
from tellings.articles.dump_dates import Dated, find_dates, writes_day_first
from tellings.articles.dump_features import words_of
from tellings.articles.dump_lines import Line
from tellings.articles.dump_tells import fold
from tellings.model import Stamp
from tellings.text.words import words

NEAR = 25  # lines above the body in which its headline and date stand
TITLE_WORDS = (3, 32)
SPLIT = re.compile(r"\s+[|•·»–—-]\s+|\s+::\s+")
AUTHOR = re.compile(
    r"^(?:By|BY|Von|VON|Par|Por|Di|Af|Av|Door|Text|Autor(?:in)?|Author|Written by)[:\s]\s*(?P<names>[^\n]{3,120})$"
)
NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?:\s+(?:[^\W\d_][\w.'’-]*|(?:de|van|von|der|den|bin|al|la|le|du)\b)){1,3}$")
UPDATED = re.compile(
    r"\b(?:updated?|last modified|modified|aktualisiert|mis à jour|modifié|actualizado|aggiornato|atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|aktualizov|aktualizacja|güncelle|обновлено|更新|수정)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of its article. `used`: the lines that title, dates and authors were read from, each with what it is."""

    title: str | None
    outlet: str | None
    published: Stamp | None
    modified: Stamp | None
    authors: tuple[str, ...]
    used: tuple[tuple[int, str], ...]


def read_head(lines: Sequence[Line], kept: Sequence[bool], language: str | None, given_title: str | None) -> Head:
    first = next((i for i, k in enumerate(kept) if k), len(lines))
    title, at = _title(lines, kept, first)
    top = at if at is not None else max(0, first - NEAR)
    published, modified, dated = _dates(lines, kept, top, first, language)
    authors, signed = _authors(lines, kept, top, first)
    used = [(at, "headline")] if at is not None else []
    used += [(i, "headline") for i in _same(lines, kept, given_title or title)]
    return Head(
        title=title,
        outlet=_outlet(lines, kept, top, first, title, authors),
        published=published,
        modified=modified,
        authors=authors,
        used=tuple(used + [(i, "date") for i in dated] + [(i, "byline") for i in signed]),
    )


# ---- title ----------------------------------------------------------------------------------------
def _title(lines: Sequence[Line], kept: Sequence[bool], first: int) -> tuple[str | None, int | None]:
    """The line above the body whose words the body takes up most, that stands twice, or is marked as a heading."""
    body = Counter(w for line, k in zip(lines, kept, strict=True) if k for w in set(words_of(line.text)))
    copies = Counter(key for i in range(first) for key in _keys(lines[i].text))
    best: tuple[float, int, str] | None = None
    for i in range(max(0, first - 4 * NEAR), first):
        text = undated(lines[i].text)
        count = len(words_of(text))
        if kept[i] or lines[i].bullet or not TITLE_WORDS[0] <= count <= TITLE_WORDS[1]:
            continue
        score = _headline_score(lines[i], text, body, first - i) + 0.5 * (max(copies[k] for k in _keys(text)) > 1)
        if best is None or score > best[0]:
            best = (score, i, text)
    if best is None or best[0] < LEAST:
        return None, None
    return _without_outlet(best[2], lines, first), best[1]


LEAST = 0.35  # score from which a line is taken for the headline


def _headline_score(line: Line, text: str, body: Counter[str], gap: int) -> float:
    content = {w for w in words_of(text) if len(w) > 3} or set(words_of(text))
    taken_up = sum(w in body for w in content) / len(content)
    plain_end = not text.endswith((".", ":", ",", "...", "…"))
    return taken_up + 0.3 * plain_end + 0.4 * line.heading - 0.01 * min(gap, NEAR) - 0.3 * (len(words_of(text)) > 22)


def _keys(text: str) -> list[str]:
    parts = [undated(text), *SPLIT.split(undated(text))]
    return [" ".join(words_of(p)) for p in parts]


def undated(text: str) -> str:
    """A line without the date that hangs at its end: 'They Said "No."23 October 2017'."""
    for dated in find_dates(text):
        if not text[dated.end :].strip(" |,.-–—()") and dated.start > 3:
            return text[: dated.start].rstrip(" |,-–—(")
    return text


def _without_outlet(text: str, lines: Sequence[Line], first: int) -> str:
    """ "Headline - Outlet" where the headline also stands alone."""
    alone = {" ".join(words_of(line.text)) for line in lines[:first]}
    for part in SPLIT.split(text):
        if part != text and " ".join(words_of(part)) in alone and len(words_of(part)) >= TITLE_WORDS[0]:
            return part
    return text


def _same(lines: Sequence[Line], kept: Sequence[bool], title: str | None) -> Iterator[int]:
    """Other lines that only say the title again."""
    key = " ".join(words_of(title or ""))
    for i, line in enumerate(lines):
        if key and not kept[i] and key in _keys(line.text):
            yield i


# ---- dates ----------------------------------------------------------------------------------------
def _dates(
    lines: Sequence[Line], kept: Sequence[bool], top: int, first: int, language: str | None
) -> tuple[Stamp | None, Stamp | None, list[int]]:
    day_first = next((d for line in lines if (d := writes_day_first(line.exact)) is not None), None)
    published: Stamp | None = None
    modified: Stamp | None = None
    used = []
    for i in _date_lines(lines, kept, top, first):
        for dated in find_dates(lines[i].exact, language, day_first=day_first):
            used.append(i)
            stamp = Stamp(dated.value, f"line {i + 1}", lines[i].exact[dated.start : dated.end])
            if _is_update(lines, i, dated):
                modified = modified or stamp
            elif published is None:
                published = stamp
            elif modified is None and stamp.value > published.value:
                modified = stamp
    return published, modified, used


def _date_lines(lines: Sequence[Line], kept: Sequence[bool], top: int, first: int) -> Iterator[int]:
    """From the headline down to the body, then up from it; below the body only lines that say what they date."""
    yield from (i for i in range(top, first) if not kept[i])
    yield from (i for i in range(top - 1, max(-1, top - 6), -1) if not kept[i])


def _is_update(lines: Sequence[Line], i: int, dated: Dated) -> bool:
    before = lines[i].exact[: dated.start][-30:] or (lines[i - 1].exact[-30:] if i else "")
    return bool(UPDATED.search(before))


# ---- authors --------------------------------------------------------------------------------------
def _authors(lines: Sequence[Line], kept: Sequence[bool], top: int, first: int) -> tuple[tuple[str, ...], list[int]]:
    for i in range(top, first):
        match = AUTHOR.match(lines[i].text)
        if not kept[i] and match:
            names = [n.strip(" .") for n in re.split(r",|;|\s(?:and|und|et|y|e|og|och|&)\s|[|•·]", match["names"])]
            people = tuple(n for n in names if NAME.match(n) or n in agencies())
            if people:
                return people, [i]
    return (), []


# ---- outlet ---------------------------------------------------------------------------------------
def _outlet(
    lines: Sequence[Line], kept: Sequence[bool], top: int, first: int, title: str | None, authors: Sequence[str]
) -> str | None:
    """From a page title, a notice of rights, a header line, or the line that stands alone above the body."""
    cut = [line.text for line, k in zip(lines, kept, strict=True) if not k]
    for found in (_from_page_title(cut, title), _from_rights(cut), _from_header(cut[:3]), _from_notes(lines, kept)):
        if found:
            return found
    return _above_body(lines, kept, top, first, authors)


def _from_page_title(cut: Sequence[str], title: str | None) -> str | None:
    key = " ".join(words_of(title or ""))
    for text in cut:
        parts = SPLIT.split(text)
        if key and len(parts) > 1 and " ".join(words_of(parts[0])) == key and 0 < len(words_of(parts[-1])) <= 5:
            return parts[-1].strip()
    return None


RIGHTS = re.compile(
    r"(?:©|\([cC]\)|Copyright)[\s©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)[\s,]*(?:by\s)?(?P<name>[^\W\d_][^\n.,|©]{1,60})"
)
COMPANY = re.compile(
    r"\s*(?:\b(?:GmbH|AG|Inc|LLC|Ltd|Limited|SE|Co|KG|S\.?A|S\.?p\.?A|Pty|plc|PLC|All [Rr]ights|Alle Rechte|Tous droits|Todos los).*)$"
)


def _from_rights(cut: Sequence[str]) -> str | None:
    for text in cut:
        for match in RIGHTS.finditer(text[:600]):
            name = COMPANY.sub("", match["name"]).strip()
            if _is_medium(name):
                return _bare(name)
    return None


def _from_header(header: Sequence[str]) -> str | None:
    """ "... from The Springfield Herald Newspaper"; a known name at the start of the page."""
    for text in header:
        match = re.search(r"\bfrom (?:the )?((?:[A-Z][\w'’-]*\s?){1,5})$", text)
        if match and _is_medium(match[1]):
            return _bare(match[1])
        if known := _known_at_start(text):
            return known
    return None


def _from_notes(lines: Sequence[Line], kept: Sequence[bool]) -> str | None:
    """A note below the body that begins with a medium's name: "Springfield Herald offers independent coverage"."""
    last = max((i for i, k in enumerate(kept) if k), default=0)
    for line in lines[last + 1 :]:
        match = re.match(r"(?:[Tt]he )?((?:[A-Z][\w'’-]*\s){1,5})(?=[a-zà-ÿ])", line.text)
        if match and len(words_of(line.text)) > 8 and _is_medium(match[1]):
            return _bare(match[1])
    return None


def _above_body(
    lines: Sequence[Line], kept: Sequence[bool], top: int, first: int, authors: Sequence[str]
) -> str | None:
    for i in range(top, first):
        text = lines[i].text
        if not kept[i] and 1 < len(text.split()) <= 4 and text.istitle() and text not in authors and _is_medium(text):
            return _bare(text)
    return None


def _is_medium(name: str) -> bool:
    """A known name, or one whose words are a medium's: Herald, Nachrichten."""
    folded = words_of(name)
    return _bare(name) in outlets() or any(w in words("en", "outlets")["media"] for w in folded)


def _bare(name: str) -> str:
    return re.sub(r"\s+(?:Newspaper|newspaper|Website|Online)$", "", " ".join(name.split())).strip(" .,-–|")


def _known_at_start(text: str) -> str | None:
    folded = fold(text)
    return next((n for n in sorted(outlets(), key=len, reverse=True) if " " in n and folded.startswith(fold(n))), None)
