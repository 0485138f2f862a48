"""Programs that only releases need, in an environment of their own with pinned versions."""

from __future__ import annotations

from pathlib import Path

from scripts.checkout import ROOT
from vantage6_hl.testing.environments import ensure

_PYTHON = "3.11"  # for which release.txt was made


def tool(name: str) -> Path:
    """Give the path of a program; its environment is made on first use.

    Parameters
    ----------
    name : str
        Such as ``"twine"``.

    Returns
    -------
    pathlib.Path
        The program.

    Raises
    ------
    vantage6_hl.testing.environments.SetupError
        When the environment cannot be made.
    """
    pinned = ROOT / "scripts" / "requirements" / "release.txt"
    return ensure("release-tools", ["-r", str(pinned)], python=_PYTHON) / "bin" / name
