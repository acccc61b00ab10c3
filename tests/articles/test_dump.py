"""Page dumps: the body whole, nothing else with it, and the reason for each cut."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.articles import read_article
from tellings.model import Article, Given, Page, Skip

BODY = (
    "The harbour of Quayton was closed on Tuesday after a crane fell across the ferry berth, the port said.",
    "Nobody was hurt, but about 400 passengers had to wait in the terminal until the evening.",
    "“We heard a crack and then the whole arm came down,” said Ida Holm, who runs the ticket office.",
    "The operator said that the crane had been inspected in May and that no fault was found then.",
    "Ferries will sail from the northern pier until the berth has been cleared, it added.",
)
PAGE = f"""Skip to main content
Quayton Herald
  • News
  • Sport
  • Weather

Crane falls across ferry berth at Quayton

Crane falls across ferry berth at Quayton

Published: 4 June 2019, 18:05
By Ann Otter

Image caption The crane fell on an empty berth

{BODY[0]}

{BODY[1]}

  • Why ferries are late
  • Ten best beaches of the coast

{BODY[2]}

Read more: How the port lost its last pilot

{BODY[3]}

{BODY[4]}

Comments

Popular posts from this blog

Mayor opens new library The mayor of Quayton opened the library on Monday and praised the architects. ...
© 2019 Quayton Herald. All rights reserved
"""


def page(dump: str, **known: str) -> Page:
    return Page(
        uri="dump.txt", kind="dump", content=dump, sha256=hashlib.sha256(dump.encode("utf-8", "replace")).hexdigest(),
        given=Given(**known),
    )  # fmt: skip


def read(dump: str, **known: str) -> Article:
    article = read_article(page(dump, **known))
    assert isinstance(article, Article)
    return article


def test_the_body_comes_out_whole_and_nothing_else_with_it():
    assert read(PAGE).text == "\n".join(BODY)


def test_headline_outlet_date_and_author_are_read_off_the_page():
    article = read(PAGE)
    assert article.title == "Crane falls across ferry berth at Quayton"
    assert article.outlet == "Quayton Herald"
    assert article.authors == ("Ann Otter",)
    assert article.published is not None
    assert (article.published.value, article.published.exact) == ("2019-06-04T18:05", "4 June 2019, 18:05")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Skip to main content", "navigation"),
        ("Crane falls across ferry berth at Quayton", "headline"),
        ("Published: 4 June 2019, 18:05", "date"),
        ("By Ann Otter", "byline"),
        ("Image caption The crane fell on an empty berth", "caption"),
        ("• Why ferries are late", "related links"),
        ("Read more: How the port lost its last pilot", "related links"),
        ("Comments", "comments"),
        ("© 2019 Quayton Herald. All rights reserved", "licence note"),
    ],
)
def test_each_cut_says_why(line, reason):
    assert {cut.exact: cut.reason for cut in read(PAGE).removed}[line] == reason


def test_cuts_stand_in_page_order():
    cuts = [cut.exact for cut in read(PAGE).removed]
    lines = [line.strip() for line in PAGE.splitlines() if line.strip()]
    assert cuts == [line for line in lines if line not in BODY]


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ("Ferries run late “for days to come”, warned the company’s chief engineer.", "a sentence is the article's"),
        ("Photo shops on the pier sold pictures of the crane by noon.", "caption words inside a sentence"),
        ("“Read more about it in our report,” the port’s spokesman told residents.", "link words that somebody says"),
        ("The Comments Committee, a panel of residents, will meet on Friday to discuss it.", "a name like a button"),
    ],
)
def test_sentences_like_furniture_are_kept(extra, why):
    assert extra in read("\n\n".join([*BODY[:3], extra, *BODY[3:]])).text, why


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ("Le Quayton Herald propose une couverture indépendante de la côte et de ses ports. Pour en savoir plus sur la"
         " reprise de ce contenu, écrivez à la rédaction de notre journal.", "other language"),
        ("Newsletter Sign Up Get the news of the coast. Please verify you're not a robot by clicking the box. Invalid"
         " email address. Thank you for subscribing.", "newsletter"),
        ("Advertisement", "advert"),
    ],
)  # fmt: skip
def test_furniture_that_reads_like_prose_is_cut(extra, reason):
    article = read("\n".join([*BODY, extra]))
    assert article.text == "\n".join(BODY)
    assert [cut.reason for cut in article.removed] == [reason]


def test_a_pull_quote_is_said_once():
    pulled = "We heard a crack and then the whole arm came down Ida Holm, ticket office"
    assert pulled not in read("\n".join([*BODY[:2], pulled, *BODY[2:]])).text


def test_text_has_no_markup():
    marked = (
        BODY[2].replace("“We heard", "*“We heard").replace("down,”", "down,”*").replace("Ida Holm", "[Ida Holm](#)")
    )
    assert read("\n\n".join(["---", *BODY[:2], marked, *BODY[3:]])).text == "\n".join(BODY)


def test_what_the_input_says_is_believed():
    article = read(PAGE, title="Another headline", outlet="The Courier", published="2019-06-05")
    assert (article.title, article.outlet) == ("Another headline", "The Courier")
    assert article.published is not None
    assert article.published.value == "2019-06-05"


def test_a_line_that_glues_headline_and_summary_is_no_body():
    glued = "Coast Crane falls across ferry berth Passengers waited until evening, while the port looked for the cause"
    assert read("\n".join([glued, *BODY]), title="Crane falls across ferry berth").text == "\n".join(BODY)


def test_a_date_glued_to_the_headline_is_no_part_of_it():
    article = read('Crane falls: "It cracked."4 June 2019\n\n' + "\n".join(BODY))
    assert article.title == 'Crane falls: "It cracked."'
    assert article.published is not None
    assert article.published.value == "2019-06-04"


def test_a_clean_article_loses_nothing():
    assert read("\n".join(BODY)).text == "\n".join(BODY)


@pytest.mark.parametrize("change", [str.upper, lambda text: text.replace(".", "").replace(",", "").replace("”", "")])
def test_a_text_in_capitals_or_without_full_stops_is_still_one(change):
    assert read("\n".join(map(change, BODY))).text == "\n".join(map(change, BODY))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(BODY), min_size=3, max_size=5, unique=True), st.sampled_from(["\n", "\n\n", "\n \n"]))
def test_dumping_what_came_out_changes_nothing(paragraphs, gap):
    once = read(gap.join(["Menu", "Crane falls across ferry berth at Quayton", *paragraphs, "Leave a comment"]))
    assert once.text == "\n".join(paragraphs)
    assert read(once.text).text == once.text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="*[]()"), max_size=400))
def test_any_text_is_read_or_skipped_and_kept_lines_are_the_dumps(dump):
    article = read_article(page(dump))
    if isinstance(article, Article):
        lines = [" ".join(line.split()) for line in dump.splitlines()]
        assert all(any(kept in line for line in lines) for kept in article.text.split("\n"))


@pytest.mark.parametrize("dump", ["", "\n\n", "---\n***", "\x00\x01", "\ud800", "1 2 3\n4 5 6", "[" * 5000, "*" * 5000])
def test_pages_without_words_are_no_articles_and_no_crash(dump):
    assert isinstance(read_article(page(dump)), Article | Skip)


def test_a_consent_wall_is_skipped_with_its_reason():
    wall = "We use cookies to make this site work.\nWe and our partners store data.\nAccept all cookies\nManage cookies"
    skip = read_article(page(wall))
    assert isinstance(skip, Skip)
    assert "consent" in skip.reason


def test_a_live_blog_is_called_one():
    entries = [f"{9 + i}:15 am {sentence}" for i, sentence in enumerate(BODY)]
    assert read("\n".join(["Ferry berth closed: live updates", *entries])).form == "live blog"


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("Radio Osk", "Radio Osk"),
        ("Breaking News", None),  # nothing else on the page speaks of it
        ("* Radio Osk", None),  # an item of a menu
    ],
)
def test_a_masthead_is_a_name_that_the_page_speaks_of(top, outlet):
    below = ["Popular on Radio Osk", "Radio Osk is paid for by its listeners. Donate"]
    assert read("\n".join([top, "Menu", "Crane falls across ferry berth at Quayton", *BODY, *below])).outlet == outlet
