# Made from vantage6_hl/_async/selectable.py by 'make flavours'. Change that file, not this one.
"""Methods that also take ``field=`` and ``fields=``, as a caller and as a type checker see them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast, overload

from vantage6_hl._flavour import Returned
from vantage6_hl._selection import extended_docstring, extended_signature, select

__all__ = ["selectable", "selectable_list"]

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
G = TypeVar("G")
G_contra = TypeVar("G_contra", contravariant=True)


class OneSelectable(Protocol[P, R_co]):
    """A bound method that gives one model, or what is selected of it."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Returned[R_co]: ...
    @overload
    def __call__(self, *args: Any, field: str, **kwargs: Any) -> Returned[Any]: ...
    @overload
    def __call__(self, *args: Any, fields: Sequence[str], **kwargs: Any) -> Returned[dict[str, Any]]: ...


class ManySelectable(Protocol[P, R_co]):
    """A bound method that gives a list of models, or what is selected of them."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Returned[R_co]: ...
    @overload
    def __call__(self, *args: Any, field: str, **kwargs: Any) -> Returned[list[Any]]: ...
    @overload
    def __call__(
        self, *args: Any, fields: Sequence[str], **kwargs: Any
    ) -> Returned[list[dict[str, Any]]]: ...


class OneMethod(Protocol[G_contra, P, R_co]):
    """A method in its class that gives one model."""

    def __get__(self, group: G_contra, kind: type[Any]) -> OneSelectable[P, R_co]: ...


class ManyMethod(Protocol[G_contra, P, R_co]):
    """A method in its class that gives a list of models."""

    def __get__(self, group: G_contra, kind: type[Any]) -> ManySelectable[P, R_co]: ...


def selectable(method: Callable[Concatenate[G, P], Returned[R]]) -> OneMethod[G, P, R]:
    """Give a method for one model the arguments ``field`` and ``fields``, in its help text too."""
    return cast("OneMethod[G, P, R]", _selecting(method))


def selectable_list(method: Callable[Concatenate[G, P], Returned[R]]) -> ManyMethod[G, P, R]:
    """Give a method for a list of models the arguments ``field`` and ``fields``, in its help text too."""
    return cast("ManyMethod[G, P, R]", _selecting(method))


def _selecting(method: Callable[..., Returned[Any]]) -> Callable[..., Returned[Any]]:
    @functools.wraps(method)
    def wrapper(
        self: object, *args: Any, field: str | None = None, fields: Sequence[str] | None = None, **kwargs: Any
    ) -> Any:
        return select(method(self, *args, **kwargs), field=field, fields=fields)

    wrapper.__doc__ = extended_docstring(method.__doc__ or "")
    wrapper.__signature__ = extended_signature(inspect.signature(method))  # type: ignore[attr-defined]
    return wrapper
