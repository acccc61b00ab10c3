"""Where types meet rows: every noun that is stored, as the values of its columns, and back."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from urllib.parse import urlsplit

from tellings.errors import CallError
from tellings.model import Article, Quote, Reason, Standing, Watched
from tellings.store.engine import Row
from tellings.store.nouns import Listed, Member, Sighting
from tellings.store.packing import pack_noun, plain, unpack_noun
from tellings.store.terms import words_of
from tellings.text.addresses import page_key
from tellings.text.stamps import read_stamp

AHEAD = timedelta(days=1)  # a page may be dated this far after it was seen: time zones; beyond, its clock is wrong
KEY = 500  # code points of an indexed text; PostgreSQL indexes 2.7 kB at most

ARTICLE = "id, sha256, uri, title, outlet, masthead, language, published, at, seen, wording"
LISTED = "a.id, a.uri, a.title, a.outlet, a.language, a.published, a.at, a.seen, m.story, newer.id"
SIGHTING = "s.uri, s.turn, s.sha256, s.seen, a.id, s.skipped, a.wording, s.home"
MEMBER = "a.id, m.story, m.why, newer.id"
WATCHED = "kind, key, due, state"


# ---- times ----------------------------------------------------------------------------------------------------------
def moment(stamp: str) -> str:
    """The earliest moment that ISO 8601 `stamp` can mean, UTC, so that texts sort as times do."""
    read = read_stamp(stamp)
    if read is None:
        raise CallError(f"{stamp!r} is no time", "give one as 2017, 2017-10-22 or 2017-10-22T15:45")
    return read[0].isoformat()


def moment_after(stamp: str) -> str:
    """The first moment after all that `stamp` can mean."""
    read = read_stamp(stamp)
    if read is None:
        raise CallError(f"{stamp!r} is no time", "give one as 2017, 2017-10-22 or 2017-10-22T15:45")
    return read[1].isoformat()


def placed_at(article: Article, seen: str) -> str:
    """When it was published; when it was seen, where the page does not say or says a time that was still to come."""
    published = read_stamp(article.published.value) if article.published else None
    came = read_stamp(seen)
    if published is None or (came is not None and published[0] > came[0] + AHEAD):
        return moment(seen)
    return published[0].isoformat()


# ---- keys -----------------------------------------------------------------------------------------------------------
def key_of(text: str) -> str:
    """Any text as an indexed value: one that is too long keeps its beginning and gets a digest."""
    if len(text) <= KEY and text.isalnum():  # most are words, and there are hundreds an article
        return text
    clean = plain(text)
    if len(clean) <= KEY:
        return clean
    return f"{clean[:KEY]}…{hashlib.blake2b(clean.encode(), digest_size=16).hexdigest()}"


def home_of(uri: str) -> str:
    """What all addresses of a page have in common."""
    return key_of(page_key(uri))


def masthead(outlet: str | None, uri: str = "") -> str:
    """What two names of one outlet have in common: "The Lantern" is "lantern"; without a name, its host."""
    words = words_of(outlet or "")
    if not words:
        return key_of(host_of(uri))
    return key_of(" ".join(words[1:] if words[0] == "the" and len(words) > 1 else words))


def host_of(uri: str) -> str:
    try:
        return (urlsplit(uri).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def facet(value: str) -> str:
    """A place, a person or a language, as a filter compares them."""
    return key_of(" ".join(words_of(value)))


# ---- nouns ----------------------------------------------------------------------------------------------------------
def wording(article: Article) -> str:
    text = f"{article.title or ''}\0{article.text}"
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def article_row(article: Article, seen: str) -> Row:
    return (
        article.id,
        article.sha256,
        plain(article.uri),
        _plain(article.title),
        _plain(article.outlet),
        masthead(article.outlet, article.uri),
        facet(article.language) if article.language else None,
        _plain(article.published.value if article.published else None),
        placed_at(article, seen),
        moment(seen),
        wording(article),
    )


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)


def listed(row: Row) -> Listed:
    return Listed(*row)


def sighting(row: Row) -> Sighting:
    return Sighting(*row)


def why_row(why: tuple[Reason, ...]) -> bytes | None:
    return pack_noun(why) if why else None


def member(row: Row) -> Member:
    article, story, why, newer = row
    return Member(article, story, unpack_noun(why, tuple[Reason, ...]) if why else (), newer)


def standing_row(standing: Standing) -> Row:
    """id, rank, first, last, articles, standing. A story without dates counts from when it was last seen."""
    last = _moment(standing.last_published) or _moment(standing.last_seen)
    first = _moment(standing.first_published) or last
    return standing.id, standing.rank, first, last, standing.articles, pack_noun(standing)


def _moment(stamp: str | None) -> str:
    read = read_stamp(stamp) if stamp else None
    return read[0].isoformat() if read else ""


def facets(standing: Standing, outlets: tuple[str, ...]) -> set[tuple[str, str]]:
    """Kinds and values that a filter asks for; a person also by the last name alone."""
    found = {("outlet", masthead(one)) for one in outlets}
    found |= {("language", facet(one)) for one in standing.languages}
    found |= {("place", facet(one)) for one in standing.places}
    people = [name for one in standing.people for name in (one, one.rpartition(" ")[2])]  # "Ada Hale" is "Hale" too
    return found | {("person", facet(one)) for one in people}


def quote_row(n: int, quote: Quote, text: str) -> Row:
    """n, start, finish, kind, speaker, said, says."""
    speaker = quote.speaker.name if quote.speaker else None
    said = " ".join(words_of(quote.span.of(text)))
    says = " ".join(words_of(speaker or ""))
    return n, quote.span.start, quote.span.end, quote.kind, _plain(speaker), said, says


def watched_row(one: Watched) -> Row:
    return plain(one.kind), plain(one.key), one.due, plain(one.state)


def watched(row: Row) -> Watched:
    return Watched(*row)
