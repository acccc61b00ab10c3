"""Where the bundled example lies: inside an installed package, beside the sources in a checkout."""

from __future__ import annotations

from pathlib import Path


def example_folder() -> Path:
    packed = Path(__file__).with_name("karsin-dam")
    return packed if packed.is_dir() else Path(__file__).parents[3] / "examples" / "karsin-dam"
