"""Comparison -> one HTML file that needs no network: the report, and every article behind its passages."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from tellings.formats.panels import Found, panel_context, templates
from tellings.formats.receipts import Receipts
from tellings.formats.shelf import open_shelf
from tellings.model import Comparison


def comparison_html(comparison: Comparison) -> str:
    """Nothing in it is fetched, all data are escaped, and its policy forbids every script but its own."""
    shelf = open_shelf(comparison)
    receipts = Receipts(shelf)
    script = _part("report.js")
    return (
        templates()
        .get_template("report.html")
        .render(
            panel_context(
                Found(comparison, shelf),
                href=lambda p: f"#p{receipts.number(p)}",
                page_of=lambda article: f"#a-{article}",
            ),
            receipts=receipts,
            style=_part("report.css"),
            script=script,
            digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )


def _part(name: str) -> str:
    return files("tellings.formats").joinpath("templates", name).read_text(encoding="utf-8")
