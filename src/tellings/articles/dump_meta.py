"""Lines of a dump that are not the body -> title, outlet, dates and authors, as far as they say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.articles.byline_names import LEAD, split_names
from tellings.articles.credit_names import agencies
from tellings.articles.dump_dates import Dated, find_dates, writes_day_first
from tellings.articles.dump_features import WIDE, words_of
from tellings.articles.dump_lines import Line
from tellings.articles.dump_outlet import find_outlet
from tellings.articles.dump_title import find_title, title_keys
from tellings.model import Stamp

NEAR = 25  # lines above the body in which date and byline stand, on a page without a headline
UNDER = 3  # paragraphs of the body below which a date is another story's
BYLINE = 120  # code points of a line that names its authors
OVER = 5  # lines above the headline in which a date may stand
NAME = re.compile(
    r"^[^\W\d_a-z][\w.'’-]*(?:\s+(?:[^\W\d_a-z][\w.'’-]*|(?:de|van|von|der|den|bin|al|la|le|du)\b)){1,3}$"
)
UPDATED = re.compile(
    r"\b(?:updated?|last modified|modified|aktualisiert|mis à jour|modifié|actualizado|aggiornato|atualizado|bijgewerkt"
    r"|uppdaterad|oppdatert|opdateret|aktualizov|aktualizacja|güncelle|обновлено)|更新|수정",
    re.IGNORECASE,
)

LABELLED = re.compile(
    r"(?:first )?(?:published|posted|erschienen|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|publicerad"
    r"|publisert|publiceret|opublikowano|publikováno|yayınlanma|опубликовано)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of its article. `used`: the lines it was read from, and what they are."""

    title: str | None
    outlet: str | None
    published: Stamp | None
    modified: Stamp | None
    authors: tuple[str, ...]
    used: tuple[tuple[int, str], ...]


def read_head(lines: Sequence[Line], kept: Sequence[bool], language: str | None, given_title: str | None) -> Head:
    first = next((i for i, k in enumerate(kept) if k), len(lines))
    title = find_title(lines, kept)
    top = title.line if title else max(0, first - NEAR)
    published, modified, dated = _dates(lines, kept, (top, first), language)
    authors, signed = _authors(lines[top:first])
    known = given_title or (title.text if title else None)
    used = [(i, "date") for i in dated] + [(top + i, "byline") for i in signed]
    used += [(title.line, "headline")] if title else []
    return Head(
        title=title.text if title else None,
        outlet=find_outlet(lines, kept, known),
        published=published,
        modified=modified,
        authors=authors,
        used=tuple(used + [(i, "headline") for i in _saying(lines, kept, known)]),
    )


def _saying(lines: Sequence[Line], kept: Sequence[bool], title: str | None) -> Iterator[int]:
    """Lines that only say the title again."""
    key = " ".join(words_of(title or ""))
    for i, line in enumerate(lines):
        if key and not kept[i] and key in title_keys(line.text):
            yield i


def _dates(
    lines: Sequence[Line], kept: Sequence[bool], head: tuple[int, int], language: str | None
) -> tuple[Stamp | None, Stamp | None, list[int]]:
    """The first date that is no update's is the publication's."""
    day_first = next((d for line in lines if (d := writes_day_first(line.exact)) is not None), None)
    published: Stamp | None = None
    modified: Stamp | None = None
    used = []
    for i in _date_lines(lines, kept, head):
        for dated in find_dates(lines[i].exact, language, day_first=day_first):
            stamp = Stamp(dated.value, f"line {i + 1}", lines[i].exact[dated.start : dated.end])
            used.append(i)
            if _is_update(lines, i, dated):
                modified = modified or stamp
            elif published is None:
                published = stamp
    return published, modified, used


def _date_lines(lines: Sequence[Line], kept: Sequence[bool], head: tuple[int, int]) -> Iterator[int]:
    """From the headline down past the first paragraphs, then up from it, then lines that say what they date."""
    top, first = head
    body = [i for i in range(first, len(lines)) if kept[i]]
    end = body[UNDER] if len(body) > UNDER else first
    yield from (i for i in range(top, end) if not kept[i])
    yield from range(top - 1, max(-1, top - 1 - OVER), -1)
    yield from (i for i in range(end, len(lines)) if not kept[i] and LABELLED.match(lines[i].text))


def _is_update(lines: Sequence[Line], i: int, dated: Dated) -> bool:
    before = lines[i].exact[: dated.start][-30:] or (lines[i - 1].exact[-30:] if i else "")
    return bool(UPDATED.search(before))


def _authors(head: Sequence[Line]) -> tuple[tuple[str, ...], list[int]]:
    for i, line in enumerate(head):
        if len(line.text) <= BYLINE and LEAD.match(line.text):
            people = tuple(n for n in split_names(line.text) if NAME.match(n) or WIDE.search(n) or n in agencies())
            if people:
                return people, [i]
    return (), []
