"""What a page is: read off its pieces, with the pages that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.articles.page_form import Piece, find_form, is_consent, own_words

SAID = "The river rose by two metres in the night, the mayor said on Sunday."
CAPTION = "Boats on the quay at first light on Sunday morning. Photo: C. Dale"


def pieces(*texts: str, kept: bool = True, **known: bool) -> list[Piece]:
    return [Piece(text=text, kept=kept, **known) for text in texts]


def entries(*times: str) -> list[Piece]:
    return [piece for time in times for piece in (*pieces(time, kept=False), *pieces(SAID))]


def counted(count: int, total: int, text: str = CAPTION) -> list[Piece]:
    return [p for i in range(1, count + 1) for p in pieces(f"{i} / {total}", text, kept=False)]


def teasers(count: int, *, leads: bool) -> list[Piece]:
    return [p for i in range(count) for p in (*pieces(f"Mayor opens school {i}", leads=leads), *pieces(SAID))]


@pytest.mark.parametrize(
    ("title", "page", "form"),
    [
        ("River: live updates", entries("11:20", "10:40", "09:05"), "live blog"),
        ("River rises", entries("6:00", "7:12", "8:30", "9:05", "10:41", "11:20"), "live blog"),
        ("River rises", entries("11:20", "10:40", "09:05"), "article"),  # three times may be a programme
        ("Timetable", entries("9:00", "4:00", "8:00", "3:00", "9:30", "2:00"), "article"),  # in no order
        ("Choir live", [*entries("18:00", "18:40", "19:30"), *pieces(*[SAID] * 5)][::-1], "article"),  # told before it
        ("River rises", counted(6, 6), "gallery"),
        ("River rises", [*counted(6, 6), *pieces(*[SAID] * 7)], "article"),  # with pictures
        ("River rises", counted(3, 12), "article"),  # hardly begun
        ("River in pictures", pieces(*[CAPTION] * 6), "gallery"),
        ("Coast", teasers(6, leads=True), "list"),
        ("Ten places", teasers(10, leads=False), "article"),  # headings that lead nowhere
        ("The deal", [*pieces(SAID), *pieces("Subscribe to read the full story", kept=False)], "paywall stub"),
        ("The deal", [*pieces(*[SAID] * 20), *pieces("Subscribe to read the full story", kept=False)], "article"),
        ("The deal", pieces(SAID), "article"),
    ],
)
def test_a_form_is_told_from_what_looks_alike(title: str, page: list[Piece], form: str):
    assert find_form(title, page) == form


def test_captions_of_a_gallery_are_its_words():
    page = counted(6, 6)
    assert own_words("gallery", "River rises", page) == frozenset(range(1, 12, 2))
    assert own_words("article", "River rises", page) == frozenset()


@pytest.mark.parametrize(
    ("texts", "wall"),
    [
        (["We and our 842 partners store cookies on a device and process personal data."], True),
        (["Wir und unsere Partner verwenden Cookies, um personenbezogene Daten auf Ihrem Gerät zu lesen."], True),
        (["The province will fine sites that set cookies, its council decided on Thursday.", SAID, SAID], False),
        ([SAID], False),
        ([], False),
    ],
)
def test_a_consent_wall_asks_in_nearly_every_sentence(texts: list[str], wall: bool):
    assert is_consent(pieces(*texts)) is wall


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([SAID, CAPTION, "11:20", "1 / 5", "Home", ""]), st.booleans()), max_size=30))
def test_any_page_has_a_form_and_its_own_words_are_pieces_of_it(page: list[tuple[str, bool]]):
    some = [Piece(text=text, kept=kept) for text, kept in page]
    form = find_form(None, some)
    assert own_words(form, None, some) <= set(range(len(some)))
