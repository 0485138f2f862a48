"""Methods that list: what describes a list becomes ``list``, which reads all, and ``pages``, which streams.

>>> class TaskGroup(Group):  # doctest: +SKIP
...     @listing
...     def list(self, *, name: str | None = None, ...) -> Pages[Task]: ...
...
...     pages = page_by_page(list)
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast, overload

from vantage6_hl._async.pages import Identified, Pages
from vantage6_hl._async.selectable import ManySelectable
from vantage6_hl._selection import extended_docstring, extended_signature, select

__all__ = ["listing", "page_by_page"]

P = ParamSpec("P")
Item = TypeVar("Item", bound=Identified)
G = TypeVar("G")
G_contra = TypeVar("G_contra", contravariant=True)


class Streaming(Protocol[P, Item]):
    """A bound method that gives a list page by page, or what is selected of it."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[list[Item]]: ...
    @overload
    def __call__(self, *args: Any, field: str, **kwargs: Any) -> AsyncIterator[list[Any]]: ...
    @overload
    def __call__(
        self, *args: Any, fields: Sequence[str], **kwargs: Any
    ) -> AsyncIterator[list[dict[str, Any]]]: ...


class ListMethod(Protocol[G_contra, P, Item]):
    """``list`` in its class."""

    def __get__(self, group: G_contra, kind: type[Any]) -> ManySelectable[P, list[Item]]: ...


class PagesMethod(Protocol[G_contra, P, Item]):
    """``pages`` in its class."""

    def __get__(self, group: G_contra, kind: type[Any]) -> Streaming[P, Item]: ...


def listing(method: Callable[Concatenate[G, P], Pages[Item]]) -> ListMethod[G, P, Item]:
    """Make a method that reads the whole list, with ``field`` and ``fields``."""

    @functools.wraps(method)
    async def wrapper(
        self: Any, *args: Any, field: str | None = None, fields: Sequence[str] | None = None, **kwargs: Any
    ) -> Any:
        found = await cast("Callable[..., Pages[Any]]", method)(self, *args, **kwargs).all()
        return select(found, field=field, fields=fields)

    wrapper.__doc__ = extended_docstring(method.__doc__ or "")
    wrapper.__signature__ = _gives(method, "builtins.list[{}]")  # type: ignore[attr-defined]
    return cast("ListMethod[G, P, Item]", wrapper)


def page_by_page(whole: ListMethod[G, P, Item]) -> PagesMethod[G, P, Item]:
    """Make the method that streams what a method made by ``listing`` reads whole."""
    method: Callable[..., Pages[Any]] = whole.__wrapped__  # type: ignore[attr-defined]

    async def pages(
        self: Any, *args: Any, field: str | None = None, fields: Sequence[str] | None = None, **kwargs: Any
    ) -> AsyncIterator[Any]:
        async with aclosing(aiter(method(self, *args, **kwargs))) as found:
            async for items in found:
                yield select(items, field=field, fields=fields)

    pages.__doc__ = _streaming_docstring(method.__doc__ or "")
    pages.__module__ = method.__module__
    pages.__qualname__ = f"{method.__qualname__.rpartition('.')[0]}.pages"
    pages.__signature__ = _gives(method, "AsyncIterator[builtins.list[{}]]")  # type: ignore[attr-defined]
    return cast("PagesMethod[G, P, Item]", pages)


def _gives(method: Callable[..., object], form: str) -> inspect.Signature:
    signature = extended_signature(inspect.signature(method))
    item = str(signature.return_annotation).removeprefix("Pages[").removesuffix("]")
    return signature.replace(return_annotation=form.format(item))


def _streaming_docstring(of_list: str) -> str:
    """Describe ``pages`` with the words of ``list``: the same arguments, given page by page."""
    text = extended_docstring(of_list)
    group, items = re.search(r"(client\.[\w.]+)\.list\(", text), re.search(r"\nlist of (\w+)\n", text)
    required = re.search(r"\.list\((\w+=\d+)", text) if "session : int\n" in text else None
    if group is None or items is None:
        raise TypeError("The docstring of a list names the items and shows a call.")
    parameters = text[text.index("\nParameters\n") : text.index("\nReturns\n")]
    return f"""Read page by page what ``list`` gives at once; memory stays flat, however long the list is.
{parameters.rstrip()}

Yields
------
list of {items[1]}
    The next page; none is empty.

Examples
--------
>>> async for page in {group[1]}.pages({required[1] if required else ""}):
...     print(len(page))  # doctest: +SKIP
"""
