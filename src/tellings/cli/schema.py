"""`tellings schema`: the JSON Schema of an output."""

from __future__ import annotations

import json
from argparse import Namespace

from tellings.formats.schema import schema


def run(args: Namespace) -> int:
    print(json.dumps(schema(args.output), indent=2))
    return 0
