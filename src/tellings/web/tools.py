"""Library -> tools of a language model (Model Context Protocol): the answers of the API, each with its receipts."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer

from tellings.formats.json import comparison_json
from tellings.formats.json_article import article_json, dossier_json
from tellings.formats.json_library import hit_json, judgement_json, standing_json
from tellings.library import Library, glances
from tellings.model import Filters
from tellings.web.comparing import compare_pages

Json = dict[str, Any]
MOST = 50  # items of one answer
LEDGERS = ("actors", "brief", "disagreements", "facts", "figures", "quotes", "timeline")
SAYS = (
    "Every telling of a story, side by side, with receipts. Passages give the very words and where they stand; cite"
    " them. `independent` counts sources after copies are folded. Tellings never says who is right."
)


def make_server(place: str) -> MCPServer[Any]:
    """Tools over the library at this place; each call opens it for itself."""
    server: MCPServer[Any] = MCPServer("tellings", instructions=SAYS)

    @server.tool()
    def stories(since: str = "", until: str = "", place_named: str = "", person: str = "", limit: int = 20) -> Json:
        """Stories by independent sources and freshness. Times are ISO 8601."""
        filters = Filters(since=since or None, until=until or None, place=place_named or None, person=person or None)
        with Library(place, create=False) as library:
            return {"stories": [standing_json(s) for s in library.stories(filters, limit=_few(limit))]}

    @server.tool()
    def story(story: str, ledger: str = "brief") -> Json:
        """One ledger of a story: actors, brief, disagreements, facts, figures, quotes or timeline; and its sources."""
        if ledger not in LEDGERS:
            raise ValueError(f"ledger is one of {', '.join(LEDGERS)}")
        with Library(place, create=False) as library:
            return _of(comparison_json(library.story(story)), ledger)

    @server.tool()
    def compare(pages: list[Json], ledger: str = "brief") -> Json:
        """The same of pages that are given, each with `uri` and `html` or `text`; nothing is kept."""
        if ledger not in LEDGERS:
            raise ValueError(f"ledger is one of {', '.join(LEDGERS)}")
        return _of(compare_pages(pages), ledger)

    @server.tool()
    def judgements(limit: int = 20) -> Json:
        """What people judged: merged, split, moved; the newest first, each signed."""
        with Library(place, create=False) as library:
            return {"judgements": [judgement_json(one) for one in library.judgements()[::-1][: _few(limit)]]}

    @server.tool()
    def article(article: str) -> Json:
        """An article's text, with its findings where it has been read."""
        with Library(place, create=False) as library:
            found = library.article(article)
            if found is None:
                raise ValueError(f"there is no article {article}")
            dossier = glances.dossier(library.store, article)
            return dossier_json(dossier) if dossier else article_json(found)

    @server.tool()
    def search(
        words: str, speaker: str = "", outlet: str = "", since: str = "", until: str = "", limit: int = 20
    ) -> Json:
        """Articles with all these words, "phrases" as they stand, best first; `speaker`: only what this person says."""
        filters = Filters(speaker=speaker or None, outlet=outlet or None, since=since or None, until=until or None)
        with Library(place, create=False) as library:
            found = library.search(words, filters, limit=_few(limit), quotes=bool(speaker))
        return {"hits": [hit_json(h) for h in found.hits], "matching": found.matching, "read": found.read}

    @server.tool()
    def said(speaker: str, limit: int = MOST, after: int = 0) -> Json:
        """What articles say that somebody said, in order of time; versions of one utterance bear its id. `speaker` is
        a whole name, as answers give it; `after`: how many quotations were given before."""
        from tellings.library.speaking import speech_of
        from tellings.web.people import versions

        with Library(place, create=False) as library:
            speech = speech_of(library.store, speaker, _few(limit), max(0, after))
        return {"versions": versions(speech), "next": max(0, after) + speech.quotes if speech.more else None}

    return server


def _of(made: Json, ledger: str) -> Json:
    """One ledger of a comparison, and what it is about."""
    return {
        "story": made["story"],
        "sources": made["sources"],
        "articles": [{k: a[k] for k in ("id", "uri", "title", "outlet", "published")} for a in made["articles"]],
        ledger: made[ledger],
    }


def _few(limit: int) -> int:
    return max(1, min(MOST, limit))
