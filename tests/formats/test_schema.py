"""Every output validates against the schema that is published for it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from tellings.formats.json import article_json, comparison_json, dossier_json, skip_json
from tellings.formats.schema import OUTPUTS, schema
from tellings.model import Comparison, Skip


def check(name: str, row: object) -> None:
    Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(row)


def fields(part: object):
    """Every field of every object in a schema."""
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield from part["properties"].items() if "properties" in part else ()
        for value in part.values():
            yield from fields(value)


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_schema_is_a_schema_and_says_what_every_field_means(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert [field for field, part in fields(schema(name)) if not part.get("description")] == []


@pytest.mark.parametrize("name", OUTPUTS)
def test_no_schema_carries_parts_that_it_does_not_use(name: str) -> None:
    text = str(schema(name))
    assert [part for part in schema(name)["$defs"] if f"'#/$defs/{part}'" not in text] == []


def test_all_outputs_of_one_story_validate(comparison: Comparison) -> None:
    check("compare", comparison_json(comparison))
    for dossier in comparison.dossiers:
        check("extract", article_json(dossier.article))
        check("annotate", dossier_json(dossier))


def test_a_skipped_page_validates_as_a_line_of_extract_and_annotate() -> None:
    row = skip_json(Skip("empty.html", "no article text in this page"))
    check("extract", row)
    check("annotate", row)


def test_a_field_that_the_schema_does_not_know_is_seen(comparison: Comparison) -> None:
    row = comparison_json(comparison) | {"surprise": 1}
    assert not Draft202012Validator(schema("compare")).is_valid(row)


def test_json_needs_neither_the_terminal_nor_the_templates() -> None:
    code = "import sys, tellings.formats.json, tellings.formats.schema; print({'rich', 'jinja2'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
