"""How much of a panel a page shows."""

from __future__ import annotations

from rooms import ask, room

from tellings.web.window import FEWER, INSIDE, MOST, PANELS, WHOLE, Window

ITEMS = list(range(200))


def test_what_a_storys_page_leaves_out_is_counted_and_on_the_panels_own_page():
    part = Window("s1").shown("timeline", ITEMS, 1000)
    assert len(part.first) == MOST["timeline"]
    assert part.left == 200 - len(part.first)
    assert part.href == f"/stories/s1/timeline?from={len(part.first)}"


def test_a_panels_own_page_goes_on_where_the_last_one_ended():
    first = Window("s1", "timeline").shown("timeline", ITEMS, 1000)
    second = Window("s1", "timeline", WHOLE).shown("timeline", ITEMS, 1000)
    assert [*first.first, *second.first] == ITEMS[: 2 * WHOLE]
    assert first.href == f"/stories/s1/timeline?from={WHOLE}"


def test_how_copies_are_folded_goes_along_to_the_next_headlines():
    levels = Window("s1", levels="copies=family&by=longest")
    assert levels.shown("headlines", ITEMS, 1000).href == "/stories/s1/headlines?from=20&copies=family&by=longest"
    assert levels.shown("timeline", ITEMS, 1000).href == "/stories/s1/timeline?from=12"


def test_a_crowd_is_shown_with_fewer_receipts_but_nothing_is_left_out_unsaid():
    few, many = (Window("s1", crowd=crowd).shown("cite", ITEMS, 1000) for crowd in (True, False))
    assert len(few.first) < len(many.first)
    assert few.left + len(few.first) == 200
    assert few.href is None


def test_what_is_limited_inside_of_items_is_no_panel_with_a_page():
    assert not {*FEWER, *INSIDE} & set(PANELS) - {"figures", "quotes", "others"}


def test_only_a_story_that_is_there_is_read(tmp_path):
    """What stands in the address would else be an option of a command."""
    with room(tmp_path / "library.sqlite") as home:
        for name in ("--help", "s404", "-x"):
            assert ask(home, f"/stories/{name}/reading")[0] == 404
