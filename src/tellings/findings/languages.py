"""Article -> may it be read as English?"""

from __future__ import annotations

import re

from tellings.model import Article
from tellings.text.prose import FUNCTION_WORDS, LISTS, is_foreign

SAMPLE = 4000  # code points
SHORT = 12  # words: a text this short need not have function words
UNREAD = 0.1  # share of an article's words
SHARE = 0.12  # of function words; English news has 0.2-0.37 of them, result tables 0.1, Danish 0.08, others 0.02

_WORD = re.compile(r"[^\W\d_]+")


def is_english(article: Article) -> bool:
    """As the page says where its words do not belie it, or as they look where nothing says so."""
    if article.language is not None:
        return article.language.lower()[:2] == "en" and not is_foreign(article.text[:SAMPLE])
    found = _WORD.findall(article.text[:SAMPLE].lower())
    if len(found) < SHORT:
        return all(w.isascii() for w in found)
    return sum(w in FUNCTION_WORDS for w in found) >= SHARE * len(found)


def why_unread(article: Article) -> str:
    code = (article.language or "en")[:2].lower()
    if code == "en":
        return "findings are English only; the words of this article are not"
    return f"findings are English only; this article is in {LISTS['names'].get(code, 'another language')}"


def why_partly_unread(text: str, prose: str) -> str:
    """`prose` is `text` with blanks for what is none; a line or two need no note."""
    unread = len(text.split()) - len(prose.split())
    return (
        "tables, code, damaged lines and other languages in it were not read"
        if unread > UNREAD * len(text.split())
        else ""
    )
