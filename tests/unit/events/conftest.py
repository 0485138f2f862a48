"""A server of events, and subscribers that can be waited for."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.unit.events.server import EventsServer
from vantage6_hl.events import Events, Hint, keeper


class Heard:
    """A subscriber that keeps the hints."""

    def __init__(self) -> None:
        self._hints: queue.Queue[Hint] = queue.Queue()

    def hint(self, hint: Hint) -> None:
        self._hints.put(hint)

    def next(self) -> Hint:
        return self._hints.get(timeout=20)

    @property
    def empty(self) -> bool:
        return self._hints.empty()


@pytest.fixture
def server() -> Iterator[EventsServer]:
    server = EventsServer()
    yield server
    server.close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(keeper, "_LOOK", 0.01)


@pytest.fixture
def no_errors_in_threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    errors: list[object] = []
    monkeypatch.setattr(threading, "excepthook", errors.append)
    yield
    assert not errors


MakeEvents = Callable[..., Events]


@pytest.fixture
def make_events(server: EventsServer) -> Iterator[MakeEvents]:
    """Make events with a token; they are closed after the test, and nothing of them stays."""
    before = {*threading.enumerate()}
    with ExitStack() as stack:

        def make(token: Callable[[], str | None] = lambda: "good", **options: object) -> Events:
            events = Events(server.url, token=token, **options)
            stack.callback(events.close)
            return events

        yield make
    left = {one.name for one in {*threading.enumerate()} - before if one.name.startswith("vantage6-hl")}
    assert not left, "threads are left"


def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds that no event tells."""
    ends = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.005)
