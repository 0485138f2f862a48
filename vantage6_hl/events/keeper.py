"""``Events``: keeps one connection to the hub's events as long as somebody waits, and a little longer."""

from __future__ import annotations

import logging
import random
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from .hints import Hint, Subscriber

__all__ = ["Events"]

log = logging.getLogger(__name__)

_LINGER: Final = 10.0  # seconds that the connection outlives the last wait: the next one often comes at once
_SETTLED: Final = 5.0  # seconds after which a connection has told all rooms that it is in
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds between connections that fail
_LOOK: Final = 1.0  # seconds between looks for a token that can be used
_PATIENCE: Final = 5.0  # seconds for the connection to close


class Events:
    """The events of one login, for any number of waits, from any thread.

    It connects when the first subscriber comes, with the login's token, and again when the connection ends.

    Parameters
    ----------
    hq_url : str
        Address of HQ. The events are at the same host and port.
    token : callable
        Gives the access token if it is good for a while yet, else None. A wait renews it by its own looks.
    tls : ssl.SSLContext, optional
        Whom to trust, and the certificate to show. By default the public authorities.
    linger : float, optional
        Seconds that the connection outlives its last subscriber, by default 10.

    Examples
    --------
    >>> events = Events("https://hub.example.org/hq", token=lambda: None)
    >>> events.covers(1)
    False
    >>> events.close()
    """

    def __init__(
        self,
        hq_url: str,
        *,
        token: Callable[[], str | None],
        tls: ssl.SSLContext | None = None,
        linger: float = _LINGER,
    ) -> None:
        self._hq_url = hq_url
        self._token = token
        self._tls = tls
        self._linger = linger
        self._change = threading.Condition()
        self._subscribers: list[Subscriber] = []
        self._last_left = 0.0
        self._closed = False
        self._keeper: threading.Thread | None = None
        self._connected_at: float | None = None
        self._held: object = None  # stands for the connection that is held; None when it is given up
        self._refused: str | None = None
        self._rooms: set[int] = set()
        self._sought: set[int] = set()
        self.connections = 0
        """How often it connected, for tests."""

    @contextmanager
    def subscribed(self, subscriber: Subscriber) -> Iterator[None]:
        """Give hints to a subscriber inside the block."""
        with self._change:
            self._subscribers.append(subscriber)
            if self._keeper is None and not self._closed:
                self._keeper = threading.Thread(target=self._keep, name="vantage6-hl events", daemon=True)
                self._keeper.start()
            self._change.notify_all()
        try:
            yield
        finally:
            with self._change:
                self._subscribers.remove(subscriber)
                self._last_left = time.monotonic()
                self._change.notify_all()

    def covers(self, collaboration_id: int) -> bool:
        """Whether the hub has shown that it pushes what happens in a collaboration.

        Being connected is not enough: the hub takes a connection with an ended token, or of an account that
        may not receive events, and sends it nothing. It puts a connection into the rooms of the
        collaborations there are then, so for a newer one a new connection is made, once.
        """
        with self._change:
            if collaboration_id in self._rooms:
                return True
            settled = self._connected_at is not None and time.monotonic() - self._connected_at > _SETTLED
            if settled and collaboration_id not in self._sought:
                self._sought.add(collaboration_id)
                self._lose(self._held)
            return False

    def close(self) -> None:
        """End the connection and its threads; every later subscriber gets nothing."""
        with self._change:
            self._closed = True
            self._change.notify_all()
            keeper = self._keeper
        if keeper is not None and keeper is not threading.current_thread():
            keeper.join(_PATIENCE)

    def _keep(self) -> None:
        """Hold a connection, and make a new one when it fails; ends when nobody wants one any more."""
        pause = _FIRST_PAUSE
        while (token := self._wait_for_token()) is not None:
            started = time.monotonic()
            try:
                self._hold(token)
            except Exception as problem:  # noqa: BLE001 - whatever it is, the waits poll
                log.debug("No events from the hub: %s", type(problem).__name__)
            # One that had held for a while gets a new chance soon; so does one for another collaboration.
            pause = _FIRST_PAUSE if time.monotonic() - started > _SETTLED else min(pause * 2, _LONGEST_PAUSE)
            self._wait(pause * random.random())  # noqa: S311 - spreads clients in time

    def _hold(self, token: str) -> None:
        """Connect, and return when the connection has ended or is not wanted any more."""
        from .connection import Connection  # imports socketio, which takes a while

        held = object()
        connection = Connection(
            self._hq_url,
            tls=self._tls,
            hear=self._pass_on,
            joined=lambda room: self._joined(held, room),
            refused=lambda: self._refuse(held, token),
            lost=lambda: self._lose(held),
        )
        try:
            with self._change:
                self._held = held
            connection.open(token)
            with self._change:
                self._connected_at = time.monotonic()
                self.connections += 1
            self._wait(until=lambda: self._held is None)
        finally:
            with self._change:
                self._held = self._connected_at = None
                self._rooms.clear()
            connection.close()

    def _wait_for_token(self) -> str | None:
        """Wait for a token that the hub has not refused; None when a connection is not wanted any more."""
        while True:
            with self._change:
                if not self._wanted():
                    self._keeper = None
                    return None
            token = self._token()
            if token is not None and token != self._refused:
                return token
            self._wait(_LOOK)

    def _wanted(self) -> bool:
        return not self._closed and (
            bool(self._subscribers) or time.monotonic() < self._last_left + self._linger
        )

    def _wait(self, seconds: float | None = None, *, until: Callable[[], bool] = lambda: False) -> None:
        """Wait until the time is over, a condition holds, or no connection is wanted any more."""
        ends = None if seconds is None else time.monotonic() + seconds
        with self._change:
            while self._wanted() and not until():
                moments = [] if ends is None else [ends]
                if not self._subscribers:
                    moments.append(self._last_left + self._linger)
                left = min(moments) - time.monotonic() if moments else None
                if left is not None and left <= 0:
                    return
                self._change.wait(left)

    # What follows is called from the connections' threads, those of an earlier one among them.

    def _pass_on(self, hint: Hint) -> None:
        with self._change:
            subscribers = [*self._subscribers]
        for one in subscribers:
            one.hint(hint)

    def _joined(self, held: object, collaboration_id: int) -> None:
        with self._change:
            if held is not self._held:
                return
            known = collaboration_id in self._rooms
            self._rooms.add(collaboration_id)
            self._sought.discard(collaboration_id)
        if not known:
            self._pass_on(Hint("missed"))

    def _refuse(self, held: object, token: str) -> None:
        log.debug("The hub does not take the token for events; a new one is waited for")
        with self._change:
            self._refused = token
            self._lose(held)

    def _lose(self, held: object) -> None:
        with self._change:
            if held is self._held:
                self._held = None
                self._change.notify_all()
