"""Which hub releases the package index has that are not here yet."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Collection, Iterable

from packaging.version import Version

from scripts.openapi.hub import PYTHON
from scripts.release.tools import tool

_PACKAGE = "vantage6-hq"
_RELEASE = re.compile(r"\d+\.\d+\.\d+((a|b|rc)\d+)?")


class IndexUnreachableError(RuntimeError):
    """The package index cannot be asked; the message holds what the installer said."""


def published() -> list[str]:
    """Ask the package index that pip uses for the releases of the hub.

    Returns
    -------
    list of str
        Versions, in no certain order.

    Raises
    ------
    IndexUnreachableError
        When it gives no answer.
    """
    done = subprocess.run(
        [
            tool("python"), "-m", "pip", "index", "versions", _PACKAGE, "--pre", "--json",
            "--python-version", PYTHON, "--disable-pip-version-check",
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    try:
        return [str(each) for each in json.loads(done.stdout)["versions"]]
    except (ValueError, KeyError, TypeError):
        said = " ".join(done.stderr.split())[-500:]
        raise IndexUnreachableError(f"The package index says nothing of {_PACKAGE}: {said}") from None


def new(versions: Iterable[str], known: Collection[str], *, pre_releases: bool = False) -> list[str]:
    """Give the releases that are not known yet, from old to new.

    Parameters
    ----------
    versions : iterable of str
        What the index has.
    known : collection of str
        What ``openapi/releases.toml`` has.
    pre_releases : bool, optional
        Take those beyond the newest known final release, too. By default only final releases count, also ones
        of an older line.

    Returns
    -------
    list of str
        Versions.

    Examples
    --------
    >>> new(["5.0.3", "5.0.4", "5.1.0rc1"], ["5.0.2", "5.0.3"])
    ['5.0.4']
    """
    finals = [Version(name) for name in known if not Version(name).is_prerelease]
    oldest, newest = min(finals, default=Version("0")), max(finals, default=Version("0"))
    found = [
        version
        for version in (Version(name) for name in versions if _RELEASE.fullmatch(name))
        if str(version) not in known
        and (version > newest if version.is_prerelease else version > oldest)
        and (pre_releases or not version.is_prerelease)
    ]
    return [str(version) for version in sorted(found)]
