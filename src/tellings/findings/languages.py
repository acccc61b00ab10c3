"""Article -> may it be read as English?"""

from __future__ import annotations

import re

from tellings.model import Article
from tellings.text.words import words

LISTS = words("en", "languages")
FUNCTION_WORDS = frozenset(LISTS["function_words"].split())
SAMPLE = 4000  # code points
SHORT = 12  # words: a text this short need not have function words
SHARE = 0.12  # of function words; English news has 0.2-0.37 of them, result tables 0.1, Danish 0.08, others 0.02

_WORD = re.compile(r"[^\W\d_]+")


def is_english(article: Article) -> bool:
    """As the page says, or as its words look where nothing says so."""
    if article.language is not None:
        return article.language.lower()[:2] == "en"
    found = _WORD.findall(article.text[:SAMPLE].lower())
    if len(found) < SHORT:
        return all(w.isascii() for w in found)
    return sum(w in FUNCTION_WORDS for w in found) >= SHARE * len(found)


def why_unread(article: Article) -> str:
    language = LISTS["names"].get((article.language or "")[:2].lower())
    return f"findings are English only; this article is in {language or 'another language'}"
