"""The generator's output for a small document, compared with the record as a whole directory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.bindings.generator import Toolbox
from scripts.bindings.tree import differences
from tests.golden.update import RECORD, write


def test_the_record_is_what_the_generator_gives(tmp_path: Path) -> None:
    write(tmp_path / "new", Toolbox.ready())
    assert differences(tmp_path / "new", RECORD) == [], (
        "run 'python -m tests.golden.update' and review the change"
    )


def test_programs_on_the_path_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = Toolbox.ready()
    for name in ("ruff", "openapi-python-client"):
        fake = tmp_path / name
        fake.write_text("#!/bin/sh\nexit 9\n")
        fake.chmod(0o755)
    (tmp_path / "ruff.toml").write_text("line-length = 60\n")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    write(tmp_path / "new", tools)
    assert differences(tmp_path / "new", RECORD) == []
