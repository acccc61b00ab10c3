"""`tellings extract`: the article in each page."""

from __future__ import annotations

from argparse import Namespace

from tellings.cli.inputs import Intake
from tellings.cli.lines import emit
from tellings.formats.json import article_json, skip_json
from tellings.model import Skip


def run(args: Namespace) -> int:
    intake = Intake(args.inputs, args.workers)
    for one in intake.read():
        emit(skip_json(one) if isinstance(one, Skip) else article_json(one))
    return intake.status()
