"""Make the documents of a release and put them into the folder ``openapi``, wholly or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from packaging.version import Version

from scripts.checkout import ROOT
from scripts.openapi import hub, overlay, releases
from scripts.openapi.document import assemble, check, to_bytes
from scripts.openapi.facts import Facts, JsonObject
from scripts.openapi.fingerprint import fingerprint
from scripts.openapi.releases import Record

FOLDER = ROOT / "openapi"
RELEASES = "releases.toml"

Documents = dict[str, JsonObject]
"""The documents of one release by service."""


def documents(facts: dict[str, Facts], release: str, overlays: Path) -> Documents:
    """Return the corrected and checked documents of a release.

    Parameters
    ----------
    facts : dict
        The facts by service.
    release : str
        The release, which decides about overlay actions that are only for some.
    overlays : pathlib.Path
        The folder with ``hq.yaml`` and ``store.yaml``.

    Raises
    ------
    scripts.openapi.overlay.OverlayError
        When a correction has nothing to correct.
    scripts.openapi.document.DocumentError
        When a document is invalid or not fully typed.
    scripts.openapi.hub.UnreadableError
        When the code does something that the rules do not foresee.
    """
    made = {}
    for service in hub.SERVICES:
        actions = overlay.load(overlays / f"{service}.yaml")
        try:
            assembled = assemble(facts[service])
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # Facts of a kind that no rule foresees; the cause keeps the place for whoever extends the rules.
            raise hub.UnreadableError(
                f"No rule describes what the code of {service} {release} does: {error!r}"
            ) from error
        made[service] = overlay.apply(assembled, actions, release)
        check(made[service])
    return made


def named(made: Documents, revision: str) -> Documents:
    """Return the documents with the revision as their version."""
    return {
        service: {**document, "info": {**document["info"], "version": revision}}
        for service, document in made.items()
    }


def extract(release: str, progress: Callable[[str], None], folder: Path) -> Record:
    """Read a release and bring the folder up to date.

    Parameters
    ----------
    release : str
        As on PyPI, ``"5.0.3"``.
    progress : callable
        Told, in a few words, what takes long.
    folder : pathlib.Path
        The folder ``openapi``.

    Returns
    -------
    Record
        What ``releases.toml`` now says.

    Raises
    ------
    scripts.openapi.hub.UnreadableError, scripts.openapi.releases.ReleaseError
        When the release cannot be had, read, or contradicts the record; the folder is as before.
    """
    record = releases.load(folder / RELEASES)
    wheels = hub.wheels(release)
    made = documents(hub.facts(release, progress), release, folder / "overlays")
    revision, keep = record.add(release, wheels, fingerprint(made))
    _write(record, {revision: made} if keep else {}, folder)
    return record


def extract_all(names: list[str], progress: Callable[[str], None], folder: Path) -> Record:
    """Read these releases anew, as after a change of the rules or overlays, and replace what was there.

    Parameters
    ----------
    names : list of str
        The releases.
    progress : callable
        Told, in a few words, what takes long.
    folder : pathlib.Path
        The folder ``openapi``.

    Returns
    -------
    Record
        What ``releases.toml`` now says.
    """
    record = Record()
    kept: dict[str, Documents] = {}
    # Final releases come first, so that a candidate with the same API does not name it.
    for name in sorted(names, key=lambda each: (Version(each).is_prerelease, Version(each))):
        wheels = hub.wheels(name)
        made = documents(hub.facts(name, progress), name, folder / "overlays")
        revision, keep = record.add(name, wheels, fingerprint(made))
        if keep:
            kept[revision] = made
    _write(record, kept, folder)
    return record


def _write(record: Record, kept: dict[str, Documents], folder: Path) -> None:
    """Write everything beside its place and then move it, so that a failure changes nothing."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as scratch:
        new = Path(scratch)
        files = {Path(RELEASES): releases.dump(record).encode()}
        for revision, made in kept.items():
            for service, document in named(made, revision).items():
                files[Path(revision, f"{service}.json")] = to_bytes(document)
        for path, content in files.items():
            (new / path).parent.mkdir(exist_ok=True)
            (new / path).write_bytes(content)
        for path in files:
            (folder / path).parent.mkdir(exist_ok=True)
            (new / path).replace(folder / path)
    for stale in folder.glob("v*"):
        if stale.name not in record.revisions:
            shutil.rmtree(stale)


def load(name: str, folder: Path) -> Documents:
    """Return the written documents of a release or revision."""
    revision = releases.load(folder / RELEASES).revision_of(name)
    return {
        service: json.loads((folder / revision / f"{service}.json").read_text()) for service in hub.SERVICES
    }


def differences(release: str, progress: Callable[[str], None], folder: Path) -> list[str]:
    """Return what is not as a fresh reading of this release gives it; empty when all is well."""
    record = releases.load(folder / RELEASES)
    revision = record.revision_of(release)
    found = []
    if record.releases[release].wheels != hub.wheels(release):
        found.append(f"{release}: PyPI has other wheels than {RELEASES} records")
    made = documents(hub.facts(release, progress), release, folder / "overlays")
    if fingerprint(made) != record.revisions[revision].fingerprint:
        found.append(f"{release}: the fingerprint is not that of {revision}")
    if record.revisions[revision].documents == release:
        for service, document in named(made, revision).items():
            if (folder / revision / f"{service}.json").read_bytes() != to_bytes(document):
                found.append(f"{release}: {revision}/{service}.json is not what the release gives")
    return found
