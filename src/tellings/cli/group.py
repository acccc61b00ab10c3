"""`tellings group`: which articles tell the same story, and why."""

from __future__ import annotations

from argparse import Namespace

from tellings.cli.inputs import Intake
from tellings.cli.lines import emit
from tellings.stories import group_articles


def run(args: Namespace) -> int:
    intake = Intake(args.inputs, args.workers)
    for story in group_articles(intake.articles()):
        emit(
            {
                "story": story.story,
                "title": story.title,
                "articles": [{"id": article, "uri": uri} for article, uri in story.articles],
                "why": [{"a": one.a, "b": one.b, "because": list(one.because)} for one in story.why],
            }
        )
    return intake.status()
