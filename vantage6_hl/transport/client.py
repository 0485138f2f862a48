"""``HubClient``: an httpx client whose calls are bounded, checked and retried safely.

It can be given to the generated bindings as any httpx client. It and ``AsyncHubClient`` drive the same steps
(``call.py``); only sending, reading and waiting is written twice.
"""

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
from .deadline import bind, deadline
from .paced import PacedStream
from .policy import CallPolicy, Pause
from .routes import route_of
from .shortcuts import Addresses, deliver, pieces, shared
from .unpacking import unpack

if TYPE_CHECKING:
    from httpx._client import UseClientDefault
    from httpx._types import AuthTypes

T = TypeVar("T")


class HubClient(httpx.Client):
    """An httpx client for one hub, store or login service.

    Parameters
    ----------
    base_url : str
        Address that paths are relative to, such as ``https://hub.example.org/hq``.
    auth : httpx.Auth, optional
        Adds the access token. Default None: requests carry none.
    policy : CallPolicy, optional
        Limits of every call. By default those of `CallPolicy`.
    allow_insecure_http : bool
        Accept ``http://`` to another machine. Default False.
    tls : ssl.SSLContext, optional
        Whom to trust, and the certificate to show; see `tls_context`. Default None: the public authorities.
    transport : httpx.BaseTransport, optional
        Replaces the network, for tests.

    Raises
    ------
    UsageError
        When `base_url` is no acceptable address.

    Examples
    --------
    >>> with HubClient("https://hub.example.org/hq") as client:  # doctest: +SKIP
    ...     client.get("version").json()
    {'version': '5.0.3'}
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth: httpx.Auth | None = None,
        policy: CallPolicy | None = None,
        allow_insecure_http: bool = False,
        tls: ssl.SSLContext | None = None,
        transport: httpx.BaseTransport | None = None,
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
            transport=transport or (route.blocking if route else None),
        )
        bind(self)

    def with_auth(self, auth: httpx.Auth) -> Self:
        """Give a client that authenticates its requests and shares the connections of this one.

        A second handshake would cost a login 10 ms, and 80 more where the hub is 20 ms away.

        Parameters
        ----------
        auth : httpx.Auth
            Adds the access token.

        Returns
        -------
        HubClient
            The new client. Closing either closes the connections; the other one opens new ones when needed.
        """
        return shared(self, auth)

    def build_request(self, *args: Any, **kwargs: Any) -> httpx.Request:
        """Build a request; raises UsageError for text that cannot be sent. Arguments are those of httpx."""
        try:
            return super().build_request(*args, **kwargs)
        except UnicodeEncodeError as error:
            problem = not_sendable(error)
        raise problem  # out here: inside "except" it would keep the other error, which holds the whole text

    def send(
        self,
        request: httpx.Request,
        *,
        stream: bool = False,
        auth: AuthTypes | UseClientDefault | None = httpx.USE_CLIENT_DEFAULT,
        follow_redirects: bool | UseClientDefault = False,  # noqa: ARG002 - none is ever followed
    ) -> httpx.Response:
        """Send a request; only a success is returned.

        Parameters
        ----------
        request : httpx.Request
            What to send.
        stream : bool
            Leave the body of a success unread, for the caller to read and close. Default False.
        auth : httpx.Auth, optional
            Instead of the client's own.
        follow_redirects : bool
            Has no effect: a redirect is an error.

        Returns
        -------
        httpx.Response
            The answer, its status 2xx.

        Raises
        ------
        ApiError, NetworkError, RequestTimeout, OutcomeUnknown, InvalidAnswer, AuthenticationError
            As their own descriptions say.
        UsageError
            When the request is to another server than `base_url`.
        """
        check_origin(request, self.base_url)
        return self._drive(call(request, self.policy), auth, stream=stream)

    def run(self, flow: Flow[T]) -> T:
        """Run a login flow: send its requests without a token, make its pauses, and return its value.

        Parameters
        ----------
        flow : generator
            Yields requests and pauses; see `Flow`.

        Returns
        -------
        object
            The flow's value.
        """
        return self._drive(login(flow, self.policy), None, stream=False)

    def _drive(self, steps: Steps[T], auth: AuthTypes | UseClientDefault | None, *, stream: bool) -> T:
        try:
            step = next(steps)
            while True:
                if isinstance(step, Pause):
                    if not self.clock.skip(step.seconds):
                        time.sleep(step.seconds)
                    step = next(steps)
                    continue
                # A failure comes back as a value: raised, it would be the context of what the steps raise.
                answer = self._attempt(step, auth, stream=stream)
                step = steps.throw(answer) if isinstance(answer, httpx.RequestError) else steps.send(answer)
        except StopIteration as stop:
            value: T = stop.value
            return value
        finally:
            steps.close()

    def _attempt(
        self, attempt: Attempt, auth: AuthTypes | UseClientDefault | None, *, stream: bool
    ) -> httpx.Response | httpx.RequestError:
        request, started = attempt.request, time.perf_counter()
        try:
            with deadline(lambda: attempt.ends - self.policy.clock()):
                response = super().send(request, stream=True, auth=auth, follow_redirects=False)
                log_answer(request, response, started)
                if stream and response.is_success:
                    unpack(response)
                    response.stream = PacedStream(request, response, self.policy)
                    return response
                came = cast(httpx.SyncByteStream, response.stream)
                try:
                    body = Body(request, response, self.policy, attempt.ends)
                    for chunk in pieces(response):
                        if not body.add(chunk):
                            break
                    return body.answer()
                finally:
                    came.close()
        except httpx.RequestError as error:
            log_failure(request, error, started)
            return error

    def _merge_url(self, url: httpx.URL | str) -> httpx.URL:
        return self._addresses.join(url, super()._merge_url)

    def _send_single_request(self, request: httpx.Request) -> httpx.Response:
        return deliver(self._transport_for_url(request.url), request)
