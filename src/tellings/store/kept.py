"""Article -> the dossier made of it before: kept in one SQLite file by digest and version of the code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec

from tellings.model import Article, Dossier
from tellings.store.kept_blobs import KeptBlobs

READERS = ("findings", "models", "text", "model")  # the code that a dossier depends on


class Kept:
    """Dossiers of earlier runs. The file is a convenience: where it cannot be read or written, nothing is kept."""

    def __init__(self, path: Path, code: str | None = None, *, model: str = "") -> None:
        """`code` names the version of the code whose dossiers these are, by default the running one; `model` the
        language model and its version."""
        self._model = model
        self._code = code or code_version()
        self._blobs = KeptBlobs(path, only=self._code)

    def find(self, articles: Sequence[Article]) -> list[Dossier | None]:
        """One answer an article; None: it was not annotated by this version of the code."""
        return [self._find(article) for article in articles]

    def _find(self, article: Article) -> Dossier | None:
        try:
            found = self._blobs.find(self._name(article), self._code)
            return msgspec.json.decode(found, type=Dossier) if found else None
        except (msgspec.MsgspecError, UnicodeEncodeError):
            return None

    def keep(self, dossiers: Iterable[Dossier]) -> None:
        """An article with a lone surrogate has no UTF-8 form and is not kept."""
        with suppress(UnicodeEncodeError):
            self._blobs.keep([(self._name(d.article), self._code, msgspec.json.encode(d)) for d in dossiers])

    def close(self) -> None:
        self._blobs.close()

    def _name(self, article: Article) -> str:
        return hashlib.sha256(self._model.encode() + msgspec.json.encode(article)).hexdigest()


@cache
def code_version(rooms: tuple[str, ...] = READERS) -> str:
    """A digest of the code and weights that make a dossier (or of other rooms), and of the libraries under them."""
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in ("spacy", "numpy", "tellings")).encode())
    root = Path(str(files("tellings")))
    for room in rooms:
        for path in sorted((root / room).rglob("*")) if (root / room).is_dir() else [root / room]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()
