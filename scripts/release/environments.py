"""Fresh environments with nothing in them but a wheel and what it needs."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from packaging.metadata import Metadata
from packaging.utils import canonicalize_name

from vantage6_hl.testing.environments import find_python, uv

Resolution: TypeAlias = Literal["lowest", "newest"]
"""Which allowed versions of what the wheel itself asks for; what those ask for is always the newest."""

_RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}


class InstallError(RuntimeError):
    """The wheel cannot be installed; the message says what the installer found."""


@dataclass(frozen=True)
class Wanted:
    """Which environment.

    Attributes
    ----------
    python : str
        Version of the interpreter, such as ``"3.11"``.
    resolution : str
        ``"lowest"`` or ``"newest"``.
    extras : bool
        With all extras, or with none.
    """

    python: str
    resolution: Resolution
    extras: bool = False

    def __str__(self) -> str:
        return f"Python {self.python}, {self.resolution}{', all extras' if self.extras else ''}"


@dataclass(frozen=True)
class Installed:
    """An environment that was made."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    def run(self, *arguments: str | Path, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run the interpreter away from the checkout, with nothing of the caller's settings."""
        return subprocess.run(
            [self.python, "-I", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
        )


def metadata(wheel: Path) -> Metadata:
    """Read the metadata of a wheel, strictly.

    Parameters
    ----------
    wheel : pathlib.Path
        The wheel.

    Raises
    ------
    ExceptionGroup
        Of ``packaging.metadata.InvalidMetadata``: a field is not as the specification has it.
    """
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Metadata.from_email(archive.read(name), validate=True)


def install(wheel: Path, wanted: Wanted, folder: Path) -> Installed:
    """Make a fresh environment and install a wheel there, from its file.

    Parameters
    ----------
    wheel : pathlib.Path
        The wheel.
    wanted : Wanted
        Which Python, versions and extras.
    folder : pathlib.Path
        Folder for environments; one of the same kind is made anew.

    Returns
    -------
    Installed
        The environment.

    Raises
    ------
    InstallError
        When the packages cannot be installed together.
    """
    place = folder / f"{wanted.python}-{wanted.resolution}{'-extras' if wanted.extras else ''}"
    shutil.rmtree(place, ignore_errors=True)
    _uv("venv", "--quiet", "--python", find_python(wanted.python), str(place))
    made = Installed(place)
    extras = all_extras(wheel) if wanted.extras else []
    _uv(*_installing(made, wanted), *_asked(wheel, wanted, extras))
    _uv("pip", "check", "--quiet", "--python", str(made.python))
    return made


def try_extra(wheel: Path, extra: str, wanted: Wanted, into: Installed) -> None:
    """Find out whether one extra alone can be had; nothing is installed.

    Parameters
    ----------
    wheel : pathlib.Path
        The wheel.
    extra : str
        The extra.
    wanted : Wanted
        Which Python and versions.
    into : Installed
        An environment with that Python.

    Raises
    ------
    InstallError
        When its packages do not go together.
    """
    _uv(*_installing(into, wanted), "--dry-run", "--reinstall", *_asked(wheel, wanted, [extra]))


def all_extras(wheel: Path) -> list[str]:
    """Give the extras that the wheel's metadata names."""
    return list(metadata(wheel).provides_extra or [])


def _installing(into: Installed, wanted: Wanted) -> list[str]:
    # A version that would have to be compiled is passed over: most people could not install it.
    return [
        "pip", "install", "--quiet", "--no-build", "--no-config", "--python", str(into.python),
        "--resolution", _RESOLUTIONS[wanted.resolution],
    ]  # fmt: skip


def _asked(wheel: Path, wanted: Wanted, extras: list[str]) -> list[str]:
    """Give the wheel and, once more, what it asks for: only what is asked for directly is lowest."""
    found = metadata(wheel)
    places = [
        {"extra": extra, "python_version": wanted.python, "python_full_version": f"{wanted.python}.0"}
        for extra in ["", *extras]
    ]
    direct = []
    for requirement in found.requires_dist or []:
        marker, requirement.marker = requirement.marker, None
        applies = marker is None or any(marker.evaluate(place) for place in places)
        if applies and canonicalize_name(requirement.name) != canonicalize_name(found.name):
            direct.append(str(requirement))
    return [f"{wheel}[{','.join(extras)}]" if extras else str(wheel), *direct]


def _uv(*arguments: str) -> None:
    done = subprocess.run([uv(), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallError(" ".join((done.stderr or done.stdout).split())[-1500:])
