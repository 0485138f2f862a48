"""A new hub release is noticed, tried in a clone, and brought in whole or not at all.

The index, the reading and the bindings are played here; ``make release-check`` does it with the real ones.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from scripts.openapi import hub, releases
from scripts.release import __main__, watch
from scripts.release.changelog import read as read_changelog
from scripts.release.clone import UNREADABLE, Clone, WatchError, is_newest, name_newest
from scripts.release.upcoming import new
from scripts.release.watch import PERSON, READY, Watch

FILES = (
    "CHANGELOG.md",
    "Makefile",
    "pyproject.toml",
    "vantage6_hl/testing/hub/model.py",
    "openapi/releases.toml",
)
NEW = "5.0.4"


class Programs:
    """What runs in the clone: reads the new release, makes bindings, builds, tests."""

    def __init__(self) -> None:
        self.failing: str | None = None
        self.ran: list[str] = []
        self.default_of_tests = ""

    def __call__(self, clone: Clone, command: list[str]) -> subprocess.CompletedProcess[str]:
        words = " ".join(command[1:])
        self.ran.append(words)
        if self.failing and self.failing in words:
            return subprocess.CompletedProcess(command, 2, "", f"{self.failing} says no")
        if "extract" in words:
            path = clone.folder / "openapi/releases.toml"
            record = releases.load(path)
            release = command[-1]
            record.add(release, {"one.whl": "d1"}, record.revisions["v5_0"].fingerprint)
            path.write_text(releases.dump(record))
        elif "regenerate" in words:
            (clone.folder / "generated").mkdir()
            (clone.folder / "generated/new.py").write_text("x = 1\n")
        elif "contract" in words:
            self.default_of_tests = (clone.folder / FILES[3]).read_text()
            return subprocess.CompletedProcess(command, 0, "...\n=== 7 passed in 1s ===\n", "")
        text = "# From 5.0.3 to 5.0.4\n\n## HQ: operations\n\n- added `door` (GET /door)\n"
        return subprocess.CompletedProcess(command, 0, text, "")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the files that name releases."""
    root = tmp_path / "checkout"
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    git(root, "init", "--quiet")
    commit(root)
    return root


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Play all programs but git."""
    made = Programs()
    monkeypatch.setattr(Clone, "run", lambda clone, command: made(clone, list(command)))
    monkeypatch.setattr(hub, "wheels", lambda _: {"one.whl": "d1"})
    return made


def git(folder: Path, *arguments: str) -> str:
    author = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]
    done = subprocess.run(
        ["git", *author, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "a state")


def watching(root: Path, tmp_path: Path, *versions: str, **settings: object) -> Watch:
    told: list[str] = []
    made = Watch(tmp_path / "out", root=root, published=lambda: list(versions), tell=told.append)
    for name, value in settings.items():
        setattr(made, name, value)
    made.told = told  # type: ignore[attr-defined]
    return made


def test_a_new_release_is_brought_in(checkout: Path, tmp_path: Path, programs: Programs) -> None:
    one = watching(checkout, tmp_path, "5.0.3", NEW)
    assert one.run() == READY
    changed = set(git(checkout, "status", "--porcelain", "--untracked-files=all").split()[1::2])
    assert changed == {*FILES, "generated/new.py"}
    assert 'version = "5.0.4.dev0"' in (checkout / "pyproject.toml").read_text()
    assert "HUB ?= 5.0.4" in (checkout / "Makefile").read_text()
    assert 'DEFAULT_RELEASE = "5.0.4"' in (checkout / FILES[3]).read_text()
    log = read_changelog((checkout / "CHANGELOG.md").read_text())
    assert log.problems == []
    assert log.unreleased is not None
    assert "Hub release 5.0.4. Its API is that of 5.0.3 (revision `v5_0`)." in log.unreleased.groups["Added"]
    notes = (tmp_path / "out/hub-5.0.4.md").read_text()
    for told in ("that of 5.0.0rc91, 5.0.0", "### HQ: operations", "7 passed", "| one.whl | `d1` |"):
        assert told in notes
    assert one.facts["ready"] == "true"
    assert one.facts["revision"] == "v5_0"


@pytest.mark.parametrize("versions", [["5.0.3", "5.0.2", "4.13.7"], ["5.0.3", "5.0.4rc1", "5.0.0b4"], []])
def test_without_a_new_release_nothing_happens(
    checkout: Path, tmp_path: Path, programs: Programs, versions: list[str]
) -> None:
    one = watching(checkout, tmp_path, *versions)
    assert one.run() == READY
    assert one.facts == {"new": "false"}
    assert programs.ran == []
    assert not git(checkout, "status", "--porcelain")


def test_a_release_that_is_not_whole_yet_waits(
    checkout: Path, tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wheels(release: str) -> dict[str, str]:
        raise hub.UnreadableError(f"Hub release {release} lacks wheels")

    monkeypatch.setattr(hub, "wheels", wheels)
    one = watching(checkout, tmp_path, NEW)
    assert one.run() == READY
    assert one.facts == {"new": "false"}


@pytest.mark.parametrize(
    ("failing", "told"), [("contract", "The contract tests fail"), ("build", "There is no wheel for it")]
)
def test_what_a_person_has_to_see_is_told_and_not_brought_in(
    checkout: Path, tmp_path: Path, programs: Programs, failing: str, told: str
) -> None:
    programs.failing = failing
    one = watching(checkout, tmp_path, NEW)
    assert one.run() == PERSON
    assert not git(checkout, "status", "--porcelain")
    notes = (tmp_path / "out/hub-5.0.4.md").read_text()
    assert "**A person has to look at this first.**" in notes
    assert told in notes
    assert f"{failing} says no" in notes
    assert one.facts["ready"] == "false"
    git(checkout, "apply", str(tmp_path / "out/hub-5.0.4.patch"))
    assert NEW in (checkout / "openapi/releases.toml").read_text(), "the patch brings it in by hand"


@pytest.mark.parametrize("failing", ["extract", "regenerate"])
def test_a_release_that_cannot_be_read_changes_nothing(
    checkout: Path, tmp_path: Path, programs: Programs, failing: str
) -> None:
    programs.failing = failing
    with pytest.raises(WatchError, match=f"{failing} says no") as caught:
        watching(checkout, tmp_path, NEW).run()
    assert caught.value.status == UNREADABLE
    assert not git(checkout, "status", "--porcelain")


def test_changes_that_are_not_committed_are_not_mixed_in(
    checkout: Path, tmp_path: Path, programs: Programs
) -> None:
    (checkout / "more.txt").write_text("mine")
    with pytest.raises(WatchError, match="not committed"):
        watching(checkout, tmp_path, NEW).run()
    assert programs.ran == []


def test_an_older_line_stays_behind_the_newest(checkout: Path, tmp_path: Path, programs: Programs) -> None:
    git(checkout, "commit", "--allow-empty", "--quiet", "--message", "more")
    path = checkout / "openapi/releases.toml"
    record = releases.load(path)
    record.add("5.1.0", {"two.whl": "d2"}, "sha256:other")
    path.write_text(releases.dump(record))
    name_newest(checkout, "5.1.0")
    commit(checkout)
    one = watching(checkout, tmp_path, "5.1.0", NEW)
    assert one.run() == READY
    assert 'DEFAULT_RELEASE = "5.0.4"' in programs.default_of_tests, "the tests run on it"
    assert 'DEFAULT_RELEASE = "5.1.0"' in (checkout / FILES[3]).read_text(), "and nothing else does"


def test_tests_can_be_left_out(checkout: Path, tmp_path: Path, programs: Programs) -> None:
    one = watching(checkout, tmp_path, NEW, tests=())
    assert one.run() == READY
    assert not any("contract" in words for words in programs.ran)
    assert "## Contract tests\n\nnot run" in (tmp_path / "out/hub-5.0.4.md").read_text()


def test_a_file_that_does_not_name_the_release_is_left_to_a_person(checkout: Path) -> None:
    path = checkout / "Makefile"
    path.write_text(path.read_text().replace("HUB ?= ", "HUB := "))
    assert name_newest(checkout, NEW) == ["Makefile: name hub release 5.0.4 as the newest one."]


def test_a_clone_imports_its_own_code(tmp_path: Path) -> None:
    clone = Clone(ROOT, tmp_path / "clone")
    done = clone.python(
        "-c", "import scripts, vantage6_api, vantage6_hl as v; print(scripts, vantage6_api, v)"
    )
    assert done.stdout.count(str(clone.folder)) == 3, done.stderr


@pytest.mark.parametrize(
    ("versions", "pre", "found"),
    [
        (["5.0.3", "5.0.4", "5.0.5"], False, ["5.0.4", "5.0.5"]),
        (["5.1.0rc1", "5.0.4rc2", "5.0.2rc1"], False, []),
        (["5.1.0rc1", "5.0.4rc2", "5.0.2rc1"], True, ["5.0.4rc2", "5.1.0rc1"]),
        (["4.9.9", "5.0.3.post1", "5.0.4.dev3", "6"], True, []),
        (["5.0.1", "5.10.0", "5.9.0"], False, ["5.0.1", "5.9.0", "5.10.0"]),
    ],
)
def test_what_is_new(versions: list[str], pre: bool, found: list[str]) -> None:
    assert new(versions, ["5.0.0", "5.0.3", "5.0.3rc6"], pre_releases=pre) == found


@pytest.mark.parametrize(
    ("release", "known", "before"),
    [
        ("5.0.3", ["5.0.2", "5.0.3rc6"], "5.0.2"),
        ("5.0.3rc6", ["5.0.2", "5.0.3rc5"], "5.0.3rc5"),
        ("5.0.0", ["5.0.0b2"], "5.0.0b2"),
        ("5.0.4", ["5.0.3", "5.1.0"], "5.0.3"),
        ("4.0.0", ["5.0.3", "5.1.0"], "5.1.0"),
    ],
)
def test_what_a_release_is_compared_with(release: str, known: list[str], before: str) -> None:
    assert watch.compared_with(release, known) == before


def test_the_newest_is_a_final_release() -> None:
    record = releases.load(ROOT / "openapi/releases.toml")
    finals = [name for name in record.releases if is_newest(name, record)]
    assert len(finals) == 1


def test_the_workflow_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    outputs.write_text("before=1\n")
    monkeypatch.setenv("GITHUB_OUTPUT", str(outputs))
    monkeypatch.setattr(watch.Watch, "run", lambda one: one.facts.update(new="false") or READY)
    assert __main__.main(["watch", "--no-tests"]) == READY
    assert outputs.read_text() == "before=1\nnew=false\n"
