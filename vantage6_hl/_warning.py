"""Warnings that point at the user's own line."""

from __future__ import annotations

import inspect
import warnings

__all__ = ["warn_user"]

# An awaited call is reached through asyncio when it runs as a task of its own.
_NOT_THE_USER = {"vantage6_hl", "asyncio"}


def warn_user(message: str, category: type[Warning]) -> None:
    """Warn about the line that called this library, however deep in the library this is called.

    Parameters
    ----------
    message : str
        The warning.
    category : type of Warning
        Its kind.

    Examples
    --------
    >>> warn_user("Mind the gap.", UserWarning)  # doctest: +SKIP
    """
    level, frame = 1, inspect.currentframe()
    while frame is not None and _package(frame.f_globals.get("__name__")) in _NOT_THE_USER:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)


def _package(module: object) -> str:
    return str(module).partition(".")[0]
