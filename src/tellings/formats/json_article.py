"""Articles and their findings -> JSON: plain dictionaries in a fixed order of keys."""

from __future__ import annotations

from typing import Any

from tellings.model import (
    Actor,
    Article,
    Credit,
    Dossier,
    Event,
    Figure,
    Name,
    Passage,
    Quote,
    Skip,
    Span,
    Speaker,
    Stamp,
    Time,
)

Json = dict[str, Any]


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


class Findings:
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
    one = Findings(dossier.article, ids or {})
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
