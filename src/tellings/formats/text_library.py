"""What a library answers -> lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.formats.plain import cut, line, moment
from tellings.model import Hit, Judgement, Passage, Standing

NAMED = 4  # places and people of a story
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def standing_text(story: Standing) -> str:
    """Two lines: id and headline; sources, times and names."""
    ends = [moment(t) for t in (story.first_published, story.last_published) if t]
    about = (
        _counted(story),
        " to ".join(dict.fromkeys(ends)),
        ", ".join(line(name) for name in (*story.places[:NAMED], *story.people[:NAMED])),
    )
    return f"{story.id}  {cut(story.title, 100)}\n              {' · '.join(a for a in about if a)}\n"


def _counted(story: Standing) -> str:
    numbers = (
        (story.articles, "article", "articles"),
        (story.outlets, "outlet", "outlets"),
        (story.independent, "independent source", "independent sources"),
        (story.copies, "copy", "copies"),
    )
    said = [f"{n} {one if n == 1 else many}" for n, one, many in numbers if n]
    if story.undecided:
        said.append(f"{story.undecided} undecided")
    if story.counted != story.articles:
        said.append(f"sources counted at {story.counted} articles")
    return ", ".join(said)


def hit_text(hit: Hit, *, color: bool) -> str:
    """Who and what, then the passages with the found words marked, then quotes that fit."""
    about = (hit.outlet and line(hit.outlet), hit.published and moment(hit.published), hit.story)
    rows = [line(hit.title or hit.uri), f"  {' · '.join(a for a in about if a)} · {hit.article}"]
    rows += [f"  … {_marked(passage, hit.marks, color=color)} …" for passage in hit.passages]
    rows += [f"  {line(q.speaker or 'someone')}: “{line(q.passage.exact)}”" for q in hit.quotes]
    return "\n".join((*rows, "", ""))


def _marked(passage: Passage, marks: tuple[Passage, ...], *, color: bool) -> str:
    """The found words bold on a terminal, else between asterisks."""
    on, off = (BOLD, PLAIN) if color else ("*", "*")
    parts: list[str] = []
    place = passage.start
    for mark in sorted(marks, key=lambda m: m.start):
        if place <= mark.start and mark.end <= passage.end:
            parts += [_bare(passage, place, mark.start), on, _bare(passage, mark.start, mark.end), off]
            place = mark.end
    return "".join((*parts, _bare(passage, place, passage.end)))


def _bare(passage: Passage, start: int, end: int) -> str:
    """On one line, without losing the spaces at its ends."""
    words = passage.exact[start - passage.start : end - passage.start]
    inner = line(words)
    before = " " if words[:1].isspace() and inner else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{inner}{after}" if inner else " " * bool(words)


def judgement_text(one: Judgement) -> str:
    rows = [f"{one.id}  {one.act}, {moment(one.when)}, {line(one.who)}{f': {line(one.why)}' if one.why else ''}"]
    rows += [f"  {story}: {line(one.text)}" for story, _ in one.stories if one.text]
    rows += list(_outcome(one))
    if one.undone:
        why = f": {line(one.undone.why)}" if one.undone.why else ""
        rows.append(f"  undone {moment(one.undone.when)}, {line(one.undone.who)}{why}")
    return "\n".join((*rows, ""))


def _outcome(one: Judgement) -> Iterator[str]:
    after = dict(one.after)
    for story, articles in one.after:
        yield f"  {story}: {len(articles)} article{'' if len(articles) == 1 else 's'}"
    kept = [story for story, articles in one.after if articles]
    for story, _ in one.stories:
        if not after.get(story) and kept:
            yield f"  {story} leads to {kept[-1]}"
