"""Read the body of an answer within bounds: bytes after decompression, and the time of its call."""

from __future__ import annotations

import httpx

from vantage6_hl.errors import InvalidAnswer

from .policy import SAFE_METHODS, CallPolicy
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
        length = int(announced[:20]) if announced.isdigit() else None
        if answer.is_success and length is not None and length > self._limit:
            raise self._too_large()
        # A hub that refuses a request before it has read its body (uwsgi does) may drop the connection then,
        # and the next call on it would be lost: 14 of 60 were, measured. An answer that is not read to its
        # very end has its connection closed, so the last byte announced is taken for the end.
        refused = not answer.is_success and request.method not in SAFE_METHODS
        self._enough = length if refused and "content-encoding" not in answer.headers else None

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
        return self._enough is None or self._size < self._enough

    def answer(self) -> httpx.Response:
        """Give the answer with the body that was collected."""
        content = b"".join(self._chunks)
        if self._answer.headers.get("content-length") == str(len(content)):
            self._answer.stream = httpx.ByteStream(content)  # all its headers are right: it can be kept
            self._answer.read()
            return self._answer
        # The body is decoded already: a header that says otherwise would have it decoded again.
        headers = [
            (name, value)
            for name, value in self._answer.headers.raw
            if name.lower() not in (b"content-encoding", b"content-length", b"transfer-encoding")
        ]
        return httpx.Response(
            self._answer.status_code,
            headers=headers,
            content=content,
            request=self._request,
            extensions=self._answer.extensions,
        )

    def _too_large(self) -> InvalidAnswer:
        name = name_of(self._request)
        return InvalidAnswer(
            f"{name} gave more than {self._limit} bytes, which is refused. Ask for less at once.",
            operation=name,
        )
