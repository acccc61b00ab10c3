"""Nouns -> the JSON of the published schema: plain dictionaries in a fixed order of keys."""

from __future__ import annotations

from tellings.formats.json_article import Findings, Json, article_json, dossier_json, passage_json, skip_json
from tellings.model import (
    Agency,
    BriefSentence,
    Comparison,
    Disagreement,
    Dossier,
    Fact,
    Family,
    Form,
    Label,
    Link,
    Moment,
    Quantity,
    Sources,
    Story,
    StoryActor,
    Utterance,
)

__all__ = ["article_json", "comparison_json", "dossier_json", "passage_json", "skip_json"]


def comparison_json(comparison: Comparison) -> Json:
    """The whole comparison, as `tellings compare --format json` prints it."""
    ids: dict[str, dict[str, str]] = {}
    for actor in comparison.actors:
        for article, local in actor.local:
            ids.setdefault(article, {})[local] = actor.id
    dossiers = {d.article.id: d for d in comparison.dossiers}
    ones = {id_: Findings(d.article, ids.get(id_, {})) for id_, d in dossiers.items()}
    return {
        "schema": "tellings/comparison/1",
        "story": _story(comparison.story),
        "articles": [
            {**dossier_json(d, ids.get(d.article.id)), "headline": _headline(d, comparison)}
            for d in comparison.dossiers
        ],
        "sources": _sources(comparison.sources),
        "actors": [_story_actor(a) for a in comparison.actors],
        "quotes": [_utterance(u, ones) for u in comparison.quotes],
        "figures": [_quantity(q, ones) for q in comparison.figures],
        "facts": [_fact(f) for f in comparison.facts],
        "only_in": _only_in(comparison),
        "disagreements": [_disagreement(d) for d in comparison.disagreements],
        "timeline": [_moment(m) for m in comparison.timeline],
        "brief": [_brief(b) for b in comparison.brief],
        "notes": list(comparison.notes),
        "library": None,
    }


def _story(story: Story) -> Json:
    return {
        "id": story.id,
        "title": story.title,
        "first_published": story.first_published,
        "last_published": story.last_published,
        "places": list(story.places),
    }


def _headline(dossier: Dossier, comparison: Comparison) -> Json:
    """The headline, and the headlines of the same telling elsewhere."""
    family = next((f for f in comparison.sources.families if dossier.article.id in f.articles), None)
    titles = {d.article.id: d.article.title for d in comparison.dossiers}
    others = [a for a in family.articles if a != dossier.article.id] if family else []
    return {
        "text": dossier.article.title,
        "family": [{"article": a, "text": titles[a], "same": titles[a] == dossier.article.title} for a in others],
    }


def _sources(sources: Sources) -> Json:
    return {
        "outlets": sources.outlets,
        "independent": sources.independent,
        "copies": sources.copies,
        "undecided": sources.undecided,
        "families": [_family(f) for f in sources.families],
        "links": [_link(link) for link in sources.links],
    }


def _family(family: Family) -> Json:
    articles, why = list(family.articles), list(family.why)
    return {"articles": articles, "origin": family.origin, "why": why, "doubt": list(family.doubt)}


def _link(link: Link) -> Json:
    return {
        "from": {"agency": link.source.name} if isinstance(link.source, Agency) else link.source,
        "to": link.target,
        "kind": link.kind,
        "direction": link.direction,
        "share": round(link.share, 4),
        "passages": [[passage_json(a), passage_json(b)] for a, b in link.passages],
        "why": list(link.why),
    }


def _form(form: Form) -> Json:
    return {"exact": form.exact, "articles": list(form.articles)}


def _label(label: Label) -> Json:
    return {
        "exact": label.exact,
        "article": label.article,
        "voice": label.voice,
        "passages": [passage_json(p) for p in label.passages],
        "headline": label.headline and {"start": label.headline.start, "end": label.headline.end},
    }


def _story_actor(actor: StoryActor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "forms": [_form(f) for f in actor.forms],
        "mentions": [passage_json(p) for p in actor.mentions],
        "labels": [_label(label) for label in actor.labels],
    }


def _utterance(utterance: Utterance, ones: dict[str, Findings]) -> Json:
    return {
        "id": utterance.id,
        "speaker": utterance.speaker,
        "versions": [ones[v.article].quote(v.quote) for v in utterance.versions],
        "readings": [{"alternatives": [_form(f) for f in r.alternatives]} for r in utterance.readings],
        "flags": list(utterance.flags),
    }


def _quantity(quantity: Quantity, ones: dict[str, Findings]) -> Json:
    return {
        "id": quantity.id,
        "what": quantity.what,
        "unit": quantity.unit,
        "values": [ones[v.article].figure(v.figure) for v in quantity.values],
        "state": quantity.state,
        "why": quantity.why,
    }


def _fact(fact: Fact) -> Json:
    return {
        "id": fact.id,
        "passages": [passage_json(p) for p in fact.passages],
        "independent": fact.independent,
        "first": fact.first and {"article": fact.first.article, "evidence": fact.first.evidence},
        "missing_from": list(fact.missing_from),
    }


def _only_in(comparison: Comparison) -> dict[str, list[str]]:
    """Article -> the facts that it alone has."""
    only: dict[str, list[str]] = {d.article.id: [] for d in comparison.dossiers}
    for fact in comparison.facts:
        articles = {p.article for p in fact.passages}
        if len(articles) == 1:
            only[articles.pop()].append(fact.id)
    return only


def _disagreement(disagreement: Disagreement) -> Json:
    sides = [{"says": s.says, "passages": [passage_json(p) for p in s.passages]} for s in disagreement.sides]
    return {"id": disagreement.id, "kind": disagreement.kind, "about": disagreement.about, "sides": sides}


def _moment(moment: Moment) -> Json:
    passages = [passage_json(p) for p in moment.passages]
    return {"from": moment.start, "to": moment.end, "facts": list(moment.facts), "passages": passages}


def _brief(sentence: BriefSentence) -> Json:
    passages = [passage_json(p) for p in sentence.passages]
    return {"text": sentence.text, "passages": passages, "independent": sentence.independent}
