"""``AsyncHubClient``: the asynchronous `HubClient`."""

from __future__ import annotations

import ssl
import time
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import httpx

from vantage6_hl._clock import CLOCK
from vantage6_hl._urls import checked_url

from .body import Body
from .call import Attempt, Flow, Steps, call, login
from .common import (
    LIMITS,
    NO_PROXY_HERE,
    check_origin,
    log_answer,
    log_failure,
    not_sendable,
    own_headers,
    timeout_of,
)
from .paced import PacedStream
from .policy import CallPolicy, Pause
from .routes import route_of
from .sending import Sending
from .shortcuts import Addresses, deliver_async, pieces_async, shared
from .unpacking import unpack

if TYPE_CHECKING:
    from httpx._client import UseClientDefault
    from httpx._types import AuthTypes

T = TypeVar("T")


class AsyncHubClient(httpx.AsyncClient):
    """An asynchronous httpx client for one hub, store or login service; see `HubClient`.

    Parameters
    ----------
    base_url, auth, policy, allow_insecure_http, tls
        As for `HubClient`.
    transport : httpx.AsyncBaseTransport, optional
        Replaces the network, for tests.

    Raises
    ------
    UsageError
        When `base_url` is no acceptable address.
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth: httpx.Auth | None = None,
        policy: CallPolicy | None = None,
        allow_insecure_http: bool = False,
        tls: ssl.SSLContext | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        route = route_of(base_url)
        self.clock = route.clock if route else CLOCK
        self.policy = policy or CallPolicy(clock=self.clock.now)
        self._addresses = Addresses()
        super().__init__(
            base_url=checked_url(base_url, what="base_url", allow_insecure_http=allow_insecure_http),
            auth=auth,
            timeout=timeout_of(self.policy),
            headers=own_headers(),
            follow_redirects=False,
            verify=tls or True,
            mounts=NO_PROXY_HERE,
            limits=LIMITS,
            transport=transport or (route.asynchronous if route else None),
        )

    def with_auth(self, auth: httpx.Auth) -> Self:
        """Give a client that authenticates and shares this one's connections. As `HubClient.with_auth`."""
        return shared(self, auth)

    def build_request(self, *args: Any, **kwargs: Any) -> httpx.Request:
        """Build a request; raises UsageError for text that cannot be sent. Arguments are those of httpx."""
        try:
            return super().build_request(*args, **kwargs)
        except UnicodeEncodeError as error:
            problem = not_sendable(error)
        raise problem  # out here: inside "except" it would keep the other error, which holds the whole text

    async def send(
        self,
        request: httpx.Request,
        *,
        stream: bool = False,
        auth: AuthTypes | UseClientDefault | None = httpx.USE_CLIENT_DEFAULT,
        follow_redirects: bool | UseClientDefault = False,  # noqa: ARG002 - none is ever followed
    ) -> httpx.Response:
        """Send a request; only a success is returned. As `HubClient.send`."""
        check_origin(request, self.base_url)
        return await self._drive(call(request, self.policy), auth, stream=stream)

    async def run(self, flow: Flow[T]) -> T:
        """Run a login flow. As `HubClient.run`."""
        return await self._drive(login(flow, self.policy), None, stream=False)

    async def _drive(self, steps: Steps[T], auth: AuthTypes | UseClientDefault | None, *, stream: bool) -> T:
        import asyncio  # here, as the sync flavour does without

        try:
            step = next(steps)
            while True:
                if isinstance(step, Pause):
                    await asyncio.sleep(0 if self.clock.skip(step.seconds) else step.seconds)
                    step = next(steps)
                    continue
                answer = await self._attempt(step, auth, stream=stream)
                step = steps.throw(answer) if isinstance(answer, httpx.RequestError) else steps.send(answer)
        except StopIteration as stop:
            value: T = stop.value
            return value
        finally:
            steps.close()

    async def _attempt(
        self, attempt: Attempt, auth: AuthTypes | UseClientDefault | None, *, stream: bool
    ) -> httpx.Response | httpx.RequestError:
        import asyncio

        request, started = attempt.request, time.perf_counter()
        sending = Sending(request)
        try:
            # Sockets time out by the piece; this also ends a server that sends a byte now and then.
            async with asyncio.timeout(max(0.0, attempt.ends - self.policy.clock())):
                response = await super().send(request, stream=True, auth=auth, follow_redirects=False)
                log_answer(request, response, started)
                if stream and response.is_success:
                    unpack(response)
                    response.stream = PacedStream(request, response, self.policy)
                    return response
                came = cast(httpx.AsyncByteStream, response.stream)
                try:
                    body = Body(request, response, self.policy, attempt.ends)
                    async for chunk in pieces_async(response):
                        if not body.add(chunk):
                            break
                    return body.answer()
                finally:
                    await came.aclose()
        except TimeoutError:
            late = sending.too_late()
            log_failure(request, late, started)
            return late
        except ssl.SSLError as error:  # an alert after the handshake, which httpx leaves as it is
            lost = httpx.ReadError(str(error), request=request)
            lost.__cause__ = error
            log_failure(request, lost, started)
            return lost
        except httpx.RequestError as error:
            log_failure(request, error, started)
            return error

    def _merge_url(self, url: httpx.URL | str) -> httpx.URL:
        return self._addresses.join(url, super()._merge_url)

    async def _send_single_request(self, request: httpx.Request) -> httpx.Response:
        return await deliver_async(self._transport_for_url(request.url), request)
