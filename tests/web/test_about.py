"""What the page About claims is what was measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tellings.formats.quality import measured
from tellings.web.about import _panels as panels

ROWS = (Path(__file__).parents[2] / "docs" / "quality.md").read_text(encoding="utf-8").splitlines()
CLAIMS = [(panel, row) for panel, rows in measured().items() for row in rows]


@pytest.mark.parametrize(("panel", "claim"), CLAIMS, ids=lambda one: one if isinstance(one, str) else one["what"])
def test_each_figure_is_the_one_in_the_table_of_what_was_measured(panel, claim):
    (row,) = [line for line in ROWS if line.startswith(f"| {claim['row']}")]
    score = row.split("|")[4]
    assert claim["value"] in {round(float(number), 2) for number in re.findall(r"\d\.\d+", score)}, row


def test_each_panel_says_how_it_is_made_and_where_its_limits_are():
    assert {panel for panel, _ in CLAIMS} <= {panel["key"] for panel in panels()}
    assert all(panel["how"] and panel["limits"] for panel in panels())
