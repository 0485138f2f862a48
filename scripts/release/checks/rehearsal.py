"""Check that a new hub release would be brought in: a clone forgets the newest one and finds it again."""

from __future__ import annotations

import json
from pathlib import Path

from packaging.version import Version

from scripts.checkout import ROOT
from scripts.openapi import hub, releases, tree
from scripts.release.checks.model import FailedError, Run
from scripts.release.clone import Clone, git


def watch(run: Run) -> str:
    """Forget the newest release, and see that it comes back as it was, from the package index."""
    clone = Clone(ROOT, run.scratch / "rehearsal")
    release = forget_newest(clone.folder)
    git(clone.folder, "add", "--all")
    # The commit is of the rehearsal alone, whoever runs it.
    author = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@example.org"]
    git(clone.folder, *author, "commit", "--quiet", "--message", "Forget the newest release")
    run.tell(f"watching for {release}")
    done = clone.python("-m", "scripts.release", "--output", "dist", "watch", "--no-tests")
    if done.returncode:
        raise FailedError(
            f"watch ended with status {done.returncode}: {(done.stdout + done.stderr).strip()[-1000:]}"
        )
    git(clone.folder, "add", "--all")  # a file that came back is not known to git yet
    differing = (
        git(clone.folder, "diff", "--cached", "--name-only", "HEAD~1", "--", "openapi", "generated")
        .decode()
        .split()
    )
    wrong = [f"{name} came back different" for name in differing]
    notes = clone.folder / "dist" / f"hub-{release}.md"
    if not notes.is_file() or release not in notes.read_text(encoding="utf-8"):
        wrong.append("no notes were written")
    if release not in (clone.folder / "CHANGELOG.md").read_text(encoding="utf-8"):
        wrong.append("CHANGELOG.md got no entry")
    if wrong:
        raise FailedError(*wrong)
    return f"hub {release}, forgotten in a clone, is found on the index and comes back with the same bytes"


def forget_newest(folder: Path) -> str:
    """Take the newest final release out of a checkout, and spoil what was made of it.

    Parameters
    ----------
    folder : pathlib.Path
        The checkout.

    Returns
    -------
    str
        The release.
    """
    path = folder / "openapi" / tree.RELEASES
    record = releases.load(path)
    release = max((name for name in record.releases if not Version(name).is_prerelease), key=Version)
    revision = record.releases.pop(release).revision
    sharing = [name for name, each in record.releases.items() if each.revision == revision]
    if not sharing:
        raise FailedError(f"{release} alone has revision {revision}: without it the client has no bindings.")
    record.revisions[revision].documents = max(sharing, key=Version)
    path.write_text(releases.dump(record), encoding="utf-8")
    for service in hub.SERVICES:
        document = folder / "openapi" / revision / f"{service}.json"
        content = json.loads(document.read_text(encoding="utf-8"))
        content["info"]["description"] = "Of an older release."
        document.write_text(json.dumps(content, indent=1), encoding="utf-8")
    # Left out, it can only come back by being made anew.
    (folder / "generated" / "README.md").unlink()
    return release
