"""What all tests share: one real hub a session, with the user guide's example world on it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub, start_hub
from vantage6_hl.testing.processes import tail
from vantage6_hl.testing.sandbox import start_nodes
from vantage6_hl.testing.world import (
    Account,
    Member,
    add_account,
    add_member,
    add_node,
    log_in_administrator,
    researcher_roles,
)

# The guide's results, [{'sum': 253, 'count': 4}, {'sum': 173, 'count': 4}], come from these ages.
AGES: dict[int, list[int | None]] = {1: [61, 70, 58, 64], 2: [40, 47, 43, 43], 3: [None, None]}


@dataclass(frozen=True)
class Example:
    """The guide's world: organizations 2, 3, 4 in encrypted collaboration 1, their nodes, a researcher."""

    members: list[Member]
    collaboration: int
    researcher: Account


_running: list[Hub] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the user guide first: what it shows holds on a hub that nobody else has worked on.

    With several processes (``pytest -n 2 --dist loadfile``) each has a hub of its own, and takes the next
    file in this order.
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
def _world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Hub, UserClient, Example]]:
    folder = tmp_path_factory.mktemp("world")
    with ExitStack() as stack:
        hub = stack.enter_context(start_hub())
        _running.append(hub)
        stack.callback(_running.remove, hub)
        admin = stack.enter_context(connect(hub))
        log_in_administrator(admin, hub)
        # First of all, so that the ids on the fresh hub are the guide's.
        members = [add_member(admin, number, folder=folder) for number in AGES]
        for member, ages in zip(members, AGES.values(), strict=True):
            write_ages(member.databases["olympic_athletes_db"], ages)
        collaboration = admin.collaboration.create(
            "example_collab1", organizations=[one.id for one in members], encrypted=True
        )
        specs = [add_node(admin, one, collaboration=collaboration.id) for one in members]
        stack.enter_context(
            start_nodes(
                specs, hq_url=hub.hq_url, auth_url=hub.auth_url, realm=hub.realm, folder=folder / "nodes"
            )
        )
        researcher = add_account(
            admin, "guide-researcher", organization=members[0].id, roles=researcher_roles(admin)
        )
        yield hub, admin, Example(members=members, collaboration=collaboration.id, researcher=researcher)


@pytest.fixture(scope="session")
def hub(_world: tuple[Hub, UserClient, Example]) -> Hub:
    """A real hub."""
    return _world[0]


@pytest.fixture(scope="session")
def admin(_world: tuple[Hub, UserClient, Example]) -> UserClient:
    """The hub's administrator, logged in."""
    return _world[1]


@pytest.fixture(scope="session")
def example(_world: tuple[Hub, UserClient, Example]) -> Example:
    """The user guide's world."""
    return _world[2]


@pytest.fixture(scope="session")
def researcher(hub: Hub, example: Example) -> Iterator[UserClient]:
    """The researcher of organization 2, logged in and with its private key."""
    with connect(hub) as client:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        client.authenticate_service_account()
        client.setup_encryption(example.members[0].private_key)
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


def write_ages(path: Path, ages: list[int | None]) -> None:
    """Write a csv file with one athlete for each age; an age that is missing is an empty field."""
    rows = "".join(f"{number},{'' if age is None else age}\n" for number, age in enumerate(ages, start=1))
    path.write_text(f"id,age\n{rows}")
