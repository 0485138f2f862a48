"""The node's socket.io connection: it shows the node as online, wakes it, and carries kills and log lines.

Source: vantage6-hq 5.0.3 ``websockets.py``. The connection is a convenience: what it misses, polling finds.
The hub has taken a node in when it sends ``sync``; with an expired token it stays connected and gets nothing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Protocol

import socketio  # type: ignore[import-untyped]
from engineio.payload import Payload  # type: ignore[import-untyped]

from vantage6_hl.errors import Vantage6Error
from vantage6_hl.testing.sandbox.orders import RunOrder
from vantage6_hl.testing.sandbox.runs import Status

LOG = logging.getLogger(__name__)

_NAMESPACE = "/tasks"
_PING_INTERVAL = 15.0  # seconds; the real node takes 60
_ANSWER_TIMEOUT = 5.0  # seconds
_PAUSE = 1.0  # seconds before the next connection

# Where websockets cannot be had the hub answers with all events since the last answer, and the client would
# give up the connection at more than 16 of them.
Payload.max_decode_packets = 10_000


class Listener(Protocol):
    """Who acts on the hub's events; called from the connection's threads."""

    def wake(self) -> None:
        """Look for new runs."""
        ...

    def kill(self, run_ids: frozenset[int] | None) -> None:
        """Kill these runs, or all of this node."""
        ...

    def delete_dataframe(self, session_id: int, name: str) -> None:
        """Forget a dataframe."""
        ...


class Events:
    """The socket.io connection of one node.

    Parameters
    ----------
    url : str
        Address of the hub.
    token : callable
        Gives a valid access token; asked for every new connection.
    node_id, organization_id, collaboration_id : int
        Who this node is.
    details : mapping
        What the hub is told about the node's configuration.
    listener : Listener
        Who acts on events.
    """

    def __init__(
        self,
        url: str,
        *,
        token: Callable[[], str],
        node_id: int,
        organization_id: int,
        collaboration_id: int,
        details: Mapping[str, object],
        listener: Listener,
    ) -> None:
        self._url = url
        self._token = token
        self._node_id = node_id
        self._organization_id = organization_id
        self._collaboration_id = collaboration_id
        self._details = dict(details)
        self._listener = listener
        self._subscribed = threading.Event()
        self._trouble = threading.Event()
        self._closed = threading.Event()
        self._sending = threading.Lock()
        self._keeper = threading.Thread(target=self._keep, daemon=True, name="events")
        self._socket = socketio.Client(handle_sigint=False, reconnection=False)
        for name, handler in {
            "sync": self._on_sync,
            "disconnect": self._on_disconnect,
            "new_task_update": self._on_task,
            "kill_containers": self._on_kill,
            "delete_dataframe": self._on_delete,
            "expired_token": self._on_token_refused,
            "invalid_token": self._on_token_refused,
        }.items():
            self._socket.on(name, handler, namespace=_NAMESPACE)

    @property
    def subscribed(self) -> bool:
        """Whether the hub has taken the node in: events arrive."""
        return self._subscribed.is_set()

    def open(self) -> None:
        """Start to connect; from now on the connection renews itself until it is closed."""
        self._keeper.start()

    def _keep(self) -> None:
        """Hold a connection, and make a new one when it fails or no longer answers."""
        while not self._closed.is_set():
            self._trouble.clear()
            try:
                headers = {"Authorization": f"Bearer {self._token()}"}
                self._socket.connect(self._url, headers=headers, namespaces=[_NAMESPACE])
                if not self._subscribed.wait(_ANSWER_TIMEOUT):
                    LOG.warning("Connected, but the hub did not take the node in")
                while self.subscribed and not self._trouble.wait(_PING_INTERVAL):
                    self._send("ping")
            except (socketio.exceptions.SocketIOError, Vantage6Error) as problem:
                LOG.warning("No events: %s", problem)
            except Exception:
                LOG.exception("No events")
            self._subscribed.clear()
            self._socket.disconnect()
            self._closed.wait(_PAUSE)

    def wait_subscribed(self, timeout: float) -> bool:
        """Wait at most this many seconds for the hub to take the node in."""
        return self._subscribed.wait(timeout)

    def close(self) -> None:
        """Disconnect: the hub shows the node as offline."""
        self._closed.set()
        self._subscribed.clear()
        self._trouble.set()
        self._keeper.join(_ANSWER_TIMEOUT)

    def status(self, order: RunOrder, status: Status) -> None:
        """Tell the collaboration that a run changed its status; the hub wakes who waits for it."""
        self._send("algorithm_status_change", {**self._about(order), "status": status.value})

    def log(self, order: RunOrder, line: str) -> None:
        """Tell the collaboration a line of a run's log; the hub adds it to the log that it keeps."""
        self._send("algorithm_log", {**self._about(order), "log": line})

    def _about(self, order: RunOrder) -> dict[str, object]:
        return {
            "node_id": self._node_id,
            "run_id": order.run_id,
            "task_id": order.task_id,
            "collaboration_id": self._collaboration_id,
            "organization_id": self._organization_id,
            "parent_id": order.parent_id,
        }

    def _send(self, event: str, data: Mapping[str, object] | None = None) -> None:
        """Send an event and wait until the hub has handled it.

        Without the wait the hub might add a log line after the run's last update, which holds it already.
        """
        if not self.subscribed:
            return
        try:
            # One at a time: an engine.io server closes a connection that sends more than 16 packets at once.
            with self._sending:
                self._socket.call(event, data, namespace=_NAMESPACE, timeout=_ANSWER_TIMEOUT)
        except socketio.exceptions.SocketIOError as problem:
            LOG.warning("The event '%s' was not answered (%s)", event, type(problem).__name__)
            self._trouble.set()

    def _on_sync(self) -> None:
        LOG.info("The hub has taken the node in")
        self._socket.emit("node_info_update", self._details, namespace=_NAMESPACE)
        self._subscribed.set()
        self._listener.wake()

    def _on_disconnect(self, reason: str | None = None) -> None:
        LOG.info("Disconnected from the hub (%s)", reason or "no reason given")
        self._trouble.set()

    def _on_token_refused(self) -> None:
        LOG.warning("The hub refused the connection's token")
        self._trouble.set()

    def _on_task(self, _data: Mapping[str, object]) -> None:
        self._listener.wake()

    def _on_kill(self, data: Mapping[str, object]) -> None:
        if data.get("collaboration_id") != self._collaboration_id:
            return
        if data.get("node_id") not in (None, self._node_id):
            return
        runs = data.get("kill_list")
        if isinstance(runs, list):
            self._listener.kill(frozenset(run["run_id"] for run in runs))
        else:
            self._listener.kill(None)

    def _on_delete(self, data: Mapping[str, object]) -> None:
        name, session_id = data.get("df_name"), data.get("session_id")
        if isinstance(name, str) and isinstance(session_id, int):
            self._listener.delete_dataframe(session_id, name)
            self._socket.emit(
                "dataframe_deleted",
                {"df_name": name, "session_id": session_id, "node_id": self._node_id},
                namespace=_NAMESPACE,
            )
