"""Nouns -> the JSON of the published schema: plain dictionaries in a fixed order of keys."""

from __future__ import annotations

from typing import Any

from tellings.model import (
    Actor,
    Agency,
    Article,
    BriefSentence,
    Comparison,
    Credit,
    Disagreement,
    Dossier,
    Event,
    Fact,
    Family,
    Figure,
    Form,
    Label,
    Link,
    Moment,
    Name,
    Passage,
    Quantity,
    Quote,
    Skip,
    Sources,
    Span,
    Speaker,
    Stamp,
    Story,
    StoryActor,
    Time,
    Utterance,
)

Json = dict[str, Any]


# ---- articles -------------------------------------------------------------------------------------
def skip_json(skip: Skip) -> Json:
    return {"uri": skip.uri, "skipped": skip.reason}


def article_json(article: Article) -> Json:
    return {
        "id": article.id,
        "uri": article.uri,
        "title": article.title,
        "outlet": article.outlet,
        "published": _stamp(article.published),
        "modified": _stamp(article.modified),
        "authors": list(article.authors),
        "language": article.language,
        "text": article.text,
        "removed": [{"exact": cut.exact, "reason": cut.reason} for cut in article.removed],
        "credits": [_credit(article, credit) for credit in article.credits],
        "sha256": article.sha256,
        "form": article.form,
        "links": list(article.links),
        "canonical": article.canonical,
    }


def _stamp(stamp: Stamp | None) -> Json | None:
    return {"value": stamp.value, "evidence": stamp.evidence, "exact": stamp.exact} if stamp else None


def _credit(article: Article, credit: Credit) -> Json:
    passage = credit.span and passage_json(article.passage(credit.span))
    return {"name": credit.name, "kind": credit.kind, "exact": credit.exact, "passage": passage}


def passage_json(passage: Passage) -> Json:
    return {"article": passage.article, "start": passage.start, "end": passage.end, "exact": passage.exact}


# ---- findings -------------------------------------------------------------------------------------
class _Dossier:
    """One article's findings as JSON; `ids` maps its actors to the story's, where they are compared."""

    def __init__(self, article: Article, ids: dict[str, str]) -> None:
        self.article = article
        self.ids = ids

    def passage(self, span: Span | None) -> Json | None:
        return passage_json(self.article.passage(span)) if span else None

    def actor(self, actor: str | None) -> str | None:
        return self.ids.get(actor, actor) if actor else None

    def quote(self, quote: Quote) -> Json:
        return {
            "passage": self.passage(quote.span),
            "kind": quote.kind,
            "cue": self.passage(quote.cue),
            "speaker": self.speaker(quote.speaker),
            "by": quote.by,
        }

    def speaker(self, speaker: Speaker | None) -> Json | None:
        if speaker is None:
            return None
        return {"passage": self.passage(speaker.span), "name": speaker.name, "actor": self.actor(speaker.actor)}

    def figure(self, figure: Figure) -> Json:
        return {
            "passage": self.passage(figure.span),
            "low": figure.low,
            "high": figure.high,
            "bound": figure.bound,
            "unit": figure.unit,
            "change": figure.change,
            "of": self.passage(figure.of),
            "said_by": self.passage(figure.said_by),
            "by": figure.by,
        }

    def time(self, time: Time) -> Json:
        return {"passage": self.passage(time.span), "type": time.type, "value": time.value, "by": time.by}

    def name(self, name: Name) -> Json:
        return {"passage": self.passage(name.span), "kind": name.kind, "actor": self.actor(name.actor), "by": name.by}

    def event(self, event: Event) -> Json:
        return {
            "passage": self.passage(event.span),
            "action": event.action,
            "who": [self.actor(a) for a in event.who],
            "whom": [self.actor(a) for a in event.whom],
            "where": event.where,
            "when": event.when,
            "status": event.status,
            "by": event.by,
        }

    def local_actor(self, actor: Actor) -> Json:
        mentions = [{**(self.passage(m.span) or {}), "form": m.form} for m in actor.mentions]
        return {"id": self.actor(actor.id), "name": actor.name, "kind": actor.kind, "mentions": mentions}


def dossier_json(dossier: Dossier, ids: dict[str, str] | None = None) -> Json:
    """The article and its findings; `ids`: Actor.id -> StoryActor.id."""
    one = _Dossier(dossier.article, ids or {})
    return {
        **article_json(dossier.article),
        "sentences": [{"start": s.start, "end": s.end} for s in dossier.sentences],
        "quotes": [one.quote(q) for q in dossier.quotes],
        "figures": [one.figure(f) for f in dossier.figures],
        "times": [one.time(t) for t in dossier.times],
        "names": [one.name(n) for n in dossier.names],
        "events": [one.event(e) for e in dossier.events],
        "actors": [one.local_actor(a) for a in dossier.actors],
        "note": dossier.note or None,
    }


# ---- comparison -----------------------------------------------------------------------------------
def comparison_json(comparison: Comparison) -> Json:
    """The whole comparison, as `tellings compare --format json` prints it."""
    ids: dict[str, dict[str, str]] = {}
    for actor in comparison.actors:
        for article, local in actor.local:
            ids.setdefault(article, {})[local] = actor.id
    dossiers = {d.article.id: d for d in comparison.dossiers}
    ones = {id_: _Dossier(d.article, ids.get(id_, {})) for id_, d in dossiers.items()}
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


def _utterance(utterance: Utterance, ones: dict[str, _Dossier]) -> Json:
    return {
        "id": utterance.id,
        "speaker": utterance.speaker,
        "versions": [ones[v.article].quote(v.quote) for v in utterance.versions],
        "readings": [{"alternatives": [_form(f) for f in r.alternatives]} for r in utterance.readings],
        "flags": list(utterance.flags),
    }


def _quantity(quantity: Quantity, ones: dict[str, _Dossier]) -> Json:
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
