"""`tellings annotate`: what each article says."""

from __future__ import annotations

from argparse import Namespace

from tellings.cli.inputs import Intake, Progress, kept_dossiers
from tellings.cli.lines import emit
from tellings.formats.json import dossier_json
from tellings.model import Skip
from tellings.models.choose import find_model
from tellings.pipeline import annotate_articles


def run(args: Namespace) -> int:
    intake = Intake(args.inputs, args.workers)
    progress = Progress("articles annotated")
    model = find_model(args.model)
    kept = kept_dossiers(args.fresh, str(model))
    found = annotate_articles(intake.articles(), workers=intake.workers, kept=kept, model=model.name)
    for number, one in enumerate(found, start=1):
        if isinstance(one, Skip):
            intake.leave_out(one)
        else:
            emit(dossier_json(one))
        progress.show(number)
    progress.clear()
    return intake.status()
