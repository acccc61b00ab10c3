"""Which way imports point: a room imports only from lower floors, and rooms on one floor never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tellings"
FLOORS = {
    "errors": 1, "model": 1, "version": 1,
    "text": 2, "workers": 2,
    "sources": 3, "articles": 3, "findings": 3, "lineage": 3, "comparison": 3, "brief": 3, "formats": 3, "models": 3,
    "store": 3, "stories": 3,
    "pipeline": 4,
    "library": 5,
    "__init__": 6, "web": 6,
    "cli": 7, "__main__": 8,
}  # fmt: skip


def room(module: str) -> str:
    """tellings.text.numbers -> text; tellings itself -> __init__."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path) -> set[str]:
    """Every module of the project that the file imports, wherever in the file; types alone do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    found = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "tellings":
            found |= {f"tellings.{a.name}" for a in node.names if a.name in FLOORS}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name.startswith("tellings.")}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_downwards(path):
    here = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    for module in imports(path):
        there = room(module)
        assert there == here or FLOORS[there] < FLOORS[here], f"{here} (floor {FLOORS[here]}) imports {module}"


def test_every_room_has_a_floor():
    rooms = {p.stem for p in SOURCE.glob("*.py")} | {p.name for p in SOURCE.iterdir() if (p / "__init__.py").exists()}
    assert rooms <= FLOORS.keys()
