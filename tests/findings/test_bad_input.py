"""Any text at all: valid JSON, true offsets, bounded work, and no finding that is not there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tellings.findings import annotate, is_english
from tellings.formats.json_article import dossier_json
from tellings.formats.schema import schema
from tellings.model import Article, Dossier
from tellings.models.english import Parser, split

PROSE = (
    "The mayor of Eastport, Ana Ruiz, said on Monday that more than 300 people had fled. "
    '"We lost the bridge," she said. Police in Halden arrested 12 men.\n'
)
FRENCH = (
    "Le maire a déclaré lundi que plus de 300 personnes ont quitté la ville pour la côte et que le pont est perdu. "
    "« Nous avons perdu le pont », a dit Ana Ruiz dans une lettre.\n"
)
GERMAN = "Der Bürgermeister sagte am Montag, dass mehr als 300 Menschen nicht auf der Brücke sind und sich retten.\n"
CODE = '    if (x[7] != "abc") { return foo(12, 2017); } // %% 40\n'
EMPTY = ("quotes", "figures", "times", "names", "events")


@cache
def _valid() -> Draft202012Validator:
    return Draft202012Validator(schema("annotate"))


@pytest.fixture(scope="session")
def annotated(parse: Parser) -> Callable[..., Dossier]:
    def made(text: str, language: str | None = "en") -> Dossier:
        article = Article(
            id="0" * 12, uri="u", title=None, outlet=None, published=None, modified=None, authors=(),
            language=language, text=text, removed=(), credits=(), sha256="0" * 64,
        )  # fmt: skip
        return annotate(article, next(parse([text if is_english(article) else ""])))

    return made


def passages(value: object) -> Iterator[dict[str, object]]:
    """Every receipt in a JSON value."""
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            yield value
        for part in value.values():
            yield from passages(part)
    elif isinstance(value, list):
        for part in value:
            yield from passages(part)


def check(dossier: Dossier) -> None:
    """Valid by the published schema, and every receipt true."""
    row = json.loads(json.dumps(dossier_json(dossier)))
    _valid().validate(row)
    text = dossier.article.text
    for passage in passages(row):
        assert text[passage["start"] : passage["end"]] == passage["exact"] != ""
    assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in dossier.sentences)
    assert list(dossier.sentences) == sorted(dossier.sentences)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FRENCH * 3, "words of this article are not"),
        (GERMAN * 3, "words of this article are not"),
        ("市长周一表示，300多人已经逃离。“我们失去了桥，”她说。\n" * 3, "words of this article are not"),
        ("Halden\t12\t1998\t2005\t18\t20\t25\n" * 20, "tables"),
        ("1998\n2005\n2017-10-22\n" * 20, "tables"),
        (CODE * 20, "code"),
        ("$" * 3000, "tables"),
        ("1" * 3000, "tables"),
        ('.,;:!?"' * 500, "tables"),
        ("“" * 900 + "a" + "”" * 900, "tables"),
        ("a b . \" ' $ 1 - ( ) é " * 100, "words of this article are not"),
        ("😀👍" * 500, "tables"),
        ("Th3 may0l of Ea5tp0rt, Ana Ru1z, sa1d on M0nd4y tha| 3OO p3ople had fl3d. " * 5, "damaged"),
    ],
    ids=[
        "French",
        "German",
        "Chinese",
        "table",
        "column",
        "code",
        "dollars",
        "digits",
        "signs",
        "nested marks",
        "letters one by one",
        "emoji",
        "a bad scan",
    ],
)
def test_what_is_no_english_prose_is_said_not_read(annotated, text, words):
    dossier = annotated(text)
    check(dossier)
    assert words in dossier.note
    assert [getattr(dossier, kind) for kind in EMPTY] == [()] * len(EMPTY)


@pytest.mark.parametrize("odd", [FRENCH, GERMAN, CODE * 2, "Halden\t12\t1998\t2005\t18\t20\t25\n" * 4])
def test_prose_is_read_beside_what_is_none(annotated, odd):
    dossier = annotated(PROSE + odd + PROSE)
    check(dossier)
    first, last = len(PROSE), len(PROSE) + len(odd)
    spans = [one.span for kind in EMPTY for one in getattr(dossier, kind)]
    assert not any(first <= s.start < last for s in spans)
    assert {figure.unit for figure in dossier.figures} == {"person", "man"}
    assert len(dossier.quotes) >= 4
    assert any(first <= s.start < last for s in dossier.sentences), "they stay sentences"


def test_a_line_in_another_language_needs_a_note_only_where_it_is_much(annotated):
    assert annotated(PROSE * 20 + GERMAN).note == ""
    assert annotated(PROSE + GERMAN).note


@pytest.mark.parametrize(
    "text",
    [
        PROSE.upper(),
        PROSE.replace(".", "").replace(",", "").replace('"', ""),
        PROSE.encode().decode("cp1252", "replace"),
        PROSE.replace("e", "e\x00").replace(" ", " \x07"),
        PROSE.replace("a", "\ud800"),
        "Police said " + "a" * 5000 + " left.",
        "\n".join(["word"] * 400),
        'Ana Ruiz said: "We left.\n' + PROSE * 20,
        'Ana Ruiz said: "We left.\n' + ("“" + PROSE) * 20,
        '"He said ' * 200 + "no" + '"' * 200,
        "“She said ‘he said " * 200,
        " " * 20_000 + "a" + "\n" * 20_000,
    ],
    ids=[
        "capitals",
        "no punctuation",
        "mojibake",
        "control characters",
        "lone surrogates",
        "an endless word",
        "paragraphs of a word",
        "a quotation that is never closed",
        "one that reopens for ever",
        "nested and closed",
        "nested and never closed",
        "white space",
    ],
)
def test_odd_texts_are_read_at_true_offsets(annotated, text):
    check(annotated(text))


def test_an_unclosed_quotation_takes_no_page_with_it(annotated):
    text = 'Ana Ruiz said: "We left.\n' + PROSE * 25
    assert max(len(q.span.of(text)) for q in annotated(text).quotes if q.kind == "direct") < len(PROSE)


def test_capitals_and_missing_punctuation_hide_no_figure(annotated):
    assert [f.low for f in annotated(PROSE.upper()).figures] == [300, 12]
    assert [f.low for f in annotated(PROSE.replace(".", "")).figures] == [300, 12]


@pytest.mark.parametrize("text", ["$" * 100_000, "-" * 50_000 + " " + "—" * 50_000, "1" * 100_000, "a" * 100_000])
def test_endless_runs_are_little_work_for_the_parser(parse, text):
    assert sum(len(part.split()) for part in split(text)) <= len(text) // 50
    assert sum(map(len, split(text))) == len(text)


FRAGMENTS = [
    "Ana Ruiz", "said", "Police arrested", "Tom Harris", "“", "”", '"', "‘", "’", "«", "»", ",", ".", "\n", "\n\n",
    "more than 300 people", "5 percent", "$", "1998", "on Monday", "3 May", "not", "(", ")", "–", "\ud800", "\x00",
    "\u200b", "é", "市长", "{ return x; }", "12\t15\t18\t20\t25\t30", "e\u0301", "😀", "IT SAID", "who", "that", "he",
    "according to", "rose by", "half of the", FRENCH, "'s", "...", "\u2028", "\r\n",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=25), st.sampled_from(["", " "]), st.sampled_from(["en", None, "fr"])
)
def test_any_mixture_is_annotated_at_true_offsets(annotated, parts, joint, language):
    dossier = annotated(joint.join(parts) or "a", language)
    check(dossier)
    assert language != "fr" or not any(getattr(dossier, kind) for kind in EMPTY)


def test_a_foreign_article_is_named_by_its_language(annotated):
    dossier = annotated(FRENCH, "fr")
    assert dossier.note.endswith("in French")
    check(replace(dossier))
