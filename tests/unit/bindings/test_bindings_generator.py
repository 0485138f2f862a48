"""The regeneration program: what it refuses, and how it compares."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from scripts.bindings import __main__ as program
from scripts.bindings.generator import GenerationError, prepare
from scripts.bindings.tree import differences, revisions


def document(parameter: dict[str, Any]) -> dict[str, Any]:
    return {"paths": {"/task": {"get": {"parameters": [parameter]}, "post": {}, "parameters": []}}}


def test_operations_are_counted() -> None:
    assert prepare(document({"name": "x", "in": "query"}), "hq.json") == 2


def test_a_list_joined_by_commas_is_refused() -> None:
    with pytest.raises(GenerationError, match=r"hq.json: GET /task: parameter 'ids' has explode: false"):
        prepare(document({"name": "ids", "in": "query", "explode": False}), "hq.json")


def test_a_parameters_description_goes_to_its_schema() -> None:
    content = document({"name": "x", "in": "query", "description": "words", "schema": {"type": "string"}})
    prepare(content, "hq.json")
    assert content["paths"]["/task"]["get"]["parameters"][0]["schema"]["description"] == "words"
    reference = document({"name": "x", "in": "query", "description": "words", "schema": {"$ref": "#/x"}})
    unchanged = copy.deepcopy(reference)
    prepare(reference, "hq.json")
    assert reference == unchanged


def test_revisions_are_the_folders_with_documents(tmp_path: Path) -> None:
    for name in ("v5_1/hq.json", "v5_0/store.json", "v5_0/hq.json", "overlays/hq.json", "v9/notes.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    assert revisions(tmp_path) == ["v5_0", "v5_1"]
    with pytest.raises(GenerationError, match="holds no document"):
        revisions(tmp_path / "overlays")


def test_trees_are_compared_whole(tmp_path: Path) -> None:
    for tree, files in {
        "new": {"a": "1", "b/c": "2", "d": "3"},
        "old": {"a": "1", "b/c": "x", "e": "4"},
    }.items():
        for name, text in files.items():
            (tmp_path / tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / tree / name).write_text(text)
    (tmp_path / "old" / "__pycache__").mkdir()
    (tmp_path / "old" / "__pycache__" / "a.pyc").write_text("")
    assert differences(tmp_path / "new", tmp_path / "old") == ["differs: b/c", "left over: e", "missing: d"]
    assert differences(tmp_path / "new", tmp_path / "new") == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--revision", "v0_9"], "Revision v0_9 has no documents. Known: "),
        (["--release", "0.0.1"], "Release 0.0.1 is unknown. Known: "),
    ],
)
def test_the_unknown_is_refused_and_nothing_is_touched(
    arguments: list[str],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "mine").write_text("kept")
    monkeypatch.setattr("sys.argv", ["bindings", "regenerate", *arguments, "--output", str(tmp_path)])
    assert program.main() == 2
    assert complaint in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_of_something_else_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("kept")
    monkeypatch.setattr("sys.argv", ["bindings", "regenerate", "--output", str(tmp_path)])
    assert program.main() == 2
    assert "holds something else than bindings" in capsys.readouterr().err
    assert (tmp_path / "mine").read_text() == "kept"


def test_a_release_names_its_revision() -> None:
    assert program.revision_of("5.0.3") == "v5_0"


def test_documents_name_every_operation_once() -> None:
    """Modules are named after operations: a shared name would let one of them vanish."""
    for path in (program.DOCUMENTS).glob("v*/*.json"):
        items = json.loads(path.read_text())["paths"].values()
        names = [
            operation["operationId"]
            for item in items
            for operation in item.values()
            if "operationId" in operation
        ]
        assert len(names) == len(set(names)), path
