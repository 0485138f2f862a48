"""Fixtures of pytest, there in every run where this library is installed; they import when used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from vantage6_hl.testing.fake.hub import FakeHub
    from vantage6_hl.testing.world import World

__all__ = ["fake_hub", "pytest_addoption", "vantage6_world"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the fixture for the real hub."""
    group = parser.getgroup("vantage6")
    group.addoption(
        "--vantage6-release", metavar="RELEASE", help="release of the hub that vantage6_world starts"
    )
    group.addoption(
        "--vantage6-optional",
        action="store_true",
        help="skip the tests that use vantage6_world where this machine cannot start a hub",
    )


@pytest.fixture
def fake_hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """Give a vantage6 hub inside this process: `vantage6_hl.testing.FakeHub`.

    The environment names it, so that ``UserClient.from_config()`` of the program under test is the
    researcher's service account there.
    """
    from vantage6_hl.testing.fake.hub import FakeHub

    for name in [one for one in os.environ if one.startswith("VANTAGE6_")]:
        monkeypatch.delenv(name)  # nothing of the real hub's is left
    with FakeHub() as hub:
        for name, value in hub.environment.items():
            monkeypatch.setenv(name, value)
        yield hub


@pytest.fixture(scope="session")
def vantage6_world(pytestconfig: pytest.Config) -> Iterator[World]:
    """Give the real hub on this machine with the user guide's world: `vantage6_hl.testing.world.World`.

    It is started once. The first start on a machine downloads and prepares it, which takes a minute or two.
    """
    from vantage6_hl.testing.environments import SetupError
    from vantage6_hl.testing.hub import DEFAULT_RELEASE
    from vantage6_hl.testing.world import start_world

    try:
        started = start_world(release=pytestconfig.getoption("--vantage6-release") or DEFAULT_RELEASE)
        world = started.__enter__()
    except SetupError as problem:
        if pytestconfig.getoption("--vantage6-optional"):
            pytest.skip(f"No real hub on this machine: {problem}")
        pytest.fail(f"No real hub on this machine: {problem}", pytrace=False)
    try:
        yield world
    finally:
        started.__exit__(None, None, None)
