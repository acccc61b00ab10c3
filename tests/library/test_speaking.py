"""A speaker's words through time, each thing once, in all its wordings."""

from __future__ import annotations

from tellings.library.speaking import all_quoted, named, quoted_by, quoters_of, speech_of
from tellings.model import Dossier, Quote, Span, Speaker

SAID = {
    "lantern": ("2026-03-10", "We closed all the gates at six and the wall went at seven", "Ilda Venn"),
    "courier": ("2026-03-11", "We closed all the gates at six and the wall broke at seven", "Ilda Venn"),
    "harbour": ("2026-03-09", "Nobody asked the divers to go down", "Ilda Venn"),
    "tribune": ("2026-03-12", "We closed all the gates at six and the wall went at seven", "Tom Orr"),
}


def keep(library):
    """An article for each row of SAID, read."""
    from library_pages import page

    for name, (day, words, speaker) in SAID.items():
        text = f'The harbour wall of Ostrel gave way on Friday, the town says. "{words}," said {speaker}.'
        (made,) = library.ingest([page(name, text, published=day, outlet=f"The {name.title()}")])
        article = library.article(made.article)
        start = article.text.index(words)
        who = Speaker(None, speaker, None)
        quote = Quote(span=Span(start, start + len(words)), kind="direct", cue=None, speaker=who, by="hand")
        read = Dossier(article=article, sentences=(), quotes=(quote,))
        library.store.write(lambda read=read: library.store.findings.keep(read, "hand"))


def outlets(speech, utterance):
    return [speech.listed[v.article].outlet for v in utterance.versions]


def test_wordings_of_one_utterance_stand_together_and_the_words_of_another_speaker_apart(library):
    keep(library)
    speech = speech_of(library.store, "Ilda Venn", 50, 0)
    assert [outlets(speech, u) for u in speech.utterances] == [["The Harbour"], ["The Lantern", "The Courier"]]
    readings = [{a.exact for a in r.alternatives} for r in speech.utterances[1].readings if len(r.alternatives) > 1]
    assert readings == [{"went", "broke"}]
    assert (speech.quotes, speech.more) == (3, False)


def test_what_is_left_for_the_next_page_is_said(library):
    keep(library)
    speech = speech_of(library.store, "Ilda Venn", 2, 0)
    assert (speech.quotes, speech.more) == (2, True)
    assert speech_of(library.store, "Ilda Venn", 2, 2).quotes == 1


def test_a_name_is_found_as_it_stands_and_not_by_its_parts(library):
    keep(library)
    assert speech_of(library.store, "Venn", 50, 0).utterances == ()
    assert speech_of(library.store, '"', 50, 0).utterances == ()


def test_who_is_quoted_by_whom(library):
    keep(library)
    by = quoters_of(library.store, ["Ilda Venn", "nobody"])
    assert {name: sorted(q.outlet for q in found) for name, found in by.items()} == {
        "Ilda Venn": ["The Courier", "The Harbour", "The Lantern"]
    }
    everybody = all_quoted(library.store)
    assert [(p.name, p.quotes) for p in everybody] == [("Ilda Venn", 3), ("Tom Orr", 1)]
    assert [p.name for p in quoted_by(library.store, "Tribune")] == ["Tom Orr"]
    assert [p.name for p in named(everybody, "orr")] == ["Tom Orr"]
    assert [p.name for p in named(everybody, "ilda ve")] == ["Ilda Venn"]
    assert not named(everybody, "enn"), "a word is found by its beginning"
