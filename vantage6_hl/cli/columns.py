"""Which fields of a model are the columns of a table, in which order: the same for all lists of a kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["columns_of"]

# What people look for first; what is not named here follows.
_FIRST: Final = (
    "id",
    "name",
    "username",
    "status",
    "organization",
    "organization_id",
    "organization_name",
    "collaboration",
    "session",
    "task",
    "method",
    "image",
    "scope",
    "ready",
    "encrypted",
    "country",
    "operation",
    "description",
)
# Long, and rarely what a table is looked at for; --fields and --json show them.
_LONG: Final = frozenset({"arguments", "input", "log", "public_key", "result", "results"})
_ONE_VALUE: Final = re.compile(r"\b(?:str|int|bool|float|datetime|Link|RunNode)\b")
_ADDRESS: Final = re.compile(r"/[\w/]+\?\w+=\d+")  # where the hub lists what belongs to an item


def columns_of(found: object, rows: Sequence[Mapping[str, object]]) -> list[str]:
    """Choose the columns.

    Parameters
    ----------
    found : object
        What a method gave: models, or plain dicts that hold what was asked for.
    rows : sequence of mapping
        The same as dicts.

    Returns
    -------
    list of str
        Names of fields. All of a dict, in its order; of a model those with one value.
    """
    first = found[0] if isinstance(found, Sequence) and found else None
    told: Mapping[str, str] = getattr(type(first), "__annotations__", {})
    if not hasattr(first, "to_dict") or not told:
        return [*dict.fromkeys(name for row in rows for name in row)]
    names = [
        name.rstrip("_") for name, type_ in told.items() if "list[" not in type_ and _ONE_VALUE.search(type_)
    ]
    names = [name for name in names if name not in _LONG and not _leads_elsewhere(name, rows)]
    return sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))


def _leads_elsewhere(name: str, rows: Sequence[Mapping[str, object]]) -> bool:
    """Whether all that the hub gives for a field is addresses of lists, or nothing at all."""
    told = [row[name] for row in rows if name in row]
    return all(isinstance(value, str) and _ADDRESS.fullmatch(value) for value in told)
