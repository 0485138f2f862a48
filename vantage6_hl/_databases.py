"""The ``databases`` of a task in the shapes that scripts use, and in the one that the hub takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from vantage6_api.v5_0.hq.models.task_database_input import TaskDatabaseInput
from vantage6_hl.errors import UsageError

__all__ = ["Databases", "database_lists"]

Database: TypeAlias = Mapping[str, object]
Databases: TypeAlias = int | Sequence[Database] | Sequence[Sequence[Database]] | None


def database_lists(databases: Databases) -> list[list[TaskDatabaseInput]]:
    """Give the hub's form: one list of dataframes for each data argument of the method.

    Parameters
    ----------
    databases : int, sequence of mapping, sequence of sequence of mapping, or None
        The id of one dataframe; or ``[{"dataframe_id": 1}, ...]`` with one dataframe for each argument; or
        lists of such lists.

    Returns
    -------
    list of list of TaskDatabaseInput
        Each with ``dataframe_id`` and ``type``; the caller's own dicts are not changed.

    Raises
    ------
    UsageError
        When it is in another shape, or a ``dataframe_id`` is missing.

    Examples
    --------
    >>> [[one.dataframe_id for one in group] for group in database_lists(3)]
    [[3]]
    """
    if databases is None:
        return [[]]
    if isinstance(databases, int) and not isinstance(databases, bool):
        return [[_database({"dataframe_id": databases})]]
    given: object = databases
    if isinstance(given, str) or not isinstance(given, Sequence):
        raise _wrong(given)
    groups = [one if isinstance(one, Sequence) and not isinstance(one, str) else [one] for one in given]
    return [[_database(one) for one in group] for group in groups] or [[]]


def _database(one: object) -> TaskDatabaseInput:
    if not isinstance(one, Mapping):
        raise _wrong(one)
    number = one.get("dataframe_id")
    if not isinstance(number, int) or isinstance(number, bool):
        raise _wrong(one)
    return TaskDatabaseInput.from_dict({**one, "type": "dataframe"})


def _wrong(value: object) -> UsageError:
    return UsageError(
        f"databases cannot hold {value!r}. Give the id of a dataframe, or a list such as "
        "[{'dataframe_id': 1}] with one dataframe for each data argument of the method."
    )
