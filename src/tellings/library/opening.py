"""A story's id -> the story, opened: its articles compared, why they are together, and how they were edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.library.glances import judgements_on
from tellings.library.judging import titles, today
from tellings.library.reading import read_findings
from tellings.library.recount import renew
from tellings.library.revisions import State, find_edits, find_entered
from tellings.library.standing import current
from tellings.model import (
    Comparison,
    Dossier,
    Entered,
    First,
    Joined,
    Opened,
    Revision,
    Skip,
)
from tellings.store import Store
from tellings.store.nouns import Sighting

MOST = 200  # articles compared at once: the newest ones; half a minute where none of them was read before


def open_story(store: Store, asked: str, *, workers: int) -> Opened:
    """`asked` may be an id that was merged away."""
    story = today(store, asked)
    renew(store, [story], whole=True)
    standing = store.stories.find(story)
    assert standing, "it was renewed just now, and has articles"
    members = current(store, story)
    found = read_findings(store, store.articles.many(members[-MOST:]), workers=workers)
    dossiers = [one for one in found if isinstance(one, Dossier)]
    states = list(_states(store, dossiers, workers))
    comparison = _compare(dossiers, story, titles(store.judgements.list(undone=False)).get(story))
    entered = tuple(e for each in states for e in find_entered(each, comparison))
    comparison = replace(
        _with_edits(comparison, entered),
        notes=(
            *comparison.notes,
            *_left_out(members, found),
            *_edited(states, entered),
        ),
    )
    return Opened(
        asked=asked,
        comparison=comparison,
        standing=standing,
        why=tuple(Joined(m.article, m.why) for m in store.stories.members(story) if m.newer is None),
        revisions=tuple(revision for each in states for revision in revisions(each)),
        entered=entered,
        judgements=judgements_on(store, members),
    )


def _compare(dossiers: Sequence[Dossier], story: str, title: str | None) -> Comparison:
    from tellings.pipeline import compare_dossiers

    compared = compare_dossiers(dossiers)
    return replace(compared, story=replace(compared.story, id=story, title=title or compared.story.title))


# ---- revisions ------------------------------------------------------------------------------------------------------
def _states(store: Store, dossiers: Sequence[Dossier], workers: int) -> Iterator[tuple[State, ...]]:
    """Of each article whose page was edited: its states at that address, the oldest first."""
    for dossier in dossiers:
        turns = _turns(store, next((s.uri for s in store.sightings.of(dossier.article.id)), dossier.article.uri))
        while turns and turns[-1].article != dossier.article.id:  # what came after it is another account
            turns.pop()
        if len(turns) > 1:
            read = read_findings(store, store.articles.many([s.article or "" for s in turns]), workers=workers)
            found = {one.article.id: one for one in read if isinstance(one, Dossier)}
            yield tuple(State(s.uri, s.seen, found[s.article]) for s in turns if s.article in found)


def _turns(store: Store, address: str) -> list[Sighting]:
    """Each time that another article came to stand at the address."""
    kept = [s for s in store.sightings.find(address) if s.article]
    return [s for last, s in zip([None, *kept], kept, strict=False) if last is None or last.article != s.article]


def revisions(states: Sequence[State]) -> Iterator[Revision]:
    """Each state, and what it changed from the one before."""
    before = None
    for state in states:
        article = state.dossier.article
        yield Revision(
            address=state.address,
            article=article.id,
            seen=state.seen,
            published=article.published.value if article.published else None,
            title=article.title,
            edits=find_edits(before, article) if before else (),
            title_before=before.title if before and before.title != article.title else None,
        )
        before = article


def address_revisions(store: Store, address: str) -> tuple[Revision, ...]:
    turns = _turns(store, address)
    articles = {one.id: one for one in store.articles.many([s.article or "" for s in turns])}
    found = ((s, articles[s.article]) for s in turns if s.article in articles)
    return tuple(revisions([State(s.uri, s.seen, Dossier(article=one, sentences=())) for s, one in found]))


def _with_edits(comparison: Comparison, entered: Sequence[Entered]) -> Comparison:
    """A fact that entered an article by an edit was not there when the article was published, and says so."""
    late = {(e.passage.article, e.passage.start): e.seen for e in entered if e.kind == "fact"}
    facts = []
    for fact in comparison.facts:
        first = fact.first
        seen = next(
            (
                late[(p.article, p.start)]
                for p in fact.passages
                if first and p.article == first.article and (p.article, p.start) in late
            ),
            None,
        )
        if first and seen:
            fact = replace(fact, first=First(first.article, f"{first.evidence}; entered by an edit seen {seen}"))
        facts.append(fact)
    return replace(comparison, facts=tuple(facts))


# ---- notes ----------------------------------------------------------------------------------------------------------
def _left_out(members: Sequence[str], found: Sequence[Dossier | Skip]) -> Iterator[str]:
    if len(members) > MOST:
        yield f"the newest {MOST} of {len(members)} articles are compared; the sources above are counted over these"
    yield from (f"left out: {s.uri}: {s.reason}" for s in found if isinstance(s, Skip))


def _edited(states: Sequence[Sequence[State]], entered: Sequence[Entered]) -> Iterator[str]:
    """One line an address."""
    for each in states:
        newest = each[-1]
        article = newest.dossier.article
        name = article.outlet or article.uri
        times = f"{len(each) - 1} time{'s' if len(each) > 2 else ''}"
        yield f"{name}: edited {times} since {each[0].seen}, last seen {newest.seen}; the newest state is compared"
        own = [e for e in entered if e.passage.article == article.id]
        for seen in dict.fromkeys(e.seen for e in own):
            kinds = Counter(e.kind for e in own if e.seen == seen)
            said = ", ".join(f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in kinds.items())
            yield f"{name}: {said} entered by an edit seen {seen}"
