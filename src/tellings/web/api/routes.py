"""Operations -> routes: parameters checked, answers with ETag, what is wrong as a problem."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tellings.errors import TellingsError
from tellings.web.api.description import describe
from tellings.web.api.operation import Given, Operation
from tellings.web.api.operations import OPERATIONS
from tellings.web.problems import problem
from tellings.web.render import answer


def _route(path: str, operations: Sequence[Operation]) -> Route:
    """All that one address answers, so that it can say which methods it has."""
    by_method = {o.method.upper(): o for o in operations}

    async def endpoint(request: Request) -> Response:
        operation = by_method["GET" if request.method == "HEAD" else request.method]
        try:
            given = await _given(operation, request)
        except ValueError as error:
            return problem(400, str(error))
        return await run_in_threadpool(_answer, operation, request, given)

    return Route(path, endpoint, methods=list(by_method))


async def _given(operation: Operation, request: Request) -> Given:
    """The parameters and the body; one that is not known is a mistake, not something to pass over."""
    unknown = set(request.query_params) - {p.name for p in operation.parameters if p.place == "query"}
    if unknown:
        raise ValueError(f"there is no parameter {', '.join(sorted(unknown))}")
    given: dict[str, Any] = {}
    for p in operation.parameters:
        if len(request.query_params.getlist(p.name)) > 1:
            raise ValueError(f"{p.name} was given twice")
        given[p.name] = p.read((request.path_params if p.place == "path" else request.query_params).get(p.name))
    if operation.body is not None:
        given["body"] = _read_body(await request.body(), operation.body)
    return given


def _read_body(body: bytes, shape: dict[str, Any]) -> dict[str, Any]:
    """A JSON object with the fields of the description, each of the kind it says."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("the body is not JSON") from None
    wrong = _mistake(value, shape, "the body")
    if wrong:
        raise ValueError(wrong)
    return value  # type: ignore[no-any-return]  # its shape was just checked


KINDS: dict[str, type | tuple[type, ...]] = {"string": str, "array": list, "object": dict}


def _mistake(value: object, shape: dict[str, Any], where: str) -> str:
    """What is wrong with a value, by the part of JSON Schema that our bodies use; empty: nothing."""
    if not isinstance(value, KINDS[shape["type"]]):
        return f"{where} must be of type {shape['type']}"
    if isinstance(value, str):
        long_enough = shape.get("minLength", 0) <= len(value) <= shape.get("maxLength", len(value))
        fits = value in shape.get("enum", (value,)) and long_enough
        return "" if fits else f"{where} is not as it should be: {shape.get('description', '')}"
    if isinstance(value, list):
        if not shape.get("minItems", 0) <= len(value) <= shape.get("maxItems", len(value)):
            return f"{where} has too few or too many items"
        return next((m for one in value if (m := _mistake(one, shape["items"], f"an item of {where}"))), "")
    assert isinstance(value, dict)
    lacking = [name for name in shape.get("required", ()) if name not in value]
    unknown = [name for name in value if name not in shape["properties"]]
    if lacking or unknown:
        return f"{where} lacks {', '.join(lacking)}" if lacking else f"{where} has no field {', '.join(unknown)}"
    return next((m for name, one in value.items() if (m := _mistake(one, shape["properties"][name], name))), "")


def _answer(operation: Operation, request: Request, given: Given) -> Response:
    try:
        made = operation.work(request, given)
    except TellingsError as error:
        return problem(422, error.message, hint=error.hint)
    if isinstance(made, Response):
        return made
    fields = given.get("fields")
    if fields:
        made = _only(made, frozenset(fields.split(",")), listed=operation.listed)
    body = json.dumps(made, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return answer(request, body, "application/json")


def _only(made: dict[str, Any], fields: frozenset[str], *, listed: bool) -> dict[str, Any]:
    if listed:
        return {**made, "items": [{k: v for k, v in item.items() if k in fields} for item in made["items"]]}
    return {name: value for name, value in made.items() if name in fields}


def description(request: Request) -> Response:
    return answer(request, json.dumps(describe(OPERATIONS)).encode(), "application/json")


def index(request: Request) -> Response:
    """Where everything is."""
    here = "/api/v1"
    found = {"description": f"{here}/openapi.json"} | {o.name: here + o.path for o in OPERATIONS if o.method == "get"}
    return answer(request, json.dumps(found).encode(), "application/json")


def _routes() -> list[Route]:
    by_path: dict[str, list[Operation]] = {}
    for operation in OPERATIONS:
        by_path.setdefault(operation.path, []).append(operation)
    return [_route(path, operations) for path, operations in by_path.items()]


API = [Route("/", index), Route("/openapi.json", description), *_routes()]
