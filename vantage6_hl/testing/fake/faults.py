"""Things that go wrong on the way: what a test wants to happen to one of the next requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx

__all__ = ["Fault", "Faults"]

_SENTENCES = {503: "Service Unavailable", 502: "Bad Gateway", 429: "Too Many Requests"}


@dataclass
class Fault:
    """What happens to a request.

    Attributes
    ----------
    operation : str or None
        The operation that it happens to, such as ``"task_create"``; None for any.
    left : int
        How often it still happens.
    before : callable or None
        Gives the answer, or raises, in place of the hub.
    after : callable or None
        Raises after the hub has done what was asked.
    """

    operation: str | None
    left: int
    before: Callable[[httpx.Request], httpx.Response] | None = None
    after: Callable[[httpx.Request], None] | None = None


class Faults:
    """What is still to go wrong."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let something go wrong."""
        self._waiting.append(fault)

    def take(self, operation: str) -> Fault | None:
        """Give what happens to a request for this operation, once."""
        for fault in self._waiting:
            if fault.operation is None or operation.endswith(f".{fault.operation.rpartition('.')[2]}"):
                fault.left -= 1
                if not fault.left:
                    self._waiting.remove(fault)
                return fault
        return None


def answering(status: int, retry_after: float | None) -> Callable[[httpx.Request], httpx.Response]:
    """Make what answers with an error, as a proxy in front of the hub would."""
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers=headers, text=_SENTENCES.get(status, "Error"))

    return answer


def refuse(request: httpx.Request) -> httpx.Response:
    """Fail as when nobody listens at the address."""
    raise httpx.ConnectError("the fake hub refuses the connection", request=request)


def lose(request: httpx.Request) -> None:
    """Fail as when the connection breaks before the answer has come."""
    raise httpx.ReadError("the fake hub has lost the answer", request=request)
