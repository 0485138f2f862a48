"""What a wheel and an sdist have to hold, and what they must not."""

from __future__ import annotations

import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scripts.checkout import ROOT
from vantage6_hl.version import REVISION

_SERVICES = ("hq", "store")
_DOCUMENTS = tuple(f"vantage6_hl/testing/_openapi/{service}.json" for service in _SERVICES)
_FOLDERS = {"vantage6_hl", "vantage6_api"}
_ALWAYS = (
    "vantage6_hl/__init__.py",
    "vantage6_hl/py.typed",
    "vantage6_hl/_releases.toml",
    "vantage6_api/__init__.py",
    "vantage6_api/py.typed",
    "vantage6_api/_support/__init__.py",
    *_DOCUMENTS,
)
_SUFFIXES = {".py", ".toml", ".typed"}
# What builds the wheel lies beside the packages in an sdist.
_BESIDE = {
    "PKG-INFO",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "openapi/releases.toml",
    *(f"openapi/{REVISION}/{service}.json" for service in _SERVICES),
}
_PRIVATE_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{20}")


def problems(wheel: Path, *, revision: str, version: str) -> list[str]:
    """Find what is wrong with a wheel.

    Parameters
    ----------
    wheel : pathlib.Path
        The wheel.
    revision : str
        The API revision whose bindings it holds, and no other.
    version : str
        Its version.

    Returns
    -------
    list of str
        One short text for each problem; empty when there is none.
    """
    info = f"vantage6_hl-{version}.dist-info"
    entries = list(_wheel_files(wheel))
    wanted = [f"{info}/METADATA", f"{info}/licenses/LICENSE"]
    packaged = [(name, content) for name, content in entries if not name.startswith(f"{info}/")]
    return _missing(entries, wanted, revision) + list(_wrong(packaged, revision)) + _twice(entries)


def sdist_problems(sdist: Path, *, revision: str, version: str) -> list[str]:
    """Find what is wrong with an sdist.

    Parameters
    ----------
    sdist : pathlib.Path
        The sdist.
    revision : str
        The API revision whose bindings it holds, and no other.
    version : str
        Its version.

    Returns
    -------
    list of str
        One short text for each problem; empty when there is none.
    """
    top = f"vantage6_hl-{version}/"
    entries: list[tuple[str, bytes]] = []
    found = []
    for name, content in _sdist_files(sdist):
        if not name.startswith(top) or content is None:
            found.append(f"{name} is no file under {top}")
            continue
        # The bindings lie in a source root of their own, and the list of releases beside the packages.
        entries.append((name.removeprefix(top).removeprefix("generated/"), content))
    packed = [(name, content) for name, content in entries if name not in _BESIDE]
    moved = [*entries, *((name, b"") for name in ("vantage6_hl/_releases.toml", *_DOCUMENTS))]
    return (
        found + _missing(moved, sorted(_BESIDE), revision) + list(_wrong(packed, revision)) + _twice(entries)
    )


def files(package: Path) -> dict[str, bytes]:
    """Give what a wheel or sdist holds, by name.

    Parameters
    ----------
    package : pathlib.Path
        A ``.whl`` or ``.tar.gz``.

    Returns
    -------
    dict
        The contents; what is no file is left out.
    """
    if package.suffix == ".whl":
        return dict(_wheel_files(package))
    return {name: content for name, content in _sdist_files(package) if content is not None}


def _wheel_files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            yield entry.filename, archive.read(entry)


def _sdist_files(sdist: Path) -> Iterator[tuple[str, bytes | None]]:
    with tarfile.open(sdist) as archive:
        for entry in archive:
            member = archive.extractfile(entry) if entry.isreg() else None
            yield entry.name, member.read() if member else None


def _missing(entries: list[tuple[str, bytes]], wanted: list[str], revision: str) -> list[str]:
    names = {name for name, _ in entries}
    wanted = [*_ALWAYS, *wanted]
    wanted += [f"vantage6_api/{revision}/{service}/client.py" for service in _SERVICES]
    return [f"{name} is missing" for name in wanted if name not in names]


def _wrong(entries: list[tuple[str, bytes]], revision: str) -> Iterator[str]:
    for name, content in entries:
        parts = Path(name).parts
        ours = Path(name).suffix in _SUFFIXES or name in _DOCUMENTS
        if parts[0] not in _FOLDERS or not ours or "tests" in parts:
            yield f"{name} does not belong there"
        elif parts[0] == "vantage6_api" and parts[1].startswith("v") and parts[1] != revision:
            yield f"{name} is of another revision than {revision}"
        if _PRIVATE_KEY.search(content):
            yield f"{name} holds a private key"
        if str(ROOT).encode() in content:
            yield f"{name} names a folder of this machine"


def _twice(entries: list[tuple[str, bytes]]) -> list[str]:
    counted = Counter(name for name, _ in entries)
    return [f"{name} is there {times} times" for name, times in counted.items() if times > 1]
