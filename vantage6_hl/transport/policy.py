"""How long a call may take, how often it is tried, and how much it may answer."""

from __future__ import annotations

import email.utils
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

SAFE_METHODS: Final = frozenset({"GET", "HEAD"})
"""Methods that change nothing: the only ones that are ever sent again."""

LOST_STATUSES: Final = frozenset({502, 504, *range(520, 531)})
"""Statuses by which a proxy says that the hub did not answer it (520 to 530 are Cloudflare's). Whether the
hub did what was asked is not known. 500 is the hub's own failure, and 503 is said in place of passing on."""

RETRIED_STATUSES: Final = LOST_STATUSES | {429, 503}
"""Statuses after which a read is tried again: it could not be served just now."""

_FIRST_PAUSE: Final = 0.5  # seconds
_LONGEST_PAUSE: Final = 8.0  # seconds
_LONGEST_RETRY_AFTER: Final = 120.0  # seconds
_SLOWEST_UPLOAD: Final = 128 * 1024  # bytes a second


@dataclass(frozen=True)
class Pause:
    """A step of a flow: wait this many seconds."""

    seconds: float


@dataclass(frozen=True)
class CallPolicy:
    """Limits of every call of a client.

    Attributes
    ----------
    deadline : float
        Seconds for the whole call, with its retries and the renewal of a token. Default 30. A request with a
        body gets one second more for each 128 KiB of it.
    tries : int
        How often a read is tried in all. Default 3. Other requests are sent once.
    max_bytes : int
        Largest answer in bytes, after decompression. Default 64 MiB.
    clock : callable
        Gives seconds that only grow. Default ``time.monotonic``.
    rng : random.Random
        Source of the jitter between tries.
    """

    deadline: float = 30.0
    tries: int = 3
    max_bytes: int = 64 * 1024 * 1024
    clock: Callable[[], float] = time.monotonic
    rng: random.Random = field(default_factory=random.Random, repr=False, compare=False)

    def time_for(self, body_size: int) -> float:
        """Seconds for a call whose request has a body of this many bytes."""
        return self.deadline + body_size / _SLOWEST_UPLOAD

    def pause_after(self, number: int, retry_after: str | None) -> float | None:
        """Seconds to wait after try `number`; None when the server asks for more than is sensible."""
        asked = None if retry_after is None else _seconds(retry_after)
        if asked is not None:
            return asked if asked <= _LONGEST_RETRY_AFTER else None
        # Full jitter: clients that failed together do not come back together.
        return self.rng.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** (number - 1)))


def _seconds(retry_after: str) -> float | None:
    """Read a Retry-After header (RFC 9110, section 10.2.3): seconds or a date; None when it is neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
