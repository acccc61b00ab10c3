"""Lines, and which look like the article's -> for each line the reason to cut it, or None where it is kept.

The trees judge looks; these rules judge what a line says: furniture that looks like prose, and headings without a text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.articles.dump_body import Mask
from tellings.articles.dump_features import ENDS, PROSE, words_of
from tellings.articles.dump_lines import Line
from tellings.articles.dump_reasons import reason_of
from tellings.articles.dump_tells import fold, opens_tail, tell
from tellings.articles.language import find_language

ENOUGH = 60  # words of prose kept before a heading may close the article
SURE = 0.8  # of a language, to cut a paragraph for being in another
SPOKEN = 80  # code points a paragraph needs for its language to be told
PULLED = 8  # words that a pull quote shares with the paragraph it repeats; headings share up to seven
HEADING = 16  # words up to which a line without a full stop may be a heading
HEADED = 600  # code points of a line that may hold headline and summary
ITEM = 16  # words of a list item that may be a link

Reasons = list[str | None]


def cut_lines(lines: Sequence[Line], looks: Mask, title: str | None = None) -> Reasons:
    """`looks`: which lines look like the article's; `title`: the headline, where the input gave it."""
    reasons: Reasons = [tell(line) for line in lines]
    kept = np.array([r is None for r in reasons], dtype=bool) & looks
    for i in _titled(lines, kept, title or ""):
        kept[i], reasons[i] = False, "headline"
    for rule in (_tail, _lists, _headings, _repeats, _languages, _headings):
        for i, reason in rule(lines, kept):
            kept[i], reasons[i] = False, reason
    first, last = (_where(kept)[0], _where(kept)[-1]) if kept.any() else (len(lines), -1)
    for i in _where(~kept):
        place = "before" if i < first else "after" if i > last else "within"
        reasons[i] = reasons[i] or reason_of(lines[i], place)
    return reasons


KIN = (
    {"no", "nn", "nb", "da", "sv"}, {"cs", "sk"}, {"hr", "sr", "bs", "sl", "sh"}, {"es", "pt", "gl", "ca"},
    {"ru", "uk", "be", "bg", "mk"}, {"id", "ms"}, {"de", "nl", "af", "lb"}, {"zh", "ja", "wuu"},
)  # fmt: skip  # taken for one another in single paragraphs

Cuts = list[tuple[int, str]]


def _where(mask: Mask) -> list[int]:
    return [int(i) for i in np.flatnonzero(mask)]


def is_prose(line: Line) -> bool:
    return len(words_of(line.text)) >= PROSE and bool(ENDS.search(line.text))


def _tail(lines: Sequence[Line], kept: Mask) -> Cuts:
    """Everything after a heading such as "Comments", once there was an article."""
    read = 0
    for i, line in enumerate(lines):
        if read >= ENOUGH and not line.bullet and opens_tail(line):
            return [(j, "related links") for j in range(i + 1, len(lines)) if kept[j]]
        read += len(words_of(line.text)) if kept[i] and is_prose(line) else 0
    return []


def _titled(lines: Sequence[Line], kept: Mask, title: str) -> list[int]:
    """Lines that hold the headline, perhaps with a rubric before it and a summary after it, and are no sentence."""
    key = " ".join(words_of(title))
    return [
        i
        for i in _where(kept)
        if key and not ENDS.search(lines[i].text) and f" {key} " in f" {' '.join(words_of(lines[i].text[:HEADED]))} "
    ]


def _lists(lines: Sequence[Line], kept: Mask) -> Cuts:
    """Bullets that are no sentences and that no colon announces: links to other pages."""
    out: Cuts = []
    i = 0
    while i < len(lines):
        j = i
        while j < len(lines) and lines[j].bullet:
            j += 1
        if j > i and not (i and lines[i - 1].text.endswith(":")) and all(_is_item(line) for line in lines[i:j]):
            out += [(k, "related links") for k in range(i, j) if kept[k]]
        i = max(j, i + 1)
    return out


def _is_item(line: Line) -> bool:
    return line.text.endswith("?") or (not ENDS.search(line.text) and len(words_of(line.text)) <= ITEM)


def _headings(lines: Sequence[Line], kept: Mask) -> Cuts:
    """Lines that are no sentences before the first sentence and after the last: headlines, names, buttons."""
    order = _where(kept)
    sentences = [i for i in order if ENDS.search(lines[i].text) or len(words_of(lines[i].text)) > HEADING]
    if not any(ENDS.search(lines[i].text) for i in order):
        return []  # a text without full stops
    before = [(i, "headline") for i in order if i < sentences[0]]
    return before + [(i, "navigation") for i in order if i > sentences[-1]]


def _repeats(lines: Sequence[Line], kept: Mask) -> Cuts:
    """A paragraph for the second time, and pull quotes: words without a full stop that stand in a paragraph too."""
    out: Cuts = []
    seen: set[str] = set()
    runs = {run for i in _where(kept) if is_prose(lines[i]) for run in _runs(lines[i].text)}
    for i in _where(kept):
        text = fold(lines[i].text)
        if is_prose(lines[i]):
            if text in seen:
                out.append((i, "said before"))
            seen.add(text)
        elif not ENDS.search(text) and text[0].isalnum() and any(run in runs for run in _runs(text)[:1]):
            out.append((i, "pull quote"))
    return out


def _runs(text: str) -> list[tuple[str, ...]]:
    words = words_of(text)
    return [tuple(words[i : i + PULLED]) for i in range(len(words) - PULLED + 1)]


def _languages(lines: Sequence[Line], kept: Mask) -> Cuts:
    """Paragraphs at either end that are in another language than the rest."""
    order = _where(kept)
    main = find_language("\n".join(lines[i].text for i in order), sure=SURE) if order else None
    if main is None:
        return []
    return _foreign(lines, order, main) + _foreign(lines, order[::-1], main)


def _foreign(lines: Sequence[Line], order: Sequence[int], main: str) -> Cuts:
    out: Cuts = []
    for i in order[:-1]:
        language = find_language(lines[i].text, sure=SURE) if len(lines[i].text) >= SPOKEN else main
        if language in (None, main) or any({main, language} <= kin for kin in KIN):
            break
        out.append((i, "other language"))
    return out
