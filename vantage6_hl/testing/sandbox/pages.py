"""Reading lists of the hub to their end: it gives ten items at a time unless asked for more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from vantage6_api.v5_0.hq.models.page_links import PageLinks

_PAGE_SIZE = 100

Item_co = TypeVar("Item_co", covariant=True)


class Page(Protocol[Item_co]):
    """One page of a list."""

    @property
    def data(self) -> Sequence[Item_co]:
        """The page's items."""
        ...

    @property
    def links(self) -> PageLinks:
        """The pages around this one."""
        ...


def all_pages(fetch: Callable[[int, int], Page[Item_co]]) -> list[Item_co]:
    """Read all pages.

    Parameters
    ----------
    fetch : callable
        Gets page number and page size, gives the page.

    Returns
    -------
    list
        All items.
    """
    items: list[Item_co] = []
    number = 1
    while True:
        page = fetch(number, _PAGE_SIZE)
        items += page.data
        if not page.links.next_:
            return items
        number += 1
