"""Dossiers are kept by digest and version of the code."""

from __future__ import annotations

import pytest

from tellings.model import Article, Dossier, Figure, Span
from tellings.store import Kept


def article(text="Nine boats were lost.", title=None):
    return Article(
        id="a", uri="u", title=title, outlet=None, published=None, modified=None, authors=(), language="en", text=text,
        removed=(), credits=(), sha256="a",
    )  # fmt: skip


def dossier(one):
    figure = Figure(span=Span(0, 10), low=9.0, high=9.0, bound="exact", unit="boat", by="words")
    return Dossier(article=one, sentences=(Span(0, 21),), figures=(figure,))


@pytest.fixture
def kept(tmp_path):
    store = Kept(tmp_path / "new" / "dossiers.sqlite")
    yield store
    store.close()


def test_what_is_kept_comes_back(kept):
    kept.keep([dossier(article())])
    assert kept.find([article(), article("Ten boats were lost.")]) == [dossier(article()), None]


def test_another_title_is_another_article(kept):
    kept.keep([dossier(article())])
    assert kept.find([article(title="Boats lost")]) == [None]


def test_another_version_of_the_code_starts_afresh(tmp_path):
    path = tmp_path / "dossiers.sqlite"
    first = Kept(path)
    first.keep([dossier(article())])
    first.close()
    second = Kept(path, code="another")
    assert second.find([article()]) == [None]
    second.close()


def test_another_language_model_has_dossiers_of_its_own(tmp_path):
    path = tmp_path / "dossiers.sqlite"
    first = Kept(path, model="small 3.8.0")
    first.keep([dossier(article())])
    second = Kept(path, model="large 3.8.0")
    assert second.find([article()]) == [None]
    assert first.find([article()]) == [dossier(article())], "and those of the first stay"
    first.close()
    second.close()


def test_a_text_without_a_utf_8_form_is_not_kept(kept):
    kept.keep([dossier(article("Boats \ud800 lost."))])
    assert kept.find([article("Boats \ud800 lost.")]) == [None]


def test_a_file_that_is_no_store_keeps_nothing(tmp_path):
    path = tmp_path / "dossiers.sqlite"
    path.write_bytes(b"no database at all, but long enough to look like a file" * 20)
    store = Kept(path)
    store.keep([dossier(article())])
    assert store.find([article()]) == [None]
    store.close()
