"""What a page declares and shows -> its authors: boosted trees over the names that may be theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from lxml.html import HtmlElement

from tellings.articles.html_blocks import Block
from tellings.articles.html_byline_features import Candidate, candidates_of, describe, setting_of
from tellings.articles.html_bylines import Names, declared_names, find_sightings, names_in
from tellings.articles.html_facts import Facts
from tellings.articles.html_outlet import domain
from tellings.articles.html_titles import fold
from tellings.text.trees import Numbers, load_trees

WEIGHTS = "author_trees.json"
SURE = 0.35  # chance from which names are believed; on unseen sites F rises slowly from 0.5 down to 0.25
PERSON = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.-]*){1,3}")


def find_authors(
    tree: HtmlElement, facts: Facts, blocks: Sequence[Block], body: tuple[int, int], uri: str
) -> tuple[str, ...]:
    """As the page's JSON-LD has them, else the likeliest names near its headline and `body` (where its blocks start
    and end); an outlet's own name alone only where the page names nobody."""
    declared = declared_names(facts.declared)
    site = (facts.outlet or "", domain(uri) or "")
    if declared and not names_site(declared, site):
        return declared
    candidates = candidates_of(find_sightings(tree, facts, blocks, body))
    if candidates:
        chances = judge(candidates, facts, blocks, body, site)
        best = int(chances.argmax())
        if chances[best] > SURE:
            return candidates[best].names
    return declared or tagged_person(facts, site)


def tagged_person(facts: Facts, site: Sequence[str]) -> Names:
    """Of the author's meta tag, which often has the outlet or the maker of the site."""
    names = names_in(facts.declared.meta.get("author", ()))
    return names if all(map(PERSON.fullmatch, names)) and not names_site(names, site) else ()


def names_site(names: Names, site: Sequence[str]) -> bool:
    known = {fold(name) for name in site if len(fold(name)) > 2}
    return all(any(fold(name) in one or one in fold(name) for one in known) for name in names)


def judge(
    candidates: Sequence[Candidate],
    facts: Facts,
    blocks: Sequence[Block],
    body: tuple[int, int],
    site: Sequence[str],
) -> Numbers:
    """How likely each is the authors of the page."""
    trees = load_trees("articles", WEIGHTS)
    rows = describe(candidates, setting_of(facts, blocks, body, site))
    return trees.probabilities(np.array([[row[name] for name in trees.columns] for row in rows], dtype=float))
