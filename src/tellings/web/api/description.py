"""Operations -> their OpenAPI 3.1 description, with the shapes of the published schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from tellings.formats.fields import Schema
from tellings.formats.schema import definitions
from tellings.version import __version__
from tellings.web.api.operation import Operation

PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}


def describe(operations: Sequence[Operation]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": "Tellings",
            "version": __version__,
            "description": "Every telling of a story, side by side, with receipts.",
        },
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": {**definitions(), "problem": PROBLEM},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }
    moved: dict[str, Any] = json.loads(json.dumps(whole).replace('"#/$defs/', '"#/components/schemas/'))
    return moved


def _operation(operation: Operation) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.says,
        "parameters": [
            {
                "name": p.name,
                "in": p.place,
                "required": p.required,
                "description": p.says,
                "schema": p.schema(),
            }
            for p in operation.parameters
        ],
        "responses": {"200": _answer(operation)}
        | {str(status): _problem(status) for status in (*operation.problems, 401, 403, 413, 503)},
    }
    if operation.body is not None:
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": operation.body}}}
    return said


def _answer(operation: Operation) -> dict[str, Any]:
    shape = operation.answers
    if any(p.name == "fields" for p in operation.parameters):
        shape = {"anyOf": [shape, {"type": "object", "description": "With `fields`: only those that were asked for."}]}
    if operation.listed:
        shape = {
            "type": "object",
            "properties": {
                "items": {"type": "array", "items": shape},
                "next": {"type": ["string", "null"], "description": "`after` of the next question; null: no more."},
            },
            "required": ["items", "next"],
        }
    return {"description": operation.says, "content": {"application/json": {"schema": shape}}}


def _problem(status: int) -> dict[str, Any]:
    shape = {"$ref": "#/components/schemas/problem"}
    return {"description": HTTPStatus(status).phrase, "content": {"application/problem+json": {"schema": shape}}}
