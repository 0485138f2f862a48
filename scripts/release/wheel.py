"""Build wheel and sdist for one hub release, the same bytes each time."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.bindings.tree import write_index
from scripts.checkout import ROOT
from scripts.openapi import releases, tree
from scripts.release.binding import BindingError, bind
from scripts.release.contents import problems, sdist_problems
from scripts.release.description import standalone
from vantage6_hl.version import REVISION

_PACKAGE = "vantage6_api"
_SUPPORT = ("_support", "__init__.py", "py.typed")
_VERSION = re.compile(r'^version = ".*"$', re.MULTILINE)


class BuildError(RuntimeError):
    """There is no wheel for this release, or it is not what it should be; the message says why."""


@dataclass(frozen=True)
class Package:
    """What is published for one hub release.

    Attributes
    ----------
    release, revision, version : str
        The hub's release, the revision of its API, and this project's version for it.
    wheel, sdist : pathlib.Path
        The files.
    """

    release: str
    revision: str
    version: str
    wheel: Path
    sdist: Path


@dataclass(frozen=True)
class _Stage:
    """A folder with the sources of one release's packages, in ``sources``."""

    folder: Path
    release: str
    revision: str
    version: str


def version_for(release: str, *, root: Path = ROOT) -> str:
    """Give the version of the wheel for a hub release.

    It is a post-release of the hub's own version, so that ``vantage6-hl==5.0.3.*`` picks the newest wheel for
    hub 5.0.3 and no other. Its number is the project's own count of publications.

    Parameters
    ----------
    release : str
        Release of the hub.
    root : pathlib.Path, optional
        The project's folder.

    Returns
    -------
    str
        Such as ``"5.0.3.post1"``.
    """
    settings = tomllib.loads((root / "pyproject.toml").read_text())
    return f"{release}.post{settings['tool']['vantage6-hl']['publication']}"


def build(release: str, output: Path) -> Path:
    """Build the wheel for a hub release and check what is in it.

    Parameters
    ----------
    release : str
        Release of the hub, one of ``openapi/releases.toml``.
    output : pathlib.Path
        Folder for the wheel.

    Returns
    -------
    pathlib.Path
        The wheel.

    Raises
    ------
    BuildError
        When the release is unknown, has an API that the high-level client does not fit, or the wheel is not
        as it should be.

    Examples
    --------
    >>> build("5.0.3", Path("dist"))  # doctest: +SKIP
    PosixPath('dist/vantage6_hl-5.0.3.post1-py3-none-any.whl')
    """
    with _staged(release) as stage:
        return _wheel(stage, output)


def build_both(release: str, output: Path) -> Package:
    """Build wheel and sdist for a hub release and check what is in them.

    Parameters
    ----------
    release : str
        Release of the hub, one of ``openapi/releases.toml``.
    output : pathlib.Path
        Folder for the two.

    Returns
    -------
    Package
        The two, and what they are of.

    Raises
    ------
    BuildError
        As `build` does.
    """
    with _staged(release) as stage:
        wheel = _wheel(stage, output)
        sdist = _hatch(stage, "sdist")
        wrong = sdist_problems(sdist, revision=stage.revision, version=stage.version)
        if wrong:
            raise BuildError(f"The sdist for {release} is not as it should be: {'; '.join(wrong)}.")
        return Package(
            release, stage.revision, stage.version, wheel, Path(shutil.copy(sdist, output / sdist.name))
        )


def _wheel(stage: _Stage, output: Path) -> Path:
    made = _hatch(stage, "wheel")
    wrong = problems(made, revision=stage.revision, version=stage.version)
    if wrong:
        raise BuildError(f"The wheel for {stage.release} is not as it should be: {'; '.join(wrong)}.")
    output.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(made, output / made.name))


def _hatch(stage: _Stage, target: str) -> Path:
    folder = stage.folder / "made" / target
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=stage.folder / "sources",
        env={**os.environ, "SOURCE_DATE_EPOCH": source_date()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"The {target} for {stage.release} was not built: {done.stderr.strip()[-2000:]}")
    [made] = folder.iterdir()
    return made


@contextmanager
def _staged(release: str) -> Iterator[_Stage]:
    """Lay out what the packages for a release are made of, bound to its API revision."""
    revision = _revision(release)
    with tempfile.TemporaryDirectory() as name:
        stage = _Stage(Path(name), release, revision, version_for(release))
        sources = stage.folder / "sources"
        sources.mkdir()
        _fill(sources, revision, stage.version)
        if revision != REVISION:
            _bind(sources, release, revision)
        yield stage


def _revision(release: str) -> str:
    known = releases.load(tree.FOLDER / tree.RELEASES).releases
    if release not in known:
        raise BuildError(
            f"'{release}' is no hub release that is here; known are {', '.join(known)}. "
            f"Another one comes with 'make openapi HUB={release}' and 'make regenerate'."
        )
    return known[release].revision


def _fill(stage: Path, revision: str, version: str) -> None:
    """Copy what the wheel is made of: one revision's bindings, and the version in the project's file."""
    without_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "vantage6_hl", stage / "vantage6_hl", ignore=without_caches)
    source, target = ROOT / "generated" / _PACKAGE, stage / "generated" / _PACKAGE
    target.mkdir(parents=True)
    for name in (*_SUPPORT, revision):
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=without_caches)
        else:
            shutil.copy(source / name, target / name)
    write_index(target.parent, _PACKAGE)
    (stage / "openapi").mkdir()
    for name in ("LICENSE", f"openapi/{tree.RELEASES}"):
        shutil.copy(ROOT / name, stage / name)
    (stage / "README.md").write_text(standalone((ROOT / "README.md").read_text(encoding="utf-8")))
    # The fake hub's: those of this revision, at the place where pyproject.toml has them; small, as nobody
    # reads them there.
    documents = stage / "openapi" / REVISION
    documents.mkdir()
    for name in ("hq.json", "store.json"):
        described = json.loads((ROOT / "openapi" / revision / name).read_text("utf-8"))
        (documents / name).write_text(json.dumps(described, separators=(",", ":")), encoding="utf-8")
    settings, count = _VERSION.subn(f'version = "{version}"', (ROOT / "pyproject.toml").read_text())
    if count != 1:
        raise BuildError("pyproject.toml should have one line 'version = \"...\"'.")
    (stage / "pyproject.toml").write_text(settings)


def _bind(stage: Path, release: str, revision: str) -> None:
    try:
        bind(stage, revision)
    except BindingError as error:
        raise BuildError(
            f"There is no wheel for hub {release}: its API is revision {revision}, and the client, which is "
            f"written for {REVISION}, does not fit it:\n{error}"
        ) from error


def source_date() -> str:
    """Give the time that all files in the packages bear: what the caller sets, else the last commit's.

    Returns
    -------
    str
        In seconds since 1970.

    Raises
    ------
    BuildError
        When neither is there.
    """
    if "SOURCE_DATE_EPOCH" in os.environ:
        return os.environ["SOURCE_DATE_EPOCH"]
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildError(
            "This is no git checkout: set SOURCE_DATE_EPOCH to the time of the sources in seconds."
        )
    return done.stdout.strip()
