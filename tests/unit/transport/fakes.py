"""Stand-ins for time and the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient

HUB = "https://hub.example.org/hq"

Answer = httpx.Response | Exception
Handler = Callable[[httpx.Request], httpx.Response]


class FakeTime:
    """A clock that only moves when something sleeps, or is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

        async def sleep(seconds: float) -> None:
            self.sleep(seconds)

        monkeypatch.setattr("time.sleep", self.sleep)
        monkeypatch.setattr("asyncio.sleep", sleep)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Script:
    """Answers requests one after another and keeps them."""

    def __init__(self, *answers: Answer) -> None:
        self.answers: Iterator[Answer] = iter(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


class Caller:
    """One client, sync or async, used the same way by a test."""

    def __init__(
        self, handler: Handler, *, is_async: bool, policy: CallPolicy, auth: httpx.Auth | None = None
    ) -> None:
        transport = httpx.MockTransport(handler)
        self.policy = policy
        self.client: HubClient | AsyncHubClient = (
            AsyncHubClient(HUB, policy=policy, auth=auth, transport=transport)
            if is_async
            else HubClient(HUB, policy=policy, auth=auth, transport=transport)
        )

    async def request(self, method: str, path: str = "task/7", *, json: object = None) -> httpx.Response:
        if isinstance(self.client, AsyncHubClient):
            return await self.client.request(method, path, json=json)
        return self.client.request(method, path, json=json)
