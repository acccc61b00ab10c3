"""What a library answers -> JSON: one object a line, the story as the comparison that `compare` prints."""

from __future__ import annotations

from tellings.formats.json import comparison_json
from tellings.formats.json_article import Json, article_json, passage_json
from tellings.model import (
    Article,
    Edit,
    Entered,
    Hit,
    Ingested,
    Joined,
    Judgement,
    Opened,
    Passage,
    Quoted,
    Reason,
    Revision,
    Standing,
)


def ingested_json(one: Ingested) -> Json:
    return {
        "uri": one.uri,
        "article": one.article,
        "story": one.story,
        "status": one.status,
        "because": list(one.because),
    }


def standing_json(story: Standing) -> Json:
    return {
        "story": story.id,
        "title": story.title,
        "articles": story.articles,
        "outlets": story.outlets,
        "independent": story.independent,
        "copies": story.copies,
        "undecided": story.undecided,
        "counted": story.counted,
        "first_published": story.first_published,
        "last_published": story.last_published,
        "last_seen": story.last_seen,
        "languages": list(story.languages),
        "places": list(story.places),
        "people": list(story.people),
        "rank": story.rank,
    }


def hit_json(hit: Hit) -> Json:
    return {
        "article": hit.article,
        "story": hit.story,
        "uri": hit.uri,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "score": round(hit.score, 4),
        "passages": [passage_json(p) for p in hit.passages],
        "marks": [passage_json(p) for p in hit.marks],
        "quotes": [_quoted(q) for q in hit.quotes],
        "read": hit.read,
    }


def _quoted(quoted: Quoted) -> Json:
    return {"passage": passage_json(quoted.passage), "kind": quoted.kind, "speaker": quoted.speaker}


def judgement_json(one: Judgement) -> Json:
    """All of it, so that it can be read back."""
    return {
        "judgement": one.id,
        "act": one.act,
        "bindings": [{"verdict": b.verdict, "a": list(b.a), "b": list(b.b)} for b in one.bindings],
        "stories": [{"story": story, "articles": list(articles)} for story, articles in one.stories],
        "after": [{"story": story, "articles": list(articles)} for story, articles in one.after],
        "who": one.who,
        "when": one.when,
        "why": one.why,
        "text": one.text,
        "undone": one.undone and {"who": one.undone.who, "when": one.undone.when, "why": one.undone.why},
    }


def opened_json(opened: Opened) -> Json:
    """The comparison, and under `library` how the story came about."""
    return comparison_json(opened.comparison) | {
        "library": {
            "asked": opened.asked,
            "standing": standing_json(opened.standing),
            "why": [_joined(j) for j in opened.why],
            "revisions": [revision_json(r) for r in opened.revisions],
            "entered": [_entered(e) for e in opened.entered],
            "judgements": [judgement_json(j) for j in opened.judgements],
        }
    }


def _joined(joined: Joined) -> Json:
    return {"article": joined.article, "because": [reason_json(r) for r in joined.because]}


def reason_json(reason: Reason) -> Json:
    return {"a": reason.a, "b": reason.b, "because": list(reason.because)}


def revision_json(revision: Revision) -> Json:
    return {
        "address": revision.address,
        "article": revision.article,
        "seen": revision.seen,
        "published": revision.published,
        "title": revision.title,
        "title_before": revision.title_before,
        "edits": [_edit(e) for e in revision.edits],
    }


def _edit(edit: Edit) -> Json:
    return {"before": _or_none(edit.before), "after": _or_none(edit.after)}


def _or_none(passage: Passage | None) -> Json | None:
    return passage_json(passage) if passage else None


def _entered(one: Entered) -> Json:
    return {"kind": one.kind, "passage": passage_json(one.passage), "address": one.address, "seen": one.seen}


def kept_article_json(article: Article, story: str | None, addresses: tuple[str, ...], seen: str | None) -> Json:
    """An article as an export holds it: as from extract, with its place in the library."""
    return {"story": story, "addresses": list(addresses), "seen": seen, **article_json(article)}
