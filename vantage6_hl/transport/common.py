"""What both clients do alike: where they send, what they say of themselves, and what they log."""

from __future__ import annotations

import logging
import time
from typing import Final

import httpx

from vantage6_hl._text import plain_text
from vantage6_hl.errors import UsageError
from vantage6_hl.version import own_version

from .policy import CallPolicy
from .problems import name_of
from .unpacking import ACCEPTED

_log = logging.getLogger(__name__)
_CONNECT_TIMEOUT: Final = 10.0  # seconds

LIMITS: Final = httpx.Limits(max_connections=100, max_keepalive_connections=100)
"""httpx keeps 20 of 100 connections by default: of a hundred calls at once eighty would connect anew."""

NO_PROXY_HERE: Final[dict[str, None]] = {
    # Plain http is accepted to this machine because nobody is on the way; the environment's proxy would be.
    f"all://{host}": None
    for host in ("localhost", "*.localhost", "127.0.0.1", "[::1]")
}


def timeout_of(policy: CallPolicy) -> httpx.Timeout:
    """Give the timeouts of the sockets."""
    return httpx.Timeout(policy.deadline, connect=min(_CONNECT_TIMEOUT, policy.deadline))


def own_headers() -> dict[str, str]:
    """Give the headers of every request."""
    return {"User-Agent": f"vantage6-hl/{own_version()}", "Accept-Encoding": ACCEPTED}


def not_sendable(error: UnicodeEncodeError) -> UsageError:
    """Make the error for text of a request that cannot be written in UTF-8.

    It holds half of a character, as text that was decoded with ``surrogateescape`` does.
    """
    found = error.object[error.start : error.end]
    return UsageError(f"A text holds {found!a}, half of a character, which cannot be sent. Nothing was sent.")


def check_origin(request: httpx.Request, base_url: httpx.URL) -> None:
    """Refuse a request to another server than the client's own, to which it would carry the token.

    Raises
    ------
    UsageError
        When scheme, host or port differ. Nothing was sent.
    """
    if _origin(request.url) != _origin(base_url):
        where = plain_text(request.url.copy_with(userinfo=b"", query=None, fragment=None), 200)
        raise UsageError(
            f"{request.method} {where} is not sent: this client and its login are for {base_url.host} only."
        )


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    default = {"https": 443, "http": 80}.get(url.scheme)
    return url.scheme, url.host, default if url.port is None else url.port


def log_answer(request: httpx.Request, response: httpx.Response, started: float) -> None:
    """Log that a request was answered."""
    if _log.isEnabledFor(logging.DEBUG):
        milliseconds = (time.perf_counter() - started) * 1000
        _log.debug("%s %d %.0f ms", name_of(request), response.status_code, milliseconds)


def log_failure(request: httpx.Request, error: httpx.RequestError, started: float) -> None:
    """Log that a request was not answered."""
    if _log.isEnabledFor(logging.DEBUG):
        milliseconds = (time.perf_counter() - started) * 1000
        _log.debug("%s %s %.0f ms", name_of(request), type(error).__name__, milliseconds)
