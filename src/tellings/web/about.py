"""How each panel is made, how well that does on public sets, and where its limits are."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.quality import measured
from tellings.version import __version__
from tellings.web.render import page


def about(request: Request) -> Response:
    return page(request, "about.html", panels=_panels(), measured=measured(), version=__version__)


def rows(request: Request) -> list[dict[str, Any]]:
    """What was measured, for each panel."""
    return [
        {"panel": panel, **{name: row[name] for name in ("what", "measure", "value", "on")}}
        for panel, found in measured().items()
        for row in found
    ]


@cache
def _panels() -> list[dict[str, Any]]:
    return tomllib.loads(files("tellings.web").joinpath("about.toml").read_text(encoding="utf-8"))["panel"]  # type: ignore[no-any-return]
