"""Who said what: direct, mixed and indirect speech, its cue and its speaker."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.findings.names import find_names
from tellings.findings.quotes import find_quotes
from tellings.findings.reading import open_reading
from tellings.model import Article


def read(parse, text):
    article = Article(
        id="0" * 12, uri="u", title=None, outlet=None, published=None, modified=None, authors=(), language="en",
        text=text, removed=(), credits=(), sha256="0" * 64,
    )  # fmt: skip
    reading = open_reading(article, next(iter(parse([text]))))
    return find_quotes(reading, find_names(reading)[1])


def said(parse, text):
    """(kind, content, name of the speaker), in text order."""
    return [(q.kind, q.span.of(text), q.speaker and q.speaker.name) for q in read(parse, text)]


def test_an_article_read_aloud(parse):
    text = (
        "The old bridge will close in May, mayor Clara Bennett said on Tuesday. "
        "“We cannot repair it any longer,” Bennett told reporters. “It has served us well.”\n\n"
        "She warned that the ferry would be “full every morning”.\n\n"
        "According to the harbour police, two cars fell into the water last year."
    )
    assert said(parse, text) == [
        ("indirect", "The old bridge will close in May", "Clara Bennett"),
        ("direct", "We cannot repair it any longer,", "Clara Bennett"),
        ("direct", "It has served us well.", "Clara Bennett"),
        ("mixed", "that the ferry would be “full every morning”", "Clara Bennett"),
        ("indirect", "two cars fell into the water last year", "harbour police"),
    ]


def test_the_cue_is_the_word_that_brings_the_speech_in(parse):
    text = "The minister insisted that nobody had been told."
    (quote,) = read(parse, text)
    assert quote.cue is not None
    assert quote.cue.of(text) == "insisted"


def test_he_said_in_the_middle_makes_two_pieces_of_one_speaker(parse):
    text = "“The water rose,” Paul Marsh said, “and then it stopped.”"
    assert said(parse, text) == [
        ("direct", "The water rose,", "Paul Marsh"),
        ("direct", "and then it stopped.", "Paul Marsh"),
    ]


def test_paragraphs_left_open_are_one_quotation(parse):
    text = "Irene Cole said: “We searched all night.\n\n“In the morning we found the boat.”\n\nShe thanked the crews."
    assert ("direct", "We searched all night.\n\n“In the morning we found the boat.", "Irene Cole") in said(parse, text)


def test_a_pronoun_is_the_one_who_spoke_last(parse):
    text = "“We lost the house,” said Martin Webb. He said the fire had come at night."
    assert said(parse, text)[-1] == ("indirect", "the fire had come at night", "Martin Webb")


def test_a_statement_speaks_for_whoever_made_it(parse):
    text = "The ship was empty, a statement from the Norwegian navy said."
    assert said(parse, text) == [("indirect", "The ship was empty", "Norwegian navy")]


def test_a_nameless_official_is_named_as_the_text_does(parse):
    text = "A senior official told the paper that the talks had failed."
    assert said(parse, text) == [("indirect", "that the talks had failed", "senior official")]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            "Guests were told by the coast guard to stay indoors.",
            ("indirect", "to stay indoors", "coast guard"),
            "in the passive the speaker stands after by",
        ),
        (
            "The bank's demand that clients pay at once drew anger.",
            ("indirect", "that clients pay at once", "bank"),
            "a noun brings speech in, its owner speaks",
        ),
        (
            'A former engineer, Priya Nair, wrote on Twitter: "They knew in March."',
            ("direct", "They knew in March.", "Priya Nair"),
            "a description is named by what stands beside it",
        ),
        (
            "‘I saw the wave,’ said fisherman Owen Pike.",
            ("direct", "I saw the wave,", "Owen Pike"),
            "single marks",
        ),
        (
            "Helen Brandt sighed. “They never asked us,” she said.\n\n“Nobody did.”",
            ("direct", "Nobody did.", "Helen Brandt"),
            "a paragraph in marks goes on with the speaker before it",
        ),
        (
            "Storm toll rises: 'We lost everything'\n\nThree villages were cut off.",
            ("direct", "We lost everything", None),
            "what a headline puts before its colon is no speaker when it only rises",
        ),
    ],
)
def test_ways_to_report(parse, text, expected, reason):
    assert said(parse, text)[-1] == expected, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The so-called “smart” bins were emptied twice a week.", "scare quotes are nobody's words"),
        ("The film “Northern Lights” opens in March.", "a title"),
        ("The film “We Lost the Bridge” opened on Monday.", "a title that is a sentence"),
        ("The road runs along the river for nine miles.", "nobody speaks"),
        ("", "empty"),
        ("“”", "nothing between the marks"),
        ("12 40 55 | 13 22 90\n11 09 88 | 71 00 12", "a table"),
    ],
)
def test_what_is_no_speech(parse, text, reason):
    assert said(parse, text) == [], reason


WORDS = [
    "“We stay,”",
    "she said",
    "that",
    "Ann Poe",
    ":",
    "according to",
    "“",
    "”",
    '"',
    "\n\n",
    "it rained",
    ".",
    "\ud800",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_span_stands_in_the_text_and_in_order(parse, words):
    text = " ".join(words)
    quotes = read(parse, text)
    spans = [q.span for q in quotes] + [q.cue for q in quotes if q.cue]
    spans += [q.speaker.span for q in quotes if q.speaker and q.speaker.span]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert [q.span.start for q in quotes] == sorted(q.span.start for q in quotes)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("«We lost the bridge», said Ana Ruiz, the mayor.", "We lost the bridge"),
        ("„We lost the bridge“, said Ana Ruiz.", "We lost the bridge"),
        ("``We lost the bridge,'' Ana Ruiz said.", "We lost the bridge,"),
        ("Ana Ruiz said: ‘It’s the army’s fault.’", "It’s the army’s fault."),
        ("“He told me, ‘The bridge is gone,’ and left,” Ana Ruiz said.", "He told me, ‘The bridge is gone,’ and left,"),
        ("Ana Ruiz said:\n\n“We lost it.\n\n“The port is safe.”\n\nTom left.", "We lost it.\n\n“The port is safe."),
        ('Ana Ruiz said: "We lost it.\n"The port is safe."\nTom left.', 'We lost it.\n"The port is safe.'),
    ],
    ids=[
        "guillemets",
        "low and high",
        "typewriter",
        "single with apostrophes",
        "nested",
        "reopening",
        "reopening, straight",
    ],
)
def test_marks_of_many_kinds_hold_the_same_words(parse, text, content):
    (found,) = [q for q in read(parse, text) if q.kind == "direct"]
    assert found.span.of(text) == content
    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"
