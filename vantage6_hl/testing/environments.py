"""Virtual environments of the project's tools, made on demand under the ignored folder ``.cache``.

The hub, the generator and the official client each pin their own dependencies, so each gets an environment of
its own. An environment is named after what it holds and is complete once its marker file stands in it; an
interrupted installation is made again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]


def _cache() -> Path:
    """Give ``.cache`` of a checkout, or the user's own folder for what can be fetched again."""
    named = os.environ.get("VANTAGE6_TESTING_CACHE")
    if named:
        return Path(named).expanduser().resolve()
    if (_CHECKOUT / "openapi" / "releases.toml").is_file():
        return (_CHECKOUT / ".cache").resolve()  # scripts in it hold its path
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vantage6-hl"


CACHE = _cache()
"""Holds what is fetched and built once: Keycloak, environments. ``VANTAGE6_TESTING_CACHE`` names another."""

_MARKER = ".complete"


class SetupError(RuntimeError):
    """Something this machine lacks; the message names the command that helps."""


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold the lock ``name`` between processes, so that two of them never build one thing at once."""
    folder = CACHE / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def uv() -> str:
    """Path of the ``uv`` program that the extra ``testing`` brings."""
    beside = Path(sys.executable).parent / "uv"
    found = str(beside) if beside.exists() else shutil.which("uv")
    if not found:
        raise SetupError("uv is missing. Run 'make setup' in a checkout, or 'pip install uv'.")
    return found


def find_python(version: str) -> str:
    """Path of an interpreter of this ``major.minor``: from uv, from pyenv, or downloaded by uv."""
    found = subprocess.run(
        [uv(), "python", "find", "--no-python-downloads", version],
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode == 0:
        return found.stdout.strip()
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    # Python 3.13.10 comes after 3.13.9: sort by number, not by text.
    candidates = sorted(
        root.glob(f"{version}.*/bin/python"),
        key=lambda path: [int(n) for n in path.parts[-3].split(".") if n.isdigit()],
    )
    if candidates:
        return str(candidates[-1])
    installed = subprocess.run(
        [uv(), "python", "install", version], capture_output=True, text=True, check=False
    )
    if installed.returncode == 0:
        return find_python(version)
    raise SetupError(
        f"Python {version} is missing: neither uv nor pyenv has it and uv could not download it. "
        f"Install it, for example with 'pyenv install {version}' or 'uv python install {version}'."
    )


def ensure(name: str, requirements: Sequence[str], *, python: str) -> Path:
    """Make (once) an environment and return its folder.

    Parameters
    ----------
    name : str
        What the environment is for, for example ``"hub-5.0.3"``.
    requirements : sequence of str
        Arguments of ``uv pip install``: requirements, or ``-r file``.
    python : str
        Version of the interpreter, ``"3.13"``.

    Returns
    -------
    pathlib.Path
        The environment's folder; its programs are in ``bin``.

    Raises
    ------
    SetupError
        When the interpreter is missing or the packages cannot be installed.
    """
    digest = hashlib.sha256(python.encode())
    for item in requirements:
        is_file = Path(item).is_file()
        digest.update(Path(item).read_bytes() if is_file else item.encode() + b"\n")
    folder = CACHE / "envs" / name
    marker = folder / _MARKER
    with locked(f"env-{name}"):
        if marker.exists() and marker.read_text() == digest.hexdigest():
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        _run([uv(), "venv", "--quiet", "--python", find_python(python), str(folder)], name)
        _run(
            [uv(), "pip", "install", "--quiet", "--python", str(folder / "bin" / "python"), *requirements],
            name,
        )
        marker.write_text(digest.hexdigest())
    return folder


def _run(command: list[str], name: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(
            f"The environment '{name}' could not be made: {(done.stderr or done.stdout).strip()}"
        )
