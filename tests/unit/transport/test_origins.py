"""Where requests go: to the client's own server, without a detour, and to no other."""

from __future__ import annotations

import functools
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from tests.unit.auth.keycloak import HUB, REALM, Service
from tests.unit.transport.fakes import Handler, Script
from vantage6_hl.auth import TokenAuth, service_account
from vantage6_hl.errors import AuthenticationError, NetworkError, RedirectRefused, UsageError
from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient

pytestmark = pytest.mark.anyio

ELSEWHERE = [
    "https://evil.example.org/hq/task/7",
    "https://hub.example.org:8443/hq/task/7",
    "http://hub.example.org/hq/task/7",
    "https://hub.example.org.evil.example.org/hq/task/7",
    "https://hub.example.org@evil.example.org/hq/task/7?token=CANARY",
]


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


async def get(handler: Handler, path: str, *, is_async: bool) -> httpx.Response:
    auth = TokenAuth(service_account(REALM, username="robot", client_secret="CANARY-secret"))
    transport = httpx.MockTransport(handler)
    if is_async:
        async with AsyncHubClient(HUB, auth=auth, transport=transport) as client:
            return await client.get(path)
    with HubClient(HUB, auth=auth, transport=transport) as client:
        return client.get(path)


@pytest.mark.parametrize("address", ELSEWHERE)
async def test_no_request_goes_to_another_server(address: str, is_async: bool) -> None:
    script = Script()
    with pytest.raises(UsageError, match=r"is not sent: .* for hub\.example\.org only") as caught:
        await get(script, address, is_async=is_async)
    assert not script.requests
    assert "CANARY" not in str(caught.value)


@pytest.mark.parametrize("address", ["task/7", f"{HUB}/task/7", "https://HUB.example.org:443/hq/task/7"])
async def test_the_own_server_may_be_named_in_full(address: str, is_async: bool) -> None:
    assert (await get(Service(), address, is_async=is_async)).is_success


@pytest.mark.parametrize("redirected", ["hub.example.org", "auth.example.org"])
async def test_a_redirect_takes_no_secret_along(redirected: str, is_async: bool) -> None:
    service = Service()
    hosts: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        if request.url.host == redirected:
            return httpx.Response(307, headers={"location": "https://evil.example.org/take"})
        return service(request)

    kind = RedirectRefused if redirected == "hub.example.org" else AuthenticationError
    with pytest.raises(kind):
        await get(handler, "task/7", is_async=is_async)
    assert set(hosts) <= {"auth.example.org", "hub.example.org"}


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """Name a proxy in the environment, and give what reaches it."""
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection:
                        received.append(connection.recv(65536))

        thread = threading.Thread(target=serve)
        thread.start()
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        yield received
        server.shutdown(socket.SHUT_RDWR)
        thread.join(10)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "hq.localhost"])
async def test_plain_http_to_this_machine_takes_no_proxy(
    host: str, is_async: bool, proxy: list[bytes]
) -> None:
    base, policy = f"http://{host}:9/hq", CallPolicy(tries=1)  # where nobody listens
    with pytest.raises(NetworkError, match="could not be sent"):
        await version(base, policy, is_async=is_async)
    assert not proxy


async def version(base: str, policy: CallPolicy, *, is_async: bool) -> None:
    if is_async:
        async with AsyncHubClient(base, policy=policy) as client:
            await client.get("version")
    else:
        with HubClient(base, policy=policy) as client:
            client.get("version")


def test_other_hosts_take_the_proxy_of_the_environment(proxy: list[bytes]) -> None:
    make = functools.partial(HubClient, policy=CallPolicy(tries=1), allow_insecure_http=True)
    with make("http://hub.example.org/hq") as client, pytest.raises(NetworkError, match="cut off"):
        client.get("version")
    assert proxy[0].startswith(b"GET http://hub.example.org/hq/version")
