"""Dossiers -> Comparison: the ledgers in order, each handed what it needs of those before it."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Comparison, Dossier, Sources, Story


def compare_dossiers(dossiers: Sequence[Dossier], sources: Sources) -> Comparison:
    """All the accounts side by side; `sources` says which of them are one telling."""
    stamps = sorted(d.article.published.value for d in dossiers if d.article.published)
    story = Story(
        id="s" + "".join(sorted(d.article.id for d in dossiers))[:12],
        title=next((d.article.title for d in dossiers if d.article.title), ""),
        first_published=stamps[0] if stamps else None,
        last_published=stamps[-1] if stamps else None,
        places=(),
    )
    return Comparison(story=story, dossiers=tuple(dossiers), sources=sources)
