"""Quotation marks: whole, nested, single, foreign, broken."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.quotation import quotations, quoted_spans


def contents(text):
    return [span.of(text) for span in quoted_spans(text)]


def test_a_quotation_is_what_stands_between_its_marks():
    assert contents("“The bridge is safe,” she said. “Go home.”") == ["The bridge is safe,", "Go home."]


@pytest.mark.parametrize(
    ("text", "inside", "reason"),
    [
        ('He said "yes" and "no".', ["yes", "no"], "straight marks"),
        ('It opens."We are glad," he said.', ["We are glad,"], "a space was lost before the mark"),
        ('He is 6\'2" tall, "big" for us.', ["big"], "feet and inches are no marks"),
        ("‘I saw the students’ work,’ he said.", ["I saw the students’ work,"], "a possessive closes nothing"),
        ("'It's late,' he said.", ["It's late,"], "an apostrophe inside a word"),
        ("The '90s and the dogs' tails.", [], "apostrophes alone"),
        ("“He told me “go home” and left,” she said.", ["He told me “go home” and left,"], "nested, same marks"),
        ("“I said, ‘No way,’ and left.”", ["I said, ‘No way,’ and left."], "nested, other marks"),
        ("„Wir gehen“, sagte er.", ["Wir gehen"], "German"),
        ("« Oui », dit-il, «non».", ["Oui", "non"], "guillemets, with and without space"),
        ("»Gut«, sagte sie.", ["Gut"], "guillemets that point inwards"),
        ("”Hej”, sa han.", ["Hej"], "the same mark at both ends"),
        ("``Yes,'' he said.", ["Yes,"], "typewriter marks"),
        ('She "ran. Then he said "stop" again.', ["stop"], "a mark that nothing closes is passed over"),
        ('"" “” "', [], "empty"),
    ],
)
def test_marks_of_many_kinds(text, inside, reason):
    assert contents(text) == inside, reason


def test_a_paragraph_that_reopens_goes_on():
    text = "“One thing.\n\n“Another thing.”\n\nShe left."
    assert [(q.span.of(text), q.open) for q in quotations(text)] == [("One thing.", True), ("Another thing.", False)]


def test_a_paragraph_that_is_one_quotation_may_lack_its_end():
    assert contents("“We are still counting.\n\nNobody was hurt.") == ["We are still counting."]


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»„`\ud800"))
def test_spans_are_in_order_apart_and_not_empty(text):
    spans = quoted_spans(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
