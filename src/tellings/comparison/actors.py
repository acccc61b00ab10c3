"""Dossiers -> actors: the same actor across all accounts, under every name and label."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tellings.comparison.groups import join
from tellings.comparison.headlines import describe_headlines
from tellings.comparison.labels import Marks, find_labels, find_marks
from tellings.comparison.named import Local, Named, read_name, together
from tellings.comparison.same_actor import REASONS
from tellings.comparison.spotting import spot_names
from tellings.comparison.widening import widen
from tellings.model import Dossier, Form, Mention, Passage, StoryActor


def find_actors(dossiers: Sequence[Dossier]) -> tuple[StoryActor, ...]:
    """Those most articles speak of first."""
    local = [
        Local(article=d.article.id, text=d.article.text, title=d.article.title or "", actor=actor)
        for d in sorted({d.article.id: d for d in dossiers}.values(), key=lambda d: d.article.id)
        for actor in d.actors
    ]
    known = [read_name(one) for one in describe_headlines(local)]
    for reason in REASONS:
        groups = join(len(known), reason(known))
        known = [together(known[i] for i in g) if len(g) > 1 else known[g[0]] for g in groups]
    unique = {d.article.id: d for d in dossiers}
    order = {id_: place for place, id_ in enumerate(unique)}
    marks = {id_: find_marks(d) for id_, d in unique.items()}
    spotted: dict[int, list[Passage]] = defaultdict(list)
    for article, found in spot_names(known, unique).items():
        for s in found:
            spotted[s.actor].append(unique[article].article.passage(s.span))
    actors = [_story_actor(named, spotted[i], order, marks) for i, named in enumerate(known)]
    return tuple(sorted(actors, key=lambda a: (-len({p.article for p in a.mentions}), -len(a.mentions), a.name, a.id)))


def _story_actor(
    named: Named, spotted: Sequence[Passage], order: Mapping[str, int], marks: Mapping[str, Marks]
) -> StoryActor:
    members = sorted(named.members, key=lambda m: order[m.article])
    read = [_passage(m, x) for m in members for x in m.actor.mentions]
    local = tuple((m.article, m.actor.id) for m in members)
    return StoryActor(
        id="p" + hashlib.sha256(repr(min(local)).encode()).hexdigest()[:10],
        name=_name(members),
        kind=named.kind,
        forms=_forms(members, spotted, order),
        mentions=tuple(sorted((*read, *spotted), key=lambda p: (order[p.article], p.start))),
        labels=find_labels(members, marks),
        local=local,
    )


def _passage(member: Local, mention: Mention) -> Passage:
    span = widen(member.text, mention.span) if mention.form == "description" else mention.span
    return Passage(member.article, span.start, span.end, span.of(member.text))


def _name(members: Sequence[Local]) -> str:
    """The full name that most articles use; of equals the longer one."""
    names = Counter(name for m in members for name in {m.actor.name})
    full = [n for n in names if " " in n] or list(names)
    return min(full, key=lambda n: (-names[n], -len(n), n))


def _forms(members: Sequence[Local], spotted: Sequence[Passage], order: Mapping[str, int]) -> tuple[Form, ...]:
    """Names and acronyms as written, those of most articles first."""
    used: dict[str, set[str]] = defaultdict(set)
    for m in members:
        for mention in m.actor.mentions:
            if mention.form in ("name", "acronym"):
                used[mention.span.of(m.text)].add(m.article)
        if not any(x.form in ("name", "acronym") for x in m.actor.mentions):
            used[m.actor.name].add(m.article)
    for passage in spotted:
        used[passage.exact].add(passage.article)
    forms = [Form(exact, tuple(sorted(articles, key=order.__getitem__))) for exact, articles in used.items()]
    return tuple(sorted(forms, key=lambda f: (-len(f.articles), f.exact)))
