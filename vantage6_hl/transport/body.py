"""Read the body of an answer within bounds: bytes after decompression, and the time of its call."""

from __future__ import annotations

import httpx

from vantage6_hl.errors import InvalidAnswer

from .policy import CallPolicy
from .problems import name_of

_ERROR_BODY = 256 * 1024  # bytes of an error answer that are read; the hub's own have less than one KB


class Body:
    """Collects the body of an answer.

    Parameters
    ----------
    request : httpx.Request
        What was sent.
    answer : httpx.Response
        The answer, unread.
    policy : CallPolicy
        Limits of the call.
    ends : float
        When the call's time is over, on the policy's clock.

    Raises
    ------
    InvalidAnswer
        When a successful answer says that it is too large.
    """

    def __init__(
        self, request: httpx.Request, answer: httpx.Response, policy: CallPolicy, ends: float
    ) -> None:
        self._request, self._answer, self._policy, self._ends = request, answer, policy, ends
        self._limit = policy.max_bytes if answer.is_success else _ERROR_BODY
        self._chunks: list[bytes] = []
        self._size = 0
        announced = answer.headers.get("content-length", "")
        if answer.is_success and announced.isdigit() and int(announced[:20]) > self._limit:
            raise self._too_large()

    def add(self, chunk: bytes) -> bool:
        """Keep a piece.

        Parameters
        ----------
        chunk : bytes
            The piece, decompressed.

        Returns
        -------
        bool
            Whether more is wanted; of a long error answer only the beginning is.

        Raises
        ------
        InvalidAnswer
            When a successful answer becomes too large.
        httpx.ReadTimeout
            When the call's time is over.
        """
        self._size += len(chunk)
        if self._size > self._limit:
            if self._answer.is_success:
                raise self._too_large()
            return False
        self._chunks.append(chunk)
        if self._policy.clock() > self._ends:
            raise httpx.ReadTimeout("the answer came too slowly", request=self._request)
        return True

    def answer(self) -> httpx.Response:
        """Give the answer with the body that was collected."""
        # The body is decoded already: a header that says otherwise would have it decoded again.
        headers = [
            (name, value)
            for name, value in self._answer.headers.raw
            if name.lower() not in (b"content-encoding", b"content-length", b"transfer-encoding")
        ]
        return httpx.Response(
            self._answer.status_code,
            headers=headers,
            content=b"".join(self._chunks),
            request=self._request,
            extensions=self._answer.extensions,
        )

    def _too_large(self) -> InvalidAnswer:
        name = name_of(self._request)
        return InvalidAnswer(
            f"{name} gave more than {self._limit} bytes, which is refused. Ask for less at once.",
            operation=name,
        )
