"""The report in a real browser, where there is one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tellings.formats.html import comparison_html
from tellings.model import Comparison

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")
def test_a_browser_opens_it_without_a_complaint(comparison: Comparison, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(comparison_html(comparison), encoding="utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path}/profile", "--enable-logging=stderr", "--dump-dom"]
    done = subprocess.run([*command, f"{page.as_uri()}#p1"], capture_output=True, text=True, timeout=60, check=True)
    assert "CONSOLE" not in done.stderr  # a script that the policy refuses would be named here
    assert 'id="p1"' in done.stdout
