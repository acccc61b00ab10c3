"""Articles that are read, and those that are only pointed at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.findings import annotate
from tellings.findings.languages import is_english
from tellings.text.sentences import plain_sentences

FRENCH = "Le ministre a parlé lundi. Il a dit que 3.5 millions de personnes étaient parties.\nFin"


def test_an_article_in_another_language_keeps_its_sentences_and_says_why(read):
    reading = read(FRENCH)
    dossier = annotate(replace(reading.article, language="fr"), reading.doc)
    assert dossier.note == "findings are English only; this article is in French"
    assert [s.of(FRENCH) for s in dossier.sentences] == [
        "Le ministre a parlé lundi.",
        "Il a dit que 3.5 millions de personnes étaient parties.",
        "Fin",
    ]
    assert (dossier.names, dossier.actors, dossier.quotes, dossier.figures, dossier.events) == ((), (), (), (), ())


def test_an_english_article_is_read_with_all_readers(read):
    reading = read("Police arrested Tom Harris in Paris on Monday.")
    dossier = annotate(reading.article, reading.doc)
    assert dossier.note == ""
    assert dossier.names
    assert dossier.times
    assert dossier.events


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The mayor said that the bridge had been closed for a week and that it would open on Monday.", True),
        ("Fire in Paris", True),
        (FRENCH, False),
        ("Der Bürgermeister sagte, die Brücke sei seit einer Woche geschlossen und werde am Montag geöffnet.", False),
    ],
    ids=["English", "too short to tell", "French", "German"],
)
def test_where_nothing_says_the_language_the_words_do(read, text, english):
    assert is_english(replace(read(text).article, language=None)) is english


@pytest.mark.parametrize("text", ["", "。。", "a.b.c.", "...", "\n\n", '.""""' * 50])
def test_plain_sentences_are_trimmed_in_order_and_never_empty(text):
    spans = plain_sentences(text)
    assert list(spans) == sorted(spans)
    assert all(s.of(text).strip() == s.of(text) != "" for s in spans)
