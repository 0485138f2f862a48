"""Bind a copy of the high-level client to another API revision than the one it is written for.

Only the name of the bindings changes. Whether the client fits that revision is for the type checker to say:
the bindings are typed throughout, so an operation, an argument or a field that is not there is an error.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from vantage6_hl.version import REVISION

_IMPORTED = re.compile(rf"\bvantage6_api\.{REVISION}\b")
_CONSTANT = f'REVISION = "{REVISION}"'
_SHOWN = 5  # problems


class BindingError(RuntimeError):
    """The client does not fit the revision; the message holds what the type checker found."""


def bind(stage: Path, revision: str) -> None:
    """Make a copy of the client call the bindings of a revision.

    Parameters
    ----------
    stage : pathlib.Path
        Folder with ``vantage6_hl``, ``generated`` and ``pyproject.toml``, to be changed.
    revision : str
        The API revision, which is in ``generated``.

    Raises
    ------
    BindingError
        When the client uses what that revision does not have.
    """
    for path in sorted((stage / "vantage6_hl").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        path.write_text(_IMPORTED.sub(f"vantage6_api.{revision}", text), encoding="utf-8")
    rules = stage / "vantage6_hl" / "version.py"
    text = rules.read_text(encoding="utf-8")
    if text.count(_CONSTANT) != 1:
        raise BindingError(f"vantage6_hl/version.py should have one line '{_CONSTANT}'.")
    rules.write_text(text.replace(_CONSTANT, f'REVISION = "{revision}"'), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-incremental", "--no-error-summary", "vantage6_hl"],
        cwd=stage,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        found = (done.stdout + done.stderr).strip().splitlines()
        more = f"\n... and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise BindingError("\n".join(found[:_SHOWN]) + more)
