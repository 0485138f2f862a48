"""What client scripts use of ``vantage6.common``, for where that is not installed."""

from __future__ import annotations

import sys

from vantage6_hl.compat.client import WhoAmI
from vantage6_hl.crypto import base64s_to_bytes, bytes_to_base64s

__all__ = ["WhoAmI", "base64s_to_bytes", "bytes_to_base64s", "debug", "error", "info", "warning"]


def info(message: str) -> None:
    """Print a message."""
    _say("info", message)


def warning(message: str) -> None:
    """Print a warning."""
    _say("warn", message)


def error(message: str) -> None:
    """Print an error."""
    _say("error", message)


def debug(message: str) -> None:
    """Print what is for developers."""
    _say("debug", message)


def _say(kind: str, message: str) -> None:
    sys.stdout.write(f"[{kind:<5}] - {message}\n")
