"""Comparison -> one HTML file that needs no network: the report, and every article behind its passages."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from tellings.formats import ledgers, plain, points
from tellings.formats.drawing import draw_families, number_line
from tellings.formats.family import family_trees, kind, says
from tellings.formats.quality import how_sure
from tellings.formats.receipts import Receipts
from tellings.formats.shelf import open_shelf
from tellings.formats.wording import wordings
from tellings.model import Comparison


def comparison_html(comparison: Comparison) -> str:
    """Nothing in it is fetched, all data are escaped, and its policy forbids every script but its own."""
    shelf = open_shelf(comparison)
    script = _part("report.js")
    page = _templates().get_template("report.html")
    return page.render(
        comparison=comparison,
        shelf=shelf,
        receipts=Receipts(shelf),
        ledgers=ledgers,
        points=points,
        trees=family_trees(comparison),
        drawing=draw_families(comparison, shelf),
        speakers={a.id: a.name for a in comparison.actors},
        style=_part("report.css"),
        script=script,
        digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


@cache
def _templates() -> Environment:
    """Everything that a template prints is escaped and free of control characters."""
    templates = Environment(
        loader=PackageLoader("tellings.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain.clean(value) if type(value) is str else value,
    )
    templates.filters |= {
        "moment": plain.moment,
        "line": plain.line,
        "cut": plain.cut,
        "reason": plain.reason,
        "web": web,
    }
    templates.globals |= {
        "how_sure": how_sure,
        "number_line": number_line,
        "says": says,
        "kind": kind,
        "wordings": wordings,
    }
    return templates


def _part(name: str) -> str:
    return files("tellings.formats").joinpath("templates", name).read_text(encoding="utf-8")


def web(address: str) -> str | None:
    """The address where it is one of the web (no script, no file of this machine)."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else None
