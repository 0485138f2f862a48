# Made from tests/unit/_async/conftest.py by 'make flavours'. Change that file, not this one.
"""A client that is logged in at a stand-in for the hub."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ, SECRET, FakeHub
from tests.unit.keys import new_key, write_key
from vantage6_hl import UserClient
from vantage6_hl._sync import connection
from vantage6_hl.transport import HubClient


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> FakeHub:
    """Stand in for the hub of every client that the test makes."""
    fake = FakeHub()
    transport = httpx.MockTransport(fake)
    monkeypatch.setattr(connection, "HubClient", functools.partial(HubClient, transport=transport))
    return fake


@pytest.fixture
def visitor(hub: FakeHub) -> Iterator[UserClient]:
    """Give a client that is not logged in."""
    with UserClient(HQ, AUTH) as client:
        yield client


@pytest.fixture
def client(hub: FakeHub, visitor: UserClient) -> UserClient:
    """Give alice's client; the requests of the login are not among the hub's."""
    visitor.initialize_service_account(SECRET, username="alice")
    visitor.authenticate_service_account()
    hub.requests.clear()
    return visitor


@pytest.fixture(scope="session")
def key_files(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Make private keys for organizations 2 and 3."""
    folder = tmp_path_factory.mktemp("keys")
    return {number: write_key(folder / f"org{number}.pem", new_key()) for number in (2, 3)}
