"""The measured figures beside the results."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from tellings.formats.quality import how_sure

PANELS = {
    "stories",
    "sources",
    "headlines",
    "facts",
    "figures",
    "quotes",
    "disagreements",
    "alone",
    "actors",
    "timeline",
    "brief",
}


def test_every_figure_says_what_was_measured_how_and_on_what() -> None:
    table = tomllib.loads(files("tellings.formats").joinpath("quality.toml").read_text(encoding="utf-8"))
    assert set(table) <= PANELS
    for panel, rows in table.items():
        assert all(row.keys() == {"what", "measure", "value", "on", "row"} for row in rows)
        assert how_sure(panel).startswith("How sure: ")


def test_a_panel_without_a_figure_has_no_line() -> None:
    assert how_sure("no such panel") == ""
