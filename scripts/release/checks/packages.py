"""Checks of what is published: wheels and sdists, their contents, that they repeat, their metadata."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from trove_classifiers import classifiers

from scripts.checkout import ROOT
from scripts.release import packing
from scripts.release.checks.model import FailedError, Run, command
from scripts.release.description import dead_links
from scripts.release.environments import metadata
from scripts.release.tools import tool
from scripts.release.wheel import Package, build_both


def packages(run: Run) -> str:
    """Build wheel and sdist for each release; those of one API differ in their version alone."""
    made = run.packages()
    first: dict[str, Package] = {}
    wrong = []
    for package in made:
        other = first.setdefault(package.revision, package)
        wrong += [
            f"{package.wheel.name} and {other.wheel.name} differ in {name}"
            for name in packing.differing(
                other.wheel, package.wheel, ignore=lambda name: ".dist-info/" in name
            )
        ]
    if wrong:
        raise FailedError(*wrong)
    told = f"{len(made)} wheels and sdists for hubs {', '.join(each.release for each in made)}"
    if run.without:
        told += f"; none, as the client does not fit, for {', '.join(run.without)}"
    return told


def sdist(run: Run) -> str:
    """Build a wheel from each sdist alone: it has to be the published one, byte for byte."""
    own = packing.own_hatchling()
    wrong = []
    for package in run.packages():
        run.tell(f"building from {package.sdist.name}")
        made = packing.from_sdist(package.sdist, run.scratch / package.version, hatchling=own)
        wrong += _compare(package.wheel, made, f"the wheel from {package.sdist.name}")
    lowest = lowest_hatchling(ROOT / "pyproject.toml")
    newest = run.newest()
    made = packing.from_sdist(newest.sdist, run.scratch / "lowest", hatchling=lowest)
    # Another version writes its own name, and maybe another version of the metadata.
    differing = packing.differing(newest.wheel, made, ignore=lambda name: ".dist-info/" in name)
    wrong += [f"with hatchling {lowest}, {name} differs" for name in differing]
    if wrong:
        raise FailedError(*wrong)
    return f"each gives its wheel with hatchling {own}, and the same code with {lowest}, the lowest"


def lowest_hatchling(project: Path) -> str:
    """Give the lowest version of the build system that a project file allows."""
    [text] = tomllib.loads(project.read_text(encoding="utf-8"))["build-system"]["requires"]
    [bound] = [each.version for each in Requirement(text).specifier if each.operator in {">=", "=="}]
    return bound


def reproducible(run: Run) -> str:
    """Build once more: the same bytes."""
    again = build_both(run.newest().release, run.scratch / "again")
    wrong = []
    for one, other in ((run.newest().wheel, again.wheel), (run.newest().sdist, again.sdist)):
        wrong += _compare(one, other, f"{one.name}, built again,")
    if wrong:
        raise FailedError(*wrong)
    return f"{again.wheel.name} and {again.sdist.name} twice the same bytes"


def _compare(expected: Path, made: Path, what: str) -> list[str]:
    if made.read_bytes() == expected.read_bytes():
        return []
    return [f"{what} differs in {', '.join(packing.differing(expected, made)) or 'the archive alone'}"]


def check_metadata(run: Run) -> str:
    """Read the metadata strictly, and have the index's own tool render the description."""
    wrong = []
    for package in run.packages():
        try:
            found = metadata(package.wheel)
        except ExceptionGroup as group:
            wrong += [f"{package.wheel.name}: {error}" for error in group.exceptions]
            continue
        wrong += [
            f"{package.wheel.name}: '{each}' is no classifier"
            for each in found.classifiers or []
            if each not in classifiers
        ]
        wrong += [
            f"{package.wheel.name}: the description's link to {each} leads nowhere outside the repository"
            for each in dead_links(found.description or "")
        ]
        if str(found.version) != package.version:
            wrong.append(f"{package.wheel.name} says version {found.version}")
    run.tell("twine check")
    files = [path for package in run.packages() for path in (package.wheel, package.sdist)]
    done = command([tool("twine"), "check", "--strict", *files])
    if done.returncode:
        wrong.append(f"twine check: {' '.join((done.stdout + done.stderr).split())[-1000:]}")
    if wrong:
        raise FailedError(*wrong)
    return f"twine check --strict passes {len(files)} files; fields and classifiers are valid"
