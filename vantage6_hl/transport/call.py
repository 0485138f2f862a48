"""One call as a sequence of steps, the same for both flavours: attempts, pauses between them, and its end."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import httpx

from vantage6_hl.errors import CertificateProblem, NetworkError

from .limit import limited
from .policy import RETRIED_STATUSES, SAFE_METHODS, CallPolicy, Pause
from .problems import error_of_connection, error_of_login, error_of_status

T = TypeVar("T")

# After these there is little time left, and a server that is slow is not helped by more requests.
_TOO_SLOW = (httpx.ReadTimeout, httpx.WriteTimeout)


@dataclass(frozen=True)
class Attempt:
    """A step: send the request, to be done by the moment `ends` of the policy's clock."""

    request: httpx.Request
    ends: float


Steps: TypeAlias = Generator[Attempt | Pause, httpx.Response | None, T]
"""The driver sends back the answer to an `Attempt`, with its body read unless it is a success that is to be
streamed, or throws the `httpx.RequestError` that ended it; a `Pause` it answers with None."""

Flow: TypeAlias = Generator[httpx.Request | Pause, httpx.Response, T]
"""Requests to send and pauses to make, one after another, as a login needs them; its value is the result. It
gets each answer with its body read, whatever its status; a lost connection is thrown in as `NetworkError`."""


def call(request: httpx.Request, policy: CallPolicy) -> Steps[httpx.Response]:
    """Give the steps of one call.

    Parameters
    ----------
    request : httpx.Request
        What to send.
    policy : CallPolicy
        Limits of the call.

    Returns
    -------
    generator
        Its value is the successful answer.

    Raises
    ------
    ApiError
        When the answer is not a success.
    NetworkError, RequestTimeout
        When nothing was sent, or a read got no answer.
    OutcomeUnknown
        When a request that changes something was sent and got no answer.
    """
    ends = policy.clock() + limited(policy.time_for(_body_size(request)))
    tries = policy.tries if request.method in SAFE_METHODS else 1
    timeouts = request.extensions.get("timeout", {})
    if not isinstance(request.stream, httpx.ByteStream):
        # uwsgi leaves the end of an upload in pieces unread and drops the connection: the next call on it
        # would be lost.
        request.headers["Connection"] = "close"
    number = 0
    while True:
        number += 1
        problem, retry_after = None, None
        request.extensions["timeout"] = _within(timeouts, ends - policy.clock())
        try:
            answer = yield Attempt(request, ends)
        except httpx.RequestError as error:
            problem = error_of_connection(request, error)
            again = isinstance(problem, NetworkError) and not isinstance(error, _TOO_SLOW)
            again = again and not isinstance(problem, CertificateProblem)  # it stays what it is
        else:
            if answer is None:
                raise TypeError("an Attempt is answered with a response")
            if answer.is_success:
                return answer
            problem = error_of_status(request, answer)
            again = answer.status_code in RETRIED_STATUSES
            retry_after = answer.headers.get("retry-after")
        # Raised out here: inside "except" it would keep the httpx error, which holds the request and token.
        pause = policy.pause_after(number, retry_after) if again and number < tries else None
        if pause is None or policy.clock() + pause >= ends:
            raise problem
        yield Pause(pause)


def login(flow: Flow[T], policy: CallPolicy) -> Steps[T]:
    """Give the steps of a login flow. Its requests are sent once; what the answers mean is the flow's matter.

    Parameters
    ----------
    flow : generator
        The flow.
    policy : CallPolicy
        Limits of each of its requests.

    Returns
    -------
    generator
        Its value is the flow's.
    """
    try:
        step = next(flow)
        while True:
            if isinstance(step, Pause):
                yield step
                step = next(flow)
                continue
            problem = None
            step.extensions["timeout"] = _within(step.extensions.get("timeout", {}), policy.deadline)
            try:
                answer = yield Attempt(step, policy.clock() + policy.deadline)
            except httpx.RequestError as error:
                problem = error_of_login(step, error)
            if problem is None and answer is not None:
                step = flow.send(answer)
            else:
                step = flow.throw(problem or TypeError("an Attempt is answered with a response"))
    except StopIteration as stop:
        value: T = stop.value
        return value
    finally:
        flow.close()


def _within(timeouts: dict[str, float | None], left: float) -> dict[str, float]:
    """Shorten the timeouts of an attempt to the time that is left; a socket takes no zero."""
    left = max(left, 0.001)
    values = {name: timeouts.get(name) for name in ("connect", "read", "write", "pool")}
    return {name: left if value is None else min(value, left) for name, value in values.items()}


def _body_size(request: httpx.Request) -> int:
    told = request.extensions.get("body_size")  # of an upload that is streamed
    if isinstance(told, int):
        return told
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdigit() else 0
