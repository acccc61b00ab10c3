"""What README and docs show is what happens: commands are run, Python examples are executed, links lead somewhere."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tellings

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(language):
    found = [(page, block) for page in PAGES for kind, block in BLOCK.findall(page.read_text()) if kind == language]
    return [pytest.param(block, id=f"{page.name}-{i}") for i, (page, block) in enumerate(found)]


def commands(block):
    """(command, the lines shown under it) of a console block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, [line for line in shown.splitlines() if line.strip()]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_print_what_the_page_shows(page, tmp_path):
    """A page's commands run one after the other in one folder, as a reader would paste them."""
    block = "".join(block for kind, block in BLOCK.findall(page.read_text()) if kind == "console")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, shown in commands(block):
        if command.startswith(("make", "git", "cd", ". .venv")):
            continue  # make runs these tests, in the environment that it made
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, capture_output=True, text=True,
            env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        printed = [" ".join(line.split()) for line in (done.stdout + done.stderr).splitlines()]
        for line in shown:
            if line.strip() != "…":
                assert " ".join(line.split()) in printed, f"{command} does not print: {line}"


@pytest.mark.parametrize("block", blocks("python"))
def test_python_examples_run(block, monkeypatch):
    monkeypatch.chdir(ROOT)
    test = doctest.DocTestParser().get_doctest(block, {}, "block", None, None)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_the_package_s_own_example_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(tellings).failed == 0


def test_the_readme_fits_one_screen():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 60


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
        assert (page.parent / target).exists(), target
