"""Two articles -> one page: both texts side by side, what they share joined, what differs inside it marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.receipts import marked
from tellings.model import Article, Span
from tellings.text.alignment import Run, common_runs, index_words
from tellings.text.shingles import Vocabulary, Words
from tellings.web.render import missing, page
from tellings.web.room import library_of

WIDTH = 4  # same words in a row from which on a passage counts as shared
WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)  # from the first letter or digit to the last
GAP = 3  # different words inside a shared passage, on either side: it stays one passage with a marked difference


def abreast(request: Request) -> Response:
    pair = _asked(request)
    if pair is None:
        return missing(request, "Name two articles that the library has.")
    a, b = pair
    passages = shared_passages(a.text, b.text)
    library = library_of(request)
    return page(
        request,
        "abreast.html",
        a=a,
        b=b,
        seen=[library.first_seen(one.id) for one in pair] if a.uri == b.uri else None,
        left=paragraphs(a.text, [(left, [r[0] for r in same]) for left, _, same in passages], "a"),
        right=paragraphs(b.text, [(right, [r[1] for r in same]) for _, right, same in passages], "b"),
        number=len(passages),
        share=share(a, b, passages),
    )


def rows(request: Request) -> list[dict[str, object]]:
    """The shared passages: where they stand, and their words, in each."""
    pair = _asked(request)
    if pair is None:
        raise HTTPException(404, "Name two articles that the library has.")
    a, b = pair
    return [
        {"passage": number, **_side("a", a, left), **_side("b", b, right)}
        for number, (left, right, _) in enumerate(shared_passages(a.text, b.text), start=1)
    ]


def _side(name: str, article: Article, span: Span) -> dict[str, object]:
    said = {"article": article.id, "start": span.start, "end": span.end, "exact": span.of(article.text)}
    return {f"{name}_{key}": value for key, value in said.items()}


def _asked(request: Request) -> tuple[Article, Article] | None:
    library = library_of(request)
    a, b = (library.article(request.query_params.get(name, "")) for name in ("a", "b"))
    return (a, b) if a and b else None


Passages = list[tuple[Span, Span, list[tuple[Span, Span]]]]  # in a, in b, and inside them the runs of the same words


def shared_passages(a: str, b: str) -> Passages:
    """Runs of the same words, joined where only few words between them differ; in the order of `a`."""
    vocabulary = Vocabulary()
    words_a, words_b = vocabulary.read(a), vocabulary.read(b)
    runs = common_runs(index_words(words_a.keys, WIDTH), index_words(words_b.keys, WIDTH))
    passages: Passages = []
    for group in _joined(list(_by_paragraph(a, words_a, runs))):
        spans = [(words_a.span(r.a, r.a + r.length - 1), words_b.span(r.b, r.b + r.length - 1)) for r in group]
        left = Span(spans[0][0].start, spans[-1][0].end)
        right = Span(spans[0][1].start, spans[-1][1].end)
        passages.append((left, right, spans))
    return passages


def _by_paragraph(text: str, words: Words, runs: Sequence[Run]) -> Iterator[Run]:
    """Runs that end where a paragraph of the text does, so that a ribbon joins paragraphs, not whole articles."""
    for run in runs:
        start = 0
        for n in range(1, run.length):
            if "\n" in text[words.ends[run.a + n - 1] : words.starts[run.a + n]]:
                yield Run(run.a + start, run.b + start, n - start)
                start = n
        yield Run(run.a + start, run.b + start, run.length - start)


def _joined(runs: Sequence[Run]) -> list[list[Run]]:
    groups: list[list[Run]] = [[run] for run in runs[:1]]
    for before, run in pairwise(runs):
        between_a = run.a - before.a - before.length
        between_b = run.b - before.b - before.length
        if min(between_a, between_b) >= 0 and 0 < max(between_a, between_b) <= GAP:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def paragraphs(text: str, passages: Sequence[tuple[Span, list[Span]]], side: str) -> list[Markup]:
    """Passage n is named `a-n` or `b-n`; inside it the words that the other side does not have are marked."""
    names: list[str] = []
    spans: dict[int, Span] = {}
    for number, (passage, same) in enumerate(passages, start=1):
        names.append(f'class="shared" id="{side}-{number}" data-n="{number}"')
        spans[len(names)] = passage
        for before, after in pairwise(same):
            if words := WORDS.search(text, before.end, after.start):
                names.append('class="differs"')
                spans[len(names)] = Span(*words.span())

    def attributes(number: int, first: bool) -> str:
        name = names[number - 1]
        return name if first else name.replace(" id=", " data-also=")

    return marked(text, spans, attributes)


def share(a: Article, b: Article, passages: Passages) -> int:
    """Per cent of the shorter text's characters that stand in shared passages."""
    spans = [left if len(a.text) <= len(b.text) else right for left, right, _ in passages]
    return round(100 * sum(s.end - s.start for s in spans) / max(1, min(len(a.text), len(b.text))))
