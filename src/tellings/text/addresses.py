"""An address -> the page that it stands for: one key for all the ways in which a page is addressed."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

TRACKING = re.compile(  # who led the reader here; only names that no site is known to choose its page by
    r"utm_\w+|(?:mtm|pk|piwik|vero|guce)_\w+|(?:fb|g|d|ms|y|tw|tt)clid|gclsrc|[gw]braid|li_fat_id|igshid?|mc_[ce]id"
    r"|mkt_tok|_hs(?:enc|mi)|hsctatracking|oly_(?:enc|anon)_id|s_kwcid|ef_id|at_(?:medium|campaign|format|link\w*|ptr\w*|bbc\w*"
    r"|custom\d)|ns_(?:mchannel|source|campaign|linkname|fee)|cmpid|smid|smtyp|ocid|sr_share|_g[al]|ref_(?:src|url)"
    r"|__twitter_impression|guccounter|xtor|ftag|soc_(?:src|trk)|wt\.mc_id|itm_\w+",
    re.IGNORECASE,
)
AMP_QUERY = re.compile(r"amp(?:=(?:1|true)?)?|outputtype=amp", re.IGNORECASE)
AMP_CACHE = re.compile(
    r"(?:[\w-]+\.)?cdn\.ampproject\.org/[cv]/(?:(s)/)?(.+)|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:(s)/)?(.+)",
    re.IGNORECASE,
)
FRONT = re.compile(r"^(?:(?:www|amp)\.)+(?=[^.]+\.)")  # of a host
MOBILE = re.compile(r"^(?:m|mobile)\.(?=[^.]+\.)")
AMP_PATH = re.compile(r"^(?:/amp)+(?=/.)|(?:/amp)+$|(?:\.amp)+(?=(?:\.html)?$)", re.IGNORECASE)
ESCAPE = re.compile("%[0-9a-f]{2}")
SAFE = "%/:=&?~#+!$,;'@()*[]|"  # what is not escaped again
LONGEST = 4000  # code points of an address; what is longer is none
INDEX = re.compile(r"/index\.html?$")


def page_key(address: str) -> str:
    """The same for http and https, with and without "www.", fragment, tracking, AMP and a last slash.

    What is no web address stays as it is.
    """
    parts = _parts(address)
    if parts is None:
        return address
    cached = AMP_CACHE.fullmatch(f"{parts.netloc}{parts.path}")
    if cached:
        return page_key(f"https://{cached[2] or cached[4]}{f'?{parts.query}' if parts.query else ''}")
    query = "&".join(sorted(_escaped(one) for one in parts.query.split("&") if one and not _idle(one)))
    fragment = f"#{parts.fragment}" if parts.fragment[:1] in ("!", "/") else ""  # pages that a script puts together
    return f"https://{_host(parts)}{_path(parts.path)}{f'?{query}' if query else ''}{fragment}"


def is_tracking(name: str) -> bool:
    """Does this parameter of a query tell only who led the reader here?"""
    return TRACKING.fullmatch(name) is not None


def may_stand_for(canonical: str, address: str) -> bool:
    """Can a page at `address` be believed that `canonical` is its own address? Not another site, and no front page.

    A page that was saved as a file has no site to contradict it.
    """
    said, own = _parts(canonical), _parts(address)
    if said is None or not (_path(said.path) or said.query):
        return False
    return own is None or MOBILE.sub("", _host(said)) == MOBILE.sub("", _host(own))


def _parts(address: str) -> SplitResult | None:
    if len(address) > LONGEST or not address[:8].lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address.strip())
        return parts if parts.hostname else None
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    host = parts.netloc.rpartition("@")[2].lower()
    host = host.removesuffix(":80" if parts.scheme == "http" else ":443").rstrip(".")
    return FRONT.sub("", host)


def _path(path: str) -> str:
    """Without the marks of an AMP page, "index.html" and the last slash."""
    for _ in range(3):  # "/a/amp/index.html"
        path = AMP_PATH.sub("", INDEX.sub("/", path).rstrip("/"))
    return _escaped(path)


def _idle(one: str) -> bool:
    return is_tracking(one.partition("=")[0]) or AMP_QUERY.fullmatch(one) is not None


def _escaped(text: str) -> str:
    """As a browser sends it."""
    if text.isascii() and "%" not in text and " " not in text:
        return text
    return ESCAPE.sub(lambda m: m[0].upper(), quote(text, safe=SAFE, errors="replace"))
