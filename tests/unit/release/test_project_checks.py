"""Version, changelog and tags have to fit together; the licence has to be the whole text."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from scripts.release.changelog import Changelog, Section
from scripts.release.checks.project import is_apache, tag_problems, version_problems


def log(*released: str, coming: bool = True) -> Changelog:
    sections = [Section("Unreleased", 1, groups={"Added": ["A door."]} if coming else {})]
    return Changelog([*sections, *(Section(name, 9, groups={"Added": ["Walls."]}) for name in released)])


@pytest.mark.parametrize(
    ("publication", "changes"),
    [
        (1, log()),
        (2, log("5.0.3.post1")),
        (1, log("5.0.3.post1", coming=False)),
        (3, log("5.0.3.post2", "5.0.2.post1")),
    ],
)
def test_what_fits(publication: int, changes: Changelog) -> None:
    assert version_problems("5.0.3.dev0", publication, newest="5.0.3", log=changes) == []


@pytest.mark.parametrize(
    ("own", "publication", "changes", "told"),
    [
        ("five", 1, log(), "'five' in pyproject.toml is none of PEP 440"),
        ("5.0.2.dev0", 1, log(), "asks for 5.0.3.dev0"),
        ("5.0.3.dev0", 0, log(), "no number from 1 on"),
        ("5.0.3.dev0", "1", log(), "no number from 1 on"),
        ("5.0.3.dev0", 1, log("5.0.3.post1"), "what comes next is publication 2"),
        ("5.0.3.dev0", 3, log("5.0.3.post1"), "what comes next is publication 2"),
        ("5.0.3.dev0", 1, log(coming=False), "tells nothing of publication 1"),
        ("5.0.3.dev0", 2, log("5.0.3.post1", coming=False), "tells nothing of publication 2"),
        ("5.0.3.dev0", 2, log("5.0.2.post2", coming=False), r"\[5.0.3.post2\]"),
    ],
)
def test_what_does_not_fit(own: str, publication: object, changes: Changelog, told: str) -> None:
    [found] = version_problems(own, publication, newest="5.0.3", log=changes)
    assert told.replace("\\", "") in found


def git(folder: Path, *arguments: str) -> None:
    author = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_publication_that_has_its_tag_is_done(tmp_path: Path) -> None:
    assert tag_problems(1, tmp_path) == [], "no checkout, no tags"
    git(tmp_path, "init")
    git(tmp_path, "commit", "--allow-empty", "--message", "first")
    git(tmp_path, "tag", "v5.0.3.post1")
    assert tag_problems(1, tmp_path) == [], "this is it"
    git(tmp_path, "commit", "--allow-empty", "--message", "second")
    [found] = tag_problems(1, tmp_path)
    assert "v5.0.3.post1 is of publication 1" in found
    assert tag_problems(2, tmp_path) == []


def test_the_licence_is_the_whole_text() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert is_apache(text)
    assert is_apache(text.replace("\n", "\r\n"))
    assert not is_apache(text.replace("without", "with", 1))
    assert not is_apache(text[: text.index("APPENDIX")])
