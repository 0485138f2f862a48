"""Many first calls at the same time ask the hub's release once, in both flavours."""

from __future__ import annotations

import asyncio
import functools
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

import vantage6_hl._async.connection
import vantage6_hl._sync.connection
from tests.unit.high_level.fake_hub import AUTH, HQ, SECRET, FakeHub
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl.transport import AsyncHubClient, HubClient

MANY = 50


def asked(hub: FakeHub) -> int:
    return sum(one.url.path == "/hq/version" for one in hub.requests)


def test_fifty_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = FakeHub()
    arrived = threading.Barrier(MANY)
    monkeypatch.setattr(
        vantage6_hl._sync.connection,
        "HubClient",
        functools.partial(HubClient, transport=httpx.MockTransport(hub)),
    )
    with UserClient(HQ, AUTH) as client, ThreadPoolExecutor(MANY) as pool:

        def check() -> None:
            arrived.wait(timeout=60)
            client._connection.check_version()

        for done in [pool.submit(check) for _ in range(MANY)]:
            done.result()
    assert asked(hub) == 1


@pytest.mark.anyio
async def test_fifty_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = FakeHub()

    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.01)  # so that all tasks come before the first answer
        return hub(request)

    monkeypatch.setattr(
        vantage6_hl._async.connection,
        "AsyncHubClient",
        functools.partial(AsyncHubClient, transport=httpx.MockTransport(slow)),
    )
    async with AsyncUserClient(HQ, AUTH) as client:
        client.initialize_service_account(SECRET, username="alice")
        await asyncio.gather(*(client._connection.check_version() for _ in range(MANY)))
        assert asked(hub) == 1
        await client.authenticate_service_account()
    assert asked(hub) == 1
