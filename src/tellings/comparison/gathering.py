"""Quotes -> groups: which of them are one utterance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.comparison.groups import join
from tellings.comparison.same_words import PHRASE, Uttered, met, retold, same_utterance


def gather(quotes: Sequence[Uttered]) -> list[list[int]]:
    """Whole quotations join each other; an echo ("go home") and a paraphrase go to the one they fit best, so that none
    of them ties two utterances together."""
    close = list(met(quotes))
    ranks = [rank(q) for q in quotes]
    pairs = [(i, j) for i, j in close if ranks[i] == ranks[j] == "whole" and same_utterance(quotes[i], quotes[j])]
    hosts = _hosts(quotes, ranks, close)
    alone = [(i, j) for i, j in close if ranks[i] == ranks[j] != "whole" and not hosts.keys() & {i, j}]
    pairs += [(i, j) for i, j in alone if same_utterance(quotes[i], quotes[j])]
    return join(len(quotes), [*pairs, *hosts.items()])


def rank(quote: Uttered) -> str:
    if quote.quote.kind == "indirect":
        return "retold"
    return "whole" if len(quote.said) >= PHRASE else "echo"


def _hosts(quotes: Sequence[Uttered], ranks: Sequence[str], close: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Echo or paraphrase -> the quotation it fits best."""
    best: dict[int, tuple[float, int]] = {}
    for i, j in close:
        for guest, host in ((i, j), (j, i)):
            if ranks[guest] != "whole" and ranks[host] == "whole":
                best[guest] = max(best.get(guest, (0.0, -1)), (_fit(quotes[guest], quotes[host]), host))
    return {guest: host for guest, (fit, host) in best.items() if fit}


def _fit(guest: Uttered, host: Uttered) -> float:
    """How well one fits; of several that hold an echo the shortest."""
    if guest.quote.kind == "indirect":
        return retold(guest, host)
    return 1 / len(host.said) if same_utterance(guest, host) else 0.0
