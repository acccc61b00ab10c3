"""A story, opened: the newest state of each article, side by side, and how each was edited."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from library_pages import DAM, TELLINGS, Clock, id_of, page

from tellings.formats.json_library import hit_json, ingested_json, judgement_json, opened_json, standing_json
from tellings.formats.schema import schema
from tellings.library import Library
from tellings.model import Filters

LATER = TELLINGS["a"] + ' "We warned them in June," said Karl Voss, the lock keeper. By noon 340 people had no home.'

COMET = "Shepherds near Velmora watched a comet for three nights; astronomers expect another visit after a century."


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """Two accounts of the dam; one of them was edited twice. Read once, since reading takes longest."""
    with Library(tmp_path_factory.mktemp("library") / "library.sqlite", now=Clock()) as library:
        first = page("a", fetched="2026-03-10T08:00:00", title="Dam breaks in Karsin")
        later = page("a", text=LATER, fetched="2026-03-10T12:30:00", title="Dam breaks in Karsin, hundreds homeless")
        last = page(
            "a", text=LATER + " Schools stay shut.", fetched="2026-03-11T06:00:00", title="Dam breaks in Karsin"
        )
        taken = list(library.ingest([first, page("b"), later, last]))
        story = library.stories()[0].id
        library.merge([story, next(iter(library.ingest([page("x")]))).story], who="ann", why="a try")
        library.undo(library.judgements()[0].id, who="ann")
        yield library, taken, library.open_story(story)


def test_a_revision_takes_the_place_of_what_was_there(edited):
    _, taken, opened = edited
    assert [one.status for one in taken] == ["new", "new", "revision", "revision"]
    assert taken[2].because == ("a later revision of the same page: sentences: 2 added",)
    assert [d.article.id for d in opened.comparison.dossiers] == [taken[1].article, taken[3].article]
    assert opened.standing.articles == 2


def test_every_state_is_kept_and_diffed(edited):
    library, taken, opened = edited
    first, later, last = opened.revisions
    assert [r.article for r in opened.revisions] == [taken[0].article, taken[2].article, taken[3].article]
    assert (first.edits, first.seen) == ((), "2026-03-10T08:00:00")
    assert later.title_before == "Dam breaks in Karsin"
    assert [e.after.exact for e in last.edits] == ["Schools stay shut."]
    assert library.revisions("https://a.example/news") == opened.revisions
    assert all(library.raw(one.article) for one in taken)


def test_a_quote_and_a_figure_that_entered_by_an_edit_say_so(edited):
    _, _, opened = edited
    entered = {(e.kind, e.passage.exact.strip(",")): e.seen for e in opened.entered}
    assert entered["quote", "We warned them in June"] == "2026-03-10T12:30:00"
    assert entered["figure", "340 people"] == "2026-03-10T12:30:00"
    assert not any("nine" in exact for _, exact in entered)
    assert any("entered by an edit seen 2026-03-10T12:30:00" in note for note in opened.comparison.notes)
    assert any("edited 2 times since 2026-03-10T08:00:00" in note for note in opened.comparison.notes)


def test_a_fact_that_entered_by_an_edit_is_not_dated_by_its_article(edited):
    _, _, opened = edited
    late = [f for f in opened.comparison.facts if any("340" in p.exact for p in f.passages) and f.first]
    assert all("entered by an edit" in f.first.evidence for f in late)


def test_an_old_state_is_found_no_more(edited):
    library, taken, _ = edited
    assert {hit.article for hit in library.search("flooded harbour").hits} == {taken[1].article, taken[3].article}


def test_what_is_read_is_kept(edited):
    library, taken, _ = edited
    assert library.read([taken[1].article, taken[3].article]) == 0


def test_a_story_without_findings_says_the_same(edited):
    library, _, opened = edited
    bare = library.open_story(opened.comparison.story.id, findings=False)
    assert (bare.comparison.quotes, bare.comparison.sources) == (opened.comparison.quotes, opened.comparison.sources)
    assert [one.article.text for one in bare.comparison.dossiers] == [
        d.article.text for d in opened.comparison.dossiers
    ]
    assert (
        [len(one.quotes) for one in bare.comparison.dossiers]
        == [0, 0]
        != [len(d.quotes) for d in opened.comparison.dossiers]
    )


def test_all_that_is_printed_is_of_its_schema(edited):
    library, taken, opened = edited
    printed = {
        "story": [opened_json(opened)],
        "compare": [opened_json(opened)],
        "ingest": [ingested_json(one) for one in taken],
        "stories": [standing_json(one) for one in library.stories()],
        "search": [hit_json(hit) for hit in library.search("warned", Filters(speaker="Voss")).hits],
        "judgements": [judgement_json(one) for one in library.judgements()],
        "export": list(library.export()),
    }
    for name, rows in printed.items():
        assert rows
        for row in rows:
            Draft202012Validator(schema(name)).validate(json.loads(json.dumps(row)))


def test_a_front_page_is_no_edited_article(library):
    old = "The harbour board of Orme met on Monday to choose the colour of the new ferry, and chose a deep green."
    answers = list(library.ingest([page("a", text=old), page("a", text=COMET)]))
    assert [one.status for one in answers] == ["new", "revision"]
    assert answers[1].because[0] == "another account at the same address"
    assert sum(story.articles for story in library.stories()) == 2


def test_a_speaker_s_words_are_read_when_they_are_asked_for(filled):
    found = filled.search("", Filters(speaker="Hale"))
    assert {hit.quotes[0].speaker for hit in found.hits} == {"Ada Hale"}
    assert len(found.hits) == 3
    assert (found.read, found.matching) == (5, 5)


def test_the_budget_of_reading_is_kept_and_the_rest_declared(filled, monkeypatch):
    from tellings.library.searching import Budget, Wanted, search

    wanted = Wanted(words="flooded", filters=Filters(speaker="Hale"), limit=20)
    found = search(filled.store, wanted, Budget(2, lambda: True, 0))
    assert (found.read, found.matching, len(found.hits)) == (2, 3, 2)
    found = search(filled.store, wanted, Budget(40, lambda: False, 0))
    assert (found.read, found.matching) == (2, 3)


def test_a_search_may_be_kept_to_some_articles(filled):
    some = [id_of(page("b")), id_of(page("x"))]
    assert [hit.article for hit in filled.search("flooded", articles=some).hits] == some[:1]
    assert filled.search("flooded", articles=[]).hits == ()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 2),
        (Filters(place="Karsin"), 1),
        (Filters(place="Lower Karsin"), 1),
        (Filters(person="Ada Hale"), 1),
        (Filters(person="hale"), 1),
        (Filters(person="Ruth Penn", place="Karsin"), 0),
        (Filters(outlet="The X Post"), 1),
        (Filters(language="de"), 0),
        (Filters(since="2026-03-10"), 2),
        (Filters(since="2026-03-11"), 0),
        (Filters(until="2026-03-10"), 2),
        (Filters(until="2026-03-09"), 0),
    ],
)
def test_stories_are_filtered(filled, filters, found):
    assert len(filled.stories(filters)) == found


def test_an_outlet_without_a_name_is_found_by_its_site(library):
    list(library.ingest([page("a", outlet=None)]))
    assert len(library.stories(Filters(outlet="a.example"))) == 1


def test_more_sources_stand_first_and_a_list_goes_on_where_it_stopped(library):
    taken = list(library.ingest([page("a"), page("x"), page("z", text=COMET)]))
    library.merge([taken[1].story, taken[2].story], who="ann")
    first, second = library.stories()
    assert (first.independent, second.independent) == (2, 1)
    assert library.stories(limit=1) == (first,)
    assert library.stories(limit=1, after=first.id) == (second,)


def test_a_forgotten_article_is_gone_and_does_not_come_back(filled):
    gone = id_of(page("b"))
    filled.forget(gone, who="ann", why="the court said so")
    assert filled.article(gone) is None
    assert filled.raw(gone) is None
    assert gone not in {hit.article for hit in filled.search("flooded").hits}
    assert {story.articles for story in filled.stories()} == {2}
    (answer,) = filled.ingest([page("b")])
    assert answer.status == "skipped"
    assert "the court said so" in answer.because[0]
    assert DAM not in json.dumps([row for row in filled.export() if row.get("id") == gone])
    assert filled.check() == ()


def test_a_backup_holds_everything(filled, tmp_path):
    filled.merge([story.id for story in filled.stories()], who="ann")
    filled.backup(tmp_path / "backup.sqlite")
    with Library(tmp_path / "restored.sqlite", now=Clock()) as restored:
        restored.restore(tmp_path / "backup.sqlite")
        assert list(restored.export()) == list(filled.export())
        assert restored.check() == ()


def test_a_text_without_a_utf_8_form_is_opened_too(library):
    list(library.ingest([page("a", text=DAM + "Odd \ud800 boats."), page("b", text=DAM + "No boats \ud800 at all.")]))
    (story,) = library.stories()
    assert len(library.story(story.id).dossiers) == 2
