"""Who copied whom, on invented articles of a few lines."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.lineage import trace_sources
from tellings.model import Agency, Article, Credit, Span, Stamp

WIRE = (
    "A ferry with ninety people aboard ran onto a sandbank off Port Merrow late on Tuesday, the coast guard said.\n\n"
    "Two tugs were sent from the naval yard to pull the vessel free before the tide turned again at dawn.\n\n"
    "Nobody was hurt, but four passengers were taken off by helicopter because they needed medicine.\n\n"
    "The Merrow Line, which owns the ship, has run it on the island route for more than thirty years.\n\n"
    "Divers will look at the hull in the morning to see whether it can return to harbour under its own steam."
)
OWN = (
    "Passengers sang through the night on a stranded island boat, one of them told us by telephone.\n\n"
    "The deck leaned so far that cups slid from the tables, said Ida Marsh, a teacher on her way home.\n\n"
    "It is the third grounding this year, our own count of harbour logs shows, and the second on that bank."
)


def article(key: str, text: str, **more: object) -> Article:
    plain = Article(
        id=key,
        uri=f"https://{key}.example/story",
        title=None,
        outlet=key.title(),
        published=None,
        modified=None,
        authors=(),
        language="en",
        text=text,
        removed=(),
        credits=(),
        sha256=key,
    )
    return replace(plain, **more)


def test_a_reprint_and_its_source_are_one_source():
    sources = trace_sources([article("wire", WIRE), article("paper", WIRE), article("local", OWN)])
    assert (sources.outlets, sources.independent, sources.copies, sources.undecided) == (3, 2, 1, 0)
    assert [set(f.articles) for f in sources.families] == [{"wire", "paper"}, {"local"}]
    (link,) = sources.links
    assert (link.kind, link.direction, link.share) == ("reprint", "unknown", 1.0)
    assert all(one.exact and one.exact == other.exact for one, other in link.passages)


def test_a_text_cut_to_half_is_a_reprint():
    cut = "\n\n".join(WIRE.split("\n\n")[:3])
    (link,) = trace_sources([article("wire", WIRE), article("paper", cut)]).links
    assert link.kind == "reprint"


def test_a_rewrite_is_a_reuse_of_the_family():
    rewrite = (
        "Ninety people spent the night on a ferry that ran onto a sandbank off Port Merrow late on Tuesday.\n\n"
        "Tugs from the naval yard were to pull the vessel free before the tide turned again at dawn.\n\n"
        "Four had to be taken off by helicopter because they needed medicine, but nobody was hurt, officials said."
    )
    sources = trace_sources([article("wire", WIRE), article("blog", rewrite)])
    assert [link.kind for link in sources.links] == ["reuse"]
    assert (sources.independent, sources.copies) == (1, 1)


def test_one_copied_paragraph_in_a_report_of_its_own_is_undecided():
    mixed = OWN + "\n\n" + "\n\n".join(WIRE.split("\n\n")[1:3])
    sources = trace_sources([article("wire", WIRE), article("local", mixed + "\n\n" + OWN.replace("night", "dark"))])
    assert (sources.independent, sources.copies, sources.undecided) == (1, 0, 1)
    doubtful = sources.families[1]
    assert doubtful.doubt == (sources.families[0].articles[0],)
    assert "has more of its own" in doubtful.why[0]


QUOTE = (
    "“We will bring every one of them home tonight, the ship as well if the sea lets us, and then we shall ask why "
    "this bank was not on the chart that the captain had in front of him,” said Commander Rolf Even."
)
NEAR_MISSES = {
    "the same long quotation": (WIRE + "\n\n" + QUOTE, OWN + "\n\n" + QUOTE),
    "a quotation in one, its words bare in the other": (WIRE + "\n\n" + QUOTE, OWN + "\n\n" + QUOTE.strip("“")),
    "the same post": (
        f"{WIRE}\n\nThe island boat has run aground and all of us are fine but rather cold tonight so please send "
        "blankets and tea — Ida Marsh (@idamarsh) May 3",
        f"{OWN}\n\nThe island boat has run aground and all of us are fine but rather cold tonight so please send "
        "blankets and tea — Ida Marsh (@idamarsh) May 3",
    ),
    "the same caption": (
        WIRE + "\n\nPhoto: The ferry Saint Osk on the bank off Port Merrow in Velmora at first light on Wednesday.",
        OWN + "\n\nPhoto: The ferry Saint Osk on the bank off Port Merrow in Velmora at first light on Wednesday.",
    ),
    "the same copyright notice": (
        WIRE + "\n\nCopyright © 2031. All rights reserved. No part of this page may be kept, sent or sold to others.",
        OWN + "\n\nCopyright © 2031. All rights reserved. No part of this page may be kept, sent or sold to others.",
    ),
    "a name and a title": (
        WIRE + "\n\nThe Deputy Minister of Shipping and Inland Waterways Rolf Even spoke.",
        OWN + "\n\nA letter came from Deputy Minister of Shipping and Inland Waterways Rolf Even.",
    ),
}


@pytest.mark.parametrize("reason", NEAR_MISSES)
def test_what_makes_nobody_a_copy(reason):
    one, other = NEAR_MISSES[reason]
    sources = trace_sources([article("wire", one), article("local", other)])
    assert sources.links == ()
    assert (sources.independent, sources.undecided) == (2, 0)


def test_a_credit_makes_the_direction_known_whatever_the_clock_says():
    late = Stamp("2031-05-04T09:00", "given", "")
    early = Stamp("2031-05-03T09:00", "given", "")
    credit = Credit("Wire", "in text", "Wire reported", Span(0, 7))
    sources = trace_sources(
        [article("wire", WIRE, published=late), article("paper", WIRE, published=early, credits=(credit,))]
    )
    (link,) = sources.links
    assert (link.source, link.target, link.direction) == ("wire", "paper", "known")
    assert sources.families[0].articles == ("wire", "paper")
    assert sources.families[0].origin == "Wire"


def test_a_hyperlink_makes_the_direction_known():
    (link,) = trace_sources(
        [article("wire", WIRE), article("paper", WIRE, links=("http://www.wire.example/story/?from=feed",))]
    ).links
    assert (link.source, link.direction) == ("wire", "known")


def test_the_clock_alone_makes_it_likely_at_most_and_names_no_origin():
    sources = trace_sources(
        [
            article("wire", WIRE, published=Stamp("2031-05-03T09:00", "given", "")),
            article("paper", WIRE, published=Stamp("2031-05-04", "given", "")),
        ]
    )
    assert (sources.links[0].source, sources.links[0].direction) == ("wire", "likely")
    assert sources.families[0].origin is None


def test_two_papers_with_one_agency_did_not_copy_each_other():
    credit = Credit("Reuters", "byline", "(Reuters)")
    sources = trace_sources(
        [
            article("a", WIRE, credits=(credit,), published=Stamp("2031-05-03", "given", "")),
            article("b", WIRE, credits=(credit,), published=Stamp("2031-05-04", "given", "")),
        ]
    )
    assert sources.families[0].origin == "Reuters"
    assert {(link.source, link.kind, link.direction) for link in sources.links} == {
        ("a", "reprint", "unknown"),
        (Agency("Reuters"), "credit", "known"),
    }


def test_a_credit_in_the_text_alone_makes_no_copy():
    text = "According to Reuters, a boat ran aground. " + OWN
    credit = Credit("Reuters", "in text", "According to Reuters", Span(0, 20))
    sources = trace_sources([article("a", WIRE), article("b", text, credits=(credit,))])
    assert (sources.independent, sources.copies) == (2, 0)
    assert sources.links[0].source == Agency("Reuters")
    assert sources.links[0].passages[0][0].exact == "According to Reuters"


def test_two_reports_of_one_house_are_not_two_sources():
    sources = trace_sources([article("a", WIRE, outlet="Daily Mirror"), article("b", OWN, outlet="Daily Express")])
    assert (sources.outlets, sources.independent, sources.undecided) == (2, 1, 1)
    assert "one publisher: Reach" in sources.families[1].why


def test_one_masthead_however_written_is_one_outlet():
    sources = trace_sources(
        [
            article("a", WIRE, outlet="The New York Times"),
            article("b", OWN, outlet="www.nytimes.com"),
            article("c", "Other words.", outlet=None, uri="https://www.nytimes.com/2031/x"),
        ]
    )
    assert sources.outlets == 1


def test_nothing_and_one_article_are_counted_too():
    assert trace_sources([]).independent == 0
    alone = trace_sources([article("a", "…")])
    assert (alone.outlets, alone.independent, alone.copies, alone.undecided) == (1, 1, 0, 0)


SENTENCES = [
    "The mayor of Osk was seen near the mill at noon by men who have lived there for years and years.",
    "A baker from Tavenor left his keys on the church wall at dawn and walked to the sea alone.",
    "Three sailors sold a clock to the priest of Karsin because nobody else would have it as a gift.",
    "“We have seen nothing like it since the great flood took the bridge away,” said a farmer near the gate.",
    "The doctor prayed, fished and sang there every summer until the well at the end of the lane ran dry.",
]
PICKS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(PICKS, max_size=7), st.integers(0, 99))
def test_counts_add_up_and_neither_order_nor_repetition_changes_anything(texts, seed):
    articles = [article(f"a{i}", text) for i, text in enumerate(texts)]
    sources = trace_sources(articles)
    assert sources.independent + sources.copies + sources.undecided == len(articles)
    assert sorted(a for f in sources.families for a in f.articles) == sorted(a.id for a in articles)
    assert sources.independent_among(a.id for a in articles) == sources.independent
    shuffled = articles * 2
    Random(seed).shuffle(shuffled)
    assert trace_sources(shuffled) == sources


@pytest.mark.parametrize(
    "words",
    ["PORT MERROW (Halvard) - ", "According to the Halvard news agency, ", "Halvard reported on Wednesday: "],
)
def test_an_outlet_whose_own_account_is_there_is_known_where_it_is_credited(words):
    wire = article("wire", WIRE, outlet="The Halvard News Agency")
    sources = trace_sources([wire, article("paper", words + WIRE)])
    assert (sources.links[0].source, sources.links[0].direction) == ("wire", "known")
    assert sources.families[0].origin == "The Halvard News Agency"


@pytest.mark.parametrize(
    "words", ["Old Halvard wept. ", "Near (Halvardstown) it rained. ", "They sailed with Halvard. "]
)
def test_a_word_that_is_also_an_outlets_name_is_no_credit(words):
    wire = article("wire", WIRE, outlet="Halvard Online")
    assert trace_sources([wire, article("paper", words + WIRE)]).links[0].direction == "unknown"


def test_a_large_family_is_told_by_one_link_an_article():
    sources = trace_sources([article(f"a{i:02}", WIRE) for i in range(30)])
    assert (sources.independent, sources.copies, len(sources.links)) == (1, 29, 29)
    assert {link.target for link in sources.links} | {link.source for link in sources.links} == {
        f"a{i:02}" for i in range(30)
    }
