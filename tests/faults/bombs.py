"""Answers that are meant to fill the memory or to go on for ever, as pieces that a proxy sends."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

Pieces = Callable[[], Iterable[bytes]]

_MIB = 1024 * 1024


def answer(body: bytes, *, status: str = "200 OK", headers: tuple[str, ...] = ()) -> bytes:
    """Make an HTTP answer with its length."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def head(*headers: str, status: str = "200 OK") -> bytes:
    """Make the head of an HTTP answer."""
    return "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: application/json", *headers, "", ""]).encode()


def _forever(piece: bytes) -> Iterator[bytes]:
    while True:
        yield piece


def _gzip(content: bytes, *, status: str = "200 OK", coding: str = "gzip") -> Pieces:
    """Gzip that repeats 1 MiB of content without end."""
    text = content * (_MIB // len(content))

    def pieces() -> Iterator[bytes]:
        packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
        yield head(f"Content-Encoding: {coding}", "Connection: close", status=status)
        yield packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH)
        again = packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH)  # needs nothing of what was before
        yield from _forever(again * 16)

    return pieces


def _chunked() -> Iterator[bytes]:
    yield head("Transfer-Encoding: chunked")
    yield from _forever(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


def _with_head(first: bytes, piece: bytes) -> Pieces:
    def pieces() -> Iterator[bytes]:
        yield first
        yield from _forever(piece)

    return pieces


def _one(body: Callable[[], bytes]) -> Pieces:
    return lambda: (answer(body()),)


BOMBS: dict[str, Pieces] = {
    "gzip of zeros": _gzip(b"\0"),
    "gzip of JSON": _gzip(b"[],"),
    "gzip in gzip": _gzip(b"\0", coding="gzip, gzip"),
    "gzip of an error": _gzip(b"[],", status="500 INTERNAL SERVER ERROR"),
    "gzip of a refusal": _gzip(b"[],", status="401 UNAUTHORIZED"),
    "10 GB announced": _with_head(head("Content-Length: 10000000000"), bytes(65536)),
    "10 GB announced, with an error": _with_head(
        head("Content-Length: 10000000000", status="502 BAD GATEWAY"), bytes(65536)
    ),
    "chunks without end": _chunked,
    "a body without length or end": _with_head(head("Connection: close"), b" " * 65536),
    "headers without end": _with_head(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 1000 + b"\r\n"),
    "one header without end": _with_head(b"HTTP/1.1 200 OK\r\nX-More: ", b"x" * 65536),
    "100 Continue without end": _with_head(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "deep lists": _one(lambda: b"[" * (20 * _MIB)),
    "deep objects": _one(lambda: b'{"a":' * (4 * _MIB)),
    "millions of small lists": _one(lambda: b"[" + b"[]," * (20 * _MIB) + b"[]]"),
    "half a million small lists": _one(lambda: b"[" + b"[]," * 500_000 + b"[]]"),
    "millions of small objects": _one(lambda: b"[" + b'{"a":1},' * (7 * _MIB) + b"1]"),
    "half a million small objects": _one(lambda: b"[" + b'{"a":1},' * 500_000 + b"1]"),
    "a number of a million digits": _one(lambda: b'{"version": ' + b"9" * _MIB + b"}"),
}
"""Each by its name. None of them may cost more memory than the limit and 64 MiB."""
