"""Waiting on the real hub."""

from __future__ import annotations

import time

import pytest

from scripts.hub import Hub
from tests.conftest import Example
from vantage6_hl import UserClient

pytestmark = pytest.mark.hub

IMAGE = "harbor2.vantage6.ai/demo/average"


@pytest.fixture(scope="module")
def session(researcher: UserClient, example: Example) -> int:
    return researcher.session.create(collaboration=example.collaboration, scope="collaboration").id


def test_pushed(hub: Hub, researcher: UserClient, example: Example, session: int) -> None:
    for seconds in (0.0, 1.0, 2.5):
        task = researcher.task.create(
            organizations=[example.members[0].id],
            name="sleeps",
            image=IMAGE,
            method="sleep",
            arguments={"seconds": seconds},
            session=session,
            action="federated_compute",
        )
        t = time.time()
        got = researcher.wait_for_results(task.id, timeout=60, interval=10)
        print(seconds, time.time() - t, got, got.organization_ids)
        ev = researcher._connection.events
        print(ev, ev._rooms, ev.connections, ev._connected_at)
    assert 0
