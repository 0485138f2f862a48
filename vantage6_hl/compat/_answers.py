"""The official client's answers: plain dictionaries as the hub gives them, and what can be chosen of them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar, cast, overload

__all__ = ["Json", "many", "one", "page_of", "whole"]

Json: TypeAlias = dict[str, Any]
"""A JSON object of the hub's, as `json.loads` gives it."""

Filter: TypeAlias = tuple[str, object]
P = ParamSpec("P")
G = TypeVar("G")
G_contra = TypeVar("G_contra", contravariant=True)


class Model(Protocol):
    """What every generated model offers."""

    def to_dict(self) -> dict[str, Any]: ...


class One(Protocol[P]):
    """A bound method that gives one object, or some of its fields."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Json: ...
    @overload
    def __call__(self, *args: Any, field: str, **kwargs: Any) -> Json: ...
    @overload
    def __call__(self, *args: Any, fields: Sequence[str], **kwargs: Any) -> Json: ...


class Many(Protocol[P]):
    """A bound method that gives a page with its links, or a list of what is chosen of it."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Json: ...
    @overload
    def __call__(self, *args: Any, field: str, **kwargs: Any) -> list[Json]: ...
    @overload
    def __call__(self, *args: Any, fields: Sequence[str], **kwargs: Any) -> list[Json]: ...
    @overload
    def __call__(self, *args: Any, filter_: Filter, **kwargs: Any) -> list[Json]: ...
    @overload
    def __call__(self, *args: Any, filters: Sequence[Filter], **kwargs: Any) -> list[Json]: ...


class OneMethod(Protocol[G_contra, P]):
    """A method in its class that gives one object."""

    def __get__(self, group: G_contra, kind: type[Any]) -> One[P]: ...


class ManyMethod(Protocol[G_contra, P]):
    """A method in its class that gives a page."""

    def __get__(self, group: G_contra, kind: type[Any]) -> Many[P]: ...


def one(method: Callable[Concatenate[G, P], Model]) -> OneMethod[G, P]:
    """Give a method's answer as a dictionary, with ``field`` and ``fields``."""

    @functools.wraps(method)
    def wrapper(
        self: Any, *args: Any, field: str | None = None, fields: Sequence[str] | None = None, **kwargs: Any
    ) -> Json:
        found = cast("Callable[..., Model]", method)(self, *args, **kwargs)
        return _only(found.to_dict(), _names(field, fields))

    wrapper.__signature__ = _with(method, "field", "fields")  # type: ignore[attr-defined]
    return cast("OneMethod[G, P]", wrapper)


def many(method: Callable[Concatenate[G, P], Json]) -> ManyMethod[G, P]:
    """Give a method that lists ``field``, ``fields``, ``filter_`` and ``filters``."""

    @functools.wraps(method)
    def wrapper(
        self: Any,
        *args: Any,
        field: str | None = None,
        fields: Sequence[str] | None = None,
        filter_: Filter | None = None,
        filters: Sequence[Filter] | None = None,
        **kwargs: Any,
    ) -> Json | list[Json]:
        page = cast("Callable[..., Json]", method)(self, *args, **kwargs)
        chosen, names = [filter_] if filter_ else filters, _names(field, fields)
        if not chosen and not names:
            return page
        items: list[Json] = page["data"]
        kept = [item for item in items if all(item[name] == value for name, value in chosen or ())]
        return [_only(item, names) for item in kept]

    wrapper.__signature__ = _with(method, "field", "fields", "filter_", "filters")  # type: ignore[attr-defined]
    return cast("ManyMethod[G, P]", wrapper)


def page_of(
    method: Callable[..., object], *, page: int | None, per_page: int | None, **filters: object
) -> Json:
    """Read one page of a list of the client underneath.

    Parameters
    ----------
    method : callable
        The client's method, such as ``native.task.list``.
    page, per_page : int or None
        Which page, and how many items it has; the first of 10 where they are not given, as the hub does.
    **filters : object
        The method's other arguments.

    Returns
    -------
    dict
        ``data`` and ``links``, as the hub gives them.
    """
    answer: Model = _described(method, page=page or 1, per_page=per_page, **filters).answer()
    return answer.to_dict()


def whole(
    method: Callable[..., object],
    path: str,
    each: Callable[[Any], object] | None = None,
    /,
    **filters: object,
) -> Json:
    """Read a list of the client underneath to its end, in the form of a page that holds all of it.

    Nothing is decrypted unless `each` does it.

    Parameters
    ----------
    method : callable
        The client's method, such as ``native.run.list``.
    path : str
        Path of the list at the hub, for the links.
    each : callable, optional
        Gets every item, to change it.
    **filters : object
        The method's arguments.

    Returns
    -------
    dict
        ``data``, and ``links`` that lead to no other page.
    """
    pages = _described(method, **filters)
    pages._each = each
    return as_page(pages.all(), path)


def as_page(items: Iterable[Model], path: str) -> Json:
    """Give models in the form of a page that holds all there is."""
    links = dict.fromkeys(("first", "self", "last"), f"{path}?page=1")
    return {"data": [item.to_dict() for item in items], "links": links}


def _described(method: Any, **arguments: object) -> Any:
    """Give the list that a method of the client underneath reads, not read yet."""
    return method.__wrapped__(method.__self__, **arguments)


def _names(field: str | None, fields: Sequence[str] | None) -> Sequence[str] | None:
    return [field] if field else fields


def _only(item: Json, names: Sequence[str] | None) -> Json:
    return {name: item[name] for name in names if name in item} if names else item


def _with(method: Callable[..., object], *names: str) -> inspect.Signature:
    signature = inspect.signature(method)
    extra = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None) for name in names]
    parameters = [*signature.parameters.values(), *extra]
    return signature.replace(parameters=parameters, return_annotation="Json")
