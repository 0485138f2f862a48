"""Addresses whose requests go to something in this process instead of the network: a fake hub, for tests.

Whoever makes a client for such an address gets one that is routed. Nothing else changes for it, so that a
program under test needs no part replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from vantage6_hl._clock import Clock

__all__ = ["Route", "route_of", "routed"]

_routes: dict[str, Route] = {}


@dataclass(frozen=True)
class Route:
    """Where the requests go.

    Attributes
    ----------
    blocking, asynchronous : httpx transport
        What answers them.
    clock : Clock
        The time that their client's waits go by.
    known_keys : pathlib.Path
        File for the public keys that are seen there, which must not get among the user's own.
    """

    blocking: httpx.BaseTransport
    asynchronous: httpx.AsyncBaseTransport
    clock: Clock
    known_keys: Path


def route_of(address: str) -> Route | None:
    """Give the route of an address; None, as a rule, where it has none.

    Parameters
    ----------
    address : str
        Address with scheme, host and port; a path is not looked at.

    Examples
    --------
    >>> route_of("https://hub.example.org/hq") is None
    True
    """
    if not _routes:
        return None
    try:
        return _routes.get(_origin(address))
    except httpx.InvalidURL:  # its client refuses it, and says what an address looks like
        return None


@contextmanager
def routed(addresses: Iterable[str], route: Route) -> Iterator[None]:
    """Route some addresses for the length of a ``with`` block; what was there before is there again after it.

    Parameters
    ----------
    addresses : iterable of str
        The addresses; their paths are not looked at.
    route : Route
        Where requests to them go.
    """
    before = dict(_routes)
    mine = {_origin(address): route for address in addresses}
    _routes.update(mine)
    try:
        yield
    finally:
        for origin in mine:
            if _routes.get(origin) is route:
                _routes.pop(origin)
                if origin in before:
                    _routes[origin] = before[origin]


def _origin(address: str) -> str:
    url = httpx.URL(address)
    return f"{url.scheme}://{url.netloc.decode()}"
