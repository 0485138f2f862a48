"""Decompress answers piece by piece, so that a small answer cannot fill the memory.

httpx decompresses all that came at once: 64 KiB of gzip may become 64 MiB in one go. Here no piece is larger
than `PIECE`, and whoever reads can stop after any of them.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Final, cast

import httpx

ACCEPTED: Final = "gzip"
"""What requests accept, as ``Accept-Encoding`` says it. It is the one that every server has."""

PIECE: Final = 256 * 1024
"""Largest piece in bytes that is given at once."""

_GZIP: Final = frozenset({"gzip", "x-gzip"})


def unpack(answer: httpx.Response) -> bool:
    """Let an answer decompress itself in small pieces when it is read.

    Parameters
    ----------
    answer : httpx.Response
        An answer. One that is not compressed, or has been read, is left as it is.

    Returns
    -------
    bool
        Whether it is compressed. A form that was not asked for ends in `httpx.DecodingError` when it is read.
    """
    coding = answer.headers.get("content-encoding", "").strip().lower()
    if coding in {"", "identity"} or hasattr(answer, "_content"):
        return False
    del answer.headers["content-encoding"]  # else httpx would decompress as well
    answer.stream = _Unpacked(answer.stream, coding, answer.request)
    return True


class _Unpacked(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The decompressed body of an answer."""

    def __init__(
        self, stream: httpx.SyncByteStream | httpx.AsyncByteStream, coding: str, request: httpx.Request
    ) -> None:
        self._stream, self._coding, self._request = stream, coding, request
        self._inflate = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        self._empty = True  # as the answer to HEAD is, whatever its headers say

    def __iter__(self) -> Iterator[bytes]:
        for chunk in cast(httpx.SyncByteStream, self._stream):
            yield from self._pieces(chunk)
        self._check_end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in cast(httpx.AsyncByteStream, self._stream):
            for piece in self._pieces(chunk):
                yield piece
        self._check_end()

    def close(self) -> None:
        cast(httpx.SyncByteStream, self._stream).close()

    async def aclose(self) -> None:
        await cast(httpx.AsyncByteStream, self._stream).aclose()

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        if self._coding not in _GZIP:
            raise self._problem("it is compressed in a form that was not asked for")
        try:
            while chunk:
                self._empty = False
                if self._inflate.eof:  # a gzip file may have several members (RFC 1952, section 2.2)
                    self._inflate = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
                piece = self._inflate.decompress(chunk, PIECE)
                if piece:
                    yield piece
                chunk = self._inflate.unused_data or self._inflate.unconsumed_tail
        except zlib.error:
            raise self._problem("it cannot be decompressed") from None

    def _check_end(self) -> None:
        if not self._empty and not self._inflate.eof:
            raise self._problem("it ends before its compressed data does")

    def _problem(self, reason: str) -> httpx.DecodingError:
        return httpx.DecodingError(reason, request=self._request)
