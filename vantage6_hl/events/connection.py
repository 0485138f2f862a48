"""One socket.io connection to the hub, over a websocket alone. The only module that imports socketio."""

from __future__ import annotations

import logging
import ssl
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import httpx
import socketio  # type: ignore[import-untyped]
import websocket

from .hints import Hint, hints_of, room_of

__all__ = ["Connection"]

_NAMESPACE: Final = "/tasks"
_EVENTS: Final = ("algorithm_status_change", "algorithm_log", "kill_containers")
_TIMEOUT: Final = 10.0  # seconds for each step of connecting
_MAX_BYTES: Final = 4 * 1024 * 1024  # of one message; a node may log long lines

# The library logs on its own, with handlers of its own, and at INFO the content of every event.
_QUIET: Final = logging.getLogger("vantage6_hl.events.socketio")
_QUIET.setLevel(logging.CRITICAL + 1)


class _BoundedWebSocket(websocket.WebSocket):
    """A websocket that gives up a message larger than any the hub sends, before it is in memory."""

    _taken = 0

    def recv(self) -> str | bytes:
        self._taken = 0
        return super().recv()

    def _recv(self, bufsize: int) -> bytes:
        piece: bytes = super()._recv(bufsize)  # type: ignore[no-untyped-call]
        self._taken += len(piece)
        if self._taken > _MAX_BYTES:
            raise websocket.WebSocketConnectionClosedException("too large")
        return piece


class Connection:
    """One connection; what it is told it passes on from its own threads.

    Parameters
    ----------
    hq_url : str
        Address of HQ; the events are at its host and port, below ``/socket.io``.
    tls : ssl.SSLContext or None
        Whom to trust. None for the public authorities, as httpx knows them.
    hear : callable
        Gets each hint.
    joined : callable
        Gets the id of each collaboration whose events are known to arrive.
    refused : callable
        Called when the hub does not accept the token. It keeps such a connection open and sends nothing.
    lost : callable
        Called when the connection has ended.
    """

    def __init__(
        self,
        hq_url: str,
        *,
        tls: ssl.SSLContext | None,
        hear: Callable[[Hint], None],
        joined: Callable[[int], None],
        refused: Callable[[], None],
        lost: Callable[[], None],
    ) -> None:
        self._address = urlsplit(hq_url)
        self._lost = lost
        self._socket = socketio.Client(
            reconnection=False,  # the token would be the old one
            handle_sigint=False,
            logger=_QUIET,
            engineio_logger=_QUIET,
            request_timeout=_TIMEOUT,
            websocket_extra_options=self._options(tls),
        )
        self._threads: list[threading.Thread] = []
        self._websocket: _BoundedWebSocket | None = None
        # Each message is handled in a thread of its own; one that cannot be read would end in a traceback.
        self._socket.eio.start_background_task = self._start_thread
        for name in _EVENTS:
            self._on(name, partial(self._hear, name, hear))
        self._on("message", lambda text=None: self._room(text, joined))
        for name in ("expired_token", "invalid_token"):
            self._on(name, lambda *_: refused())
        for name in ("disconnect", "connect_error"):
            self._on(name, lambda *_: self._end())
        self._taken, self._ended = False, False
        self._decided = threading.Event()
        self._on("connect", lambda *_: self._begin())

    def open(self, token: str) -> None:
        """Connect.

        Raises
        ------
        socketio.exceptions.SocketIOError
            When it cannot; a redirect is not followed, so that no token reaches another server.
        """
        # Polling over http is never tried: it would need another package, and its answers are not bounded.
        self._socket.connect(
            f"{self._address.scheme}://{self._address.netloc}",
            headers={"Authorization": f"Bearer {token}"},
            namespaces=[_NAMESPACE],
            transports=["websocket"],
            wait=False,  # it would overlook a connection that the hub ends at once
        )
        self._decided.wait(_TIMEOUT)
        if self._ended or not self._taken:
            raise socketio.exceptions.ConnectionError

    def close(self) -> None:
        """End the connection and wait for its threads."""
        engine = self._socket.eio
        engine.disconnect(abort=True)  # waiting for the threads is done here, with an end
        if self._websocket is not None:
            # The library leaves one that was cut to the garbage collector.
            self._websocket.shutdown()  # type: ignore[no-untyped-call]
        ends = time.monotonic() + _TIMEOUT
        while any(thread.is_alive() for thread in self._threads) and time.monotonic() < ends:
            # Where both sides end the connection at once, the library (engineio 4.15) loses what tells its
            # sending thread to end, which would then stay for half a minute and more.
            engine.queue.put(None)
            for thread in [*self._threads]:
                thread.join(0.05)

    def _options(self, tls: ssl.SSLContext | None) -> dict[str, object]:
        options: dict[str, object] = {
            "redirect_limit": 0,
            "class_": self._make_websocket,
            # It is for browsers, and behind a proxy that ends TLS the hub would take it for another site's.
            "suppress_origin": True,
        }
        if self._address.scheme == "https":
            options["sslopt"] = {"context": tls or httpx.create_ssl_context()}
        if self._address.hostname in ("localhost", "127.0.0.1", "::1"):
            # As in transport/common.py: nobody is on the way to this machine, a proxy would be. The exception
            # from proxies is only heeded where one is named.
            options["http_no_proxy"] = [self._address.hostname]
            options["http_proxy_host"], options["http_proxy_port"] = "proxy.invalid", 1
        return options

    def _make_websocket(self, **options: object) -> websocket.WebSocket:
        self._websocket = _BoundedWebSocket(**options)  # type: ignore[arg-type]
        return self._websocket

    def _begin(self) -> None:
        self._taken = True
        self._decided.set()

    def _end(self) -> None:
        self._ended = True
        self._decided.set()
        self._lost()

    def _on(self, name: str, handler: Callable[..., object]) -> None:
        def handle(*data: object) -> None:  # what it returns would be sent as an answer
            handler(*data[:1])

        self._socket.on(name, handle, namespace=_NAMESPACE)

    def _hear(self, name: str, hear: Callable[[Hint], None], data: object = None) -> None:
        for hint in hints_of(name, data):
            hear(hint)

    def _room(self, text: object, joined: Callable[[int], None]) -> None:
        collaboration_id = room_of(text)
        if collaboration_id is not None:
            joined(collaboration_id)

    def _start_thread(
        self, target: Callable[..., object], *args: object, **kwargs: object
    ) -> threading.Thread:
        def guarded() -> None:
            try:
                target(*args, **kwargs)
            except Exception:  # noqa: BLE001 - nobody can act on it but by connecting anew
                self._end()
            else:
                if self._socket.eio.state != "connected":
                    self._end()

        thread = threading.Thread(target=guarded, name="vantage6-hl event", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()
        return thread
