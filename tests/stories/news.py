"""Invented articles of two quakes, a trial and a vote, made by hand."""

from __future__ import annotations

import hashlib

from tellings.model import Article, Stamp

QUAKE = (
    "A strong earthquake shook the Velmora coast on Tuesday, killing at least 14 people in Port Sestina. "
    "Governor Gordi Rusev said on 14 March that rescue teams from Halvard were still digging at the fish market."
)
QUAKE_AGAIN = (
    "Rescuers in Port Sestina dug through the ruins of the fish market after the earthquake on the Velmora coast. "
    "Gordi Rusev, the governor, said 14 people had died and more were missing. The quake came before dawn on 14 March."
)
QUAKE_LATER = (
    "Port Sestina buried its dead on Friday. Gordi Rusev walked behind the coffins of those killed when the earthquake "
    "brought down the fish market on the Velmora coast; Halvard has sent tents for those who lost their homes."
)
TWIN = (
    "A strong earthquake shook the island of Brenta on Monday, killing at least 31 people in Lower Kessim. "
    "Mayor Ilse Tarrow said on 2 November that rescue teams from Odrun were still digging at the railway station."
)
TWIN_AGAIN = (
    "Rescuers in Lower Kessim dug through the railway station after the earthquake on the island of Brenta. "
    "Ilse Tarrow, the mayor, said 31 people had died and more were missing. It came after midnight on 2 November."
)
TRIAL = (
    "The trial of the banker Pavel Renko opened in Tavenor on Wednesday. Prosecutor Lidia Sarn accuses him of hiding 3 "
    "million crowns of the Tesna Power company's pension fund in a bakery. Renko denies it."
)
VOTE = (
    "Voters in Morvane go to the polls on Sunday to choose a parliament. The League of Edvard Lom leads in surveys, "
    "ahead of the Greens, whose leader Nadia Brook promises cheaper trains and a tax on empty flats."
)


def article(
    text: str, *, title: str | None = None, published: str | None = None, language: str | None = "en"
) -> Article:
    digest = hashlib.sha256(f"{title}\n{published}\n{text}".encode("utf-8", "replace")).hexdigest()
    return Article(
        id=digest[:12],
        uri=f"https://news.example/{digest[:8]}",
        title=title,
        outlet=None,
        published=Stamp(published, "given", published) if published else None,
        modified=None,
        authors=(),
        language=language,
        text=text,
        removed=(),
        credits=(),
        sha256=digest,
    )


def shape(stories) -> list[set[str]]:
    """Which articles are together, stories in the order of their first articles."""
    return [{one for one, _ in story.articles} for story in stories]
