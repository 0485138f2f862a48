"""What a check is, and what the checks of one run share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.release.environments import Installed, Wanted, install
from scripts.release.packing import pack
from scripts.release.wheel import Package

__all__ = ["Check", "FailedError", "Run", "SkippedError", "command"]


class FailedError(Exception):
    """A check found something wrong.

    Attributes
    ----------
    found : list of str
        Each thing in a sentence.
    """

    def __init__(self, *found: str) -> None:
        super().__init__("; ".join(found))
        self.found = list(found)


class SkippedError(Exception):
    """A check could not be made here; the message says what was tried."""


@dataclass
class Run:
    """One run of the checks: what they look at and what they made for each other.

    Attributes
    ----------
    releases : list of str
        Hub releases whose wheels are looked at, from old to new.
    output : pathlib.Path
        Folder for what may be published.
    scratch : pathlib.Path
        Folder for what goes when the run ends.
    tell : callable
        Told, in a few words, what takes long.
    """

    releases: Sequence[str]
    output: Path
    scratch: Path
    tell: Callable[[str], None] = lambda _: None
    without: dict[str, str] = field(default_factory=dict)
    """Why a release has no wheel, by release; filled by `packages`."""
    _packages: list[Package] | None = None
    _installed: dict[Wanted, Installed] = field(default_factory=dict)

    def packages(self) -> list[Package]:
        """Give wheel and sdist of each release, built once a run."""
        if self._packages is None:
            made, self.without = pack(self.releases, self.output, self.tell)
            if not made:
                raise FailedError(f"None of {', '.join(self.releases)} has a wheel.")
            self._packages = made
        return self._packages

    def newest(self) -> Package:
        """Give what was made for the newest release."""
        return self.packages()[-1]

    def installed(self, wanted: Wanted) -> Installed:
        """Give a fresh environment with the newest package, made once a run."""
        if wanted not in self._installed:
            self.tell(f"installing in {wanted}")
            self._installed[wanted] = install(self.newest().wheel, wanted, self.scratch / "environments")
        return self._installed[wanted]


Check = Callable[[Run], str]
"""Looks at one thing and says in a few words what it found; raises `FailedError` or `SkippedError`."""


def command(arguments: Sequence[str | Path], *, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and keep what it says."""
    return subprocess.run(arguments, cwd=cwd, capture_output=True, text=True, check=False)
