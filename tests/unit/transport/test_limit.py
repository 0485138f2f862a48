"""Calls inside something with a deadline of its own end with it."""

import asyncio

import httpx
import pytest

from tests.unit.transport.conftest import MakeCaller
from tests.unit.transport.fakes import Script
from vantage6_hl.errors import ServerError
from vantage6_hl.transport import at_most
from vantage6_hl.transport.limit import limited

pytestmark = pytest.mark.anyio


def test_the_shorter_time_counts() -> None:
    assert limited(30) == 30
    with at_most(None):
        assert limited(30) == 30
    with at_most(5):
        assert 4 < limited(30) <= 5
        assert limited(2) == 2
        with at_most(60):
            assert limited(30) <= 5, "the outer block goes on counting"
        with at_most(1):
            assert limited(30) <= 1
        assert limited(30) > 4
    assert limited(30) == 30


async def test_a_block_is_for_its_own_task_alone() -> None:
    async def other() -> float:
        await asyncio.sleep(0)
        return limited(30)

    task = asyncio.create_task(other())
    with at_most(5):
        await asyncio.sleep(0)
        assert await task == 30


async def test_a_read_ends_with_the_block_around_it(caller: MakeCaller) -> None:
    script = Script(*[httpx.Response(503, headers={"retry-after": "20"})] * 3)
    with at_most(5), pytest.raises(ServerError):
        await caller(script).request("GET")
    assert len(script.requests) == 1, "the second try would come too late"
