"""Checks of the project's own files: version, changelog, licence."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from packaging.version import Version

from scripts.checkout import ROOT
from scripts.openapi import releases, tree
from scripts.release import changelog
from scripts.release.checks.model import FailedError, Run, command

# The text at apache.org/licenses/LICENSE-2.0.txt, every run of white space taken for one space.
_APACHE = "a0b9af0d1614b5e8f3004aaf2092bf005b64398ef067ca868d81a8beeb6cb0b5"


def version(run: Run) -> str:
    """Compare the project's version with the hub's releases, the changelog and the tags."""
    del run
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)
    log = changelog.read((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    known = releases.load(tree.FOLDER / tree.RELEASES).releases
    finals = [name for name in known if not Version(name).is_prerelease]
    own, publication = settings["project"]["version"], settings["tool"]["vantage6-hl"]["publication"]
    wrong = version_problems(own, publication, newest=max(finals, key=Version), log=log)
    wrong += tag_problems(publication, ROOT)
    if wrong:
        raise FailedError(*wrong)
    out = log.released[0].name if log.released else "nothing"
    return (
        f"{own}, publication {publication} to come, {out} is out"
        if _coming(log)
        else f"{out} to be published"
    )


def version_problems(own: str, publication: object, *, newest: str, log: changelog.Changelog) -> list[str]:
    """Find what does not fit together.

    Parameters
    ----------
    own : str
        The version in ``pyproject.toml``: that of the newest hub release, in development.
    publication : int
        How often the project has been published, the one that is prepared included.
    newest : str
        The newest final hub release.
    log : scripts.release.changelog.Changelog
        The changelog.

    Returns
    -------
    list of str
        One sentence for each problem.
    """
    found = []
    if not changelog.is_version(own):
        found.append(f"version '{own}' in pyproject.toml is none of PEP 440")
    elif own != f"{newest}.dev0":
        found.append(f"version in pyproject.toml is {own}; the newest hub release asks for {newest}.dev0")
    if not isinstance(publication, int) or publication < 1:
        return [*found, f"publication in pyproject.toml is {publication!r}, no number from 1 on"]
    top = log.released[0].name if log.released else None
    done = _publication(top) if top else 0
    if _coming(log):
        if done != publication - 1:
            found.append(
                f"publication is {publication} and {top or 'nothing'} is out, by CHANGELOG.md: "
                f"what comes next is publication {done + 1}"
            )
    elif top != f"{newest}.post{publication}":
        found.append(
            f"CHANGELOG.md tells nothing of publication {publication}: fill 'Unreleased', "
            f"or make it the section '[{newest}.post{publication}] - YYYY-MM-DD'"
        )
    return found


def tag_problems(publication: int, root: Path) -> list[str]:
    """Find tags that contradict the publication: one that exists is done, unless this is it."""
    listed = command(["git", "tag", "--list", "v*.post*"], cwd=root)
    if listed.returncode:
        return []  # no git checkout: an unpacked sdist has no tags
    here = command(["git", "tag", "--points-at", "HEAD"], cwd=root).stdout.split()
    numbers = {name: _publication(name.removeprefix("v")) for name in listed.stdout.split()}
    return [
        f"tag {name} is of publication {number}, so this is a later one: count publication up"
        for name, number in numbers.items()
        if number >= publication and name not in here
    ]


def changes(run: Run) -> str:
    """Read the changelog as Keep a Changelog has it."""
    del run
    log = changelog.read((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    if log.problems:
        raise FailedError(*(f"CHANGELOG.md, {problem}" for problem in log.problems))
    entries = sum(len(group) for section in log.sections for group in section.groups.values())
    return f"{len(log.sections)} sections, {entries} entries"


def licence(run: Run) -> str:
    """Compare LICENSE with the text of the Apache licence, in the checkout and in the packages."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    if not is_apache(text):
        raise FailedError("LICENSE is not the whole, unchanged text of the Apache License 2.0.")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"].get("license")
    if declared != "Apache-2.0":
        raise FailedError(f"pyproject.toml says license = {declared!r}; LICENSE is Apache-2.0.")
    del run
    return "Apache-2.0, the whole text"


def is_apache(text: str) -> bool:
    """Tell whether this is the Apache License 2.0, however its lines are broken."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest() == _APACHE


def _coming(log: changelog.Changelog) -> bool:
    return log.unreleased is not None and not log.unreleased.empty


def _publication(version_text: str) -> int:
    return (Version(version_text).post or 0) if changelog.is_version(version_text) else 0
