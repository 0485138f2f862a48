"""Wheels and sdists of several hub releases, and what can be found out by building them once more."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from packaging.version import Version

from scripts.release import contents
from scripts.release.wheel import BuildError, Package, build_both, source_date
from vantage6_hl.testing.environments import find_python, uv


def pack(
    releases: Sequence[str], output: Path, tell: Callable[[str], None]
) -> tuple[list[Package], dict[str, str]]:
    """Build wheel and sdist for each release that the client fits.

    Parameters
    ----------
    releases : sequence of str
        The hub's releases.
    output : pathlib.Path
        Folder for the files.
    tell : callable
        Told, in a few words, what takes long.

    Returns
    -------
    list of Package and dict
        What was built, and why a pre-release was not, by release.

    Raises
    ------
    scripts.release.wheel.BuildError
        When a final release's packages cannot be built, or are not as they should be.
    """
    made, without = [], {}
    for release in releases:
        tell(f"building for hub {release}")
        try:
            made.append(build_both(release, output))
        except BuildError as error:
            if not Version(release).is_prerelease:
                raise
            without[release] = str(error)
    return made, without


def digests(package: Path) -> dict[str, str]:
    """Give the sha256 of each file in a wheel or sdist."""
    return {name: hashlib.sha256(each).hexdigest() for name, each in contents.files(package).items()}


def differing(one: Path, other: Path, *, ignore: Callable[[str], bool] = lambda _: False) -> list[str]:
    """Name the files that two packages do not share.

    Parameters
    ----------
    one, other : pathlib.Path
        Two wheels or two sdists.
    ignore : callable, optional
        Tells which names are of no interest.

    Returns
    -------
    list of str
        Names, sorted.
    """
    left, right = digests(one), digests(other)
    names = sorted(left.keys() | right.keys())
    return [name for name in names if left.get(name) != right.get(name) and not ignore(name)]


def from_sdist(sdist: Path, folder: Path, *, hatchling: str) -> Path:
    """Build a wheel from an sdist alone, in an isolated environment.

    Parameters
    ----------
    sdist : pathlib.Path
        The sdist.
    folder : pathlib.Path
        Folder for the wheel.
    hatchling : str
        Version of the build system.

    Returns
    -------
    pathlib.Path
        The wheel.

    Raises
    ------
    scripts.release.wheel.BuildError
        When it cannot be built.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraint:
        constraint.write(f"hatchling=={hatchling}\n")
        constraint.flush()
        done = subprocess.run(
            [
                uv(), "build", "--quiet", "--wheel", "--no-config", "--python", find_python("3.11"),
                "--build-constraints", constraint.name, "--out-dir", str(folder), str(sdist),
            ],
            env={**os.environ, "SOURCE_DATE_EPOCH": source_date()},
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    if done.returncode:
        raise BuildError(
            f"{sdist.name} does not build with hatchling {hatchling}: {done.stderr.strip()[-1000:]}"
        )
    [made] = folder.glob("*.whl")
    return made


def own_hatchling() -> str:
    """Give the version of the build system that the packages were built with."""
    return importlib.metadata.version("hatchling")
