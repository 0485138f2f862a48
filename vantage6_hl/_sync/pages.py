# Made from vantage6_hl/_async/pages.py by 'make flavours'. Change that file, not this one.
"""What the hub gives page by page: read whole, in part, or one page after another."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from functools import partial
from typing import Generic, Protocol, TypeVar

from vantage6_hl._flavour import Ahead, Returned
from vantage6_hl.errors import UsageError

__all__ = ["PAGE_SIZE", "Identified", "Pages"]

PAGE_SIZE = 100
"""Items asked for at once where the caller names no page."""

_REMEMBERED = 1000  # ids of the items given last: memory stays flat, however long the list is


class Identified(Protocol):
    """An item of a list."""

    @property
    def id(self) -> int: ...


class Links(Protocol):
    """The ``links`` of a page; ``next`` is there when more follows."""

    def __contains__(self, key: str) -> bool: ...


Item = TypeVar("Item", bound=Identified)


class Page(Protocol[Item]):
    """One page of a list as the hub gives it."""

    @property
    def data(self) -> list[Item]: ...

    @property
    def links(self) -> Links: ...


class Pages(Generic[Item]):
    """A list of the hub, not yet read: iterate over its pages, or read it whole.

    Parameters
    ----------
    fetch : callable
        Gets page number and page size, gives the page. It must ask for an order: without one a database may
        give an item on two pages and another on none.
    page : int, optional
        The only page to read, from 1. By default all.
    per_page : int, optional
        Items a page; by default the hub's 10 with `page`, ``PAGE_SIZE`` without.
    limit : int, optional
        Stop after this many items. By default there is no limit.
    keep : callable, optional
        Tells of an item whether it is wanted, for what the hub cannot filter; it leaves holes in a page, so
        that `page` cannot be used with it.
    each : callable, optional
        Gets every item before it is given, to change it.
    show : callable, optional
        Gets what is given, to print it: all of a list at once, or page by page.

    Raises
    ------
    UsageError
        When a number is below 1, or `page` cannot be used.

    Notes
    -----
    Who iterates gets each next page from the third on fetched ahead, one at most, while working on the last
    one; an error comes when its page is asked for. Leaving early waits for a page that is under way (in the
    asynchronous flavour it is cancelled), and nothing is left running.

    An item that new ones push to a later page while we read is given once, unless more than 1000 new ones
    come between two requests.
    """

    def __init__(
        self,
        fetch: Callable[[int, int], Returned[Page[Item]]],
        *,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
        keep: Callable[[Item], bool] | None = None,
        each: Callable[[Item], object] | None = None,
        show: Callable[[list[Item]], object] | None = None,
    ) -> None:
        for name, value in (("page", page), ("per_page", per_page), ("limit", limit)):
            if value is not None and value < 1:
                raise UsageError(f"{name} counts from 1, not {value}.")
        if keep is not None and page is not None:
            raise UsageError("page= cannot be used with a filter that the hub does not know. Use limit=.")
        self._fetch, self._page, self._limit = fetch, page, limit
        most = PAGE_SIZE if limit is None or keep is not None else min(limit, PAGE_SIZE)
        self._size = per_page or (most if page is None else 10)
        self._keep, self._each, self._show = keep, each, show

    def __iter__(self) -> Generator[list[Item], None]:
        with closing(self._read(ahead=True)) as pages:
            for items in pages:
                if self._show is not None:
                    self._show(items)
                yield items

    def all(self) -> list[Item]:
        """Read all that is asked for.

        Returns
        -------
        list
            The items in the hub's order, none twice.
        """
        found: list[Item] = []
        for items in self._read():
            found += items
        if self._show is not None:
            self._show(found)
        return found

    def answer(self) -> Page[Item]:
        """Read one page, the first where none is named.

        Returns
        -------
        Page
            It as the hub gives it, with its links to other pages: nothing is chosen, changed or shown.
        """
        return self._fetch(self._page or 1, self._size)

    def _read(self, *, ahead: bool = False) -> Generator[list[Item], None]:
        given: dict[int, None] = {}
        left, number = self._limit, self._page or 1
        waiting: Ahead[Page[Item]] = Ahead()
        try:
            while True:
                answer = waiting.result(partial(self._fetch, number, self._size))
                new = [item for item in answer.data if item.id not in given]
                items = [item for item in new if self._keep is None or self._keep(item)][:left]
                given.update((item.id, None) for item in items)
                for id_ in [*given][: max(0, len(given) - _REMEMBERED)]:
                    del given[id_]
                for item in items:
                    if self._each is not None:
                        self._each(item)
                if left is not None:
                    left -= len(items)
                last = left == 0 or self._page is not None or "next" not in answer.links
                number += 1
                # Who wants a second page most likely wants them all; who takes one pays for no other.
                if ahead and not last and number > 2:
                    waiting.start(partial(self._fetch, number, self._size))
                if items:
                    yield items
                if last:
                    return
        finally:
            waiting.close()
