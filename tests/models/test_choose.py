"""Which language model: by name or folder, refused in the user's words before anything is read."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tellings.cli import main
from tellings.errors import CallError
from tellings.models.choose import MODELS, find_model
from tellings.models.english import load_english

INSTALLED = next(name for name in MODELS if importlib.util.find_spec(name))


def test_the_best_installed_model_is_found_with_its_version():
    model = find_model()
    assert model.name == INSTALLED
    assert model.version[0].isdigit()
    assert find_model(INSTALLED) == model


def test_a_model_is_loaded_by_its_name():
    (doc,) = load_english(INSTALLED)(["The mayor of Eastport spoke."])
    assert [token.pos_ for token in doc][-2:] == ["VERB", "PUNCT"]


def test_a_missing_model_is_named_with_those_there_are():
    with pytest.raises(CallError, match=f"en_core_web_none is not installed.*{INSTALLED}"):
        find_model("en_core_web_none")


@pytest.mark.parametrize("name", ["../../no", "a.b", "no such folder"])
def test_a_name_that_is_no_package_is_refused(name):
    with pytest.raises(CallError):
        find_model(name)


def test_a_package_that_is_no_pipeline_is_refused():
    with pytest.raises(CallError, match="no spaCy pipeline"):
        find_model("json")


@pytest.mark.parametrize(
    ("meta", "reason"),
    [
        ({"lang": "de", "version": "3.8.0", "pipeline": ["parser", "ner", "lemmatizer"]}, "another language"),
        ({"lang": "en", "version": "3.8.0", "pipeline": ["ner"]}, "no parser"),
        ({"lang": "en"}, "no list of components"),
    ],
)
def test_a_folder_must_hold_a_whole_english_pipeline(tmp_path: Path, meta, reason):
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    with pytest.raises(CallError):
        find_model(str(tmp_path))


@pytest.mark.parametrize("command", ["annotate", "compare"])
def test_the_command_line_refuses_a_missing_model_before_it_reads(command, capsys):
    assert main([command, "no-such-page.html", "--model", "en_core_web_none"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "en_core_web_none is not installed" in err
    assert "no-such-page" not in err


def test_the_command_line_takes_a_model_by_name(tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"uri": "u", "text": "The mayor of Eastport spoke on Monday.", "language": "en"}))
    assert main(["annotate", str(page), "--model", INSTALLED, "--workers", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["times"]
