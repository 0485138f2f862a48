"""A clone of the checkout in which a new hub release is tried: nothing happens to the checkout itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from scripts.openapi import releases
from scripts.openapi.releases import Record
from vantage6_hl.testing.environments import CACHE

FAILED, UNREADABLE = 2, 3
"""Exit statuses: not possible here; the release cannot be read by today's rules."""

RELEASES = Path("openapi") / "releases.toml"
# Where the newest final hub release stands, besides openapi/releases.toml.
_NEWEST = {
    Path("pyproject.toml"): (r'^version = "[^"]*"$', 'version = "{}.dev0"'),
    Path("Makefile"): (r"^HUB \?= \S+$", "HUB ?= {}"),
    Path("vantage6_hl/testing/hub/model.py"): (r'^DEFAULT_RELEASE = "[^"]*"$', 'DEFAULT_RELEASE = "{}"'),
}
_SHOWN = 3000  # characters of a program's output


class WatchError(RuntimeError):
    """It cannot go on; the checkout is as it was.

    Attributes
    ----------
    status : int
        The exit status that tells the kind.
    """

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Clone:
    """A copy of a checkout's last commit, with its own scripts."""

    source: Path
    folder: Path

    def __post_init__(self) -> None:
        git(self.source, "clone", "--quiet", "--shared", str(self.source), str(self.folder))

    def record(self) -> Record:
        """Give what its list of releases says."""
        return releases.load(self.folder / RELEASES)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python there."""
        return self.run([sys.executable, *arguments])

    def run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run a program there: it imports the clone's packages and uses the checkout's cache."""
        places = os.pathsep.join([str(self.folder), str(self.folder / "generated")])
        settings = {"PYTHONPATH": places, "VANTAGE6_TESTING_CACHE": str(CACHE)}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=False,
        )

    def snapshot(self) -> dict[Path, bytes]:
        """Give the files that name the newest release."""
        return {path: (self.folder / path).read_bytes() for path in _NEWEST}

    def restore(self, files: dict[Path, bytes]) -> None:
        """Put them back."""
        for path, content in files.items():
            (self.folder / path).write_bytes(content)

    def patch(self) -> tuple[bytes, str]:
        """Give all that changed there as a patch, and its extent in words."""
        git(self.folder, "add", "--all")
        extent = git(self.folder, "diff", "--cached", "--shortstat", "HEAD", "--", "openapi", "generated")
        return git(self.folder, "diff", "--cached", "--binary", "HEAD"), extent.decode().strip()


def is_newest(release: str, record: Record) -> bool:
    """Tell whether a release is the newest final one."""
    finals = [name for name in record.releases if not Version(name).is_prerelease]
    return bool(finals) and max(finals, key=Version) == release


def name_newest(folder: Path, release: str) -> list[str]:
    """Write a release where the newest one stands; give what could not be written.

    Parameters
    ----------
    folder : pathlib.Path
        A checkout.
    release : str
        The release.

    Returns
    -------
    list of str
        For each file without the one line that is looked for, what a person has to do.
    """
    left = []
    for path, (line, words) in _NEWEST.items():
        text = (folder / path).read_text(encoding="utf-8")
        changed, count = re.subn(line, words.format(release), text, flags=re.MULTILINE)
        if count == 1:
            (folder / path).write_text(changed, encoding="utf-8")
        else:
            left.append(f"{path}: name hub release {release} as the newest one.")
    return left


def git(folder: Path, *arguments: str) -> bytes:
    """Run git and give what it says."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise WatchError(f"git {arguments[0]} failed in {folder}: {said[-_SHOWN:]}")
    return done.stdout


def end(done: subprocess.CompletedProcess[str]) -> str:
    """Give the last of what a program said."""
    return (done.stdout + done.stderr).strip()[-_SHOWN:]
