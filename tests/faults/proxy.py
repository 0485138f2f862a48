"""A proxy on the loopback address that does to chosen requests what networks, proxies and hubs do at times.

It understands as much of HTTP/1.1 as it needs to know where a request and its answer end. A plan says for
each request what happens to it; without one it passes everything on. It runs in a thread of its own, so that
clients of both flavours can be tested against it.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeVar
from urllib.parse import urlsplit, urlunsplit

T = TypeVar("T")

How = Literal["reset", "close"]
SENDER = "X-Faults-Sender"  # a header by which a plan tells the requests of several clients apart
_CHUNK = 64 * 1024
_LARGEST_HEAD = 1024 * 1024


@dataclass(frozen=True)
class Heard:
    """A request as the proxy sees it: its number from 1, method, path, size in bytes, and who sent it."""

    number: int
    method: str
    path: str
    size: int
    sender: str


@dataclass(frozen=True)
class Cut:
    """Break the connection after so many bytes of the request, or of its answer; None is all of them."""

    to_hub: int | None = None
    to_client: int | None = None
    how: How = "reset"


@dataclass(frozen=True)
class Reply:
    """Answer in the hub's place: these pieces, with a pause before each. `pass_on`: the hub did it."""

    pieces: Callable[[], Iterable[bytes]]
    pause: float = 0.0
    pass_on: bool = False
    then: Literal["close", "hang"] = "close"


@dataclass(frozen=True)
class Change:
    """Pass on, and change the hub's whole answer; with a pause before each of its bytes if one is given."""

    change: Callable[[bytes], bytes] = bytes
    pause: float = 0.0
    then: Literal["close", "hang"] = "close"


Fault = Cut | Reply | Change
Plan = Callable[[Heard], Fault | None]


@dataclass
class Counts:
    """What the proxy has seen."""

    connections: int = 0
    requests: list[Heard] = field(default_factory=list)
    faults: int = 0


class FaultProxy:
    """A proxy before one server; use it in a ``with`` block.

    Parameters
    ----------
    target : str
        Address of the server, as in ``http://127.0.0.1:7601/hq``; the path is of no matter.
    tls : ssl.SSLContext, optional
        Makes it speak TLS to its clients.
    """

    def __init__(self, target: str, *, tls: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(target)
        self._target = parts.hostname or "127.0.0.1", parts.port or 80
        self._tls = tls
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.plan: Plan = lambda _: None
        self.seen = Counts()

    def __enter__(self) -> FaultProxy:
        self._thread.start()
        self._run(self._listen())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def url(self, url: str, *, host: str = "127.0.0.1") -> str:
        """Give the address by which clients reach a path of the server through this proxy."""
        parts = urlsplit(url)
        scheme = "https" if self._tls else "http"
        return urlunsplit((scheme, f"{host}:{self.port}", parts.path, parts.query, ""))

    def refuse(self) -> None:
        """Refuse connections from now on, and break those that are there."""
        self._run(self._close())

    def accept(self) -> None:
        """Accept connections again, at the same port."""
        self._run(self._listen())

    def break_connections(self, how: How = "reset") -> None:
        """Break all connections that are there; new ones are accepted."""
        self._run(self._break_all(how))

    def _run(self, work: Coroutine[object, object, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    async def _listen(self) -> None:
        # One socket for the whole life would answer while it refuses: the kernel accepts into its backlog.
        if self._server is None:
            self._server = await asyncio.start_server(
                self._accepted, "127.0.0.1", self.port, ssl=self._tls, backlog=512, limit=_LARGEST_HEAD
            )
            self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        await self._break_all("reset")

    async def _break_all(self, how: How) -> None:
        for writer in [*self._writers]:
            _break(writer, how)
        for task in [*self._open]:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _end(self) -> None:
        await self._close()
        others = asyncio.all_tasks(self._loop) - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        self._writers.add(writer)
        self.seen.connections += 1
        try:
            while await self._one(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError):
            pass  # either side went away
        except asyncio.CancelledError:
            _break(writer, "reset")
        finally:
            self._open.discard(task)
            self._writers.discard(writer)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Serve one request; whether another may follow."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return False
        method, path = head.split(b" ", 2)[:2]
        length = int(_header(head, b"content-length") or 0)
        heard = Heard(
            len(self.seen.requests) + 1,
            method.decode(),
            path.decode().partition("?")[0],
            len(head) + length,
            (_header(head, SENDER.lower().encode()) or b"").decode(),
        )
        self.seen.requests.append(heard)
        fault = self.plan(heard)
        self.seen.faults += fault is not None
        if isinstance(fault, Reply) and not fault.pass_on:
            await _skip(reader, length)
            return await _give(writer, fault.pieces(), fault.pause, fault.then)
        if isinstance(fault, Cut) and fault.to_hub == 0:
            _break(writer, fault.how)
            return False
        there, back = await asyncio.open_connection(*self._target, limit=_LARGEST_HEAD)
        try:
            return await self._passed_on(fault, head, length, (reader, writer), (there, back))
        finally:
            _break(back, fault.how if isinstance(fault, Cut) else "close")

    async def _passed_on(
        self,
        fault: Fault | None,
        head: bytes,
        length: int,
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        hub: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> bool:
        (reader, writer), (answers, back) = client, hub
        most = len(head) + length
        if isinstance(fault, Cut) and fault.to_hub is not None:
            most = min(most, fault.to_hub)
        back.write(head[:most])
        await _copy(reader, back, most - len(head))
        if _header(head, b"upgrade"):
            await _both_ways(reader, writer, answers, back)
            return False
        if isinstance(fault, Cut) and fault.to_client is None:
            _break(writer, fault.how)
            return False
        answer_head = await answers.readuntil(b"\r\n\r\n")
        if isinstance(fault, Change):
            answer = answer_head + await _body(answers, answer_head, head)
            changed = fault.change(answer)
            pieces = [changed[at : at + 1] for at in range(len(changed))] if fault.pause else [changed]
            return await _give(writer, pieces, fault.pause, fault.then)
        if isinstance(fault, Reply):
            await _body(answers, answer_head, head)
            return await _give(writer, fault.pieces(), fault.pause, fault.then)
        answer = answer_head + await _body(answers, answer_head, head)
        if isinstance(fault, Cut):
            writer.write(answer[: fault.to_client])
            await writer.drain()
            _break(writer, fault.how)
            return False
        writer.write(answer)
        await writer.drain()
        return True


async def _give(
    writer: asyncio.StreamWriter, pieces: Iterable[bytes], pause: float, then: Literal["close", "hang"]
) -> bool:
    for piece in pieces:
        if pause:
            await asyncio.sleep(pause)
        writer.write(piece)
        await writer.drain()
    if then == "hang":
        await asyncio.Event().wait()
    return False


async def _skip(reader: asyncio.StreamReader, length: int) -> None:
    while length > 0:
        chunk = await reader.read(min(length, _CHUNK))
        if not chunk:
            raise asyncio.IncompleteReadError(b"", length)
        length -= len(chunk)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, length: int) -> None:
    while length > 0:
        chunk = await reader.read(min(length, _CHUNK))
        if not chunk:
            raise asyncio.IncompleteReadError(b"", length)
        writer.write(chunk)
        await writer.drain()
        length -= len(chunk)
    await writer.drain()


async def _body(reader: asyncio.StreamReader, head: bytes, request: bytes) -> bytes:
    status = int(head.split(b" ", 2)[1])
    if request.startswith(b"HEAD ") or status in (204, 304) or status < 200:
        return b""
    length = _header(head, b"content-length")
    if length is not None:
        return await reader.readexactly(int(length))
    if (_header(head, b"transfer-encoding") or b"").lower() != b"chunked":
        return await reader.read()
    body = b""
    while not body.endswith(b"\r\n0\r\n\r\n") and body != b"0\r\n\r\n":
        body += await reader.readuntil(b"\r\n")
    return body


async def _both_ways(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    answers: asyncio.StreamReader,
    back: asyncio.StreamWriter,
) -> None:
    async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while chunk := await source.read(_CHUNK):
            sink.write(chunk)
            await sink.drain()

    ways: list[Awaitable[None]] = [pump(reader, back), pump(answers, writer)]
    tasks = [asyncio.ensure_future(one) for one in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _header(head: bytes, name: bytes) -> bytes | None:
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.strip().lower() == name:
            return value.strip()
    return None


def _break(writer: asyncio.StreamWriter, how: How) -> None:
    """Break a connection: a reset drops what is on its way, a close does not."""
    if how == "close":
        writer.close()
        return
    found = writer.get_extra_info("socket")
    with contextlib.suppress(OSError, AttributeError):
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
