# Made from vantage6_hl/_async/group.py by 'make flavours'. Change that file, not this one.
"""What every group of methods (``client.organization``, ``client.task``, ...) shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, Protocol, TypeVar

from vantage6_api.v5_0.hq.types import UNSET, Unset
from vantage6_hl._flavour import Returned
from vantage6_hl._sync.connection import Connection
from vantage6_hl.errors import UsageError

__all__ = ["PAGE_SIZE", "Group", "all_pages", "as_date", "given", "only_if_true"]

PAGE_SIZE = 100
"""Items asked for at once where the caller names no page."""

T = TypeVar("T")
Item = TypeVar("Item")


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


class Links(Protocol):
    """The ``links`` of a page; ``next`` is there when more follows."""

    def __contains__(self, key: str) -> bool: ...


class Page(Protocol[Item]):
    """One page of a list as the hub gives it."""

    @property
    def data(self) -> list[Item]: ...

    @property
    def links(self) -> Links: ...


def all_pages(
    fetch: Callable[[int, int], Returned[Page[Item]]], *, page: int | None, per_page: int | None
) -> list[Item]:
    """Read one page where the caller names it, else all of them.

    Parameters
    ----------
    fetch : callable
        Gets page number and page size, gives the page. It must ask for an order: without one a database may
        give an item on two pages and another on none.
    page : int or None
        The only page to read, from 1; ``None`` for all.
    per_page : int or None
        Items a page; ``None`` for the hub's 10 with ``page``, for ``PAGE_SIZE`` without.

    Returns
    -------
    list
        The items in the hub's order, none twice: an item that a new one pushes to the next page while we read
        is given once.
    """
    for name, value in (("page", page), ("per_page", per_page)):
        if value is not None and value < 1:
            raise UsageError(f"{name} counts from 1, not {value}.")
    if page is not None:
        return list((fetch(page, per_page or 10)).data)
    found: dict[object, Item] = {}
    number = 1
    while True:
        answer = fetch(number, per_page or PAGE_SIZE)
        for item in answer.data:
            found.setdefault(getattr(item, "id", id(item)), item)
        if "next" not in answer.links:
            return list(found.values())
        number += 1


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
