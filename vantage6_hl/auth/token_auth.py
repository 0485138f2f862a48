"""``TokenAuth``: puts the access token on each request, renews it in time, once for all who wait."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias, TypeVar, cast

import httpx

from vantage6_hl.errors import LoginRequired
from vantage6_hl.transport.policy import SAFE_METHODS, Pause
from vantage6_hl.transport.sending import RENEWS_LOGIN
from vantage6_hl.transport.unpacking import unpack

from .realm import json_of
from .sources import FixedToken, RevokeFlow, TokenSource
from .tokens import Tokens, uptime

if TYPE_CHECKING:
    import asyncio

_MAX_BODY: Final = 64 * 1024  # bytes; a token answer of Keycloak has some 5 KB
_REFUSALS: Final = frozenset({401, 422, 500})
_HIDDEN_REFUSAL: Final = "An unexpected error occurred!"  # vantage6/backend/common/__init__.py

T = TypeVar("T")


class _Lock(Enum):
    """Steps that are neither request nor answer: wait for the lock of renewals, and let it go."""

    ACQUIRE = 1
    RELEASE = 2


_Steps: TypeAlias = Generator[httpx.Request | Pause | _Lock, httpx.Response | None, T]


class TokenAuth(httpx.Auth):
    """Authenticates the requests of one client, sync or async, from any number of threads or tasks.

    A token is renewed before it ends, under a lock, so that one renewal serves all. A 401 that can be about
    the token is answered with one renewal and one more try; a 401 for a missing permission is not.

    Parameters
    ----------
    source : TokenSource
        Where tokens come from.
    tokens : Tokens, optional
        What there is already, such as after a device login. By default the first request gets some.
    clock : callable, optional
        Gives seconds that only grow, for tests. Default `uptime`.

    Examples
    --------
    >>> realm = Realm("https://auth.example.org")  # doctest: +SKIP
    >>> auth = TokenAuth(service_account(realm, username="robot", client_secret="..."))  # doctest: +SKIP
    >>> client = HubClient("https://hub.example.org/hq", auth=auth)  # doctest: +SKIP
    """

    def __init__(
        self, source: TokenSource, tokens: Tokens | None = None, *, clock: Callable[[], float] = uptime
    ) -> None:
        self._source = source
        self._tokens = tokens
        self._clock = clock
        self._thread_lock = threading.Lock()
        self._task_lock: asyncio.Lock | None = None

    def __repr__(self) -> str:
        return f"<TokenAuth {type(self._source).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A login is secret and cannot be pickled; log in where it is needed.")

    def current(self) -> str | None:
        """Give the access token while it is good for some time yet; None when it is to be renewed first.

        Renewing is left to the requests, so that one lock serves both flavours.
        """
        tokens = self._tokens
        return None if tokens is None or self._clock() >= tokens.renew_at else tokens.access

    def logout(self) -> RevokeFlow:
        """Forget the tokens and give the flow that ends the login at the login service.

        Run it with the client's ``run``. The hub itself accepts the last access token until it ends, five
        minutes at most with Keycloak's defaults: it checks tokens without asking the login service.
        """
        tokens, self._tokens = self._tokens, None
        if tokens is not None:
            yield from self._source.revoke(tokens)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Authenticate a request of a sync client (httpx calls it)."""
        steps, locked = self._steps(request), False
        try:
            step = next(steps)
            while True:
                if isinstance(step, _Lock):
                    if step is _Lock.ACQUIRE:
                        self._thread_lock.acquire()
                    else:
                        self._thread_lock.release()
                    locked = step is _Lock.ACQUIRE
                    step = next(steps)
                    continue
                if isinstance(step, Pause):
                    time.sleep(step.seconds)
                    step = next(steps)
                    continue
                response = yield step
                if step is not request or response.status_code in _REFUSALS:
                    unpack(response)
                    response.stream = _Beginning(response.stream)
                    response.read()
                step = steps.send(response)
        except StopIteration:
            return
        finally:
            steps.close()  # a source may hold a lock of its own
            if locked:
                self._thread_lock.release()

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Authenticate a request of an async client (httpx calls it)."""
        import asyncio  # here, as sync clients do without

        # One loop's tasks come here one after another: the first of them makes the lock.
        lock = self._task_lock = self._task_lock or asyncio.Lock()
        steps, locked = self._steps(request), False
        try:
            step = next(steps)
            while True:
                request.extensions[RENEWS_LOGIN] = step is not request
                if isinstance(step, _Lock):
                    if step is _Lock.ACQUIRE:
                        await lock.acquire()
                    else:
                        lock.release()
                    locked = step is _Lock.ACQUIRE
                    step = next(steps)
                    continue
                if isinstance(step, Pause):
                    await asyncio.sleep(step.seconds)
                    step = next(steps)
                    continue
                response = yield step
                if step is not request or response.status_code in _REFUSALS:
                    unpack(response)
                    response.stream = _Beginning(response.stream)
                    await response.aread()
                step = steps.send(response)
        except StopIteration:
            return
        finally:
            steps.close()
            if locked:
                lock.release()

    def _steps(self, request: httpx.Request) -> _Steps[None]:
        """Give what is to be done for one request, the same for both flavours."""
        tokens = self._tokens
        if tokens is None or self._clock() >= tokens.renew_at:
            tokens = yield from self._renewed(tokens)
        request.headers["Authorization"] = f"Bearer {tokens.access}"
        response = yield request
        if response is None or not _may_be_about_the_token(request, response):
            return
        if not isinstance(request.stream, httpx.ByteStream):
            return  # an upload that was streamed cannot be sent a second time
        if response.status_code == 500 and isinstance(self._source, FixedToken):
            return  # it cannot be renewed, and this is more likely a fault of the hub
        # A refusal is raised: httpx would take the login service's answer for the hub's.
        tokens = yield from self._renewed(tokens)
        request.headers["Authorization"] = f"Bearer {tokens.access}"
        yield request

    def _renewed(self, old: Tokens | None) -> _Steps[Tokens]:
        """Get tokens in place of `old`, unless another request did so while this one waited for the lock."""
        yield _Lock.ACQUIRE
        if self._tokens is old:
            try:
                self._tokens = yield from self._source.obtain(old)
            except LoginRequired:
                # Those who wait for the lock need not ask for themselves what has just been answered.
                self._tokens = None
                raise
        tokens = self._tokens
        if tokens is None:
            raise LoginRequired("The login has ended. Log in again.")
        yield _Lock.RELEASE
        return tokens


class _Beginning(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The beginning of a body: all of any token or refusal, and enough of what is neither."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> None:
        self._stream = stream
        self._left = _MAX_BODY

    def __iter__(self) -> Iterator[bytes]:
        for chunk in cast(httpx.SyncByteStream, self._stream):
            yield chunk[: self._left]
            self._left -= len(chunk)
            if self._left <= 0:
                return

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in cast(httpx.AsyncByteStream, self._stream):
            yield chunk[: self._left]
            self._left -= len(chunk)
            if self._left <= 0:
                return

    def close(self) -> None:
        cast(httpx.SyncByteStream, self._stream).close()

    async def aclose(self) -> None:
        await cast(httpx.AsyncByteStream, self._stream).aclose()


def _may_be_about_the_token(request: httpx.Request, response: httpx.Response) -> bool:
    """Whether a new token may help.

    The hub (5.0.3, measured) answers 401 to a token that has ended, but also to a missing permission, and 422
    to one that it cannot verify. Where algorithm containers may ask as well (tasks, organizations and others)
    it answers 500 to either; that is not told from a fault, so only a read is asked again.
    """
    if response.status_code not in _REFUSALS:
        return False
    message = json_of(response).get("msg")
    if response.status_code == 500:
        return request.method in SAFE_METHODS and message == _HIDDEN_REFUSAL
    if response.status_code == 422 or not isinstance(message, str):
        return True  # without a message: a proxy in front of the hub
    return any(word in message.lower() for word in ("token", "authorization header"))
