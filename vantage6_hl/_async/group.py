"""What every group of methods (``client.organization``, ``client.task``, ...) shares."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeVar

from vantage6_api.v5_0.hq.types import UNSET, Unset
from vantage6_hl._async.connection import Connection
from vantage6_hl.errors import UsageError

__all__ = ["Group", "as_date", "given", "only_if_true"]

T = TypeVar("T")


class Group:
    """A group of methods for one kind of resource.

    Parameters
    ----------
    connection : Connection
        The client's connection to the hub.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._connection.hq_url}>"


def given(value: T | None) -> T | Unset:
    """Leave a field of a body out where the caller did not give it."""
    return UNSET if value is None else value


def as_date(day: date | str | None) -> date | None:
    """Read a day that may be given as text.

    Raises
    ------
    UsageError
        When the text is no day.
    """
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"{day!r} is no day. Write it as yyyy-mm-dd, for example '2026-11-23'.") from None


def only_if_true(flag: bool) -> Literal[True] | None:
    """Send a flag only when it is set.

    The hub reads ``?delete_dependents=false`` as a text, and any text counts as true: it would delete them
    (``vantage6/hq/resource/collaboration.py``, 5.0.3).
    """
    return True if flag else None
