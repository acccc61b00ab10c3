"""Dossiers made by hand: an article's text, and what its reader is taken to have found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tellings.model import (
    Actor,
    Article,
    Dossier,
    Family,
    Figure,
    Mention,
    Name,
    Quote,
    Sources,
    Span,
    Speaker,
    Stamp,
    Time,
)

Said = Mapping[str, str | None]


def telling(
    id_: str,
    text: str,
    *,
    people: Mapping[str, Sequence[str]] | None = None,
    bodies: Mapping[str, Sequence[str]] | None = None,
    places: Sequence[str] = (),
    described: Mapping[str, Sequence[str]] | None = None,
    direct: Said | None = None,
    indirect: Said | None = None,
    figures: Sequence[tuple[str, float | None, float | None, str, str]] = (),
    dates: Mapping[str, str] | None = None,
    title: str = "",
    published: str | None = None,
    said_by: Mapping[str, str] | None = None,
) -> Dossier:
    """One account. People and bodies: full name -> the forms in the text; quotes: words -> who said them."""
    actors = [
        *(_actor(text, name, "person", forms) for name, forms in (people or {}).items()),
        *(_actor(text, name, "organisation", forms) for name, forms in (bodies or {}).items()),
        *(_actor(text, name, "place", [name]) for name in places),
        *(_actor(text, name, "person", forms, "description") for name, forms in (described or {}).items()),
    ]
    ids = {a.name: a.id for a in actors}
    quotes = [_quote(text, words, "direct", who, ids) for words, who in (direct or {}).items()]
    quotes += [_quote(text, words, "indirect", who, ids) for words, who in (indirect or {}).items()]
    return Dossier(
        article=_article(id_, text, title, published),
        sentences=tuple(Span(*m.span()) for m in re.finditer(r"\S[^.!?]*(?:[.!?][”\"]?|$)", text)),
        quotes=tuple(sorted(quotes, key=lambda q: q.span)),
        figures=tuple(sorted((_figure(text, f, said_by or {}) for f in figures), key=lambda f: f.span)),
        times=tuple(Time(place(text, exact), "DATE", value, "hand") for exact, value in (dates or {}).items()),
        names=tuple(Name(place(text, p), "place", ids[p], "hand") for p in places),
        actors=tuple(actors),
    )


def place(text: str, exact: str) -> Span:
    return Span(text.index(exact), text.index(exact) + len(exact))


def alone(dossiers: Sequence[Dossier]) -> Sources:
    """Every account independent."""
    families = tuple(Family((d.article.id,), None, ()) for d in dossiers)
    return Sources(outlets=len(families), independent=len(families), copies=0, undecided=0, families=families, links=())


def _article(id_: str, text: str, title: str, published: str | None) -> Article:
    return Article(
        id=id_,
        uri=f"https://{id_}.example/story",
        title=title or None,
        outlet=id_,
        published=Stamp(published, "given", published) if published else None,
        modified=None,
        authors=(),
        language="en",
        text=text,
        removed=(),
        credits=(),
        sha256=id_ * 8,
    )


def _actor(text: str, name: str, kind: str, forms: Sequence[str], form: str = "name") -> Actor:
    spans = [Span(*m.span()) for f in forms for m in re.finditer(rf"(?<!\w){re.escape(f)}(?!\w)", text)]
    kept = [s for s in spans if not any(o != s and o.contains(s) for o in spans)]
    mentions = [Mention(s, "acronym" if form == "name" and s.of(text).isupper() else form) for s in sorted(kept)]
    return Actor(f"a-{name}", name, kind, tuple(mentions))


def _quote(text: str, words: str, kind: str, who: str | None, ids: Mapping[str, str]) -> Quote:
    speaker = Speaker(place(text, who) if who in text else None, who, ids.get(who)) if who else None
    return Quote(span=place(text, words), kind=kind, cue=None, speaker=speaker, by="hand")


def _figure(text: str, given: tuple[str, float | None, float | None, str, str], said_by: Mapping[str, str]) -> Figure:
    exact, low, high, bound, unit = given
    span = place(text, exact)
    noun = re.search(r"[a-z]+$", exact)
    counted = (
        Span(span.start + noun.start(), span.end) if noun and not unit.endswith(("dollar", "metre", "mile")) else None
    )
    by = place(text, said_by[exact]) if exact in said_by else None
    return Figure(span=span, low=low, high=high, bound=bound, unit=unit, of=counted, said_by=by, by="hand")
