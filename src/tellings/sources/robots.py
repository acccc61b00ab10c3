"""robots.txt of each site, remembered for a day."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

KEPT = 86_400.0  # seconds; RFC 9309 allows no more
SITES = 2000  # remembered at once
MOST = 500 * 1024  # bytes that are read of it, RFC 9309's least
LONGEST_PAUSE = 3600.0  # seconds; a Crawl-delay above it would keep news from being seen at all


@dataclass(frozen=True, slots=True)
class Rules:
    """`closed`: why nobody knows what the site allows, so that nothing is fetched for now."""

    robots: Protego
    closed: str | None = None

    def allow(self, address: str, agent: str) -> bool:
        return bool(self.robots.can_fetch(address, agent))

    def pause(self, agent: str) -> float:
        """Seconds between two requests that the site asks for."""
        rate = self.robots.request_rate(agent)
        asked = max(
            self.robots.crawl_delay(agent) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0
        )
        return min(float(asked), LONGEST_PAUSE)


def read_rules(status: int, raw: bytes) -> Rules:
    """RFC 9309: a file that is not there allows all; a site that cannot say allows nothing for now."""
    if status == 429 or status >= 500:
        return Rules(Protego.parse(""), f"its robots.txt cannot be read now (HTTP status {status})")
    return Rules(Protego.parse(raw[:MOST].decode("utf-8", "replace") if status == 200 else ""))


class Robots:
    """What each site allows; `get` (site, host named by the user) asks it, where nobody did today."""

    def __init__(self, get: Callable[[str, str], Rules], clock: Callable[[], float]) -> None:
        self._get = get
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    def of(self, site: str, named: str) -> Rules:
        """`named`: the host that the user named outright. A site that could not say is asked again next time."""
        known = self._known.get(site)
        if known is None or known[1].closed or not 0 <= self._clock() - known[0] < KEPT:
            known = self._clock(), self._get(site, named)
            self._known[site] = known
            if len(self._known) > SITES:
                self._known.popitem(last=False)
        return known[1]
