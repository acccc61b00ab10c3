"""The brief: sentences of the accounts, in order of independent support, each with its passages."""

from __future__ import annotations

from dataclasses import replace

from tellings.brief import write_brief
from tellings.model import (
    Article,
    Comparison,
    Dossier,
    Fact,
    Family,
    Label,
    Passage,
    Sources,
    Span,
    Story,
    StoryActor,
)
from tellings.text.receipts import check_sentence

ONE = "Rebels seized the Karsin dam before dawn on Tuesday and flooded the town."
OTHER = "Armed men seized the Karsin dam before dawn and water flooded the town."
ALONE = "The bishop of Osk offered to talk with both of them on the following morning."
LEANING = "They seized the Karsin dam before dawn on Tuesday and flooded the town."


def dossier(key: str, *sentences: str) -> Dossier:
    article = Article(
        id=key,
        uri=f"file:{key}",
        title=None,
        outlet=key,
        published=None,
        modified=None,
        authors=(),
        language="en",
        text=" ".join(sentences),
        removed=(),
        credits=(),
        sha256=key,
    )
    starts = [article.text.index(s) for s in sentences]
    spans = tuple(Span(start, start + len(s)) for start, s in zip(starts, sentences, strict=True))
    return Dossier(article=article, sentences=spans)


def comparison(dossiers: list[Dossier], told: list[list[tuple[int, int]]], **more: object) -> Comparison:
    """`told`: each fact as (dossier, sentence) places."""
    families = tuple(Family((d.article.id,), None, ()) for d in dossiers)
    sources = Sources(
        outlets=len(dossiers), independent=len(dossiers), copies=0, undecided=0, families=families, links=()
    )
    facts = []
    for i, places in enumerate(told):
        passages = tuple(dossiers[d].article.passage(dossiers[d].sentences[s]) for d, s in places)
        facts.append(
            Fact(
                id=f"f{i}",
                passages=passages,
                independent=len({p.article for p in passages}),
                first=None,
                missing_from=(),
            )
        )
    story = Story(id="s", title="", first_published=None, last_published=None, places=())
    plain = Comparison(story=story, dossiers=tuple(dossiers), sources=sources, facts=tuple(facts))
    return replace(plain, **more)


def test_what_more_sources_report_comes_first_with_the_passages_of_all():
    brief = write_brief(comparison([dossier("a", ALONE, ONE), dossier("b", OTHER)], [[(0, 1), (1, 0)], [(0, 0)]]))
    assert [s.independent for s in brief] == [2, 1]
    assert {p.article for p in brief[0].passages} == {"a", "b"}
    assert brief[0].text == brief[0].passages[0].exact
    assert all(check_sentence(s.text, [p.exact for p in s.passages]) for s in brief)


def test_one_thing_is_said_once():
    brief = write_brief(comparison([dossier("a", ONE), dossier("b", OTHER)], [[(0, 0), (1, 0)]]))
    assert len(brief) == 1


def test_an_outlets_own_label_makes_its_sentence_the_second_choice():
    rebels = Passage("a", 0, 6, "Rebels")
    actor = StoryActor(
        id="x",
        name="League",
        kind="group",
        forms=(),
        mentions=(),
        labels=(Label("Rebels", "a", "own", (rebels,)),),
        local=(),
    )
    told = [[(0, 0), (1, 0)]]
    (sentence,) = write_brief(comparison([dossier("a", ONE), dossier("b", OTHER)], told, actors=(actor,)))
    assert sentence.text == OTHER


def test_a_sentence_that_leans_on_another_is_not_chosen():
    assert write_brief(comparison([dossier("a", LEANING)], [[(0, 0)]])) == ()


def test_a_passage_that_shares_no_words_backs_nothing():
    (first, *_) = write_brief(comparison([dossier("a", ONE), dossier("b", ALONE)], [[(0, 0), (1, 0)]]))
    assert first.independent == 1
    assert len(first.passages) == 1


def test_nothing_to_tell_is_an_empty_brief():
    assert write_brief(comparison([], [])) == ()
