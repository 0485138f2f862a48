"""What a list method gives: a plain list that a notebook shows as a table."""

from __future__ import annotations

from typing import SupportsIndex, TypeVar, overload

__all__ = ["Listed"]

T = TypeVar("T")


class Listed(list[T]):
    """A list of models, or of the dicts that ``fields=`` gives.

    Only its looks in a notebook are its own. (A formatter registered in IPython would be for all lists, the
    user's own too.)

    Examples
    --------
    >>> Listed([{"id": 1}]) == [{"id": 1}]
    True
    """

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Listed[T]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> T | Listed[T]:
        return Listed(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def _repr_html_(self) -> str:
        from vantage6_hl._html import list_table  # here, as only notebooks need it

        return list_table(self)
