"""A scripted hub for the tests of the bindings."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

import httpx
from golden_api.v1_0.hq.client import AuthenticatedClient

BASE = "http://hub.test/hq"


class ScriptedHub:
    """A hub that gives one answer to every request and remembers the requests."""

    def __init__(self, flavour: str) -> None:
        self.flavour = flavour
        self.answer = httpx.Response(200, json={"id": 1, "data": []})
        self.requests: list[httpx.Request] = []
        self.bodies: list[bytes] = []
        transport = httpx.MockTransport(self._handle_async if flavour == "async" else self._handle)
        self.client = AuthenticatedClient(
            BASE,
            "secret-token",
            httpx_client=httpx.Client(base_url=BASE, transport=transport),
            async_httpx_client=httpx.AsyncClient(base_url=BASE, transport=transport),
        )

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self.bodies.append(request.read())
        self.requests.append(request)
        return self.answer

    async def _handle_async(self, request: httpx.Request) -> httpx.Response:
        self.bodies.append(await request.aread())
        self.requests.append(request)
        return self.answer

    def call(self, operation: ModuleType, *args: object, detailed: bool = False, **kwargs: object) -> Any:
        """Call an operation in this hub's flavour."""
        ending = "_detailed" if detailed else ""
        kwargs.setdefault("client", self.client)
        if self.flavour == "async":
            return asyncio.run(getattr(operation, f"asyncio{ending}")(*args, **kwargs))
        return getattr(operation, f"sync{ending}")(*args, **kwargs)

    @property
    def query(self) -> str:
        """The last request's query."""
        return self.requests[-1].url.query.decode()
