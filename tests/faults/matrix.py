"""The cases: what goes wrong, in which phases, and what may come of it."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.faults.bombs import BOMBS, answer, head
from tests.faults.proxy import Change, Cut, Fault, How, Reply
from tests.faults.running import RIGHT, Case, Ground

_READS = ("idle", "read", "wait")
_ALL = (*_READS, "upload")
_EVIL = "https://elsewhere.example.org/hq"


def _fine(
    reads: Iterable[str] = (RIGHT,), upload: Iterable[str] = (), *, wait: Iterable[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Say what may come of a case; a wait may always go on, or give up when its time is over."""
    found = {phase: tuple(reads) for phase in ("idle", "read")}
    found["wait"] = (*reads, *wait, RIGHT, "WaitTimeout")
    if upload:
        found["upload"] = tuple(upload)
    return found


def _on(make: Fault | Callable[[Ground], Fault], *, times: int | None = 1) -> Callable[[Ground], None]:
    def arm(ground: Ground) -> None:
        ground.on_target(make(ground) if callable(make) else make, times=times)

    return arm


def _always(make: Fault) -> Callable[[Ground], None]:
    """To every request, those of the look-up too."""

    def arm(ground: Ground) -> None:
        ground.hub.plan = lambda _: make

    return arm


def _reply(*pieces: bytes, done: bool = False) -> Reply:
    return Reply(lambda: pieces, pass_on=done)


def _status(status: str, *headers: str, done: bool = False, html: bool = True) -> Reply:
    body = b"<html><h1>Sorry</h1></html>" if html else b'{"msg": "Sorry"}'
    return _reply(answer(body, status=status, headers=headers), done=done)


def _body(change: Callable[[bytes], bytes], *, headers: tuple[str, ...] = ()) -> Change:
    """Change the body of the hub's answer, and its length."""

    def changed(whole: bytes) -> bytes:
        first, _, body = whole.partition(b"\r\n\r\n")
        status = first.split(b"\r\n")[0].split(b" ", 1)[1].decode()
        return answer(change(body), status=status, headers=headers)

    return Change(changed)


# ---- the connection


def _refused(ground: Ground) -> None:
    ground.hub.refuse()


def _refused_for_a_moment(ground: Ground) -> None:
    ground.hub.refuse()
    threading.Timer(0.15, ground.hub.accept).start()


_no_such_name: set[str] = set()


@contextmanager
def names_that_fail() -> Iterator[None]:
    """Let ``*.localhost`` be this machine, except for names whose look-up is to fail."""
    resolve = socket.getaddrinfo

    def getaddrinfo(host: object, *rest: object, **more: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name in _no_such_name:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if isinstance(name, str) and name.endswith(".localhost"):
            host = "127.0.0.1"
        return resolve(host, *rest, **more)  # type: ignore[arg-type]

    socket.getaddrinfo = getaddrinfo  # type: ignore[assignment]
    try:
        yield
    finally:
        socket.getaddrinfo = resolve


def _name_fails(ground: Ground) -> None:
    _no_such_name.add(ground.host)
    ground.hub.break_connections()


def _broken_while_idle(how: How) -> Callable[[Ground], None]:
    return lambda ground: ground.hub.break_connections(how)


def _cut_request(ground: Ground) -> Fault:
    return Cut(to_hub=ground.rng.choice((0, 1, 17, 200, 1500, 5000, 100_000)), how=_how(ground))


def _cut_answer(ground: Ground) -> Fault:
    return Cut(to_client=ground.rng.choice((0, 1, 9, 17, 60, 150, 200, 300, 400)), how=_how(ground))


def _how(ground: Ground) -> How:
    return ground.rng.choice(("reset", "close"))


_silence = Reply(lambda: (), then="hang")
_CUT_ALWAYS = ("NetworkError", "OutcomeUnknown")

CONNECTION = [
    Case("refused", _refused, _fine(["NetworkError"], ["NetworkError"])),
    Case(
        "refused for a moment",
        _refused_for_a_moment,
        _fine([RIGHT, "NetworkError"], [RIGHT, "NetworkError", "OutcomeUnknown"]),
        runs=2,
    ),
    Case("the name is not found", _name_fails, _fine(["NetworkError"], ["NetworkError"])),
    Case("reset while idle", _broken_while_idle("reset"), _fine([RIGHT], [RIGHT, "OutcomeUnknown"])),
    Case("closed while idle", _broken_while_idle("close"), _fine([RIGHT], [RIGHT, "OutcomeUnknown"])),
    Case("request cut off", _on(_cut_request), _fine([RIGHT], [RIGHT, "OutcomeUnknown"]), runs=4),
    Case("request arrives, then cut off", _on(Cut()), _fine([RIGHT], [RIGHT, "OutcomeUnknown"])),
    Case("answer cut off", _on(_cut_answer), _fine([RIGHT], [RIGHT]), runs=4),
    Case(
        "every answer cut off",
        _always(Cut(to_client=40)),
        _fine(["NetworkError"], _CUT_ALWAYS),
    ),
    Case(
        "silence",
        _on(_silence, times=None),
        _fine(["RequestTimeout"], ["OutcomeUnknown"]),
        deadline=1.5,
        exactly=True,
    ),
    Case(
        "silence, but done",
        _on(replace(_silence, pass_on=True)),
        _fine(["RequestTimeout"], [RIGHT]),
        deadline=1.5,
    ),
]

# ---- slow answers

_drop = Change(pause=0.05, then="hang")
_slow_headers = Change(lambda whole: whole[:10] + b"X" * 4000 + whole[10:], pause=0.02)

SLOW = [
    Case(
        "slow headers",
        _on(_slow_headers, times=None),
        _fine(["RequestTimeout"], [RIGHT]),
        deadline=1.5,
        exactly=True,
    ),
    Case(
        "slow body",
        _on(
            Change(
                lambda whole: whole.replace(b"\r\n\r\n", b"\r\nX-Slow: 1\r\n\r\n") + b" " * 10_000,
                pause=0.001,
                then="hang",
            ),
            times=None,
        ),
        _fine([RIGHT], [RIGHT]),
    ),
    Case(
        "a body that never ends",
        _on(
            Reply(
                lambda: [head("Content-Length: 100000"), *([b" "] * 5000)],
                pause=0.05,
                pass_on=True,
            ),
            times=None,
        ),
        _fine(["RequestTimeout"], [RIGHT]),
        deadline=1.5,
        exactly=True,
    ),
]

# ---- answers that are none

ANSWERS = [
    Case(
        f"{name}",
        _on(_body(change, headers=headers), times=None),
        _fine(["InvalidAnswer"], [RIGHT]),
    )
    for name, change, headers in (
        ("truncated JSON", lambda body: body.rstrip()[:-1], ()),
        ("malformed JSON", lambda body: b"{'id': 1}", ()),
        ("no body", lambda body: b"", ()),
        ("HTML instead of JSON", lambda body: b"<html>Welcome to our network</html>", ()),
        ("JSON of another shape", lambda body: b"[1, 2]", ()),
        ("deep JSON", lambda body: b"[" * 100_000, ()),
        ("NaN", lambda body: b'{"id": NaN, "name": Infinity, "status": NaN}', ()),
        ("a number without end", lambda body: b'{"id": ' + b"7" * 5000 + b"}", ()),
        ("wrong charset", lambda body: '{"name": "é"}'.encode("latin-1"), ()),
        ("UTF-16", lambda body: body.decode().encode("utf-16"), ()),
        (
            "gzip that is cut short",
            lambda body: gzip.compress(body)[:-9],
            ("Content-Encoding: gzip",),
        ),
        ("no gzip, as it says", lambda body: body, ("Content-Encoding: gzip",)),
        ("brotli", lambda body: body, ("Content-Encoding: br",)),
    )
] + [
    Case("gzip", _on(_body(gzip.compress, headers=("Content-Encoding: gzip",))), _fine([RIGHT], [RIGHT])),
    Case(
        "a gzip bomb",
        _on(Reply(BOMBS["gzip of zeros"], pass_on=True), times=None),
        _fine(["InvalidAnswer"], [RIGHT]),
        deadline=8,
    ),
    Case(
        "10 GB announced",
        _on(Reply(BOMBS["10 GB announced"], pass_on=True), times=None),
        _fine(["InvalidAnswer"], [RIGHT]),
    ),
    Case(
        "headers without end",
        _on(Reply(BOMBS["headers without end"], pass_on=True), times=None),
        _fine(["NetworkError"], [RIGHT]),
    ),
]

# ---- statuses

_lost = ("502 BAD GATEWAY", "504 GATEWAY TIMEOUT", "520 WEB SERVER RETURNED AN UNKNOWN ERROR")


def _dated(seconds: float) -> Callable[[Ground], Fault]:
    def make(_: Ground) -> Fault:
        when = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
        return _status("503 SERVICE UNAVAILABLE", f"Retry-After: {when}")

    return make


STATUSES = [
    *(
        Case(f"{status[:3]} once, not done", _on(_status(status)), _fine([RIGHT], ["OutcomeUnknown"]))
        for status in _lost
    ),
    *(
        Case(f"{status[:3]} once, but done", _on(_status(status, done=True)), _fine([RIGHT], [RIGHT]))
        for status in _lost
    ),
    *(
        Case(f"{status[:3]} always", _on(_status(status), times=None), _fine(["ServerError"]))
        for status in _lost
    ),
    Case("500", _on(_status("500 INTERNAL SERVER ERROR")), _fine(["ServerError"], ["ServerError"])),
    *(
        Case(
            f"{status[:3]}, Retry-After: {value[:20]}",
            _on(_status(status, f"Retry-After: {value}")),
            _fine([RIGHT] if sensible else [error], [error]),
        )
        for status, error in (
            ("503 SERVICE UNAVAILABLE", "ServerError"),
            ("429 TOO MANY REQUESTS", "TooManyRequests"),
        )
        for value, sensible in (
            ("1", True),
            ("0", True),
            ("soon", True),
            ("-5", True),
            ("121", False),
            ("9" * 400, False),
            ("Thu, 01 Jan 1970 00:00:00 GMT", True),
            ("Fri, 31 Dec 9999 23:59:59 GMT", False),
        )
    ),
    Case("503, Retry-After: a date", _on(_dated(1.5)), _fine([RIGHT], ["ServerError"])),
    Case(
        "503 always",
        _on(_status("503 SERVICE UNAVAILABLE"), times=None),
        _fine(["ServerError"], ["ServerError"]),
    ),
    *(
        Case(
            f"redirect ({status[:3]}) to another origin",
            _on(_status(status, f"Location: {_EVIL}")),
            _fine(["RedirectRefused"], ["RedirectRefused"]),
        )
        for status in ("302 FOUND", "307 TEMPORARY REDIRECT", "308 PERMANENT REDIRECT")
    ),
]

# ---- the login service


def _token_ends(ground: Ground) -> None:
    """Let the access token be one that is to be renewed before the next request."""
    auth = ground.client._connection._auth
    assert auth is not None
    assert auth._tokens is not None
    auth._tokens = replace(auth._tokens, renew_at=0.0)


def _login_service(fault: Fault | None) -> Callable[[Ground], None]:
    def arm(ground: Ground) -> None:
        _token_ends(ground)
        if fault is None:
            ground.auth.refuse()
        else:
            ground.auth.plan = lambda _: fault

    return arm


_UNUSABLE = ["AuthenticationError"]

LOGIN = [
    Case("the token ends", _token_ends, _fine([RIGHT], [RIGHT])),
    Case("the login service is down", _login_service(None), _fine(["NetworkError"], ["NetworkError"])),
    Case(
        "the login service is silent",
        _login_service(_silence),
        # An upload whose time is over before it could be sent is not told from one that was.
        _fine(["RequestTimeout"], ["RequestTimeout", "OutcomeUnknown"]),
        deadline=1.5,
    ),
    Case("the login service: 503", _login_service(_status("503 X")), _fine(_UNUSABLE, _UNUSABLE)),
    Case("the login service: HTML", _login_service(_status("200 OK")), _fine(_UNUSABLE, _UNUSABLE)),
    Case(
        "the login service: a bomb",
        _login_service(Reply(BOMBS["gzip of zeros"])),
        _fine(_UNUSABLE, _UNUSABLE),
    ),
    Case(
        "the login service: a redirect",
        _login_service(_status("307 TEMPORARY REDIRECT", f"Location: {_EVIL}")),
        _fine(_UNUSABLE, _UNUSABLE),
    ),
]

# ---- the clock


def _clock(seconds: float) -> Callable[[Ground], None]:
    def arm(_: Ground) -> None:
        real = _REAL_TIME
        time.time = lambda: real() + seconds

    return arm


_REAL_TIME = time.time


def clock_is_right() -> None:
    """Take back what the cases of the clock did."""
    time.time = _REAL_TIME


CLOCK = [
    Case("the clock goes an hour ahead", _clock(3600), _fine([RIGHT], [RIGHT]), alone=True),
    Case("the clock goes an hour back", _clock(-3600), _fine([RIGHT], [RIGHT]), alone=True),
]

CASES = [*CONNECTION, *SLOW, *ANSWERS, *STATUSES, *LOGIN, *CLOCK]
