"""Article -> quotes: the words that an article puts in someone's mouth."""

from __future__ import annotations

from bisect import bisect_left

from tellings.findings.reading import Reading
from tellings.findings.speech.candidates import Candidate
from tellings.findings.speech.choose import find_speech
from tellings.findings.speech.grid import Grid, lay_out
from tellings.findings.speech.sources import Source, source_of
from tellings.findings.speech.speakers import Cast, Heard, gather, is_person, name_speaker
from tellings.model import Actor, Quote, QuoteKind, Span, Speaker

BY = "speech"
MARKS = "\"“”„‟«»‹›‘’‚'`"
FAR = 1500  # code points between a quotation and the one it goes on from
SMALL = ("a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with")  # in a title
ASIDE = 3  # line breaks between a quotation and the one it goes on from


def find_quotes(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    """All reported speech in text order."""
    grid = lay_out(reading.doc, reading.article.text)
    cast = gather(actors)
    found: list[Quote] = []
    heard: Heard | None = None
    for scored in find_speech(grid):
        if _is_nothing(grid, scored.one):
            continue
        source = source_of(grid, scored.one)
        speaker = _speaker(grid, scored.one, source, cast, heard)
        quote = _quote(grid, scored.one, speaker)
        found.append(quote)
        if speaker and not (heard and quote.span.end <= heard.end):
            heard = Heard(speaker, _is_person(grid, source, speaker, cast, heard), quote.span.end)
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _is_nothing(grid: Grid, one: Candidate) -> bool:
    """The "was" of "The bridge, she said, was lost"; the title in 'The film "We Lost the Bridge" opened'."""
    if one.quote < 0:
        return one.first == one.last and grid.pos[one.first] == "AUX"
    said = Span(one.start, one.end).of(grid.text).strip(" ,").split()
    titled = all(word[0].isupper() or word in SMALL for word in said)
    return one.cue < 0 and len(said) > 1 and titled and said[-1][-1] not in ".?!"


def _quote(grid: Grid, one: Candidate, speaker: Speaker | None) -> Quote:
    span = _whole_marks(grid, one)
    return Quote(span=span, kind=_kind(grid, span), cue=_cue(grid, one.cue), speaker=speaker, by=BY)


def _speaker(grid: Grid, one: Candidate, source: Source | None, cast: Cast, heard: Heard | None) -> Speaker | None:
    """Whom the cue names; a quotation without one goes on with the speaker of the one before it."""
    if source:
        return name_speaker(grid, source, cast, heard)
    if heard is None or one.quote < 0 or one.start - heard.end > FAR:
        return None
    return heard.speaker if grid.text.count("\n", heard.end, one.start) <= ASIDE else None


def _is_person(grid: Grid, source: Source | None, speaker: Speaker, cast: Cast, heard: Heard | None) -> bool | None:
    if source:
        return is_person(grid, source, speaker, cast)
    return heard.person if heard else None


def _whole_marks(grid: Grid, one: Candidate) -> Span:
    """With its mark where a quotation begins or ends inside the content, so that none stands alone."""
    text, start, end = grid.text, one.start, one.end
    first, last = grid.quote_at(start), grid.quote_at(end - 1)
    if first == last:
        return Span(start, end)
    if first >= 0 and grid.quotes[first].span.start == start and text[start - 1] in MARKS:
        start -= 1
    if last >= 0 and grid.quotes[last].span.end == end and text[end : end + 1] in MARKS:
        end += 1
    return Span(start, end)


def _kind(grid: Grid, span: Span) -> QuoteKind:
    first, last = grid.quote_at(span.start), grid.quote_at(span.end - 1)
    if first == last >= 0:
        return "direct"
    begins = bisect_left(grid.quotes, span.start, key=lambda quotation: quotation.span.start)
    crossed = begins < len(grid.quotes) and grid.quotes[begins].span.start < span.end
    return "mixed" if crossed or first >= 0 else "indirect"


def _cue(grid: Grid, cue: int) -> Span | None:
    if cue < 0:
        return None
    particle = cue + 1
    if particle < len(grid) and (grid.deps[particle] == "prt" or grid.words[cue].lower() == "according"):
        return grid.span(cue, particle)
    return grid.span(cue, cue)
