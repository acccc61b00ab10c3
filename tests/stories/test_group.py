"""Articles of one story come together with their reasons; twin events stay apart; the same stream gives the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news import QUAKE, QUAKE_AGAIN, QUAKE_LATER, TRIAL, TWIN, TWIN_AGAIN, VOTE, article, shape

from tellings.cli import main
from tellings.stories import group_articles, mint


def test_two_accounts_of_one_quake_are_one_story_and_it_is_said_why():
    first, second = article(QUAKE, published="2031-03-14"), article(QUAKE_AGAIN, published="2031-03-15")
    (story,) = group_articles([first, second])
    assert story.story == mint(first.id)
    (reason,) = story.why
    assert (reason.a, reason.b) == (second.id, first.id)
    said = "; ".join(reason.because)
    assert "Gordi Rusev" in said
    assert "14 March" in said
    assert "published a day apart" in said


def test_twin_events_are_two_stories():
    stream = [article(text) for text in (QUAKE, TWIN, QUAKE_AGAIN, TWIN_AGAIN)]
    ids = [one.id for one in stream]
    assert shape(group_articles(stream)) == [{ids[0], ids[2]}, {ids[1], ids[3]}]


def test_a_running_story_holds_together_over_weeks():
    days = ("2031-03-14", "2031-03-15", "2031-04-18")
    stream = [article(t, published=day) for t, day in zip((QUAKE, QUAKE_AGAIN, QUAKE_LATER), days, strict=True)]
    assert len(group_articles(stream)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(QUAKE, TRIAL, id="nothing in common"),
        pytest.param(TRIAL, VOTE, id="both of politics and money"),
        pytest.param(QUAKE, TWIN, id="another quake, told in the same words"),
    ],
)
def test_near_misses_stay_apart(one, other):
    assert len(group_articles([article(one), article(other)])) == 2


def test_a_copy_under_another_headline_is_of_the_story_whatever_the_language_of_its_page():
    long = " ".join((QUAKE, QUAKE_LATER))
    stream = [article(long, title="Quake kills 14"), article(long, title="Grief at the fish market", language=None)]
    (story,) = group_articles(stream)
    assert "the same wording over long stretches" in story.why[0].because


def test_a_longer_version_in_another_script_is_of_the_story():
    quake = (
        "四川省の海岸で火曜日に強い地震があり、港町では少なくとも十四人が死亡したと当局が発表した。"
        "知事は救助隊が魚市場で捜索を続けていると述べた。"
    )
    again = f"{quake}さらに行方不明者がいる。"
    vote = (
        "議会選挙は日曜日に行われる。世論調査では連盟が緑の党を上回っており、"
        "党首は鉄道運賃の引き下げと空き家への課税を公約している。"
    )
    stream = [article(text, language="ja") for text in (quake, vote, again)]
    ids = [one.id for one in stream]
    assert shape(group_articles(stream)) == [{ids[0], ids[2]}, {ids[1]}]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=300), max_size=5))
def test_any_text_is_in_exactly_one_story_and_twice_the_same(texts):
    stream = list({one.id: one for one in map(article, texts)}.values())
    stories = group_articles(stream)
    assert sorted(one for story in shape(stories) for one in story) == sorted(one.id for one in stream)
    assert stories == group_articles(stream)


@pytest.mark.parametrize(
    "text", ["", "A" * 100_000, "1,2.3 " * 20_000, "\x00\ud800 \ufffd" * 5_000, "ÄÖÜ SHOUTED " * 9_000]
)
def test_bytes_of_any_kind_do_no_harm(text):
    (story,) = group_articles([article(text or " ")])
    assert story.why == ()


@pytest.mark.parametrize(("text", "language"), [("On 5 \u017feptember it rained.", "en"), ("5 N\u0130SAN", "tr")])
def test_a_month_in_odd_letters_does_no_harm(text, language):
    assert len(group_articles([article(text, language=language)])) == 1


def test_the_command_prints_each_story_once(tmp_path, capsys):
    lines = [json.dumps({"uri": f"u{i}", "text": text}) for i, text in enumerate((QUAKE, TRIAL, QUAKE_AGAIN))]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    assert main(["group", "--workers", "1", str(tmp_path / "in.jsonl")]) == 0
    stories = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [[a["uri"] for a in story["articles"]] for story in stories] == [["u0", "u2"], ["u1"]]
    assert [story["title"][:8] for story in stories] == ["A strong", "The tria"]
    assert set(stories[0]["why"][0]) == {"a", "b", "because"}
