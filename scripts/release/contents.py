"""What a wheel has to hold, and what it must not."""

from __future__ import annotations

import zipfile
from pathlib import Path

_FOLDERS = {"vantage6_hl", "vantage6_api"}
_ALWAYS = (
    "vantage6_hl/__init__.py",
    "vantage6_hl/py.typed",
    "vantage6_hl/_releases.toml",
    "vantage6_api/__init__.py",
    "vantage6_api/py.typed",
    "vantage6_api/_support/__init__.py",
)
_SUFFIXES = {".py", ".toml", ".typed"}


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
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        info = f"vantage6_hl-{version}.dist-info"
        wanted = [*_ALWAYS, f"{info}/METADATA", f"{info}/licenses/LICENSE"]
        wanted += [f"vantage6_api/{revision}/{service}/client.py" for service in ("hq", "store")]
        found = [f"{name} is missing" for name in wanted if name not in names]
        for name in names:
            parts = Path(name).parts
            if parts[0] == info:
                continue
            if parts[0] not in _FOLDERS or Path(name).suffix not in _SUFFIXES or "tests" in parts:
                found.append(f"{name} does not belong there")
            elif parts[0] == "vantage6_api" and parts[1].startswith("v") and parts[1] != revision:
                found.append(f"{name} is of another revision than {revision}")
        if len(names) != len(set(names)):
            found.append("a file is there twice")
    return found
