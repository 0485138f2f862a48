"""The library's own logger. The root logger and everybody else's handlers are left alone."""

from __future__ import annotations

import logging

from vantage6_hl.errors import UsageError

__all__ = ["set_level"]

_LOGGER = logging.getLogger("vantage6_hl")
_LOGGER.addHandler(logging.NullHandler())


def set_level(level: str | int) -> None:
    """Set how much the library tells, and show it where nobody has set up logging.

    Parameters
    ----------
    level : str or int
        A standard name in any case, such as ``"debug"``, or a number.

    Raises
    ------
    UsageError
        When there is no such level.

    Examples
    --------
    >>> set_level("info")
    """
    known = logging.getLevelNamesMapping()
    number = level if isinstance(level, int) else known.get(level.upper())
    if number is None:
        raise UsageError(
            f"log_level {level!r} is unknown. The names are: {', '.join(sorted(known)).lower()}."
        )
    _LOGGER.setLevel(number)
    if (
        all(isinstance(handler, logging.NullHandler) for handler in _LOGGER.handlers)
        and not logging.root.handlers
    ):
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
        _LOGGER.addHandler(handler)
