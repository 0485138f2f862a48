"""Which hub releases this build of the library fits: the rules. The only thing read is the package itself.

Releases with the same API share a revision; bindings and library are bound to one of them. What is
known comes from ``openapi/releases.toml``, which a wheel carries as ``vantage6_hl/_releases.toml``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Literal, TypeAlias

from vantage6_hl._text import plain_text
from vantage6_hl.errors import UsageError, VersionMismatch

__all__ = [
    "REVISION",
    "VersionCheck",
    "VersionWarning",
    "check_choice",
    "check_release",
    "install_command",
    "known_releases",
    "own_version",
    "supported_releases",
]

REVISION = "v5_0"
"""The API revision whose bindings this library calls."""

VersionCheck: TypeAlias = Literal["strict", "compatible", "off"]
"""What to do about a newer release of the same line: refuse it, warn, or not even look."""

_CHOICES = ("strict", "compatible", "off")
_RELEASE = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:(a|b|rc)(\d{1,6}))?", re.ASCII)
_FINAL = "final"
_STAGES = {"a": 0, "b": 1, "rc": 2, _FINAL: 3}


class VersionWarning(UserWarning):
    """The hub is newer than this build of the library knows; calls may fail where its API changed."""


@functools.cache
def known_releases() -> Mapping[str, str]:
    """Give the API revision of each hub release that this build knows.

    Returns
    -------
    mapping of str to str
        Such as ``{"5.0.3": "v5_0"}``, from old to new.

    Examples
    --------
    >>> known_releases()["5.0.3"]
    'v5_0'
    """
    here = Path(__file__).parent
    packed = here / "_releases.toml"
    # In a checkout the file has its one place, next to the documents it describes.
    source = packed if packed.exists() else here.parent / "openapi" / "releases.toml"
    releases = tomllib.loads(source.read_text(encoding="utf-8"))["releases"]
    return {name: each["revision"] for name, each in releases.items()}


def supported_releases() -> tuple[str, ...]:
    """Give the hub releases that this build fits, from old to new.

    Examples
    --------
    >>> "5.0.3" in supported_releases()
    True
    """
    return tuple(name for name, revision in known_releases().items() if revision == REVISION)


@functools.cache
def own_version() -> str:
    """Give the version of this library as installed, ``"unknown"`` where it is not installed.

    Examples
    --------
    >>> own_version()  # doctest: +SKIP
    '5.0.3.post1'
    """
    try:
        return metadata.version("vantage6-hl")
    except metadata.PackageNotFoundError:  # run from a source tree
        return "unknown"


def check_choice(choice: str) -> None:
    """Refuse a word that is no `VersionCheck`.

    Raises
    ------
    UsageError
        When it is none.
    """
    if choice not in _CHOICES:
        raise UsageError(f"version_check {choice!r} is unknown. It is one of: {', '.join(_CHOICES)}.")


def check_release(hub_version: str, *, strict: bool = False) -> str | None:
    """Compare the hub's release with what this build fits.

    Parameters
    ----------
    hub_version : str
        Release that the hub says it is.
    strict : bool, optional
        Refuse a newer release that this build does not know. By default it is only warned about.

    Returns
    -------
    str or None
        A warning: the hub is a newer release of a line that this build fits. ``None`` when it fits.

    Raises
    ------
    VersionMismatch
        When the hub has another API revision, or none that this build knows.

    Examples
    --------
    >>> check_release("5.0.3")
    >>> check_release("6.0.0")
    Traceback (most recent call last):
    vantage6_hl.errors.VersionMismatch: The hub is vantage6 6.0.0, ...
    """
    revision = known_releases().get(hub_version)
    if revision == REVISION:
        return None
    shown = plain_text(hub_version, 40)
    of = f" (API revision {revision})" if revision else ", which this build does not know"
    sentence = (
        f"The hub is vantage6 {shown}{of}. This is vantage6-hl {own_version()}, "
        f"made for the hub releases {', '.join(supported_releases())} (API revision {REVISION}). "
    )
    command = install_command(hub_version)
    newer = _newer_of_the_same_line(hub_version)
    if newer and not strict:
        return (
            f"{sentence}Calls may fail where the hub's API changed. Install the build for that hub: {command}"
        )
    advice = (
        f"Install the build for that hub: {command}"
        if command
        else "That is no release of vantage6: check hq_url, or ask the administrator which release it is."
    )
    raise VersionMismatch(sentence + advice, hub_version=shown, supported=supported_releases())


def install_command(release: str) -> str | None:
    """Give the command that installs the build for a hub release.

    Parameters
    ----------
    release : str
        Release of the hub.

    Returns
    -------
    str or None
        The command; ``None`` when `release` is not written as releases of vantage6 are.

    Examples
    --------
    >>> install_command("5.0.3")
    "pip install 'vantage6-hl==5.0.3.*'"
    >>> install_command("5.0.4rc1")
    "pip install 'vantage6-hl>=5.0.4rc1,<5.0.4rc2'"
    """
    found = _RELEASE.fullmatch(release)
    if found is None:
        return None
    stage, number = found[4], found[5]
    if stage is None:
        return f"pip install 'vantage6-hl=={release}.*'"
    # PEP 440 has no '.*' after a pre-release; builds for it lie below the next one.
    following = f"{release.removesuffix(stage + number)}{stage}{int(number) + 1}"
    return f"pip install 'vantage6-hl>={release},<{following}'"


def _newer_of_the_same_line(hub_version: str) -> bool:
    """Tell whether the hub is newer than all known releases of its line, and this build fits the last one."""
    asked = _order(hub_version)
    if asked is None:
        return False
    line = {
        order: revision
        for name, revision in known_releases().items()
        if (order := _order(name)) and order[:2] == asked[:2]
    }
    return bool(line) and asked > max(line) and line[max(line)] == REVISION


def _order(release: str) -> tuple[int, int, int, int, int] | None:
    found = _RELEASE.fullmatch(release)
    if found is None:
        return None
    major, minor, patch, stage, number = found.groups()
    return int(major), int(minor), int(patch), _STAGES[stage or _FINAL], int(number or 0)
