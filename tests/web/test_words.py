"""Numbers, days and addresses as words."""

from __future__ import annotations

from tellings.model import Passage
from tellings.web.adding import safe_name
from tellings.web.articles import outlet_in
from tellings.web.front import coverage
from tellings.web.login import _inside as inside
from tellings.web.sheet import table
from tellings.web.words import day, highlighted, many, query


def test_numbers_agree_with_their_noun():
    assert [many(n, "copy", "copies") for n in (0, 1, 1200)] == ["0 copies", "1 copy", "1,200 copies"]


def test_a_day_has_no_more_precision_than_the_page():
    assert (day("2026-03-10T08:40"), day("2026-03"), day(None)) == ("Tue 10 Mar 2026", "Mar 2026", "")


def test_a_question_is_asked_again_with_something_changed():
    assert query({"q": "a b", "after": "x"}, after=None) == "?q=a+b"
    assert query({}, after="s1") == "?after=s1"


def test_found_words_are_marked_and_nothing_else_gets_through():
    passage = Passage("a", 10, 30, "<b>dam</b> & a river")
    assert (
        str(highlighted(passage, [Passage("a", 13, 16, "dam")])) == "&lt;b&gt;<mark>dam</mark>&lt;/b&gt; &amp; a river"
    )


def test_marks_outside_the_passage_are_left_out():
    assert str(highlighted(Passage("a", 10, 13, "dam"), [Passage("a", 3, 6, "dam")])) == "dam"


def test_a_word_that_was_cut_is_left_out_and_the_cut_shown():
    text = "dam " + "the water rose again " * 7 + "in the provi"
    assert str(highlighted(Passage("a", 0, len(text), text), [Passage("a", 0, 3, "dam")])).endswith(" in the…")
    whole = text + "nce."
    assert str(highlighted(Passage("a", 0, len(whole), whole), [Passage("a", 0, 3, "dam")])).endswith("province.")


def test_articles_a_day_from_the_first_to_the_last():
    assert coverage(["2026-03-10", "2026-03-12T08:00", "2026-03-10T09:00", None, "2026", "nonsense"]) == (2, 0, 1)
    assert coverage([]) == ()
    assert len(coverage(["1990-01-01", "2026-03-12"])) == 30


def test_a_strangers_file_name_is_one_name_in_one_folder():
    assert safe_name("../../etc/passwd") == "passwd"
    assert safe_name("C:\\pages\\tëst page.html") == "t_st_page.html"
    assert safe_name("...") == "page.html"
    assert safe_name(".bashrc") == "bashrc"


def test_a_login_leads_nowhere_else():
    assert inside("/stories/s1") == "/stories/s1"
    assert [inside(x) for x in ("//evil.example", "/\\evil.example", "https://evil.example", "")] == ["/"] * 4


def test_a_spreadsheet_calculates_nothing():
    rows = table([{"title": "=1+1", "places": ["Sestina", "Karsin"], "n": -3}]).decode("utf-8-sig")
    assert rows == "title,places,n\r\n'=1+1,Sestina; Karsin,-3\r\n"


def test_the_evidence_for_an_outlet_is_where_the_page_names_it():
    page = b'<meta property="og:site_name" content="Orr &amp; Sons"><p>Orr and Sons</p>'
    assert outlet_in("Orr & Sons", page) == '<meta property="og:site_name" content="Orr &amp; Sons"><p>Orr and So'
    assert outlet_in("Zeitung für Oskan", b'{"outlet": "Zeitung f\\u00fcr Oskan"}').startswith('{"outlet": ')
    assert outlet_in("Lantern", b"<p>no such name</p>\xff") == ""
