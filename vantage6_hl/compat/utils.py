"""The names of ``vantage6.client.utils``."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["LogLevel"]


class LogLevel(StrEnum):
    """How much the client tells.

    Examples
    --------
    >>> LogLevel.WARN == "WARN"
    True
    """

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARN = "WARN"
    ERROR = "ERROR"
    CRITICAL = "CRITICAL"

    @classmethod
    def list(cls) -> list[str]:
        """Give the names."""
        return [level.value for level in cls]
