"""Pages given -> their comparison, in a process of its own with a limit of time; nothing is kept."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

COMPARE_SECONDS = 120.0


def compare_pages(pages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """As `tellings compare` gives it. TimeoutError: it took too long; ValueError: nothing to compare, and why."""
    with tempfile.TemporaryDirectory(prefix="tellings-") as folder:
        given = Path(folder, "pages.jsonl")
        given.write_text("".join(json.dumps(one) + "\n" for one in pages), encoding="ascii")
        command = [sys.executable, "-m", "tellings", "compare", str(given), "--format", "json", "--fresh"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=COMPARE_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"comparing took more than {COMPARE_SECONDS:.0f} seconds") from None
    if done.returncode not in (0, 1) or not done.stdout:
        raise ValueError(done.stderr.decode("utf-8", "replace").strip()[-2000:] or "nothing to compare")
    compared: dict[str, Any] = json.loads(done.stdout)
    return compared
