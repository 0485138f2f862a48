"""Bodies that go out or come in piece by piece: bounded in time, never compressed, errors of our own."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests.unit.transport.conftest import MakeCaller
from tests.unit.transport.fakes import Caller, FakeTime, Script
from vantage6_api.v5_0.hq.api.blobstream import blobstream_create, blobstream_get
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_hl import errors
from vantage6_hl._flavour import AsyncPieces, Pieces
from vantage6_hl.transport import HubClient

pytestmark = pytest.mark.anyio


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Some pieces, each after some seconds of the fake clock, and maybe a lost connection."""

    def __init__(self, clock: FakeTime, *pieces: bytes | Exception, seconds: float = 0.0) -> None:
        self.clock, self.pieces, self.seconds, self.closed = clock, pieces, seconds, False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.clock.now += self.seconds
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


async def read(caller: Caller, *, pause: float = 0.0, clock: FakeTime | None = None) -> list[bytes]:
    """Read a blob as the low-level bindings do."""
    found = []
    if isinstance(caller.client, HubClient):
        with blobstream_get.sync_stream("x", client=bindings(caller)) as pieces:
            for piece in pieces:
                found.append(piece)
                if clock:
                    clock.now += pause
    else:
        async with blobstream_get.asyncio_stream("x", client=bindings(caller)) as more:
            async for piece in more:
                found.append(piece)
                if clock:
                    clock.now += pause
    return found


def bindings(caller: Caller) -> AuthenticatedClient:
    if isinstance(caller.client, HubClient):
        return AuthenticatedClient("", httpx_client=caller.client)
    return AuthenticatedClient("", async_httpx_client=caller.client)


async def test_pieces_come_as_they_are_and_uncompressed(caller: MakeCaller, clock: FakeTime) -> None:
    body = Body(clock, b"one ", b"two")
    script = Script(httpx.Response(200, stream=body))
    assert b"".join(await read(caller(script))) == b"one two"
    assert body.closed
    assert script.requests[0].headers["accept-encoding"] == "identity"


async def test_the_callers_own_time_does_not_count(caller: MakeCaller, clock: FakeTime) -> None:
    body = Body(clock, *[b"x" * 10] * 20, seconds=0.1)
    assert len(await read(caller(Script(httpx.Response(200, stream=body))), pause=100, clock=clock)) == 20


async def test_a_stream_that_only_drips_is_ended(caller: MakeCaller, clock: FakeTime) -> None:
    body = Body(clock, *[b"x"] * 100, seconds=10)
    with pytest.raises(errors.RequestTimeout, match="not answered in time"):
        await read(caller(Script(httpx.Response(200, stream=body))))
    assert body.closed


async def test_more_bytes_may_take_longer(caller: MakeCaller, clock: FakeTime) -> None:
    body = Body(clock, *[b"x" * 2**21] * 10, seconds=10)
    assert len(await read(caller(Script(httpx.Response(200, stream=body))))) == 10


async def test_a_lost_connection_is_our_error_and_holds_no_request(
    caller: MakeCaller, clock: FakeTime
) -> None:
    body = Body(clock, b"one", httpx.ReadError("reset"))
    with pytest.raises(errors.NetworkError, match=r"GET .*blobstream/x was cut off: reset") as caught:
        await read(caller(Script(httpx.Response(200, stream=body))))
    assert caught.value.__context__ is None
    assert body.closed


async def test_compressed_data_become_no_more_at_once_than_fits(caller: MakeCaller, clock: FakeTime) -> None:
    body = Body(clock, gzip.compress(bytes(2**24)))
    pieces = await read(
        caller(Script(httpx.Response(200, stream=body, headers={"content-encoding": "gzip"})))
    )
    assert sum(map(len, pieces)) == 2**24
    assert max(map(len, pieces)) <= 2**18


@pytest.mark.parametrize(("coding", "reason"), [("gzip", "cannot be decompressed"), ("br", "not asked for")])
async def test_data_that_cannot_be_decompressed_are_our_error(
    caller: MakeCaller, clock: FakeTime, coding: str, reason: str
) -> None:
    body = Body(clock, b"no gzip")
    with pytest.raises(errors.InvalidAnswer, match=reason):
        await read(caller(Script(httpx.Response(200, stream=body, headers={"content-encoding": coding}))))
    assert body.closed


async def test_an_error_status_is_our_error(caller: MakeCaller, clock: FakeTime) -> None:
    with pytest.raises(errors.NotFound, match="No run"):
        await read(caller(Script(httpx.Response(404, json={"msg": "No run found"}))))


async def test_an_upload_in_pieces_ends_its_connection_and_may_take_its_time(
    caller: MakeCaller, clock: FakeTime
) -> None:
    requests = []

    def slow(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        clock.now += 500  # seconds
        return httpx.Response(201, json={"uuid": "b"})

    called, size = caller(slow), 100 * 2**20
    if isinstance(called.client, HubClient):
        made = blobstream_create.sync(client=bindings(called), body=Pieces(iter([b"a", b"b"]), size))
    else:
        made = await blobstream_create.asyncio(
            client=bindings(called), body=AsyncPieces(iter([b"a", b"b"]), size)
        )
    assert made.uuid == "b"
    [request] = requests
    assert request.headers["connection"] == "close"
    assert request.headers["transfer-encoding"] == "chunked"
