"""A client of ``vantage6_hl.compat`` that is logged in at a stand-in for the hub."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit._sync.conftest import hub as hub
from tests.unit.high_level.fake_hub import AUTH, HQ, SECRET, FakeHub
from vantage6_hl.compat import UserClient


@pytest.fixture
def client(hub: FakeHub) -> Iterator[UserClient]:
    """Give alice's client; the requests of the login are not among the hub's."""
    with UserClient(HQ, AUTH) as client:
        client.initialize_service_account(SECRET, username="alice")
        client.authenticate_service_account()
        hub.requests.clear()
        yield client
