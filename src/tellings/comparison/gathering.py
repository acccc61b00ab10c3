"""Quotes -> groups: which of them are one utterance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.comparison.groups import join
from tellings.comparison.same_words import PHRASE, Uttered, met, retold, same_utterance


def gather(quotes: Sequence[Uttered]) -> list[list[int]]:
    """Whole quotations join each other; an echo ("go home") and a paraphrase go to the one they fit best, so that none
    of them ties two utterances together."""
    copies = _copies(quotes)
    heads = [quotes[held[0]] for held in copies]
    close = [(i, j) for i, j in met(heads) if _elsewhere(copies[i], copies[j], quotes)]
    ranks = [rank(q) for q in heads]
    pairs = [(i, j) for i, j in close if ranks[i] == ranks[j] == "whole" and same_utterance(heads[i], heads[j])]
    hosts = _hosts(heads, ranks, close)
    alone = [(i, j) for i, j in close if ranks[i] == ranks[j] != "whole" and not hosts.keys() & {i, j}]
    pairs += [(i, j) for i, j in alone if same_utterance(heads[i], heads[j])]
    return [sorted(i for c in group for i in copies[c]) for group in join(len(copies), [*pairs, *hosts.items()])]


def _copies(quotes: Sequence[Uttered]) -> list[list[int]]:
    """Quotes of the same words by the same speaker; a word or two by nobody known are no more than themselves."""
    held: dict[object, list[int]] = {}
    for i, q in enumerate(quotes):
        shared = same_utterance(q, q)
        held.setdefault((q.said, q.speaker, rank(q), q.quote.kind) if shared else i, []).append(i)
    return list(held.values())


def _elsewhere(a: Sequence[int], b: Sequence[int], quotes: Sequence[Uttered]) -> bool:
    """Not both in one article alone."""
    return len({quotes[i].article for i in (*a, *b)}) > 1


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
