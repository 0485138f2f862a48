"""Notice a new hub release, read it, make its bindings, run the contract tests, and tell what changed.

All of it happens in a clone beside the checkout. Only what went well is brought into the checkout, in one
step, and left there to be looked at and committed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from packaging.version import Version

from scripts.checkout import ROOT
from scripts.openapi import hub, releases
from scripts.release import changelog, notes, upcoming
from scripts.release.clone import RELEASES, UNREADABLE, Clone, WatchError, end, git, is_newest, name_newest
from scripts.release.notes import News
from vantage6_hl.testing.environments import CACHE

READY, PERSON = 0, 1
"""Exit statuses: nothing new, or brought in; a person has to look first. A `WatchError` holds its own."""

CONTRACT_TESTS = (sys.executable, "-m", "pytest", "tests/contract", "-q")


@dataclass
class Watch:
    """How to watch.

    Attributes
    ----------
    output : pathlib.Path
        Folder for notes and patch.
    release : str or None
        Take this release; by default the oldest one that is new.
    pre_releases : bool
        Whether release candidates and betas count.
    tests : sequence of str
        The command of the contract tests; empty to run none.
    root : pathlib.Path
        The checkout.
    published : callable
        Gives what the package index has.
    tell : callable
        Told what is done.
    """

    output: Path
    release: str | None = None
    pre_releases: bool = False
    tests: Sequence[str] = CONTRACT_TESTS
    root: Path = ROOT
    published: Callable[[], list[str]] = upcoming.published
    tell: Callable[[str], None] = print
    facts: dict[str, str] = field(default_factory=dict)

    def run(self) -> int:
        """Look once, and bring in what is new.

        Returns
        -------
        int
            `READY` or `PERSON`.

        Raises
        ------
        WatchError
            When that is not possible; the checkout is as it was.
        """
        self.facts = {"new": "false"}
        release = self._find()
        if release is None:
            return READY
        self.facts = {"new": "true", "release": release, "ready": "false"}
        if self._git("status", "--porcelain"):
            raise WatchError("The checkout has changes that are not committed. Commit or stash them first.")
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="watch-", dir=CACHE) as folder:
            clone = Clone(self.root, Path(folder) / "clone")
            self.tell(f"reading hub release {release}")
            news = read(clone, release)
            news.by_hand = self._name_newest(clone, release, news)
            problem = self._try(clone, news)
            return self._bring(clone, news, problem)

    def _find(self) -> str | None:
        known = releases.load(self.root / RELEASES).releases
        if self.release:
            if self.release in known:
                self.tell(f"Nothing new: hub release {self.release} is here.")
                return None
            return self.release
        whole = []
        for name in upcoming.new(self.published(), known, pre_releases=self.pre_releases):
            try:
                hub.wheels(name)
            except hub.UnreadableError as reason:
                self.tell(f"Not taken: {reason}")
            else:
                whole.append(name)
        if not whole:
            self.tell(f"Nothing new: {max(known, key=Version)} is the newest hub release that is here.")
            return None
        if len(whole) > 1:
            self.tell(f"New are {', '.join(whole)}. This time: {whole[0]}; run again for the next one.")
        return whole[0]

    def _name_newest(self, clone: Clone, release: str, news: News) -> list[str]:
        """Write the release where the newest one stands, and its entry in the changelog."""
        path = clone.folder / "CHANGELOG.md"
        path.write_text(
            changelog.add_entry(path.read_text(encoding="utf-8"), "Added", notes.entry(news)),
            encoding="utf-8",
        )
        if not is_newest(release, clone.record()):
            return []
        return name_newest(clone.folder, release)

    def _try(self, clone: Clone, news: News) -> str:
        """Build the wheel and run the contract tests; give what went wrong."""
        self.tell(f"building the wheel for {news.release}")
        built = clone.python(
            "-m",
            "scripts.release",
            "--output",
            str(clone.folder.parent / "dist"),
            "build",
            "--release",
            news.release,
        )
        if built.returncode:
            return f"There is no wheel for it:\n\n```\n{end(built)}\n```"
        if not self.tests:
            return ""
        self.tell(f"running {' '.join(self.tests)}")
        # The tests start the default release; what is committed is put back below.
        before = clone.snapshot()
        name_newest(clone.folder, news.release)
        done = clone.run(self.tests)
        clone.restore(before)
        program, *rest = self.tests
        # The program's folder is this machine's.
        news.tests = f"`{' '.join([Path(program).name, *rest])}`: {_last(done)}"
        return "" if done.returncode == 0 else f"The contract tests fail:\n\n```\n{end(done)}\n```"

    def _bring(self, clone: Clone, news: News, problem: str) -> int:
        patch, news.extent = clone.patch()
        news.problem = problem
        self.output.mkdir(parents=True, exist_ok=True)
        written = self.output / f"hub-{news.release}.md"
        written.write_text(notes.markdown(news), encoding="utf-8")
        kept = self.output / f"hub-{news.release}.patch"
        kept.write_bytes(patch)
        self.facts |= {"revision": news.revision, "notes": str(written), "patch": str(kept)}
        if problem:
            self.tell(f"{problem}\n\nNothing was changed. Notes: {written}; what would be changed: {kept}")
            return PERSON
        self._git("apply", "--whitespace=nowarn", str(kept.resolve()))
        self.facts["ready"] = "true"
        self.tell(f"Hub release {news.release} is brought in, to be committed. Notes: {written}")
        return READY

    def _git(self, *arguments: str) -> str:
        return git(self.root, *arguments).decode()


def read(clone: Clone, release: str) -> News:
    """Read a release into a clone and make its bindings.

    Parameters
    ----------
    clone : Clone
        Where.
    release : str
        The release.

    Returns
    -------
    News
        What is told about it.

    Raises
    ------
    WatchError
        When today's rules cannot read it, or its documents become no bindings.
    """
    known = clone.record().releases
    for command in (
        ("-m", "scripts.openapi", "extract", "--release", release),
        ("-m", "scripts.bindings", "regenerate"),
    ):
        done = clone.python(*command)
        if done.returncode:
            raise WatchError(f"Hub release {release} cannot be read as it is:\n{end(done)}", UNREADABLE)
    before = compared_with(release, known)
    changes = clone.python("-m", "scripts.openapi", "diff", before, release)
    if changes.returncode:
        raise WatchError(f"{before} and {release} cannot be compared:\n{end(changes)}")
    return News.of(clone.record(), release, before, changes.stdout)


def compared_with(release: str, known: Iterable[str]) -> str:
    """Give the release before one: a final one's is final, whatever candidates came between.

    Examples
    --------
    >>> compared_with("5.0.3", ["5.0.2", "5.0.3rc6"])
    '5.0.2'
    """
    names = list(known)
    older = [name for name in names if Version(name) < Version(release)]
    finals = [name for name in older if not Version(name).is_prerelease]
    wanted = older if Version(release).is_prerelease else finals
    return max(wanted or older or names, key=Version)


def tell_workflow(facts: dict[str, str]) -> None:
    """Give the facts to the steps that follow, where a workflow names a file for them (``GITHUB_OUTPUT``)."""
    path = os.environ.get("GITHUB_OUTPUT")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.writelines(f"{name}={value}\n" for name, value in facts.items())


def _last(done: subprocess.CompletedProcess[str]) -> str:
    return (done.stdout.strip().splitlines() or ["no word"])[-1].strip("= ")
