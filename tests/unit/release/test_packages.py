"""Wheel and sdist belong together: what is wrong with either, or differs, is noticed."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.release import packing
from scripts.release.checks import packages
from scripts.release.checks.model import FailedError, Run
from scripts.release.contents import files, problems, sdist_problems
from scripts.release.packing import differing, pack
from scripts.release.wheel import BuildError, Package, build_both
from vantage6_hl.version import REVISION

RELEASE = "5.0.3"


def rewritten(sdist: Path, folder: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write an sdist anew with other files."""
    held = files(sdist)
    change(held)
    path = folder / sdist.name
    with tarfile.open(path, "w:gz") as archive:
        for name, content in held.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def test_the_sdist_holds_what_the_wheel_is_made_of(package: Package) -> None:
    assert sdist_problems(package.sdist, revision=REVISION, version=package.version) == []
    in_sdist = {name.split("/", 1)[1].removeprefix("generated/") for name in files(package.sdist)}
    in_wheel = {name for name in files(package.wheel) if ".dist-info/" not in name}
    elsewhere = {  # in the sdist
        "vantage6_hl/_releases.toml": "openapi/releases.toml",
        "vantage6_hl/testing/_openapi/hq.json": f"openapi/{REVISION}/hq.json",
        "vantage6_hl/testing/_openapi/store.json": f"openapi/{REVISION}/store.json",
    }
    assert {elsewhere.get(name, name) for name in in_wheel} <= in_sdist


KEY = b"-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx0000000000000000000\n"


@pytest.mark.parametrize(
    ("added", "content", "removed", "told"),
    [
        ("tests/test_x.py", b"", None, "tests/test_x.py does not belong"),
        (".cache/token", b"", None, ".cache/token does not belong"),
        ("vantage6_hl/notes.txt", b"", None, "notes.txt does not belong"),
        ("vantage6_hl/key.py", KEY, None, "vantage6_hl/key.py holds a private key"),
        ("vantage6_hl/place.py", str(packages.ROOT).encode(), None, "names a folder of this machine"),
        ("generated/vantage6_api/v9_9/__init__.py", b"", None, "of another revision"),
        (None, b"", "LICENSE", "LICENSE is missing"),
        (None, b"", "vantage6_hl/py.typed", "vantage6_hl/py.typed is missing"),
        (None, b"", "openapi/releases.toml", "openapi/releases.toml is missing"),
    ],
)
def test_an_sdist_with_wrong_contents_is_noticed(
    package: Package, tmp_path: Path, added: str | None, content: bytes, removed: str | None, told: str
) -> None:
    top = f"vantage6_hl-{package.version}/"

    def change(held: dict[str, bytes]) -> None:
        if removed:
            del held[top + removed]
        if added:
            held[top + added] = content

    changed = rewritten(package.sdist, tmp_path, change)
    found = sdist_problems(changed, revision=REVISION, version=package.version)
    assert any(told in each for each in found)
    assert len(found) <= 1 + ("names a folder" in told)


def test_what_lies_beside_the_top_folder_is_noticed(package: Package, tmp_path: Path) -> None:
    def change(held: dict[str, bytes]) -> None:
        held["elsewhere.py"] = b""

    changed = rewritten(package.sdist, tmp_path, change)
    [found] = sdist_problems(changed, revision=REVISION, version=package.version)
    assert "elsewhere.py is no file under" in found


def test_a_link_in_an_sdist_is_noticed(package: Package, tmp_path: Path) -> None:
    path = rewritten(package.sdist, tmp_path, lambda _: None)
    plain = tmp_path / "plain.tar"
    with tarfile.open(path) as old, tarfile.open(plain, "w") as new:
        for entry in old:
            new.addfile(entry, old.extractfile(entry))
        link = tarfile.TarInfo(f"vantage6_hl-{package.version}/vantage6_hl/link.py")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        new.addfile(link)
    [found] = sdist_problems(plain, revision=REVISION, version=package.version)
    assert "link.py is no file" in found


def test_a_private_key_in_a_wheel_is_noticed(package: Package, tmp_path: Path) -> None:
    changed = with_file(package.wheel, tmp_path, "vantage6_hl/key.py", KEY)
    assert problems(changed, revision=REVISION, version=package.version) == [
        "vantage6_hl/key.py holds a private key"
    ]


def with_file(wheel: Path, folder: Path, name: str, content: bytes) -> Path:
    """Write a wheel anew with one more or another file."""
    changed = folder / wheel.name
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(changed, "w") as new:
        for each in old.infolist():
            if each.filename != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return changed


def test_what_differs_is_named(package: Package, tmp_path: Path) -> None:
    changed = with_file(package.wheel, tmp_path, "vantage6_hl/errors.py", b"")
    assert differing(package.wheel, changed) == ["vantage6_hl/errors.py"]
    assert differing(package.wheel, package.wheel) == []


def run_of(tmp_path: Path, *made: Package) -> Run:
    run = Run([each.release for each in made], tmp_path, tmp_path)
    run._packages = list(made)
    return run


def test_builds_of_one_api_differ_in_their_version_alone(package: Package, tmp_path: Path) -> None:
    other = build_both("5.0.2", tmp_path / "dist")
    assert "for hubs 5.0.2, 5.0.3" in packages.packages(run_of(tmp_path, other, package))
    changed = with_file(other.wheel, tmp_path, "vantage6_hl/errors.py", b"")
    odd = Package("5.0.2", REVISION, other.version, changed, other.sdist)
    with pytest.raises(FailedError, match=r"differ in vantage6_hl/errors\.py"):
        packages.packages(run_of(tmp_path, odd, package))


def test_a_build_that_does_not_repeat_fails(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = build_both(RELEASE, tmp_path / "again")
    monkeypatch.setattr(packages, "build_both", lambda *_: again)
    assert "twice the same bytes" in packages.reproducible(run_of(tmp_path, package))
    changed = with_file(package.wheel, tmp_path, "vantage6_hl/errors.py", b"")
    odd = Package(RELEASE, REVISION, package.version, changed, package.sdist)
    with pytest.raises(FailedError, match=r"built again, differs in vantage6_hl/errors\.py"):
        packages.reproducible(run_of(tmp_path, odd))


def test_an_sdist_that_gives_another_wheel_fails(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = with_file(package.wheel, tmp_path, "vantage6_hl/errors.py", b"")
    monkeypatch.setattr(packing, "from_sdist", lambda *_, **__: changed)
    with pytest.raises(FailedError) as caught:
        packages.sdist(run_of(tmp_path, package))
    of_own, of_lowest = caught.value.found
    assert of_own.endswith("differs in vantage6_hl/errors.py")
    assert of_lowest.startswith("with hatchling ")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Typing :: Typed", "Typing :: Tipped", "'Typing :: Tipped' is no classifier"),
        ("License-Expression: Apache-2.0", "License-Expression: Apache-ish", "license-expression"),
        ("Requires-Dist: httpx<1,>=0.27", "Requires-Dist: httpx<<1", "requires-dist"),
        ("Version: 5.0.3", "Version: 5.0.2", "says version 5.0.2"),
        ("https://vantage6.ai", "docs/other.md", "link to docs/other.md leads nowhere"),
    ],
)
def test_wrong_metadata_fails(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    name = f"vantage6_hl-{package.version}.dist-info/METADATA"
    text = files(package.wheel)[name].decode()
    assert old in text
    changed = with_file(package.wheel, tmp_path, name, text.replace(old, new).encode())
    monkeypatch.setattr(packages, "tool", lambda _: Path("/bin/true"))
    odd = Package(RELEASE, REVISION, package.version, changed, package.sdist)
    with pytest.raises(FailedError, match=told):
        packages.check_metadata(run_of(tmp_path, odd))


def test_what_twine_says_is_told(package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "tool", lambda _: Path("/bin/false"))
    with pytest.raises(FailedError, match="twine check"):
        packages.check_metadata(run_of(tmp_path, package))


def test_only_a_pre_release_may_be_without_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(release: str, output: Path) -> Package:
        raise BuildError(f"no packages for {release}")

    monkeypatch.setattr(packing, "build_both", refuse)
    assert pack(["5.0.0b2"], tmp_path, lambda _: None) == ([], {"5.0.0b2": "no packages for 5.0.0b2"})
    with pytest.raises(BuildError, match=r"no packages for 5\.0\.3"):
        pack(["5.0.3"], tmp_path, lambda _: None)


def test_the_lowest_build_system_is_read_from_the_project(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text('[build-system]\nrequires = ["hatchling<2,>=1.27"]\n')
    assert packages.lowest_hatchling(project) == "1.27"
