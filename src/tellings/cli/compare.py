"""`tellings compare`: all the pages as tellings of one story."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable

from tellings.cli.inputs import Intake, kept_dossiers
from tellings.model import Comparison
from tellings.models.choose import find_model
from tellings.pipeline import compare_articles


def run(args: Namespace) -> int:
    intake = Intake(args.inputs)
    model = find_model(args.model)
    articles = list(intake.articles())
    kept = kept_dossiers(args.fresh, str(model))
    comparison = compare_articles(articles, intake.skips, kept=kept, model=model.name)
    sys.stdout.write(writer(args.format or ("text" if sys.stdout.isatty() else "json"))(comparison))
    return intake.status()


def writer(name: str) -> Callable[[Comparison], str]:
    """Each format is loaded only where it is asked for."""
    if name == "html":
        from tellings.formats.html import comparison_html

        return comparison_html
    if name == "md":
        from tellings.formats.markdown import comparison_markdown

        return comparison_markdown
    if name == "csv":
        from tellings.formats.csv import comparison_csv

        return comparison_csv
    return _json if name == "json" else _text


def _json(comparison: Comparison) -> str:
    from tellings.formats.json import comparison_json

    return json.dumps(comparison_json(comparison), ensure_ascii=False) + "\n"


def _text(comparison: Comparison) -> str:
    from tellings.formats.text import comparison_text

    on_terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((80, 24)).columns, 120) if on_terminal else 80
    return comparison_text(comparison, width=width, color=on_terminal)
