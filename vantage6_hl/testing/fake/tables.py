"""What lies on a fake hub: rows in tables, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

__all__ = ["Row", "Table", "Tables"]


class Row:
    """One row; its columns are attributes."""

    def __init__(self, **columns: object) -> None:
        self.__dict__.update(columns)

    def __repr__(self) -> str:
        return f"<Row {self.__dict__.get('id')}>"

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...
        def __setattr__(self, name: str, value: object) -> None: ...


class Table:
    """Rows of one kind, in the order of their ids, which are never given twice.

    Parameters
    ----------
    ids : iterator of int
        Gives the ids.
    """

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self._rows: dict[int, Row] = {}

    def __iter__(self) -> Iterator[Row]:
        return iter([*self._rows.values()])

    def add(self, **columns: object) -> Row:
        """Add a row."""
        row = Row(id=next(self._ids), **columns)
        self._rows[row.id] = row
        return row

    def get(self, id_: object) -> Row | None:
        """Give the row of an id, or None."""
        return self._rows.get(id_) if isinstance(id_, int) else None

    def one(self, id_: int) -> Row:
        """Give the row of an id that is there."""
        return self._rows[id_]

    def where(self, test: Callable[[Row], bool] | None = None, **equal: object) -> list[Row]:
        """Give the rows that pass a test and have these values."""
        return [
            row
            for row in self._rows.values()
            if (test is None or test(row))
            and all(getattr(row, name) == value for name, value in equal.items())
        ]

    def delete(self, row: Row) -> None:
        """Take a row away; one that is gone already is fine."""
        self._rows.pop(row.id, None)


class Tables:
    """All tables of HQ and of the algorithm store."""

    def __init__(self) -> None:
        logins = count(1)  # users and nodes share their ids, as they share a table on the hub
        self.user = Table(logins)
        self.node = Table(logins)
        self.organization, self.collaboration, self.study, self.session = _four()
        self.dataframe, self.task, self.run, self.store = _four()
        self.role, self.rule, self.store_user, self.store_role = _four()
        self.store_rule, self.algorithm, self.function, self.review = _four()
        self.argument, self.database, self.visualization, _ = _four()

    def member(self, collaboration: Row, organization_id: int) -> bool:
        """Tell whether an organization takes part in a collaboration."""
        return organization_id in collaboration.organization_ids

    def collaborations_of(self, organization_id: int) -> list[Row]:
        """Give the collaborations that an organization takes part in."""
        return self.collaboration.where(lambda one: organization_id in one.organization_ids)

    def node_of(self, organization_id: int, collaboration_id: int) -> Row | None:
        """Give the node of an organization in a collaboration."""
        found = self.node.where(organization_id=organization_id, collaboration_id=collaboration_id)
        return found[0] if found else None

    def runs_of(self, task: Row) -> list[Row]:
        """Give the runs of a task."""
        return self.run.where(task_id=task.id)


def _four() -> tuple[Table, Table, Table, Table]:
    return Table(count(1)), Table(count(1)), Table(count(1)), Table(count(1))
