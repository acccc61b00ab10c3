"""One operation of the API: where it is asked, with which parameters, and the shape of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.fields import Schema

MOST = 200  # items of one answer
LONGEST = 1000  # characters of a parameter
DAY = r"(0[1-9]|[12][0-9]|3[01])"
CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?"
TIME = rf"^[12][0-9]{{3}}(-(0[1-9]|1[0-2])(-{DAY}(T{CLOCK})?)?)?$"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`place`: "path" or "query"; `kind`: "string", or "integer" from `least` to `most`."""

    name: str
    says: str
    place: str = "query"
    kind: str = "string"
    pattern: str | None = None
    least: int = 0
    most: int = MOST
    default: int | None = None
    required: bool = False

    def schema(self) -> Schema:
        if self.kind == "integer":
            bounds: Schema = {"type": "integer", "minimum": self.least, "maximum": self.most}
            return bounds if self.default is None else {**bounds, "default": self.default}
        rules: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}
        return {**rules, "pattern": self.pattern} if self.pattern else rules

    def read(self, value: str | None) -> str | int | None:
        """What was given, checked; raises ValueError in the asker's words."""
        if value is None:
            if self.required:
                raise ValueError(f"{self.name} is missing")
            return self.default
        if self.kind == "integer":
            if not re.fullmatch(r"[0-9]{1,9}", value) or not self.least <= int(value) <= self.most:
                raise ValueError(f"{self.name} must be a whole number from {self.least} to {self.most}")
            return int(value)
        if not 1 <= len(value) <= LONGEST or (self.pattern and not re.search(self.pattern, value)):
            raise ValueError(f"{self.name} is not as it should be: {self.says}")
        return value


Given = Mapping[str, Any]
Answer = dict[str, Any] | Response  # JSON, or an answer of another status


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """`answers` is the schema of what comes with 200; a list of them under `items` where `listed`."""

    path: str
    name: str
    says: str
    work: Callable[[Request, Given], Answer]
    answers: Schema
    method: str = "get"
    listed: bool = False
    parameters: tuple[Parameter, ...] = ()
    body: Schema | None = None
    problems: tuple[int, ...] = (400, 422, 429)


STORY = Parameter("story", "A story's id.", "path", pattern=r"^[0-9A-Za-z]{1,40}$", required=True)
ARTICLE = Parameter("article", "An article's id.", "path", pattern=r"^[0-9a-f]{12}$", required=True)
LIMIT = Parameter("limit", "At most so many items.", kind="integer", least=1, default=20)
AFTER = Parameter("after", "`next` of the answer before: where to go on.")
FIELDS = Parameter(
    "fields", "Only these fields of each item, with commas between them.", pattern=r"^[a-z_]+(,[a-z_]+)*$"
)
