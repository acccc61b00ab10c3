"""A page of kind "html" -> Article or Skip.

The article's text is its paragraphs, headings, items and cells, with an empty line between two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from tellings.articles.build import Found, build_article
from tellings.articles.html_authors import find_authors
from tellings.articles.html_blocks import Block, read_blocks
from tellings.articles.html_body import choose
from tellings.articles.html_dates import find_modified, find_published, search_date
from tellings.articles.html_facts import read_facts
from tellings.articles.html_forms import form_of, why_none
from tellings.articles.html_outlet import absolute, domain, shown_outlet
from tellings.articles.html_removed import find_removed
from tellings.articles.html_shown import find_shown
from tellings.articles.html_tree import parse_tree
from tellings.model import Article, Page, Skip


def read_html(page: Page) -> Article | Skip:
    tree = parse_tree(page.content)
    if tree is None:
        return Skip(page.uri, "no web page can be read from this", "is it HTML, and a page that a person reads?")
    held = list(tree.iter())  # while Python holds its elements, lxml need not make them anew at each visit
    facts = read_facts(tree, page.uri)
    blocks = read_blocks(tree)
    kept = choose(page.content, tree, blocks, facts)
    if none := why_none(page.uri, facts, blocks, tuple(compress(blocks, kept))):
        return none
    form, kept = form_of(page.uri, facts, blocks, kept)
    body = tuple(compress(blocks, kept))
    ends = (int(kept.argmax()), len(kept) - int(kept[::-1].argmax())) if kept.any() else (0, 0)
    authors = find_authors(tree, facts, blocks, ends, page.uri)
    found = Found(
        text="\n\n".join(block.text for block in body),
        title=facts.title,
        outlet=facts.outlet if facts.outlet != domain(page.uri) else shown_outlet(tree) or facts.outlet,
        published=find_published(facts.declared, page.uri)
        or find_shown(blocks, kept, facts.language)
        or search_date(tree),
        modified=find_modified(facts.declared),
        authors=authors,
        language=facts.language,
        removed=tuple(find_removed(blocks, kept, facts, authors)),
        form=form,
        links=tuple(dict.fromkeys(_links(body, facts.canonical or page.uri))),
        canonical=facts.canonical,
    )
    del held
    return build_article(page, found)


def _links(body: Sequence[Block], base: str) -> Iterator[str]:
    """Where the body leads, absolute, in text order."""
    for block in body:
        for href in block.links:
            if not href.startswith("#") and (address := absolute(href, base)):
                yield address
