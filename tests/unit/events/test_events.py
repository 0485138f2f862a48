"""The connection to the hub's events, against a socket.io server in this process."""

from __future__ import annotations

import base64
import hashlib
import ssl
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.unit.events.conftest import Heard, MakeEvents, until
from tests.unit.events.server import EventsServer
from tests.unit.transport.test_tls import Authority
from vantage6_hl.events import Events, Hint, keeper
from vantage6_hl.transport import tls_context

ENDED = {"task_id": 7, "status": "completed"}


def test_an_event_reaches_every_subscriber_over_one_connection(
    server: EventsServer, make_events: MakeEvents
) -> None:
    events = make_events()
    first, second = Heard(), Heard()
    with events.subscribed(first), events.subscribed(second):
        assert first.next() == second.next() == Hint("missed"), "look: something may have happened before"
        assert events.covers(1)
        assert not events.covers(2)
        server.push("algorithm_status_change", ENDED)
        assert first.next() == second.next() == Hint("ended", 7)
    assert server.tokens == ["good"]
    assert all(path.startswith("/socket.io/?transport=websocket") for path in server.requests)


def test_the_next_wait_uses_the_same_connection(server: EventsServer, make_events: MakeEvents) -> None:
    events = make_events()
    for _ in range(3):
        heard = Heard()
        with events.subscribed(heard):
            until(lambda: events.covers(1))
            server.push("algorithm_status_change", ENDED)
            until(lambda heard=heard: not heard.empty)
    assert len(server.tokens) == 1


def test_it_is_closed_a_little_after_the_last_wait(server: EventsServer, make_events: MakeEvents) -> None:
    events = make_events(linger=0.05)
    heard = Heard()
    with events.subscribed(heard):
        heard.next()
    server.wait_for_end()
    until(lambda: not any(one.name.startswith("vantage6-hl") for one in threading.enumerate()))
    with events.subscribed(heard):
        assert heard.next() == Hint("missed"), "and opened again when needed"


def test_nothing_stays_of_it(server: EventsServer, make_events: MakeEvents) -> None:
    sockets = open_sockets()
    events = make_events()
    with events.subscribed(Heard()):
        until(lambda: events.covers(1))
        assert len(open_sockets() - sockets) >= 1
    events.close()
    server.wait_for_end()
    assert not any(one.name.startswith("vantage6-hl") for one in threading.enumerate())
    until(lambda: not open_sockets() - sockets)
    with events.subscribed(Heard()):
        assert not any(one.name.startswith("vantage6-hl") for one in threading.enumerate())


def open_sockets() -> set[str]:
    found = set()
    for path in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the folder's own
            found.add(str(path.readlink()))
    return {name for name in found if name.startswith("socket:")}


def test_an_ended_token_joins_nothing_and_a_fresh_one_takes_its_place(
    server: EventsServer, make_events: MakeEvents
) -> None:
    token = "ended"
    events = make_events(lambda: token)
    heard = Heard()
    with events.subscribed(heard):
        server.wait_for_end()
        assert not events.covers(1)
        token = "good"
        assert heard.next() == Hint("missed")
        assert events.covers(1)
    assert server.tokens == ["ended", "good"], "the refused one is not tried again"


def test_without_a_token_that_is_good_for_a_while_it_waits(
    server: EventsServer, make_events: MakeEvents
) -> None:
    tokens = iter([None, None, "good"])
    events = make_events(lambda: next(tokens))
    heard = Heard()
    with events.subscribed(heard):
        assert heard.next() == Hint("missed")
    assert server.tokens == ["good"]


def test_after_a_cut_it_connects_again_and_says_that_something_may_be_missed(
    server: EventsServer, make_events: MakeEvents
) -> None:
    events = make_events()
    heard = Heard()
    with events.subscribed(heard):
        for _ in range(3):
            assert heard.next() == Hint("missed")
            server.wait_for_connection()
            server.drop()
        assert heard.next() == Hint("missed")
        server.push("algorithm_status_change", ENDED)
        assert heard.next() == Hint("ended", 7)


def test_a_newer_collaboration_is_sought_once(
    server: EventsServer, make_events: MakeEvents, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = make_events()
    heard = Heard()

    def asked_a_while_after_connecting(collaboration_id: int) -> bool:
        with monkeypatch.context() as patch:
            patch.setattr(keeper, "_SETTLED", 0.0)
            return events.covers(collaboration_id)

    with events.subscribed(heard):
        assert heard.next() == Hint("missed")
        assert not events.covers(2), "it may still come"
        server.rooms.append(2)  # made after the connection
        assert not asked_a_while_after_connecting(2)
        assert [heard.next(), heard.next()] == [Hint("missed")] * 2
        assert events.covers(1)
        assert events.covers(2)
        assert not asked_a_while_after_connecting(3)
        assert [heard.next(), heard.next()] == [Hint("missed")] * 2
        assert not asked_a_while_after_connecting(3)
        server.push("algorithm_status_change", ENDED)
        assert heard.next() == Hint("ended", 7)
    assert len(server.tokens) == 3


def test_the_token_follows_no_redirect(server: EventsServer, make_events: MakeEvents) -> None:
    other = EventsServer()
    asked = threading.Event()

    def redirect(environ: Any, start_response: Any) -> list[bytes]:
        start_response("302 Found", [("Location", other.url.replace("http", "ws") + "/socket.io/")])
        asked.set()
        return []

    server.instead = redirect
    try:
        events = make_events()
        with events.subscribed(Heard()):
            assert asked.wait(20)
            until(lambda: len(server.requests) >= 2)  # tried again, here
        events.close()
        assert not other.requests
    finally:
        other.close()


@pytest.mark.usefixtures("no_errors_in_threads")
@pytest.mark.parametrize(
    "text",
    [
        "9",
        "2/tasks,",
        "2/tasks,[]",
        "2/tasks,{",
        "2" + "[" * 5000,
        "51-/tasks,[]",
        '2/tasks,["message"]',
        "\x1b",
    ],
)
def test_what_cannot_be_read_does_no_harm(server: EventsServer, make_events: MakeEvents, text: str) -> None:
    events = make_events()
    heard = Heard()
    with events.subscribed(heard):
        assert heard.next() == Hint("missed")
        server.send_raw(text)

        def pushed() -> bool:
            server.push("algorithm_status_change", ENDED)
            return not heard.empty and heard.next() == Hint("ended", 7)

        until(pushed)


@pytest.mark.usefixtures("no_errors_in_threads")
def test_a_message_without_end_is_not_read_to_its_end(server: EventsServer, make_events: MakeEvents) -> None:
    sent: list[int] = []
    ended = threading.Event()

    def flood(environ: Any, start_response: Any) -> list[bytes]:
        socket = environ["werkzeug.socket"]
        key = environ["HTTP_SEC_WEBSOCKET_KEY"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        accept = base64.b64encode(hashlib.sha1(key.encode()).digest())
        opened = b'0{"sid":"1","upgrades":[],"pingInterval":25000,"pingTimeout":20000}'
        socket.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n\x81" + bytes([len(opened)]) + opened
        )
        socket.sendall(b"\x81\x7f" + (10 * 2**30).to_bytes(8, "big"))
        try:
            while True:
                sent.append(socket.send(b"x" * 65536))
        except OSError:
            ended.set()
        raise ConnectionError

    server.instead = flood
    events = make_events()
    with events.subscribed(Heard()):
        assert ended.wait(60)
    assert sum(sent) < 32 * 2**20, "what is read, and what is on the way"


def test_no_proxy_gets_a_token_for_this_machine(
    server: EventsServer, make_events: MakeEvents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "example.org")
    heard = Heard()
    with make_events().subscribed(heard):
        assert heard.next() == Hint("missed")


def test_the_package_is_imported_when_somebody_waits_and_not_before() -> None:
    code = (
        "import sys; sys.modules['httpx._main'] = None  # it loads rich, where click is installed\n"
        "import vantage6_hl\n"
        "client = vantage6_hl.UserClient('https://h.example/hq', 'https://a.example')\n"
        "import vantage6_hl.events, vantage6_hl._sync.waiting\n"
        "print([name for name in ('socketio', 'websocket', 'rich', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_clients_own_authority_is_trusted_and_no_other(tmp_path: Path) -> None:
    ours, other = Authority(tmp_path, "ours"), Authority(tmp_path, "other")
    certificate, key = ours.issue("hub", ["127.0.0.1"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = EventsServer(tls=context)
    try:
        for authority, trusted in ((other, False), (ours, True)):
            events = Events(server.url, token=lambda: "good", tls=tls_context(ca_file=authority.file))
            heard = Heard()
            try:
                with events.subscribed(heard):
                    if trusted:
                        assert heard.next() == Hint("missed")
                    else:
                        until(lambda: bool(server.failed))
            finally:
                events.close()
            assert server.tokens == (["good"] if trusted else [])
    finally:
        server.close()
