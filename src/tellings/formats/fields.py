"""How a field of the published schema is written: each with its description, nothing optional, nothing beside."""

from __future__ import annotations

from typing import Any, get_args

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def record(description: str, **fields: Schema) -> Schema:
    """All fields are there always, and no others."""
    return {
        "type": "object",
        "description": description,
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def text(description: str, **more: int) -> Schema:
    return {"type": "string", "description": description, **more}


def number(description: str, kind: str = "integer", **more: int) -> Schema:
    return {"type": kind, "description": description, **more}


def one_of(values: object, description: str) -> Schema:
    """One of the words of a Literal."""
    return {"enum": list(get_args(values)), "description": description}


def array(items: Schema, description: str, **more: int) -> Schema:
    return {"type": "array", "items": items, "description": description, **more}


def part(name: str, description: str) -> Schema:
    return {**ref(name), "description": description}


def or_null(field: Schema) -> Schema:
    """The same, or null: the source does not say."""
    kind = {name: value for name, value in field.items() if name != "description"}
    return {"anyOf": [kind, {"type": "null"}], "description": field["description"]}


ID = text("An article's id: the first twelve hexadecimal digits of its sha256.")
ACTOR = text("The actor's id: within the article for annotate, across the story for compare.")
