"""What our clients leave out of httpx's work for each request, and what stays."""

from __future__ import annotations

import gzip

import httpx
import pytest

from tests.unit.transport.fakes import HUB, Script
from vantage6_hl.errors import NetworkError
from vantage6_hl.transport import AsyncHubClient, HubClient, Trust

pytestmark = pytest.mark.anyio

flavours = pytest.mark.parametrize("kind", [HubClient, AsyncHubClient])


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in pieces and tells whether it was closed."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces, self.closed = pieces, 0

    def __iter__(self):
        yield from self.pieces

    async def __aiter__(self):
        for piece in self.pieces:
            yield piece

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


async def get(script: Script, path: str = "task", *, is_async: bool) -> httpx.Response:
    transport = httpx.MockTransport(script)
    if is_async:
        async with AsyncHubClient(HUB, transport=transport) as client:
            return await client.get(path)
    with HubClient(HUB, transport=transport) as other:
        return other.get(path)


@flavours
def test_an_address_is_joined_once(kind: type[HubClient] | type[AsyncHubClient]) -> None:
    client = kind(HUB)
    for _ in range(2):
        assert client.build_request("GET", "/task/7").url == f"{HUB}/task/7"
        assert list(client._addresses._joined) == ["/task/7"]
    assert client.build_request("GET", "/task/7", params={"page": 2}).url == f"{HUB}/task/7?page=2"
    assert client.build_request("GET", "https://other.example.org/").url.host == "other.example.org"


@flavours
def test_the_addresses_that_are_kept_are_few(kind: type[HubClient] | type[AsyncHubClient]) -> None:
    client = kind(HUB)
    for number in range(1000):
        assert client.build_request("GET", f"task/{number}").url.path == f"/hq/task/{number}"
    assert len(client._addresses._joined) <= 256


@pytest.mark.parametrize("is_async", [False, True])
async def test_no_cookie_is_kept(is_async: bool) -> None:
    asked = []

    def hub(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get("cookie"))
        return httpx.Response(200, headers={"set-cookie": "session=1; Path=/"}, json={})

    transport = httpx.MockTransport(hub)
    if is_async:
        async with AsyncHubClient(HUB, transport=transport) as client:
            await client.get("task")
            await client.get("task")
    else:
        with HubClient(HUB, transport=transport) as other:
            other.get("task")
            other.get("task")
    assert asked == [None, None]


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("length", [{"content-length": "8"}, {}])
async def test_a_body_in_pieces_is_read_whole_and_closed(is_async: bool, length: dict[str, str]) -> None:
    body = Pieces(b'{"id"', b": 7}")
    answer = await get(Script(httpx.Response(200, headers=length, stream=body)), is_async=is_async)
    assert answer.json() == {"id": 7}
    assert answer.is_closed
    assert body.closed


@pytest.mark.parametrize("is_async", [False, True])
async def test_a_compressed_body_is_decompressed(is_async: bool) -> None:
    packed = gzip.compress(b'{"id": 7}')
    headers = {"content-encoding": "gzip", "content-length": str(len(packed))}
    body = Pieces(packed[:9], packed[9:])
    answer = await get(Script(httpx.Response(200, headers=headers, stream=body)), is_async=is_async)
    assert answer.json() == {"id": 7}
    assert body.closed


@pytest.mark.parametrize("is_async", [False, True])
async def test_a_failure_is_told_of_its_request(is_async: bool) -> None:
    failures = [httpx.ConnectError("nobody there") for _ in range(3)]
    with pytest.raises(NetworkError, match="GET /hq/task could not be sent"):
        await get(Script(*failures), is_async=is_async)


def test_public_authorities_are_read_once_and_only_for_what_is_encrypted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    monkeypatch.setattr(httpx, "create_ssl_context", lambda: made.append(1) or object())
    trust = Trust()
    assert not trust.towards("http://127.0.0.1:8080/hq", "http://127.0.0.1/auth").get_ca_certs()
    assert not made
    context = trust.towards("http://127.0.0.1:8080/hq", "https://auth.example.org")
    assert trust.towards("https://hub.example.org/hq") is context
    assert len(made) == 1


def test_what_trusts_nobody_still_checks() -> None:
    context = Trust().towards("http://127.0.0.1:8080/hq")
    assert context.check_hostname
    assert context.verify_mode.name == "CERT_REQUIRED"


class Closing(httpx.MockTransport):
    """Counts how often it was closed."""

    closed = 0

    def close(self) -> None:
        self.closed += 1


def test_a_client_with_a_login_shares_the_connections_and_nothing_else() -> None:
    asked = []

    def hub(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get("authorization"))
        return httpx.Response(200, json={})

    transport = Closing(hub)
    client = HubClient(HUB, transport=transport)
    twin = client.with_auth(httpx.BasicAuth("a", "b"))
    twin.get("task")
    client.get("task")
    assert asked == ["Basic YTpi", None]
    twin.close()
    assert transport.closed == 1
    client.get("task")  # it goes on
    with pytest.raises(RuntimeError, match="closed"):
        twin.get("task")
