"""A program that waits for a task that never ends: ``python -m tests.unit.waiting.waiter async kill``."""

from __future__ import annotations

import asyncio
import functools
import sys
from itertools import repeat

import httpx

from tests.unit.high_level.fake_hub import AUTH, HQ, SECRET, FakeHub
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl._async import connection as async_connection
from vantage6_hl._sync import connection
from vantage6_hl.transport import AsyncHubClient, HubClient


def main() -> None:
    kill = "kill" in sys.argv
    hub = FakeHub()
    hub.statuses[7] = repeat("awaiting")
    hub.tables["run"] = [{"id": 1, "organization": {"id": 2}, "status": "active", "task": {"id": 7}}]
    network = httpx.MockTransport(hub)
    try:
        if "async" in sys.argv:
            async_connection.AsyncHubClient = functools.partial(AsyncHubClient, transport=network)  # type: ignore
            asyncio.run(wait(kill))
        else:
            connection.HubClient = functools.partial(HubClient, transport=network)  # type: ignore
            client = UserClient(HQ, AUTH, events=False)
            client.initialize_service_account(SECRET, username="alice")
            client.authenticate_service_account()
            client.wait_for_results(7, kill_on_interrupt=kill)
    finally:
        killed = [one.content.decode() for one in hub.requests if one.url.path == "/hq/kill/task"]
        print("killed on the hub:", killed, flush=True)


async def wait(kill: bool) -> None:
    async with AsyncUserClient(HQ, AUTH, events=False) as client:
        client.initialize_service_account(SECRET, username="alice")
        await client.authenticate_service_account()
        await client.wait_for_results(7, kill_on_interrupt=kill)


if __name__ == "__main__":
    main()
