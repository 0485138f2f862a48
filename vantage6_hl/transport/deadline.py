"""The deadline of a sync call on its socket.

A socket's timeout begins anew with each byte that comes: a server that sends one now and then would hold a
call for hours. In asyncio one timeout ends the whole call; a blocking call is ended here, before each read or
write. Looking up a host's name is left to the system's own limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import httpx

_left: ContextVar[Callable[[], float] | None] = ContextVar("vantage6_hl_time_left", default=None)


@contextmanager
def deadline(left: Callable[[], float]) -> Iterator[None]:
    """Bound what the current thread does on sockets of `bound` clients.

    Parameters
    ----------
    left : callable
        Gives the seconds that are left.
    """
    token = _left.set(left)
    try:
        yield
    finally:
        _left.reset(token)


def bind(client: httpx.Client) -> None:
    """Make the connections of a client heed `deadline`.

    httpx has no public way to hand a network backend to its connection pools, which have one. Where a later
    httpx keeps them elsewhere, nothing is bound and only the sockets' own timeouts are left; a test notices.
    """
    # Here, as httpx does it: who only imports this library need not wait for a whole HTTP implementation.
    import httpcore

    from .sockets import Backend

    for transport in (getattr(client, "_transport", None), *getattr(client, "_mounts", {}).values()):
        pool = getattr(transport, "_pool", None)
        backend = getattr(pool, "_network_backend", None)
        if isinstance(pool, httpcore.ConnectionPool) and isinstance(backend, httpcore.NetworkBackend):
            pool._network_backend = Backend(backend)


def left() -> float | None:
    """Give the seconds that the current thread's call has left; None outside of one."""
    told = _left.get()
    return None if told is None else told()
