"""What an edit changed, and what entered by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.library.revisions import State, find_edits, find_entered
from tellings.model import Article, Comparison, Dossier, Figure, Quote, Sources, Span, Story

FIRST = "The dam at Orme broke on Monday. Nine people were hurt. The mayor asked for patience."


def article(text, id_="a" * 12):
    return Article(
        id=id_, uri="u", title=None, outlet=None, published=None, modified=None, authors=(), language="en", text=text,
        removed=(), credits=(), sha256=id_,
    )  # fmt: skip


def edits(before, after):
    found = find_edits(article(before), article(after, "b" * 12))
    return [(e.before and e.before.exact, e.after and e.after.exact) for e in found]


def test_a_reworded_sentence_is_one_edit():
    assert edits(FIRST, FIRST.replace("Nine people", "Twelve people")) == [
        ("Nine people were hurt.", "Twelve people were hurt.")
    ]


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        pytest.param(FIRST, [], id="nothing"),
        pytest.param(FIRST.replace(" Nine", "\n\nNine"), [], id="white space"),
        pytest.param(FIRST.upper(), [], id="capitals"),
        pytest.param(
            "Nine people were hurt. The dam at Orme broke on Monday. The mayor asked for patience.", [], id="moved"
        ),
        pytest.param(f"{FIRST} A bridge is closed.", [(None, "A bridge is closed.")], id="added at the end"),
        pytest.param(f"A bridge is closed. {FIRST}", [(None, "A bridge is closed.")], id="added at the start"),
        pytest.param(FIRST.replace(" Nine people were hurt.", ""), [("Nine people were hurt.", None)], id="taken out"),
        pytest.param(
            FIRST.replace("Nine people were hurt.", "Schools stay shut until Friday."),
            [(None, "Schools stay shut until Friday."), ("Nine people were hurt.", None)],
            id="another sentence in its place is no rewording",
        ),
        pytest.param("", None, id="emptied"),
    ],
)
def test_what_counts_as_an_edit(after, changes):
    if changes is None:
        assert all(new is None for _, new in edits(FIRST, after))
    else:
        assert edits(FIRST, after) == changes


@given(st.lists(st.sampled_from(["Ice came.", "Snow fell.", "A road shut.", "He left."]), max_size=9), st.randoms())
def test_every_sentence_of_the_new_text_was_there_or_is_an_edit(sentences, random):
    after = sentences[:]
    random.shuffle(after)
    assert edits(" ".join(sentences), " ".join(after)) == []
    assert [new for _, new in edits("", " ".join(after))] == after


def dossier(text, id_, quotes=(), figures=()):
    one = article(text, id_)
    return Dossier(
        article=one,
        sentences=(),
        quotes=tuple(
            Quote(span=Span(text.index(q), text.index(q) + len(q)), kind="direct", cue=None, speaker=None, by="words")
            for q in quotes
        ),
        figures=tuple(
            Figure(span=Span(text.index(f), text.index(f) + len(f)), low=n, high=n, bound="exact", unit="person", by="")
            for f, n in figures
        ),
    )


def entered(*dossiers):
    states = [State("u", f"2026-03-{day:02}T00:00:00", one) for day, one in enumerate(dossiers, start=1)]
    sources = Sources(outlets=1, independent=1, copies=0, undecided=0, families=(), links=())
    story = Story(id="s", title="", first_published=None, last_published=None, places=())
    comparison = Comparison(story=story, dossiers=(states[-1].dossier,), sources=sources)
    return [(e.kind, e.passage.exact, e.seen[:10]) for e in find_entered(states, comparison)]


def test_a_quote_that_entered_by_an_edit_says_when():
    after = f'{FIRST} "Nobody warned us," said the baker.'
    said = [("Nobody warned us,",)]
    new = dossier(after, "b" * 12, quotes=said[0])
    assert entered(dossier(FIRST, "a" * 12), new) == [("quote", "Nobody warned us,", "2026-03-02")]
    assert entered(dossier(FIRST, "a" * 12), dossier(after, "c" * 12, quotes=said[0]), new) == [
        ("quote", "Nobody warned us,", "2026-03-02")
    ]


@pytest.mark.parametrize(
    ("before", "after", "enters"),
    [
        pytest.param("He said: no way at all.", 'He said: "no way at all".', False, id="quotation marks were mended"),
        pytest.param("“We saw teh water rise,” he said.", '"We saw the water rise," he said.', False, id="a misprint"),
        pytest.param("He said nothing of it.", '"We saw the water rise," he said.', True, id="said later"),
    ],
)
def test_a_quote_that_was_only_mended_did_not_enter(before, after, enters):
    quote = after.split('"')[1]
    new = dossier(after, "b" * 12, quotes=[quote])
    assert bool(entered(dossier(before, "a" * 12), new)) is enters


def test_a_figure_written_otherwise_did_not_enter():
    old = dossier("Nine people were hurt.", "a" * 12, figures=[("Nine people", 9.0)])
    assert entered(old, dossier("9 people were hurt.", "b" * 12, figures=[("9 people", 9.0)])) == []
    assert entered(old, dossier("12 people were hurt.", "b" * 12, figures=[("12 people", 12.0)])) == [
        ("figure", "12 people", "2026-03-02")
    ]


def test_one_state_alone_has_no_edits():
    assert entered(dossier(FIRST, "a" * 12, figures=[("Nine people", 9.0)])) == []
