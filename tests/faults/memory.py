"""Memory and sockets of a client, measured in processes of their own: under bombs, and over many requests."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.checkout import ROOT
from tests.faults.bombs import BOMBS, Pieces, answer
from tests.faults.proxy import FaultProxy, Reply
from vantage6_api.v5_0.hq.api.kill import kill_task
from vantage6_api.v5_0.hq.api.version import version_get
from vantage6_api.v5_0.hq.models.kill_task_input import KillTaskInput
from vantage6_hl._services import Hub
from vantage6_hl.auth import FixedToken, TokenAuth
from vantage6_hl.errors import Vantage6Error
from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient

LIMIT = CallPolicy().max_bytes
SPARE = 64 * 1024 * 1024  # bytes beyond the limit that a bomb may cost
MOST_GROWTH = 4 * 1024 * 1024  # bytes that many requests may cost
_DEADLINE = 8.0  # seconds
_WARM_UP = 2000  # requests after which the growth is measured


@dataclass(frozen=True)
class Explosion:
    """What a bomb did to a client: the error it raised, memory in bytes, time in seconds."""

    bomb: str
    flavour: str
    method: str
    error: str
    growth: int
    seconds: float

    @property
    def wrong(self) -> str:
        """What should not be; empty when all is well."""
        if self.growth > LIMIT + SPARE:
            return f"{self.growth / 2**20:.0f} MiB"
        if self.seconds > _DEADLINE + 1:
            return f"{self.seconds:.1f} s"
        return "" if self.error in _TYPED else f"gave {self.error}"


_TYPED = {"InvalidAnswer", "OutcomeUnknown", "NetworkError", "RequestTimeout", "ServerError", "LoginRequired"}


def explode(bomb: str, flavour: str, method: str) -> Explosion:
    """Have a client in a process of its own meet a bomb."""
    pieces: Pieces = BOMBS[bomb]
    with FaultProxy("http://127.0.0.1:9") as proxy:
        proxy.plan = lambda _: Reply(pieces)
        told = _child("bomb", proxy.url("http://hub/hq"), flavour, method)
    return Explosion(bomb, flavour, method, told["error"], told["growth"], told["seconds"])


@dataclass(frozen=True)
class Soak:
    """What many requests did to a client: memory in bytes, sockets that are open at the end."""

    flavour: str
    requests: int
    errors: int
    growth: int
    sockets: int
    seconds: float

    @property
    def wrong(self) -> str:
        """What should not be; empty when all is well."""
        return f"grew by {self.growth / 2**20:.1f} MiB, {self.sockets} sockets left" * (
            self.growth >= MOST_GROWTH or self.sockets > 0
        )


def soak(flavour: str, requests: int) -> Soak:
    """Have a client in a process of its own make many requests, some of which fail."""
    with _server() as url:
        told = _child("soak", url, flavour, str(requests))
    return Soak(flavour, requests, told["errors"], told["growth"], told["sockets"], told["seconds"])


def _child(*arguments: str) -> dict[str, object]:  # type: ignore[type-arg]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.memory", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    if done.returncode != 0:
        raise RuntimeError(f"The child process of {arguments} failed:\n{done.stderr[-2000:]}")
    found: dict[str, object] = json.loads(done.stdout)
    return found


@contextmanager
def _server() -> Iterator[str]:
    """A hub that answers at once and keeps connections; of 50 requests one is refused and one cut off."""
    good, bad = answer(b'{"version": "5.0.3"}'), answer(b'{"msg": "no"}', status="404 NOT FOUND")

    open_: set[asyncio.Transport] = set()

    class Protocol(asyncio.Protocol):
        count = 0

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            self.transport = transport
            self.received = b""
            open_.add(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            open_.discard(self.transport)

        def data_received(self, data: bytes) -> None:
            self.received += data
            while b"\r\n\r\n" in self.received:
                self.received = self.received.partition(b"\r\n\r\n")[2]
                Protocol.count += 1
                if Protocol.count % 50 == 1:
                    self.transport.abort()
                else:
                    self.transport.write(bad if Protocol.count % 50 == 2 else good)

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    made = asyncio.run_coroutine_threadsafe(loop.create_server(Protocol, "127.0.0.1", 0), loop).result()
    try:
        yield f"http://127.0.0.1:{made.sockets[0].getsockname()[1]}/hq"
    finally:
        loop.call_soon_threadsafe(made.close)
        loop.call_soon_threadsafe(lambda: [one.abort() for one in open_])
        loop.call_soon_threadsafe(loop.call_soon, loop.stop)  # after what the two have set going
        thread.join(10)
        loop.close()


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _most_resident() -> int:
    # Not getrusage's: that is inherited from the process that started this one.
    lines = Path("/proc/self/status").read_text().splitlines()
    [most] = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(most) * 1024


def _sockets() -> int:
    found = 0
    for link in Path("/proc/self/fd").iterdir():
        try:
            found += str(link.readlink()).startswith("socket:")
        except FileNotFoundError:
            continue  # that of this very listing
    return found


async def _meet(url: str, flavour: str, method: str) -> dict[str, object]:
    policy = CallPolicy(deadline=_DEADLINE, tries=1)
    auth = TokenAuth(FixedToken("token"))
    before, began = _resident(), time.monotonic()
    async with AsyncHubClient(url, policy=policy, auth=auth) as carrier:
        with HubClient(url, policy=policy, auth=auth) as other:
            hub = Hub(url, httpx_client=other, async_httpx_client=carrier)
            kill = KillTaskInput(id=1)
            calls: dict[tuple[str, str], Callable[[], object]] = {
                ("sync", "GET"): lambda: version_get.sync(client=hub),
                ("async", "GET"): lambda: version_get.asyncio(client=hub),
                ("sync", "POST"): lambda: kill_task.sync(client=hub, body=kill),
                ("async", "POST"): lambda: kill_task.asyncio(client=hub, body=kill),
            }
            try:
                value = calls[flavour, method]()
                if isinstance(value, Awaitable):
                    value = await value
                error = f"the value {str(value)[:50]}"
            except Exception as problem:  # noqa: BLE001 - which one it is is what is asked
                error = type(problem).__name__
    most = _most_resident()
    return {"error": error, "growth": most - before, "seconds": time.monotonic() - began}


async def _many(url: str, flavour: str, number: int) -> dict[str, object]:
    policy = CallPolicy(deadline=20, tries=1)
    began, errors, before, sockets = time.monotonic(), 0, 0, _sockets()
    async with AsyncHubClient(url, policy=policy) as carrier:
        with HubClient(url, policy=policy) as other:
            hub = Hub(url, httpx_client=other, async_httpx_client=carrier)

            async def once() -> int:
                try:
                    if flavour == "sync":
                        version_get.sync(client=hub)
                    else:
                        await version_get.asyncio(client=hub)
                except Vantage6Error:
                    return 1
                return 0

            async def several(count: int) -> int:
                return sum([await once() for _ in range(count)])

            at_once = 1 if flavour == "sync" else 10
            for count in (_WARM_UP, number):
                before = _resident()
                errors += sum(await asyncio.gather(*(several(count // at_once) for _ in range(at_once))))
            growth = _resident() - before
    return {
        "errors": errors,
        "growth": growth,
        "sockets": _sockets() - sockets,
        "seconds": time.monotonic() - began,
    }


if __name__ == "__main__":
    what, url, flavour, last = sys.argv[1:]
    work = _meet(url, flavour, last) if what == "bomb" else _many(url, flavour, int(last))
    print(json.dumps(asyncio.run(work)))
