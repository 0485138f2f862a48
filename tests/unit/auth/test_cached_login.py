"""Logins that several programs share: no renewal gets lost between them, and nobody waits for ever."""

from __future__ import annotations

import asyncio
import functools
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from tests.unit.auth.keycloak import HUB, REALM
from tests.unit.auth.saved_logins import LOGIN, PLACE, Rotating, cached, locked_save
from vantage6_hl.auth import CachedLogin, FileStore, LoginStore, Place, TokenAuth, Tokens, UserLogin
from vantage6_hl.auth.saved import SavedLogin
from vantage6_hl.errors import AuthenticationError, LoginRequired, NetworkError
from vantage6_hl.transport import AsyncHubClient, HubClient, Pause

pytestmark = pytest.mark.anyio


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Callable[..., object]:
    """Run a flow against a login service."""

    async def run(service: Rotating, flow: object) -> object:
        transport = httpx.MockTransport(service)
        if request.param:
            async with AsyncHubClient(HUB, transport=transport) as client:
                return await client.run(flow)  # type: ignore[arg-type]
        with HubClient(HUB, transport=transport) as client:
            return client.run(flow)  # type: ignore[arg-type]

    return run


async def test_renewals_by_turns_lose_nothing(store: LoginStore, run: Callable[..., object]) -> None:
    service = Rotating()
    locked_save(store)
    one, other = cached(store), cached(type(store)(PLACE))
    for login in (one, other, other, one, cached(type(store)(PLACE)), other):
        tokens = await run(service, login.obtain(Tokens("old", "an older one")))
        assert tokens.access == f"t{service.number}"
    assert store.load() == SavedLogin("first", "CANARY-r7")


async def test_without_a_saved_login_nobody_is_asked(store: LoginStore, run: Callable[..., object]) -> None:
    service = Rotating()
    with pytest.raises(LoginRequired, match=r"There is no saved login .* Call authenticate\(\)"):
        await run(service, cached(store).obtain(None))
    assert not service.renewed


async def test_a_login_that_has_ended_is_removed(store: LoginStore, run: Callable[..., object]) -> None:
    locked_save(store)
    with pytest.raises(LoginRequired, match="has ended"):
        await run(Rotating("another"), cached(store).obtain(None))
    assert store.load() is None


async def test_a_login_stays_when_the_service_cannot_be_reached(
    store: LoginStore, run: Callable[..., object]
) -> None:
    service = Rotating()
    service.failure = httpx.ConnectError("gone")
    locked_save(store)
    with pytest.raises(NetworkError):
        await run(service, cached(store).obtain(None))
    assert store.load() == LOGIN
    service.failure = None
    await run(service, cached(store).obtain(None))


async def test_another_login_is_never_taken_for_ones_own(
    store: LoginStore, run: Callable[..., object]
) -> None:
    service = Rotating()
    locked_save(store)
    mine = cached(store)
    await run(service, mine.obtain(None))
    await run(service, cached(store).keep(Tokens("bobs", "CANARY-bob")))
    with pytest.raises(LoginRequired, match="was ended or replaced"):
        await run(service, mine.obtain(None))
    await run(service, mine.revoke(Tokens("t2", "CANARY-r2")))
    saved = store.load()
    assert saved is not None
    assert saved.refresh == "CANARY-bob"
    assert service.revoked == ["CANARY-r2"]


async def test_logout_ends_the_newest_and_removes_it(store: LoginStore, run: Callable[..., object]) -> None:
    service = Rotating()
    locked_save(store)
    mine = cached(store)
    tokens = await run(service, mine.obtain(None))
    await run(service, cached(store).obtain(None))
    await run(service, mine.revoke(tokens))
    assert service.revoked == ["CANARY-r3"]
    assert store.load() is None


async def test_a_service_that_gives_no_new_refresh_token_leaves_the_old_one(
    run: Callable[..., object],
) -> None:
    def service(request: httpx.Request) -> httpx.Response:
        assert b"CANARY-r1" in request.content
        return httpx.Response(200, json={"access_token": "t", "expires_in": 300})

    locked_save(FileStore(PLACE))
    await run(service, cached().obtain(None))
    await run(service, cached().obtain(None))
    assert FileStore(PLACE).load() == LOGIN


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
async def test_a_request_waits_for_the_lock(is_async: bool) -> None:
    service = Rotating()
    locked_save(FileStore(PLACE))
    unlock = FileStore(PLACE).try_to_lock()
    assert unlock is not None
    timer = threading.Timer(0.3, unlock)
    timer.start()
    auth, transport = TokenAuth(cached()), httpx.MockTransport(service)
    if is_async:
        async with AsyncHubClient(HUB, auth=auth, transport=transport) as client:
            waiting = asyncio.create_task(client.get("version"))
            await asyncio.sleep(0.1)  # the loop goes on meanwhile
            assert not service.renewed
            await waiting
    else:
        with HubClient(HUB, auth=auth, transport=transport) as client:
            client.get("version")
    timer.join()
    assert service.renewed == ["CANARY-r1"]


def test_nobody_waits_for_the_lock_for_ever() -> None:
    now = 0.0
    unlock = FileStore(PLACE).try_to_lock()
    assert unlock is not None
    flow = CachedLogin(UserLogin(REALM), FileStore(PLACE), clock=lambda: now).obtain(None)
    while now <= 30:
        step = next(flow)
        assert isinstance(step, Pause)
        now += step.seconds
    with pytest.raises(AuthenticationError, match="locked the saved login for 30 seconds"):
        next(flow)
    unlock()


async def test_tasks_of_two_clients_do_not_lock_each_other_out() -> None:
    service = Rotating()
    locked_save(FileStore(PLACE))

    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.05)
        return service(request)

    async def ask() -> None:
        async with AsyncHubClient(
            HUB, auth=TokenAuth(cached()), transport=httpx.MockTransport(slow)
        ) as client:
            await client.get("version")

    await asyncio.gather(*(ask() for _ in range(4)))
    assert service.renewed == [f"CANARY-r{number}" for number in range(1, 5)]


async def test_a_cancelled_renewal_leaves_the_lock_free() -> None:
    locked_save(FileStore(PLACE))
    asked = asyncio.Event()

    async def never(request: httpx.Request) -> httpx.Response:
        asked.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with AsyncHubClient(HUB, auth=TokenAuth(cached()), transport=httpx.MockTransport(never)) as client:
        task = asyncio.create_task(client.get("version"))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    unlock = FileStore(PLACE).try_to_lock()
    assert unlock is not None
    unlock()


PROGRAM = """
import sys
from vantage6_hl.auth import CachedLogin, FileStore, Place, Realm, UserLogin
from vantage6_hl.transport import HubClient
url = sys.argv[1]
login = CachedLogin(UserLogin(Realm(url)), FileStore(Place(url, "vantage6", "public_client")))
with HubClient(url) as client:
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(10):
        client.run(login.obtain(None))
"""


@contextmanager
def listening(service: Rotating) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, found = service.answer(self.path, self.rfile.read(int(self.headers["content-length"])))
            body = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_programs_that_renew_at_the_same_time_lose_nothing() -> None:
    service = Rotating()
    with listening(service) as url, ExitStack() as stack:
        place = Place(url, "vantage6", "public_client")
        locked_save(FileStore(place))
        start = functools.partial(subprocess.Popen, text=True, stdin=-1, stdout=-1, stderr=-1)
        programs = [stack.enter_context(start([sys.executable, "-c", PROGRAM, url])) for _ in range(3)]
        assert [one.stdout.readline() for one in programs] == ["ready\n"] * 3
        for one in programs:
            one.stdin.write("go\n")
            one.stdin.flush()
        assert [one.communicate(timeout=60)[1] for one in programs] == ["", "", ""]
        assert service.number == 31
        assert FileStore(place).load() == SavedLogin("first", "CANARY-r31")
