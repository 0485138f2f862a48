"""What httpx works out anew for each request and our requests do not need.

httpx has no public way to leave it out. The private methods of its clients that are replaced with this only
save work: where a later httpx names them otherwise its own are used, with the same answers; a test notices.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable
from typing import Final, TypeVar, cast

import httpx

__all__ = ["Addresses", "deliver", "deliver_async", "pieces", "pieces_async", "shared"]

C = TypeVar("C", bound=httpx.Client | httpx.AsyncClient)

_MOST: Final = 256  # a program asks the same few paths again and again, or ever new ones


class Addresses:
    """The addresses of one client's paths, each joined once: bare httpx parses three for each request."""

    def __init__(self) -> None:
        self._joined: dict[str, httpx.URL] = {}

    def join(self, path: httpx.URL | str, join: Callable[[httpx.URL | str], httpx.URL]) -> httpx.URL:
        """Give the address of a path.

        Parameters
        ----------
        path : str
            As the caller gives it.
        join : callable
            Works it out.

        Returns
        -------
        httpx.URL
            The address, which cannot be changed and so can be shared.
        """
        if not isinstance(path, str):
            return join(path)
        known = self._joined.get(path)
        if known is None:
            known = join(path)
            if len(self._joined) >= _MOST:
                self._joined.clear()
            self._joined[path] = known
        return known


def deliver(transport: httpx.BaseTransport, request: httpx.Request) -> httpx.Response:
    """Send a request, without cookies: the hub has none, and a call depends on nothing that came before.

    Parameters
    ----------
    transport : httpx.BaseTransport
        What carries it.
    request : httpx.Request
        The request.

    Returns
    -------
    httpx.Response
        The answer, its body unread.
    """
    try:
        answer = transport.handle_request(request)
    except httpx.RequestError as error:
        error.request = request
        raise
    answer.request = request
    return answer


async def deliver_async(transport: httpx.AsyncBaseTransport, request: httpx.Request) -> httpx.Response:
    """Send a request. As `deliver`."""
    try:
        answer = await transport.handle_async_request(request)
    except httpx.RequestError as error:
        error.request = request
        raise
    answer.request = request
    return answer


def pieces(answer: httpx.Response) -> Iterable[bytes]:
    """Give the body of an answer piece by piece, decoded; where it came plain without httpx's layers."""
    return cast(httpx.SyncByteStream, answer.stream) if _is_plain(answer) else answer.iter_bytes()


def pieces_async(answer: httpx.Response) -> AsyncIterable[bytes]:
    """Give the body of an answer piece by piece. As `pieces`."""
    return cast(httpx.AsyncByteStream, answer.stream) if _is_plain(answer) else answer.aiter_bytes()


def _is_plain(answer: httpx.Response) -> bool:
    return not answer.is_stream_consumed and "content-encoding" not in answer.headers


def shared(client: C, auth: httpx.Auth) -> C:
    """Give a copy of a client with its connections and another way to authenticate."""
    twin = type(client).__new__(type(client))
    twin.__dict__.update(client.__dict__)
    twin.auth = auth
    return twin
