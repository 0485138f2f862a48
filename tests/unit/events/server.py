"""A socket.io server in this process that behaves as the hub does: HQ's websockets.py of release 5.0.3."""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Callable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import socketio

QUIET = logging.getLogger("tests.socketio")
QUIET.setLevel(logging.CRITICAL + 1)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    tls: ssl.SSLContext | None = None

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.failed: list[object] = []

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.tls is not None:
            try:
                request = self.tls.wrap_socket(request, server_side=True)
            except OSError as error:
                self.failed.append(error)
                return
        super().finish_request(request, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that was cut is no news."""


class _Handler(WSGIRequestHandler):
    def get_environ(self) -> dict[str, Any]:
        # simple-websocket takes over the socket from servers that it knows.
        return {**super().get_environ(), "werkzeug.socket": self.connection}

    def get_stderr(self) -> Any:
        return _Nowhere()

    def log_message(self, *args: object) -> None:
        """Log nothing."""


class _Nowhere:
    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None: ...


class EventsServer:
    """The hub's events, at a free port.

    Attributes
    ----------
    good : set of str
        Tokens that are accepted; a connection with another one gets ``expired_token`` and joins nothing.
    rooms : list of int
        Collaborations whose rooms a user joins.
    tokens : list of str
        Those that came, one for each connection.
    requests : list of str
        Path and query of every request.
    failed : list
        TLS handshakes that failed.
    """

    def __init__(self, *, tls: ssl.SSLContext | None = None) -> None:
        self.good = {"good"}
        self.rooms = [1]
        self.tokens: list[str] = []
        self.requests: list[str] = []
        self.sids: list[str] = []
        self.left = threading.Semaphore(0)
        self.came = threading.Semaphore(0)
        self.instead: Callable[[Any, Any], list[bytes]] | None = None
        self._sio = socketio.Server(
            async_mode="threading", logger=QUIET, engineio_logger=QUIET, always_connect=True
        )
        self._sio.on("connect", self._connect, namespace="/tasks")
        self._sio.on("disconnect", self._disconnect, namespace="/tasks")
        self._app = socketio.WSGIApp(self._sio)
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.set_app(self._serve)
        self._server.tls = tls
        self.failed = self._server.failed
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}/hq"
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.02])
        self._thread.start()

    def push(self, event: str, data: object, *, room: int = 1) -> None:
        """Send an event to everybody in a room."""
        self._sio.emit(event, data, room=f"collaboration_{room}", namespace="/tasks")

    def send_raw(self, text: str) -> None:
        """Send any text to the last connection, as a message of engine.io."""
        sid = self._sio.manager.eio_sid_from_sid(self.sids[-1], "/tasks")
        self._sio.eio.send(sid, text)

    def drop(self) -> None:
        """End the last connection."""
        self._sio.disconnect(self.sids[-1], namespace="/tasks")

    def wait_for_connection(self) -> None:
        """Wait for one more connection."""
        assert self.came.acquire(timeout=20), "nobody connected"

    def wait_for_end(self) -> None:
        """Wait for one more connection to end."""
        assert self.left.acquire(timeout=20), "nobody left"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _serve(self, environ: Any, start_response: Any) -> Any:
        self.requests.append(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}")
        if self.instead is not None:
            return self.instead(environ, start_response)
        return self._app(environ, start_response)

    def _connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        token = environ["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
        self.tokens.append(token)
        self.sids.append(sid)
        if token in self.good:
            for number in self.rooms:
                room = f"collaboration_{number}"
                self._sio.enter_room(sid, room, namespace="/tasks")
                text = f"User <robot> joined room <{room}>"
                self._sio.emit("message", text, room=room, namespace="/tasks")
        else:
            self._sio.emit("expired_token", room=sid, namespace="/tasks")
        self.came.release()

    def _disconnect(self, sid: str, reason: object = None) -> None:
        self.left.release()
