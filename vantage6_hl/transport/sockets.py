"""Connections that heed the deadline of the current thread's call, whatever each read or write may take."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from typing import Any, Final

import httpcore

from .deadline import left

__all__ = ["Backend"]

_SLICE: Final = 256 * 1024  # bytes that are written under one timeout


def _within(timeout: float | None, late: type[httpcore.TimeoutException]) -> float | None:
    seconds = left()
    if seconds is None:
        return timeout
    if seconds <= 0:
        raise late("the call's time is over")
    return seconds if timeout is None else min(timeout, seconds)


class _Stream(httpcore.NetworkStream):
    """A connection that ends what is read or written with the call."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _SLICE):
            self._stream.write(buffer[start : start + _SLICE], _within(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        timeout = _within(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """Makes such connections."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host within the call's time, however many addresses it has."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        # One after another as `socket.create_connection` does it, which gives each the whole timeout.
        problem: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in dict.fromkeys(str(one[4][0]) for one in found):
            seconds = _within(timeout, httpcore.ConnectTimeout)
            try:
                return _Stream(
                    self._backend.connect_tcp(address, port, seconds, local_address, socket_options)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a socket of this machine within the call's time."""
        timeout = _within(timeout, httpcore.ConnectTimeout)
        return _Stream(self._backend.connect_unix_socket(path, timeout, socket_options))

    def sleep(self, seconds: float) -> None:
        """Wait, as httpcore does between its own tries."""
        self._backend.sleep(seconds)
