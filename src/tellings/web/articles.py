"""Library -> an article's page: its text with layers to switch on, what was cut, the evidence, the original bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.receipts import marked
from tellings.library import glances
from tellings.model import Article, Dossier, Span
from tellings.web.render import answer, missing, page
from tellings.web.room import library_of

PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
LAYERS = (("quotes", "Quotes and speakers"), ("figures", "Figures"), ("names", "Names"), ("times", "Times"))
AROUND = 60  # characters of a page shown before what it says
MOST_MARKS = 200  # passages that one address may ask to be marked
RTL = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi", "ug", "dv", "sd"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text: what it belongs to, and what it says when pointed at."""

    span: Span
    kind: str  # "asked" or a layer


def article_page(request: Request) -> Response:
    library = library_of(request)
    article = library.article(request.path_params["article"])
    if article is None:
        return missing(request, "There is no such article.")
    dossier = glances.dossier(library.store, article.id)
    asked, part = asked_spans(request, article), "part" in request.query_params
    return page(
        request,
        "part.html" if part else "article.html",
        article=article,
        direction="rtl" if article.language in RTL else "auto",
        paragraphs=paragraphs(article, dossier, asked),
        asked_passages=[article.passage(span) for span in asked],
        read=dossier is not None,
        layers=LAYERS,
        story=library.store.stories.of([article.id]).get(article.id),
        revisions=library.revisions(article.uri),
        named=outlet_in(article.outlet, library.store.pages.find(article.sha256) or b"")
        if article.outlet and not part
        else "",
    )


def outlet_in(outlet: str, raw: bytes) -> str:
    """Where the page's bytes first name its outlet, with what stands around it; "" where they do not."""
    page = raw.decode("utf-8", "replace")
    for name in dict.fromkeys((outlet, escape(outlet), json.dumps(outlet)[1:-1])):
        at = page.find(name)
        if at >= 0:
            return " ".join(page[max(0, at - AROUND) : at + len(name) + AROUND // 4].split())
    return ""


def asked_spans(request: Request, article: Article) -> list[Span]:
    """The places in the address (`at=120-134`, as often as wanted) that the article really has."""
    found = (PLACE.fullmatch(value) for value in request.query_params.getlist("at")[:MOST_MARKS])
    spans = (Span(int(m[1]), int(m[2])) for m in found if m)
    return [s for s in spans if s.start < s.end <= len(article.text)]


def paragraphs(article: Article, dossier: Dossier | None, asked: list[Span]) -> list[Markup]:
    """The text with all its marks; what was asked for bears the names p1, p2, …"""
    marks = [Mark(span, "asked") for span in asked]
    if dossier:
        marks += layers(dossier)

    def attributes(number: int, first: bool) -> str:
        mark = marks[number - 1]
        name = f' id="p{number}"' if first and mark.kind == "asked" else ""
        return f'class="{mark.kind}"{name}'

    return marked(article.text, {n: mark.span for n, mark in enumerate(marks, start=1)}, attributes)


def layers(dossier: Dossier) -> Iterator[Mark]:
    for quote in dossier.quotes:
        yield Mark(quote.span, "quotes")
        if quote.speaker and quote.speaker.span:
            yield Mark(quote.speaker.span, "quotes speaker")
    yield from (Mark(figure.span, "figures") for figure in dossier.figures)
    yield from (Mark(name.span, "names") for name in dossier.names)
    yield from (Mark(time.span, "times") for time in dossier.times)


def original(request: Request) -> Response:
    """The bytes as they were read, to be saved: never shown as a page of this site."""
    library = library_of(request)
    article = library.article(request.path_params["article"])
    raw = library.raw(article.id) if article else None
    if article is None or raw is None:
        return missing(request, "The original bytes of this article are not kept.")
    name = f'attachment; filename="{article.id}.original"'
    return answer(request, raw, "application/octet-stream", content_disposition=name)
