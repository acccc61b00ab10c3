"""A page of kind "html" -> Article or Skip.

The article's text is its paragraphs, one a line, with an empty line between two of them.
"""

from __future__ import annotations

from tellings.articles.build import Found, build_article
from tellings.articles.html_authors import find_authors
from tellings.articles.html_body import find_body
from tellings.articles.html_dates import find_modified, find_published
from tellings.articles.html_declared import read_declared
from tellings.articles.html_outlet import find_canonical, find_outlet
from tellings.articles.html_titles import find_title
from tellings.articles.html_tree import parse_tree
from tellings.model import Article, Page, Skip


def read_html(page: Page) -> Article | Skip:
    tree = parse_tree(page.content)
    if tree is None:
        return Skip(page.uri, "no web page can be read from this", "is it HTML, and a page that a person reads?")
    declared = read_declared(tree)
    outlet = find_outlet(declared, page.uri)
    title = find_title(tree, declared, outlet)
    found = Found(
        text="\n\n".join(find_body(tree, title)),
        title=title,
        outlet=outlet,
        published=find_published(tree, declared, page.uri),
        modified=find_modified(declared),
        authors=find_authors(tree, declared),
        canonical=find_canonical(tree, declared, page.uri),
    )
    return build_article(page, found)
