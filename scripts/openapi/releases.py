"""The file ``openapi/releases.toml``: which hub release has which API revision, read from which wheels."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from packaging.version import Version

GENERATOR = {"openapi-python-client": "0.29.1", "ruff": "0.17.6"}
"""What makes the bindings from the documents; their output changes with either version."""

_HEADING = """\
# Written by 'make openapi HUB=<release>'; never edited.
# releases: each hub release with its API revision and the sha256 of the wheels that were read.
# revisions: the fingerprint of the documents without their texts, and the release whose texts they carry.
"""


class ReleaseError(ValueError):
    """A release that is not known here, or that contradicts what is recorded."""


@dataclass
class Release:
    """One hub release that was read."""

    revision: str
    wheels: dict[str, str]
    """sha256 by file name."""


@dataclass
class Revision:
    """One API, shared by all releases that have it."""

    fingerprint: str
    documents: str
    """The release whose texts the documents carry: the newest one that has the revision."""


@dataclass
class Record:
    """The whole file."""

    releases: dict[str, Release] = field(default_factory=dict)
    revisions: dict[str, Revision] = field(default_factory=dict)

    def revision_for(self, release: str, fingerprint: str) -> str:
        """Return the name of the revision with this fingerprint, a new one if there is none.

        A final release is named by its line, ``v5_0``; when that name is taken by another API, and for a
        pre-release, the whole version is the name: ``v5_0_4``, ``v5_0_0b2``.
        """
        for name, revision in self.revisions.items():
            if revision.fingerprint == fingerprint:
                return name
        version = Version(release)
        short = f"v{version.major}_{version.minor}"
        taken = any(each.revision == short for name, each in self.releases.items() if name != release)
        return "v" + release.replace(".", "_") if version.is_prerelease or taken else short

    def add(self, release: str, wheels: dict[str, str], fingerprint: str) -> tuple[str, bool]:
        """Record a release.

        Returns
        -------
        tuple of str and bool
            The revision, and whether this release's documents are the ones to keep.

        Raises
        ------
        ReleaseError
            When the release was recorded with other wheels, or with another API.
        """
        known = self.releases.get(release)
        if known and known.wheels != wheels:
            raise ReleaseError(
                f"Release {release} has other wheels than openapi/releases.toml records. "
                "A release never changes: check the package index that uv uses."
            )
        revision = self.revision_for(release, fingerprint)
        if known and known.revision != revision:
            raise ReleaseError(
                f"Release {release} no longer gives revision {known.revision}: rules or overlays changed. "
                "Read all releases anew with 'python -m scripts.openapi extract --all'."
            )
        self.releases[release] = Release(revision, wheels)
        sharing = [name for name, each in self.releases.items() if each.revision == revision]
        newest = max(sharing, key=Version)
        self.revisions[revision] = Revision(fingerprint, newest)
        used = {each.revision for each in self.releases.values()}
        self.revisions = {name: each for name, each in self.revisions.items() if name in used}
        return revision, newest == release

    def revision_of(self, name: str) -> str:
        """Return the revision of a release, or the name itself where it is a revision.

        Raises
        ------
        ReleaseError
            When it is neither.
        """
        if name in self.revisions:
            return name
        if name in self.releases:
            return self.releases[name].revision
        known = ", ".join([*self.releases, *self.revisions]) or "none"
        raise ReleaseError(
            f"'{name}' is no release or revision that is here; known are {known}. "
            f"Another release comes with 'make openapi HUB={name}'."
        )


def load(path: Path) -> Record:
    """Read the file; an absent one is an empty record."""
    if not path.exists():
        return Record()
    raw = tomllib.loads(path.read_text())
    return Record(
        releases={name: Release(each["revision"], each["wheels"]) for name, each in raw["releases"].items()},
        revisions={
            name: Revision(each["fingerprint"], each["documents"]) for name, each in raw["revisions"].items()
        },
    )


def dump(record: Record) -> str:
    """Return the file's text: releases from old to new, everything in one order.

    Examples
    --------
    >>> "[generator]" in dump(Record())
    True
    """
    lines = [
        _HEADING,
        "[generator]",
        *(f'"{name}" = "{each}"' for name, each in sorted(GENERATOR.items())),
        "",
    ]
    for name, revision in sorted(record.revisions.items(), key=lambda item: item[0]):
        lines += [f"[revisions.{name}]", f'fingerprint = "{revision.fingerprint}"']
        lines += [f'documents = "{revision.documents}"', ""]
    for name in sorted(record.releases, key=Version):
        release = record.releases[name]
        lines += [
            f'[releases."{name}"]',
            f'revision = "{release.revision}"',
            "",
            f'[releases."{name}".wheels]',
        ]
        lines += [*(f'"{wheel}" = "{digest}"' for wheel, digest in sorted(release.wheels.items())), ""]
    return "\n".join(lines)
