"""Which hub releases a build fits, and what is said about the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import vantage6_hl
from vantage6_hl import version
from vantage6_hl.errors import UsageError, VersionMismatch
from vantage6_hl.version import (
    REVISION,
    check_choice,
    check_release,
    install_command,
    known_releases,
    supported_releases,
)

WORLD = {
    "4.13.2": "v4_13",
    "5.0.0b2": "v5_0_0b2",
    "5.0.0rc91": "v5_0",
    "5.0.0": "v5_0",
    "5.0.3": "v5_0",
    "5.0.12": "v5_0",
}


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Releases that stay the same when the hub gets new ones."""
    releases = dict(WORLD)
    monkeypatch.setattr(version, "known_releases", lambda: releases)
    return releases


@pytest.mark.parametrize("release", ["5.0.0rc91", "5.0.0", "5.0.3", "5.0.12"])
@pytest.mark.parametrize("strict", [True, False])
def test_a_release_of_the_same_revision_fits(world: dict[str, str], release: str, strict: bool) -> None:
    assert check_release(release, strict=strict) is None


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ("5.0.13", "pip install 'vantage6-hl==5.0.13.*'"),
        ("5.0.100", "pip install 'vantage6-hl==5.0.100.*'"),
        ("5.0.13rc1", "pip install 'vantage6-hl>=5.0.13rc1,<5.0.13rc2'"),
    ],
)
def test_an_unknown_newer_release_of_the_line_is_warned_about(
    world: dict[str, str], release: str, command: str
) -> None:
    warning = check_release(release)
    assert warning is not None
    assert f"vantage6 {release}, which this build does not know" in warning
    assert warning.endswith(command)
    with pytest.raises(VersionMismatch, match=re.escape(command)):
        check_release(release, strict=True)


@pytest.mark.parametrize(
    ("release", "named"),
    [
        ("5.0.0b2", r"5\.0\.0b2 \(API revision v5_0_0b2\).*'vantage6-hl>=5\.0\.0b2,<5\.0\.0b3'"),
        ("4.13.2", r"4\.13\.2 \(API revision v4_13\).*'vantage6-hl==4\.13\.2\.\*'"),
        ("6.0.0", r"6\.0\.0, which this build does not know.*'vantage6-hl==6\.0\.0\.\*'"),
        ("5.1.0", "5.1.0"),
        ("4.13.3", "4.13.3"),
        ("5.0.4", "5.0.4"),  # older than the newest that is known: nothing says which API it has
        ("5.0.12rc1", "5.0.12rc1"),
        ("5.0.0b3", "5.0.0b3"),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_another_release_is_refused(world: dict[str, str], release: str, named: str, strict: bool) -> None:
    with pytest.raises(VersionMismatch, match=named) as caught:
        check_release(release, strict=strict)
    assert caught.value.hub_version == release
    assert caught.value.supported == ("5.0.0rc91", "5.0.0", "5.0.3", "5.0.12")
    for one in caught.value.supported:
        assert one in str(caught.value)
    assert f"This is vantage6-hl {version.own_version()}" in str(caught.value)


def test_a_line_whose_last_known_release_has_another_api_is_not_trusted(world: dict[str, str]) -> None:
    world["5.0.13"] = "v5_0_13"
    with pytest.raises(VersionMismatch, match=r"5\.0\.14"):
        check_release("5.0.14")


@pytest.mark.parametrize("text", ["", "latest", "5.0", "5.0.3; rm -rf /", "5.0.3' x", "5.0.٣", "9" * 5000])
def test_what_is_no_release_is_refused_and_never_part_of_a_command(world: dict[str, str], text: str) -> None:
    with pytest.raises(VersionMismatch, match="no release of vantage6: check hq_url") as caught:
        check_release(text)
    assert "pip install" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_hubs_escapes_do_not_reach_the_terminal(world: dict[str, str]) -> None:
    with pytest.raises(VersionMismatch) as caught:
        check_release("\x1b[2J5.0.3")
    assert "\x1b" not in str(caught.value) + caught.value.hub_version


@pytest.mark.parametrize(
    ("release", "fits", "others"),
    [
        ("5.0.3", ["5.0.3", "5.0.3.post0", "5.0.3.post12"], ["5.0.4", "5.0.30.post1", "5.0.2.post1"]),
        (
            "5.0.4rc9",
            ["5.0.4rc9", "5.0.4rc9.post1"],
            ["5.0.4rc10", "5.0.4rc10.post1", "5.0.4", "5.0.4rc8.post1"],
        ),
    ],
)
def test_the_command_picks_the_builds_for_that_release_only(
    release: str, fits: list[str], others: list[str]
) -> None:
    command = install_command(release)
    assert command is not None
    asked = Requirement(command.removeprefix("pip install ").strip("'"))
    assert asked.name == "vantage6-hl"
    assert list(asked.specifier.filter([*fits, *others])) == fits


@pytest.mark.parametrize("choice", ["", "Strict", "on", "None"])
def test_an_unknown_choice_is_named(choice: str) -> None:
    with pytest.raises(UsageError, match=f"{choice!r} is unknown.*strict, compatible, off"):
        check_choice(choice)


def test_this_build_knows_the_released_hubs() -> None:
    assert known_releases()["5.0.0b2"] != REVISION
    assert {"5.0.0", "5.0.1", "5.0.2", "5.0.3"} <= set(supported_releases())


def test_all_of_the_library_calls_the_bindings_of_its_revision() -> None:
    folder = Path(vantage6_hl.__file__).parent
    used = {
        name
        for path in folder.rglob("*.py")
        for name in re.findall(r"\bvantage6_api\.(v\w+)", path.read_text(encoding="utf-8"))
    }
    assert used == {REVISION}
