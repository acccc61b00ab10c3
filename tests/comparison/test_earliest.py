"""Who had a fact first: dates, copies and credits, and where they do not decide it."""

from __future__ import annotations

import pytest
from telling import telling

from tellings.comparison.earliest import find_first, know
from tellings.model import Dossier, Link, Sources, Span

FACT = "The ferry struck a sandbank."


def paper(id_: str, *, published: str | None = None, after: str = "") -> Dossier:
    return telling(id_, f"{FACT} {after}".strip(), published=published)


def linked(source: str, target: str, kind: str, why: str, dossier: Dossier | None = None, words: str = "") -> Link:
    text = dossier.article.text if dossier else ""
    at = Span(text.index(words), text.index(words) + len(words)) if dossier else None
    passages = ((dossier.article.passage(at), dossier.article.passage(at)),) if dossier and at else ()
    return Link(
        source=source, target=target, kind=kind, direction="known", share=0.0, passages=passages, why=(why,)  # type: ignore[arg-type]  # a LinkKind
    )  # fmt: skip


def first(*dossiers: Dossier, links: tuple[Link, ...] = ()) -> tuple[str, str] | None:
    sources = Sources(outlets=0, independent=0, copies=0, undecided=0, families=(), links=links)
    passages = [d.article.passage(Span(0, len(FACT))) for d in dossiers]
    found = find_first(passages, know({d.article.id: d for d in dossiers}, sources))
    return (found.article, found.evidence) if found else None


@pytest.mark.parametrize(
    ("one", "other", "article", "why"),
    [
        ("2031-05-03T09:00", "2031-05-04", "aaaa", "an hour, and a later day"),
        ("2031-05-03", "2031-05-03T09:00", None, "a day holds the hour"),
        ("2031-05-03", "2031-05-03", None, "one day"),
        (None, "2031-05-03", None, "no date"),
    ],
)
def test_a_date_decides_where_it_is_precise_enough(one, other, article, why):
    found = first(paper("aaaa", published=one), paper("bbbb", published=other))
    assert (found[0] if found else None) == article, why


def test_whoever_has_the_text_from_another_had_it_later():
    links = (linked("wire", "copy", "reprint", "Copy credits Wire"),)
    assert first(paper("copy"), paper("wire"), links=links) == ("wire", "Copy credits Wire")


def test_a_chain_of_evidence_is_evidence():
    links = (linked("wire", "copy", "reprint", "Copy credits Wire"),)
    found = first(
        paper("wire", published="2031-05-03"), paper("copy"), paper("late", published="2031-05-05"), links=links
    )
    assert found is not None
    assert found[0] == "wire"


@pytest.mark.parametrize(
    ("text", "article", "why"),
    [
        ("", "gazette", "credited in its own sentence"),
        ("Its owner told the Gazette that he was sorry.", None, "credited for something else"),
    ],
)
def test_a_credit_counts_for_the_sentence_it_stands_in(text, article, why):
    said = telling("later", f"The ferry struck a sandbank, a sailor told the Gazette. {text}".strip())
    words = "told the Gazette that" if text else "told the Gazette"
    links = (linked("gazette", "later", "credit", f"in text: “{words}”", said, words),)
    sources = Sources(outlets=0, independent=0, copies=0, undecided=0, families=(), links=links)
    gazette = paper("gazette")
    passages = [d.article.passage(Span(0, len(FACT) - 1)) for d in (gazette, said)]
    found = find_first(passages, know({"gazette": gazette, "later": said}, sources))
    assert (found.article if found else None) == article, why


def test_what_one_account_alone_has_nobody_had_first():
    assert first(paper("aaaa", published="2031-05-03")) is None
