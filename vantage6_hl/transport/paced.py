"""An answer that is streamed: it has to keep coming, and a lost connection becomes one of our errors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import cast

import httpx

from .policy import CallPolicy
from .problems import error_of_connection


class PacedStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of a successful answer whose caller reads it piece by piece.

    No deadline is known for it, as its length need not be; so the time that has been spent waiting for it
    must not be longer than a call with as many bytes may take (`CallPolicy.time_for`). What the caller does
    between two pieces does not count.

    Parameters
    ----------
    request : httpx.Request
        What was sent.
    answer : httpx.Response
        The answer, unread; its stream is the one to pace.
    policy : CallPolicy
        Limits of the call.
    """

    def __init__(self, request: httpx.Request, answer: httpx.Response, policy: CallPolicy) -> None:
        self._request, self._stream, self._policy = request, answer.stream, policy

    def __iter__(self) -> Iterator[bytes]:
        pieces = iter(cast(httpx.SyncByteStream, self._stream))
        waited, size, failed = 0.0, 0, None
        while True:
            since = self._policy.clock()
            try:
                piece = next(pieces, None)
            except httpx.RequestError as error:
                failed = error
            # Raised out here: inside "except" it would keep the httpx error, which holds request and token.
            if failed is not None:
                raise error_of_connection(self._request, failed)
            if piece is None:
                return
            waited += self._policy.clock() - since
            size += len(piece)
            self._check(waited, size)
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = aiter(cast(httpx.AsyncByteStream, self._stream))
        waited, size, failed = 0.0, 0, None
        while True:
            since = self._policy.clock()
            try:
                piece = await anext(pieces, None)
            except httpx.RequestError as error:
                failed = error
            if failed is not None:
                raise error_of_connection(self._request, failed)
            if piece is None:
                return
            waited += self._policy.clock() - since
            size += len(piece)
            self._check(waited, size)
            yield piece

    def close(self) -> None:
        """Let the connection go."""
        cast(httpx.SyncByteStream, self._stream).close()

    async def aclose(self) -> None:
        """Let the connection go."""
        await cast(httpx.AsyncByteStream, self._stream).aclose()

    def _check(self, waited: float, size: int) -> None:
        if waited > self._policy.time_for(size):
            late = httpx.ReadTimeout("the answer came too slowly", request=self._request)
            raise error_of_connection(self._request, late)
