"""The wheel for a hub release: what it holds, that its bytes repeat, and that pip picks it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from scripts.release.binding import BindingError, bind
from scripts.release.contents import problems
from scripts.release.wheel import BuildError, build, version_for
from vantage6_hl.testing.environments import uv
from vantage6_hl.version import REVISION


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheels for three hub releases."""
    folder = tmp_path_factory.mktemp("dist")
    for release in ("5.0.2", "5.0.3", "5.0.3rc6"):
        build(release, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    return folder / f"vantage6_hl-{version_for('5.0.3')}-py3-none-any.whl"


def test_the_same_sources_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert build("5.0.3", tmp_path).read_bytes() == wheel.read_bytes()


def test_the_time_in_the_wheel_is_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    with zipfile.ZipFile(build("5.0.3", tmp_path)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2020, 9, 13, 12, 26, 40)}


def test_it_holds_the_bindings_of_its_revision_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        index = archive.read("vantage6_api/__init__.py").decode()
        packed = tomllib.loads(archive.read("vantage6_hl/_releases.toml").decode())
    assert f"vantage6_api/{REVISION}/hq/api/task/task_create.py" in names
    assert {name.split("/")[1] for name in names if name.startswith("vantage6_api/v")} == {REVISION}
    assert f'REVISIONS: tuple[str, ...] = ("{REVISION}",)' in index
    assert packed["releases"]["5.0.0b2"]["revision"] != REVISION, "knows what it does not fit"


def test_it_works_from_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = (
        "import vantage6_hl.version as version, vantage6_api\n"
        "from vantage6_hl import UserClient, AsyncUserClient\n"
        "from vantage6_hl._sync import task, version_guard\n"
        "print(version.__file__, version.own_version(), version.supported_releases())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(tmp_path / "vantage6_hl"))
    assert version_for("5.0.3") in done.stdout
    assert "'5.0.3'" in done.stdout


@pytest.fixture
def other_stage(wheel: Path, tmp_path: Path) -> Path:
    """Sources whose bindings are of another revision, v9_9."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "vantage6_api" / REVISION).rename(tmp_path / "vantage6_api/v9_9")
    (tmp_path / "generated").mkdir()
    shutil.move(tmp_path / "vantage6_api", tmp_path / "generated")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_client_can_be_bound_to_another_revision(other_stage: Path) -> None:
    bind(other_stage, "v9_9")
    texts = [path.read_text() for path in (other_stage / "vantage6_hl").rglob("*.py")]
    assert {each for text in texts for each in re.findall(r"\bvantage6_api\.(v\w+)", text)} == {"v9_9"}
    assert 'REVISION = "v9_9"' in (other_stage / "vantage6_hl/version.py").read_text()


def test_a_revision_without_what_the_client_calls_is_refused(other_stage: Path) -> None:
    (other_stage / "generated/vantage6_api/v9_9/hq/api/kill/kill_task.py").unlink()
    with pytest.raises(BindingError, match=r"_async/task\.py.*kill_task"):
        bind(other_stage, "v9_9")


@pytest.mark.parametrize(
    ("asked", "release"),
    [
        ("vantage6-hl==5.0.3.*", "5.0.3"),
        ("vantage6-hl==5.0.2.*", "5.0.2"),
        ("vantage6-hl>=5.0.3rc6,<5.0.3rc7", "5.0.3rc6"),
        ("vantage6-hl", "5.0.3"),
    ],
)
def test_pip_picks_the_wheel_for_the_hub(folder: Path, tmp_path: Path, asked: str, release: str) -> None:
    options = ["--quiet", "--no-index", "--no-deps", "--find-links", str(folder), "--target", str(tmp_path)]
    subprocess.run([uv(), "pip", "install", "--python", sys.executable, *options, asked], check=True)
    [info] = tmp_path.glob("*.dist-info")
    assert info.name == f"vantage6_hl-{version_for(release)}.dist-info"


@pytest.mark.parametrize(
    ("release", "reason"),
    [
        ("9.9.9", "no hub release that is here.*make openapi HUB=9.9.9"),
        ("v5_0", "no hub release"),
    ],
)
def test_a_release_that_cannot_have_a_wheel_is_refused(tmp_path: Path, release: str, reason: str) -> None:
    with pytest.raises(BuildError, match=reason):
        build(release, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("added", "removed", "told"),
    [
        ("tests/test_x.py", None, "tests/test_x.py does not belong"),
        ("vantage6_hl/tests/test_x.py", None, "does not belong"),
        ("vantage6_hl/key.pem", None, "key.pem does not belong"),
        ("vantage6_api/v5_0_0b2/__init__.py", None, "of another revision"),
        (None, "vantage6_hl/py.typed", "vantage6_hl/py.typed is missing"),
        (None, "vantage6_api/py.typed", "vantage6_api/py.typed is missing"),
        (None, "licenses/LICENSE", "LICENSE is missing"),
        (None, "vantage6_hl/_releases.toml", "_releases.toml is missing"),
    ],
)
def test_a_wheel_with_wrong_contents_is_noticed(
    wheel: Path, tmp_path: Path, added: str | None, removed: str | None, told: str
) -> None:
    changed = tmp_path / wheel.name
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            if removed is None or not name.endswith(removed):
                new.writestr(name, old.read(name))
        if added:
            new.writestr(added, "")
    version = version_for("5.0.3")
    assert problems(wheel, revision=REVISION, version=version) == []
    [found] = problems(changed, revision=REVISION, version=version)
    assert told in found


def test_a_wheel_of_another_version_is_noticed(wheel: Path) -> None:
    assert any(
        "METADATA is missing" in one for one in problems(wheel, revision=REVISION, version="5.0.2.post1")
    )
