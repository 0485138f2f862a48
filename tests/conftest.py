"""What all tests share: one real hub a session, with the user guide's example world on it."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.processes import tail
from vantage6_hl.testing.world import World

Example = World  # what tests call the user guide's world

_running: list[Hub] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the user guide first: what it shows holds on a hub that nobody else has worked on.

    With several processes each has a hub of its own, and takes the next file in this order; without
    ``--no-loadscope-reorder`` pytest-xdist would put the longest file first (see the Makefile).
    """
    items.sort(key=lambda item: not item.nodeid.startswith("tests/docs/test_guide.py"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show the end of the hub's own log with a failure: its folder goes with the hub."""
    report = yield
    if report.failed:
        for hub in _running:
            report.sections.append(("end of hq.log", tail(hub.folder / "hq.log", lines=40)))
    return report


@pytest.fixture(scope="session", autouse=True)
def _known_keys_of_these_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes into the home of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VANTAGE6_KNOWN_KEYS", str(tmp_path_factory.mktemp("known") / "known_keys"))
        yield


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Async tests run on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def _world(vantage6_world: World) -> Iterator[World]:
    _running.append(vantage6_world.hub)
    yield vantage6_world
    _running.remove(vantage6_world.hub)


@pytest.fixture(scope="session")
def hub(_world: World) -> Hub:
    """A real hub."""
    return _world.hub


@pytest.fixture(scope="session")
def admin(_world: World) -> Iterator[UserClient]:
    """The hub's administrator, logged in."""
    with _world.admin() as client:
        yield client


@pytest.fixture(scope="session")
def example(_world: World) -> World:
    """The user guide's world."""
    return _world


@pytest.fixture(scope="session")
def researcher(example: Example) -> Iterator[UserClient]:
    """The researcher of organization 2, logged in and with its private key."""
    with example.client() as client:
        yield client


def connect(hub: Hub, *, events: bool = True) -> UserClient:
    """Make a client of the hub that is not logged in."""
    return UserClient(
        hq_url=hub.hq_url,
        auth_url=hub.auth_url,
        auth_realm=hub.realm,
        auth_client=hub.client_id,
        log_level="warning",
        events=events,
    )
