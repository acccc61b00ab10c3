"""What a page declares and shows -> the names in its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from lxml import etree
from lxml.html import HtmlElement

from tellings.articles.html_blocks import Block, marks_of
from tellings.articles.html_declared import Declared, Json
from tellings.articles.html_titles import fold

LONGEST_NAME = 45  # characters
LONGEST_LINE = 120  # characters of a line that is a byline
MOST_WORDS = 5  # words of a name
BEFORE, AFTER = 12, 6  # blocks before the body's start, and after its start and end, in which a byline stands
AUTHOR_META = ("author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "byl", "citation_author")
BY = (
    r"(?:(?:written|posted|published|story|words|report|text(?:e|o)?|eingestellt|geschrieben|veröffentlicht|verfasst|"
    r"escrito|publicado|publié|gespeichert|publiziert)\s+)?(?:by|von|vom|par|por|di|door|av|af|autor(?:in|en|es)?|"
    r"author(?:s|ed)?|auteurs?|autore|autrice|text(?:e|o)?|forfatter|redakteur(?:in)?|redaktion|责任编辑|作者|記者|기자)"
)
LEAD = re.compile(rf"^\W*{BY}(?:\s*[:：]\s*|\s+|(?<=By)(?=[A-Z]))(?:{BY}\s*:?\s+)?", re.I)
SPLIT = re.compile(r"\s*[;,&|/•·、]\s*|\s+(?:and|und|et|och|en|with|mit)\s+|\s+[ye]\s+(?=[A-ZÀ-Þ])", re.I)
DATED = re.compile(
    r"(?:^|[\s,|·•\-–—(]+)(?:\b(?:on|am|le|el|il|um|at|vor|den|posted|published|veröffentlicht|updated|aktualisiert|"
    r"\w+day|\w+tag|January|February|March|April|May|June|July|August|September|October|November|December|Januar|"
    r"Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b[\s.,]*)*\d.*$",
    re.I,
)
ADDRESS = re.compile(r"https?:|www\.|@|[{}<>\[\]#=]")
NO_NAME = re.compile(
    r"^(?:by|on|von|par|por|am|foto|follow|mehr|more|admin|unknown|anonymous|share|datum|quelle|posted|published|"
    r"publiziert|publicado|publié|veröffentlicht|geschrieben|written|updated|image|photo|beitragvon|alle|agenturen|agencies)\b|\.(?:com|de)$",
    re.I,
)
INSIDE = re.compile(rf"(?:^|(?<=[\s|·•,–—-])){BY}(?:\s*[:：]\s*|\s+)(?:{BY}\s*:?\s+)?", re.I)
STOP = re.compile(
    r"\s+(?:on|am|at|um|in|im|unter|le|el|[—–|·»]|\(?\d|\w*kommentar|leave|schreibe|hinterlasse|kategorie)", re.I
)
CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.-]*){1,3}")
ASIDE = re.compile(r"\s*\([^)]*\)")
MARKED = etree.XPath(
    "//*[@rel='author' or contains(@itemprop,'author') or contains(@class,'author') or contains(@class,'Author') or "
    "contains(@class,'byline') or contains(@class,'Byline') or contains(@class,'autor') or contains(@id,'author') or "
    "contains(@class,'journalist') or contains(@class,'username')]"
)
ELSEWHERE = frozenset({"comment", "related", "<footer>", "<aside>", "sidebar", "navigation", "<nav>"})


def find_authors(
    tree: HtmlElement, declared: Declared, blocks: Sequence[Block], body: tuple[int, int], site: Sequence[str]
) -> tuple[str, ...]:
    """As the page declares them, else as a byline near the `body` (where its blocks start and end) has them; an
    outlet's own name (`site`) alone only where the page names nobody."""
    known = {fold(name) for name in site if name}
    outlets: tuple[str, ...] = ()
    sources = (_from_json(declared), _from_meta(declared), _from_elements(tree), _from_blocks(blocks, body))
    for source in sources:
        found = tuple(dict.fromkeys(source))
        if not all(_is_site(fold(name), known) for name in found):
            return found
        outlets = outlets or found
    return outlets


def _is_site(name: str, known: set[str]) -> bool:
    return any(name in outlet or outlet in name for outlet in known if len(outlet) > 2)


def _from_json(declared: Declared) -> Iterator[str]:
    for text in _names(declared.article.get("author") or declared.article.get("creator"), declared):
        yield from split_names(text)


def _names(value: Json, declared: Declared) -> Iterator[str]:
    value = declared.resolve(value)
    if isinstance(value, list):
        for item in value:
            yield from _names(item, declared)
    elif isinstance(value, dict):
        parts = (value.get("givenName"), value.get("familyName"))
        yield from _names(value.get("name") or " ".join(p for p in parts if isinstance(p, str)), declared)
    elif isinstance(value, str):
        yield value


def _from_meta(declared: Declared) -> Iterator[str]:
    """Of the first of these tags that has a name."""
    for tag in AUTHOR_META:
        names = [name for text in declared.meta.get(tag, ()) if text[0] != "(" for name in split_names(text)]
        if names:
            yield from names
            return


def _from_elements(tree: HtmlElement) -> Iterator[str]:
    """Of the first element that is called a byline and holds a name, outside comments and other articles."""
    for element in MARKED(tree):
        if not isinstance(element.tag, str) or element.tag in ("meta", "link", "body", "html", "script", "input"):
            continue
        text = " ".join(element.text_content().split())
        if 0 < len(text) <= LONGEST_LINE and not _elsewhere(element):
            names = tuple(split_names(text))
            if names:
                yield from names
                return


def _elsewhere(element: HtmlElement) -> bool:
    for outer in (element, *element.iterancestors()):
        if outer.tag in ("body", "html"):
            return False
        if not ELSEWHERE.isdisjoint(marks_of(f"{outer.get('class', '')} {outer.get('id', '')}", outer.tag)):
            return True
    return False


def _from_blocks(blocks: Sequence[Block], body: tuple[int, int]) -> Iterator[str]:
    """Of the first line beside the body's start, or after its end, that has "by" and a name, or a date and a name."""
    first, last = body
    for block in (*blocks[max(0, first - BEFORE) : first + AFTER], *blocks[last : last + AFTER]):
        if len(block.text) <= LONGEST_LINE and not block.hidden and "comment" not in block.marks:
            names = tuple(_in_line(block))
            if names:
                yield from names
                return


def _in_line(block: Block) -> Iterator[str]:
    """ "Posted on 3 May 2020 by Ada Byron | 3 comments", "3 May 2020 | Ada Byron"."""
    by = INSIDE.search(block.text)
    dated = any(map(str.isdigit, block.text)) or "byline" in block.own or "date" in block.own
    if by and (dated or not block.text[: by.start()].strip()) and not block.text.endswith("."):
        yield from split_names(STOP.split(block.text[by.end() :])[0])
    elif dated and "|" in block.text:
        for part in block.text.split("|"):
            if CAPITALISED.fullmatch(part.strip()):
                yield part.strip()


def split_names(text: str) -> Iterator[str]:
    """ "By Ada Byron and Ben Cole, 3 May 2020" -> "Ada Byron", "Ben Cole"."""
    folded = ASIDE.sub("", " ".join(unescape(text).split()))
    if ADDRESS.search(folded):
        return
    folded = DATED.sub("", LEAD.sub("", folded))
    for name in SPLIT.split(folded):
        name = name.strip(" -–—:.·•|,")
        letters = sum(map(str.isalpha, name))
        if letters > 1 and len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS and not NO_NAME.search(name):
            yield name
