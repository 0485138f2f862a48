"""Read the body of an answer within bounds: bytes after decompression, values in it, the time of its call."""

from __future__ import annotations

import io
from typing import Final

import httpx

from vantage6_hl.errors import InvalidAnswer, OutcomeUnknown

from .policy import SAFE_METHODS, CallPolicy
from .problems import name_of, outcome_unknown
from .unpacking import unpack

_ERROR_BODY: Final = 256 * 1024  # bytes of an error answer that are read; the hub's own have less than one KB
_VALUE: Final = 64  # bytes that Python needs for a value of JSON, such as the three bytes "[],"


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
        When a successful answer to a read says that it is too large.
    OutcomeUnknown
        The same of a request that changes something.
    """

    def __init__(
        self, request: httpx.Request, answer: httpx.Response, policy: CallPolicy, ends: float
    ) -> None:
        self._request, self._answer, self._policy, self._ends = request, answer, policy, ends
        self._limit = policy.max_bytes if answer.is_success else _ERROR_BODY
        packed = unpack(answer)
        self._content = io.BytesIO()  # gives what was written without another copy of it
        self._size = 0
        announced = answer.headers.get("content-length", "")
        length = int(announced[:20]) if announced.isdigit() else None
        if answer.is_success and length is not None and length > self._limit:
            raise self._refusal(f"more than {self._limit} bytes")
        # A hub that refuses a request before it has read its body (uwsgi does) may drop the connection then,
        # and the next call on it would be lost: 14 of 60 were, measured. An answer that is not read to its
        # very end has its connection closed, so the last byte announced is taken for the end.
        refused = not answer.is_success and request.method not in SAFE_METHODS
        self._enough = length if refused and not packed else None

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
        InvalidAnswer, OutcomeUnknown
            When a successful answer becomes too large.
        httpx.ReadTimeout
            When the call's time is over.
        """
        self._size += len(chunk)
        if self._size > self._limit:
            if self._answer.is_success:
                raise self._refusal(f"more than {self._limit} bytes")
            return False
        self._content.write(chunk)
        if self._policy.clock() > self._ends:
            raise httpx.ReadTimeout("the answer came too slowly", request=self._request)
        return self._enough is None or self._size < self._enough

    def answer(self) -> httpx.Response:
        """Give the answer with the body that was collected.

        Raises
        ------
        InvalidAnswer, OutcomeUnknown
            When a successful answer holds more values than one for each 64 bytes of the limit: as Python
            objects they would take many times its size.
        """
        content = self._content.getvalue()
        if self._answer.is_success and self._size > self._limit // _VALUE:
            values = sum(content.count(sign) for sign in (b",", b"[", b"{"))
            if values > self._limit // _VALUE:
                raise self._refusal(f"more than {self._limit // _VALUE} values")
        if self._answer.headers.get("content-length") == str(len(content)):
            self._answer.stream = httpx.ByteStream(content)  # all its headers are right: it can be kept
            self._answer.read()
            return self._answer
        # The body is whole and decoded: headers that say otherwise would be wrong.
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

    def _refusal(self, what: str) -> InvalidAnswer | OutcomeUnknown:
        name = name_of(self._request)
        if self._request.method not in SAFE_METHODS:
            return outcome_unknown(name, f"gave {what}, which is not read")
        return InvalidAnswer(
            f"{name} gave {what}, which is refused. Ask for less at once.",
            operation=name,
        )
