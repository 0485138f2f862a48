"""Both flavours of the client for every test of this folder."""

from collections.abc import Callable

import httpx
import pytest

from tests.unit.transport.fakes import Caller, FakeTime, Handler
from vantage6_hl.transport import CallPolicy

MakeCaller = Callable[..., Caller]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    return FakeTime(monkeypatch)


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def caller(request: pytest.FixtureRequest, clock: FakeTime) -> MakeCaller:
    def make(handler: Handler, *, auth: httpx.Auth | None = None, max_bytes: int = 2**20) -> Caller:
        policy = CallPolicy(clock=clock, max_bytes=max_bytes)
        return Caller(handler, is_async=request.param, policy=policy, auth=auth)

    return make
