"""Runs the type checker over the files of this folder that say what it must know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


@pytest.mark.parametrize(
    "name", sorted(path.name for path in FOLDER.glob("*.py") if path.name != Path(__file__).name)
)
def test_the_type_checker_agrees(name: str) -> None:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file",
        str(ROOT / "pyproject.toml"),
        str(FOLDER / name),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
