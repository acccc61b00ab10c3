"""When something is due next: a feed by its own rhythm, what failed after longer and longer waits."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

SOONEST = 5 * 60.0  # seconds between two looks at a feed that brings news all the time
LATEST = 12 * 3600.0  # and at one that brings none
USUAL = 3600.0  # where nothing is known of it
WINDOW = 7 * 86_400.0  # seconds of a feed's past that tell its rhythm
FIRST_WAIT = 60.0  # seconds after a first failure; each further one doubles it
LONGEST_WAIT = 86_400.0
SPREAD = 0.1  # of a wait: so that what failed together does not come back together


def rhythm(times: Sequence[float], now: float, rest: float = 0.0) -> float:
    """Seconds until a feed is looked at again: half the usual gap between its entries, more where it has been silent.

    `times` of its entries, in seconds since 1970; those ahead of the clock tell nothing. `rest`: what it asks for.
    """
    lately = sorted(t for t in times if now - WINDOW <= t <= now)
    if lately:
        span = max(lately[-1] - lately[0], 1.0)
        gap = max(span / max(len(lately) - 1, 1), now - lately[-1]) if len(lately) > 1 else now - lately[0]
        wish = gap / 2
    else:
        wish = LATEST if any(t <= now for t in times) else USUAL
    return min(max(wish, rest, SOONEST), LATEST)


def back_off(key: str, failures: int, asked: float | None = None) -> float:
    """Seconds after the `failures`-th failure in a row; never less than the host `asked` for."""
    wait = min(FIRST_WAIT * 2.0 ** min(max(failures - 1, 0), 20), LONGEST_WAIT)
    return max(wait * jitter(key, failures), asked or 0.0)


def jitter(key: str, turn: int) -> float:
    """A factor about 1 that is the same for the same key and turn, on every machine."""
    draw = int.from_bytes(hashlib.sha256(f"{key} {turn}".encode("utf-8", "replace")).digest()[:4], "big") / 2**32
    return 1.0 + SPREAD * (2 * draw - 1)
