"""A client of ``vantage6_hl.compat`` that is logged in at a stand-in for the hub."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import httpx
import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ, SECRET, FakeHub
from vantage6_hl._sync import connection
from vantage6_hl.compat import UserClient
from vantage6_hl.transport import HubClient


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> FakeHub:
    """Stand in for the hub of every client that the test makes."""
    fake = FakeHub()
    transport = httpx.MockTransport(fake)
    monkeypatch.setattr(connection, "HubClient", functools.partial(HubClient, transport=transport))
    return fake


@pytest.fixture
def client(hub: FakeHub) -> Iterator[UserClient]:
    """Give alice's client; the requests of the login are not among the hub's."""
    with UserClient(HQ, AUTH) as client:
        client.initialize_service_account(SECRET, username="alice")
        client.authenticate_service_account()
        hub.requests.clear()
        yield client
