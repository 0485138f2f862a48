"""Tables of the sandbox nodes: columns of plain values, from csv or sqlite, kept for each session as JSON."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

Value = str | int | float | None
Column = list[Value]


class TableError(ValueError):
    """Data that cannot be read as a table, or a column that is not there."""


@dataclass(frozen=True)
class Table:
    """Named columns of equal length; a missing value is ``None``.

    Parameters
    ----------
    columns : dict of str to list
        Values by column name, in the order of the rows.

    Examples
    --------
    >>> table = Table.from_rows(["age"], [["23"], [""], ["31"]])
    >>> table.numbers("age")
    [23.0, 31.0]
    >>> table.types()
    {'age': 'double'}
    """

    columns: dict[str, Column]

    @classmethod
    def from_rows(cls, names: Sequence[str], rows: Iterable[Sequence[Value]]) -> Table:
        """Make a table from rows; texts that all look like numbers become numbers.

        Parameters
        ----------
        names : sequence of str
            Column names.
        rows : iterable of sequence
            One sequence of values per row, as long as ``names``.

        Returns
        -------
        Table

        Raises
        ------
        TableError
            When two columns share a name or a row has another length than the header.
        """
        if len(set(names)) != len(names):
            raise TableError(f"Two columns share a name: {', '.join(names)}.")
        columns: list[Column] = [[] for _ in names]
        for number, row in enumerate(rows, start=1):
            if len(row) != len(names):
                raise TableError(f"Row {number} has {len(row)} values, the header has {len(names)} names.")
            for column, value in zip(columns, row, strict=True):
                column.append(value)
        return cls({name: _typed(column) for name, column in zip(names, columns, strict=True)})

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def column(self, name: str) -> Column:
        """Give one column's values, or say which columns there are."""
        try:
            return self.columns[name]
        except KeyError:
            raise TableError(f"Column '{name}' is not there; there are: {', '.join(self.columns)}.") from None

    def numbers(self, name: str) -> list[float]:
        """Give the numbers of one column, without the missing values.

        Raises
        ------
        TableError
            When there is no such column or it holds something that is no number.
        """
        numbers = []
        for value in self.column(name):
            if isinstance(value, str):
                raise TableError(f"Column '{name}' holds '{value}', which is no number.")
            if value is not None:
                numbers.append(float(value))
        return numbers

    def where(self, keep: Sequence[bool]) -> Table:
        """Give a table of the rows for which ``keep`` is true."""
        return Table(
            {
                name: [value for value, kept in zip(column, keep, strict=True) if kept]
                for name, column in self.columns.items()
            }
        )

    def types(self) -> dict[str, str]:
        """Give each column's type in the words the real node uses (those of Arrow)."""
        return {name: _type(column) for name, column in self.columns.items()}


def _typed(column: Column) -> Column:
    """Turn texts into numbers when every value is one; an empty text is a missing value."""
    values: Column = [None if value == "" else value for value in column]
    for convert in (int, float):
        try:
            return [convert(value) if isinstance(value, str) else value for value in values]
        except ValueError:
            continue
    return values


def _type(column: Column) -> str:
    present = [value for value in column if value is not None]
    if any(isinstance(value, str) for value in present):
        return "string"
    # Whole numbers with a gap are doubles in the dataframes of the real node, too.
    return "int64" if column and all(isinstance(value, int) for value in column) else "double"


def read_csv(path: Path) -> Table:
    """Read a csv file with a header line.

    Raises
    ------
    TableError
        When the file is missing, empty, no text or not rectangular.
    """
    try:
        with path.open(newline="", encoding="utf-8") as handle:
            reader = csv.reader(handle)
            header = next(reader, None)
            if header is None:
                raise TableError(f"'{path.name}' is empty: a header line is needed.")
            return Table.from_rows(header, reader)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise TableError(f"'{path.name}' cannot be read as csv: {problem}") from problem


def read_sqlite(path: Path, query: str) -> Table:
    """Read the answer of one SELECT over an sqlite file, which is opened read-only.

    Raises
    ------
    TableError
        When the file is missing or the query fails.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            answer = database.execute(query)
            if answer.description is None:
                raise TableError("The query gives no table: a SELECT is needed.")
            return Table.from_rows([field[0] for field in answer.description], answer)
    except sqlite3.Error as problem:
        raise TableError(f"The query on '{path.name}' failed: {problem}") from problem


class SessionFolder:
    """The dataframes of all sessions on one node, as files that survive a restart of the node.

    Parameters
    ----------
    folder : pathlib.Path
        Where the sessions' folders go. File names are made of numbers only: a dataframe's name comes from the
        hub and must not become a path.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, session_id: int, dataframe_id: int, name: str, table: Table) -> None:
        """Keep a dataframe, replacing what it held before all at once."""
        path = self._path(session_id, dataframe_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".partial-{os.getpid()}")
        partial.write_text(json.dumps({"name": name, "columns": table.columns}))
        partial.replace(path)

    def load(self, session_id: int, dataframe_id: int) -> Table | None:
        """Give a dataframe, or ``None`` when this node has none of that number."""
        path = self._path(session_id, dataframe_id)
        return Table(json.loads(path.read_text())["columns"]) if path.exists() else None

    def delete(self, session_id: int, name: str) -> None:
        """Forget the dataframe of this name, if there is one: the hub's order to delete gives no number."""
        for path in self._session(session_id).glob("*.json"):
            if json.loads(path.read_text())["name"] == name:
                path.unlink()

    def _session(self, session_id: int) -> Path:
        return self._folder / f"session{int(session_id):09d}"

    def _path(self, session_id: int, dataframe_id: int) -> Path:
        return self._session(session_id) / f"dataframe{int(dataframe_id):09d}.json"
