"""A mark in readable arguments by which a request can be found again on the hub when its answer was lost.

Encrypted arguments need none: each envelope has a random key of its own. Readable ones get white space at
their end, which JSON ignores: nodes and algorithms (``json.loads``) and the web interface (``JSON.parse``)
read the same value, and nobody sees a difference.
"""

from __future__ import annotations

import secrets
from typing import Final

__all__ = ["marked", "unmarked"]

_BITS: Final = 64  # among a few hundred tasks, two are alike once in 10^15 times
_SIGNS: Final = " \t"


def marked(payload: bytes) -> bytes:
    """Add a new mark to JSON text.

    Parameters
    ----------
    payload : bytes
        JSON.

    Returns
    -------
    bytes
        The same JSON, 64 bytes longer.
    """
    bits = secrets.randbits(_BITS)
    return payload + "".join(_SIGNS[bits >> place & 1] for place in range(_BITS)).encode()


def unmarked(text: str) -> str:
    """Take the mark off JSON text, to show it."""
    return text.rstrip(_SIGNS)
