"""From JSON to Python: small functions that turn a value of an answer into the documented type.

A reader that cannot read a value returns it as it is. A newer hub, or a hub that answers other than
documented, must not break a read; and what stays untouched is written back without loss.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from .unset import Unset

if TYPE_CHECKING:
    from .model import Model

Reader: TypeAlias = Callable[[object], object]
Place: TypeAlias = tuple[str, str]
"""A class's module and name. The module is imported when its first value is read: to import one model must
not import all that it refers to."""


def read_datetime(raw: object) -> object:
    """Read an ISO 8601 date and time; it has a zone only if the hub sent one."""
    if isinstance(raw, str):
        try:
            return datetime.datetime.fromisoformat(raw)
        except ValueError:
            pass
    return raw


def read_date(raw: object) -> object:
    """Read an ISO 8601 date."""
    if isinstance(raw, str):
        try:
            return datetime.date.fromisoformat(raw)
        except ValueError:
            pass
    return raw


def list_reader(item: Reader) -> Reader:
    """Make the reader for a list whose items ``item`` reads."""

    def read(raw: object) -> object:
        return [item(value) for value in raw] if isinstance(raw, list) else raw

    return read


def union_reader(*readers: Reader) -> Reader:
    """Make the reader for a value of several types: the first that makes something of it."""

    def read(raw: object) -> object:
        for reader in readers:
            value = reader(raw)
            if value is not raw:
                return value
        return raw

    return read


def model_reader(*places: Place) -> Reader:
    """Make the reader for a JSON object that is one of several models.

    Parameters
    ----------
    *places : tuple of str and str
        Where each model lies.

    Returns
    -------
    callable
        The reader. Among several models it takes the one that fits best: fewest required fields missing, then
        fewest unknown ones.
    """
    models: list[type[Model]] = []

    def read(raw: object) -> object:
        if not isinstance(raw, dict):
            return raw
        if not models:
            models[:] = [_find(place) for place in places]
        best = models[0] if len(models) == 1 else min(models, key=lambda model: model._misfit(raw))
        return best.from_dict(raw)

    return read


def _find(place: Place) -> Any:
    return getattr(import_module(place[0]), place[1])


def is_foreign(value: object) -> bool:
    """Whether a value that was read as a model has none of the fields that its document promises.

    A field that is missing breaks no read; but a proxy's or another service's object is no task without id.
    """
    from .model import Model  # here, as it is imported with the first model

    return isinstance(value, Model) and value._is_foreign()


def to_json(value: object) -> object:
    """Turn a value of a model, or a whole request body, into what `json.dumps` takes.

    Parameters
    ----------
    value : object
        Models, dates, and lists and mappings of them; anything else is returned as it is.

    Returns
    -------
    object
        Plain JSON values; lists and dicts are new ones, so changing them changes no model.
    """
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items() if not isinstance(item, Unset)}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    to_dict = getattr(value, "to_dict", None)
    return to_dict() if callable(to_dict) else value
