"""Get a hub release from PyPI and have its own environment tell the facts about it."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

from scripts.checkout import ROOT
from scripts.openapi.facts import Facts, load_facts
from vantage6_hl.testing.environments import find_python, uv
from vantage6_hl.testing.hub.backends import hub_environment

SERVICES = ("hq", "store")
PACKAGES = ("vantage6-hq", "vantage6-algorithm-store", "vantage6-backend-common", "vantage6-common")
PYTHON = "3.13"


class UnreadableError(RuntimeError):
    """A release that PyPI does not have or took back, or whose code cannot be read."""


def wheels(release: str) -> dict[str, str]:
    """Return the wheels of a release on PyPI: sha256 by file name.

    Parameters
    ----------
    release : str
        As on PyPI, ``"5.0.3"``.

    Raises
    ------
    UnreadableError
        When a package has no such release, no wheel of it, or was yanked.
    """
    requirements = "".join(f"{name}=={release}\n" for name in PACKAGES)
    command = [uv(), "pip", "compile", "-", "--no-deps", "--no-header", "--format", "pylock.toml"]
    done = subprocess.run(
        [*command, "--python", find_python(PYTHON)],
        input=requirements,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        reason = " ".join(done.stderr.split())
        raise UnreadableError(f"PyPI has no hub release {release}: {reason}")
    yanked = [line for line in done.stderr.splitlines() if "is yanked" in line]
    if yanked:
        raise UnreadableError(f"Hub release {release} was yanked: {yanked[0].strip()}")
    found = {}
    for package in tomllib.loads(done.stdout)["packages"]:
        for wheel in package.get("wheels", []):
            found[str(wheel["url"]).rsplit("/", 1)[1]] = str(wheel["hashes"]["sha256"])
    if len(found) < len(PACKAGES):
        raise UnreadableError(
            f"Hub release {release} lacks wheels: PyPI has only {', '.join(sorted(found))}."
        )
    return dict(sorted(found.items()))


def facts(release: str, progress: Callable[[str], None]) -> dict[str, Facts]:
    """Return the facts about both services of a release; installs it on first use.

    Parameters
    ----------
    release : str
        As on PyPI, ``"5.0.3"``.
    progress : callable
        Told, in a few words, what takes long.

    Raises
    ------
    UnreadableError
        When the release's code cannot be read.
    """
    python = hub_environment(release, progress) / "bin" / "python"
    return {service: _facts(release, service, python) for service in SERVICES}


def _facts(release: str, service: str, python: Path) -> Facts:
    # Nothing of the caller's Python settings may reach the other interpreter.
    environment = {key: each for key, each in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(python), "-m", "scripts.openapi.inside", service],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise UnreadableError(f"The code of {service} {release} cannot be read by today's rules: {last[0]}")
    return load_facts(json.loads(done.stdout))
