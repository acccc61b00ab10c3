"""When things are said to have happened, as precisely as the sources say."""

from __future__ import annotations

import pytest

from tellings.comparison.timeline import make_timeline, read_moment
from tellings.model import Article, Dossier, Fact, Passage, Span, Time

TEXT = "The dam was finished in 1987. Armed men came on Tuesday at 4 a.m. and left the next day."


def dossier(*times: tuple[str, str, str]) -> Dossier:
    article = Article(
        id="a",
        uri="file:a",
        title=None,
        outlet=None,
        published=None,
        modified=None,
        authors=(),
        language="en",
        text=TEXT,
        removed=(),
        credits=(),
        sha256="a",
    )
    found = [Time(Span(TEXT.index(x), TEXT.index(x) + len(x)), kind, value, "test") for x, kind, value in times]  # type: ignore[arg-type]
    return Dossier(article=article, sentences=(Span(0, 29), Span(30, len(TEXT))), times=tuple(found))


def test_moments_stand_in_the_order_of_time_each_with_its_sentence():
    told = dossier(("Tuesday at 4 a.m.", "TIME", "2026-03-10T04:00"), ("1987", "DATE", "1987"))
    finished, came = make_timeline([told], [])
    assert (finished.start, finished.end, finished.facts) == ("1987", "1987", ())
    assert finished.passages[0].exact == "The dam was finished in 1987."
    assert came.start == "2026-03-10T04:00"


def test_a_moment_shows_the_fact_that_its_time_stands_in():
    start, end = TEXT.index("Armed"), TEXT.index(" and left")
    fact = Fact(
        id="f1", passages=(Passage("a", start, end, TEXT[start:end]),), independent=1, first=None, missing_from=()
    )
    (moment,) = make_timeline([dossier(("Tuesday", "DATE", "2026-03-10"))], [fact])
    assert moment.facts == ("f1",)
    assert moment.passages == fact.passages


def test_accounts_that_give_one_day_share_a_moment():
    one = dossier(("Tuesday", "DATE", "2026-03-10"), ("next day", "DATE", "2026-03-10"))
    (moment,) = make_timeline([one, one], [])
    assert len(moment.passages) == 1


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("2026-03-10", ("2026-03-10", "2026-03-10")),
        ("2026-03", ("2026-03", "2026-03")),
        ("2026-03-10TMO", ("2026-03-10", "2026-03-10")),
        ("2026-W11", ("2026-03-09", "2026-03-15")),
        ("2026-W11-WE", ("2026-03-14", "2026-03-15")),
        ("2026-SU", ("2026-06", "2026-08")),
        ("2026-Q1", ("2026-01", "2026-03")),
        ("198", ("1980", "1989")),
    ],
)
def test_values_become_moments_no_more_precise_than_they_are(value, ends):
    assert read_moment(Time(Span(0, 1), "DATE", value, "test")) == ends


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("DATE", "XXXX-10-22", "the year is open"),
        ("DATE", "PAST_REF", "no date at all"),
        ("DATE", "XXXX-WXX-2", "a weekday without a date"),
        ("DURATION", "P2D", "how long, not when"),
        ("SET", "P1D", "how often, not when"),
        ("DATE", "2026-W60", "there is no such week"),
    ],
)
def test_what_gives_no_moment(kind, value, reason):
    assert read_moment(Time(Span(0, 1), kind, value, "test")) is None, reason
