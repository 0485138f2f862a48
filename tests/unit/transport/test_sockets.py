"""Calls over real connections to this machine: cut, truncated, silent, or slow by the byte."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from vantage6_hl.errors import NetworkError, NotFound, OutcomeUnknown, RequestTimeout
from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient, at_most

pytestmark = pytest.mark.anyio

DEADLINE = 0.6  # seconds
HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n"


class Server:
    """Gives each connection to a behaviour; waits for all of them at its end."""

    def __init__(self, behave: Callable[[socket.socket, threading.Event], None]) -> None:
        self.behave = behave
        self.ended = threading.Event()
        self.connections = 0
        self.closed = threading.Semaphore(0)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.threads = [threading.Thread(target=self._accept)]
        self.threads[0].start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/hq"

    def _accept(self) -> None:
        while not self.ended.is_set():
            connection, _ = self.socket.accept()
            if self.ended.is_set():
                connection.close()
                return
            self.connections += 1
            self.threads.append(threading.Thread(target=self._serve, args=(connection,)))
            self.threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            received = b""
            while b"\r\n\r\n" not in received:
                received += connection.recv(65536)
            self.behave(connection, self.ended)
        self.closed.release()

    def close(self) -> None:
        self.ended.set()
        socket.create_connection(self.socket.getsockname()).close()  # wakes the one that accepts
        for thread in self.threads:
            thread.join(10)
        self.socket.close()


def cut(connection: socket.socket, ended: threading.Event) -> None:
    """Close the connection without an answer."""


def truncated(connection: socket.socket, ended: threading.Event) -> None:
    """Promise more than is sent."""
    connection.sendall(HEAD + b"\r\n{")


def closing(connection: socket.socket, ended: threading.Event) -> None:
    """Answer and close the connection without saying so."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")


def refusing(connection: socket.socket, ended: threading.Event) -> None:
    """Refuse every request, and keep the connection open."""
    while not ended.is_set():
        connection.sendall(b"HTTP/1.1 404 NOT FOUND\r\ncontent-length: 13\r\n\r\n" + b'{"msg": "no"}')
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65536)
            if not piece:
                return
            received += piece


def silent(connection: socket.socket, ended: threading.Event) -> None:
    """Say nothing."""
    ended.wait(30)


def slow_headers(connection: socket.socket, ended: threading.Event) -> None:
    """Send a header now and then, without end."""
    connection.sendall(HEAD)
    while not ended.wait(0.05):
        connection.sendall(b"x: y\r\n")


def slow_body(connection: socket.socket, ended: threading.Event) -> None:
    """Send a byte of the body now and then."""
    connection.sendall(HEAD + b"\r\n")
    while not ended.wait(0.05):
        connection.sendall(b" ")


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[socket.socket, threading.Event], None]], Server]]:
    servers: list[Server] = []

    def start(behave: Callable[[socket.socket, threading.Event], None]) -> Server:
        servers.append(Server(behave))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


class Hasty(random.Random):
    """Makes the pauses between tries short."""

    def uniform(self, a: float, b: float) -> float:
        return 0.0


async def ask(
    url: str,
    method: str,
    *,
    is_async: bool,
    times: int = 1,
    then: Callable[[], object] = lambda: None,
    deadline: float = DEADLINE,
) -> None:
    policy = CallPolicy(deadline=deadline, rng=Hasty())
    json = {} if method == "POST" else None
    if is_async:
        async with AsyncHubClient(url, policy=policy) as client:
            for _ in range(times):
                await client.request(method, "task", json=json)
                then()
    else:
        with HubClient(url, policy=policy) as other:
            for _ in range(times):
                other.request(method, "task", json=json)
                then()


@contextlib.contextmanager
def at_the_deadline() -> Iterator[None]:
    """Hold what is done to its deadline: half a second later than a plain sleep of that length ends, at most.

    On a machine that stands still for a moment, the sleep is as late.
    """

    def sleep() -> float:
        time.sleep(DEADLINE)
        return time.monotonic()

    with ThreadPoolExecutor(1) as pool:
        begin = time.monotonic()
        slept = pool.submit(sleep)
        yield
        ended = time.monotonic()
    assert ended - begin > DEADLINE - 0.1
    assert ended - slept.result() < 0.5


Serve = Callable[[Callable[[socket.socket, threading.Event], None]], Server]
flavours = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


@flavours
@pytest.mark.parametrize("behave", [cut, truncated])
async def test_a_read_that_is_cut_off_is_tried_again(
    serve: Serve, behave: Callable[[socket.socket, threading.Event], None], is_async: bool
) -> None:
    server = serve(behave)
    with pytest.raises(NetworkError, match="cut off"):
        await ask(server.url, "GET", is_async=is_async)
    assert server.connections == 3


@flavours
@pytest.mark.parametrize("behave", [cut, truncated])
async def test_a_write_that_is_cut_off_is_sent_once(
    serve: Serve, behave: Callable[[socket.socket, threading.Event], None], is_async: bool
) -> None:
    server = serve(behave)
    with pytest.raises(OutcomeUnknown):
        await ask(server.url, "POST", is_async=is_async)
    assert server.connections == 1


@flavours
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_connection_that_the_server_closed_is_replaced(
    serve: Serve, method: str, is_async: bool
) -> None:
    server = serve(closing)
    # A write that meets the closing on its way would have an unknown outcome: wait until it is over.
    await ask(server.url, method, is_async=is_async, times=3, then=lambda: server.closed.acquire(timeout=10))
    assert server.connections == 3


@flavours
@pytest.mark.parametrize(("method", "connections"), [("GET", 1), ("POST", 3)])
async def test_a_connection_on_which_a_write_was_refused_is_not_used_again(
    serve: Serve, method: str, connections: int, is_async: bool
) -> None:
    """The hub may close it at any moment, and the next write would have an unknown outcome."""
    server = serve(refusing)
    policy = CallPolicy(deadline=10)
    async with AsyncHubClient(server.url, policy=policy) as client:
        with HubClient(server.url, policy=policy) as other:
            for _ in range(3):
                with pytest.raises(NotFound, match="no"):
                    _ = await client.request(method, "task") if is_async else other.request(method, "task")
    assert server.connections == connections


@flavours
@pytest.mark.parametrize("behave", [silent, slow_headers, slow_body])
@pytest.mark.parametrize(("method", "kind"), [("GET", RequestTimeout), ("POST", OutcomeUnknown)])
async def test_the_deadline_ends_a_call_that_goes_on_and_on(
    serve: Serve,
    behave: Callable[[socket.socket, threading.Event], None],
    method: str,
    kind: type[Exception],
    is_async: bool,
) -> None:
    server = serve(behave)
    with at_the_deadline(), pytest.raises(kind):
        await ask(server.url, method, is_async=is_async)
    assert server.connections == 1


@flavours
@pytest.mark.parametrize("behave", [silent, slow_headers, slow_body])
async def test_a_call_ends_with_the_block_around_it(
    serve: Serve, behave: Callable[[socket.socket, threading.Event], None], is_async: bool
) -> None:
    server = serve(behave)
    begin = time.monotonic()
    with at_most(DEADLINE), pytest.raises(RequestTimeout):
        await ask(server.url, "GET", is_async=is_async, deadline=60)
    assert time.monotonic() - begin < 30
    assert server.connections == 1


@flavours
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_nobody_there_is_a_network_error(method: str, is_async: bool) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # bound and not listening: refused, and nobody else's
        with pytest.raises(NetworkError, match=r"could not be sent to 127\.0\.0\.1"):
            await ask(f"http://127.0.0.1:{free.getsockname()[1]}/hq", method, is_async=is_async)


@flavours
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_host_of_many_silent_addresses_takes_no_longer_than_the_call(
    monkeypatch: pytest.MonkeyPatch, method: str, is_async: bool
) -> None:
    """Each address gets what is left of the time, not the whole of it."""
    resolve = socket.getaddrinfo
    addresses = [f"127.0.0.{number}" for number in range(1, 6)]

    def many(host: str, *rest: object, **more: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        names = addresses if name.endswith(".localhost") else [name]
        return [one for name in names for one in resolve(name, *rest, **more)]  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", many)
    with contextlib.ExitStack() as stack:
        port = 0
        for address in addresses:
            full = stack.enter_context(socket.socket())
            full.bind((address, port))
            full.listen(0)
            port = full.getsockname()[1]
            for _ in range(3):  # whoever comes after these is not even refused
                waiting = stack.enter_context(socket.socket())
                waiting.setblocking(False)
                waiting.connect_ex((address, port))
        refusal = "could not be sent" if method == "POST" else "task"
        with at_the_deadline(), pytest.raises(RequestTimeout, match=refusal):
            await ask(f"http://many.localhost:{port}/hq", method, is_async=is_async)


@flavours
async def test_a_host_is_reached_by_the_address_at_which_it_answers(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, is_async: bool
) -> None:
    server = serve(closing)
    resolve = socket.getaddrinfo

    def two(host: str, *rest: object, **more: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if not name.endswith(".localhost"):
            return resolve(host, *rest, **more)  # type: ignore[arg-type]
        return [
            one
            for address in ("127.0.0.2", "127.0.0.1")  # nobody listens at the first
            for one in resolve(address, *rest, **more)  # type: ignore[arg-type]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    await ask(server.url.replace("127.0.0.1", "two.localhost"), "GET", is_async=is_async)
    assert server.connections == 1
