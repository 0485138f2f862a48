"""The decoded results of a task: a list of what the algorithm returned, that also knows its runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from vantage6_hl.errors import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame  # type: ignore[import-not-found,import-untyped,unused-ignore]

__all__ = ["Results"]


class Results(list[Any]):
    """Decoded results of one task, in the order of its runs.

    It is a plain list to compare and to loop over; the attributes say where each item comes from.

    Parameters
    ----------
    values : iterable
        What the algorithm returned in each run; ``None`` for a run without a result.
    task_id : int
        The task.
    run_ids : iterable of int
        The run of each value.
    organization_ids : iterable of int or None, optional
        The organization that computed each value; ``None`` where it is not known. By default of none.

    Examples
    --------
    >>> Results([{"average": 53.25}], task_id=1, run_ids=[4]) == [{"average": 53.25}]
    True
    """

    def __init__(
        self,
        values: Iterable[object],
        *,
        task_id: int,
        run_ids: Iterable[int],
        organization_ids: Iterable[int | None] | None = None,
    ) -> None:
        super().__init__(values)
        self.task_id = task_id
        self.run_ids = tuple(run_ids)
        self.organization_ids: tuple[int | None, ...] = (
            (None,) * len(self.run_ids) if organization_ids is None else tuple(organization_ids)
        )

    def to_dataframe(self) -> DataFrame:
        """Make a pandas DataFrame of the results.

        Returns
        -------
        pandas.DataFrame
            The first columns are ``organization_id`` and ``run_id``. A dictionary gives one row, its items
            are the columns; a list of dictionaries gives a row for each of them; ``None`` gives no row;
            anything else gives one row with the column ``value``.

        Raises
        ------
        UsageError
            When pandas is not installed, or the list is not as long as it was.

        Examples
        --------
        >>> results = Results([{"sum": 253}, {"sum": 173}], task_id=1, run_ids=[4, 5])
        >>> results.to_dataframe()["sum"].sum()  # doctest: +SKIP
        426
        """
        try:
            import pandas as pd
        except ImportError:
            raise UsageError(
                "A DataFrame needs pandas, which is not installed: pip install pandas."
            ) from None
        if len(self) != len(self.run_ids):
            raise UsageError(
                "Items were added or taken away, so that it is not known which run each is from."
            )
        return pd.DataFrame([*self._rows()], columns=self._columns())

    def _rows(self) -> Iterator[dict[str, object]]:
        for value, run_id, organization_id in zip(self, self.run_ids, self.organization_ids, strict=True):
            for row in _rows_of(value):
                # What the algorithm calls the same is its own, and more likely what is looked for.
                yield {"organization_id": organization_id, "run_id": run_id, **row}

    def _columns(self) -> list[str]:
        names = {"organization_id": None, "run_id": None}
        for row in self._rows():
            names.update(dict.fromkeys(row))
        return [*names]


def _rows_of(value: object) -> list[dict[str, object]]:
    if value is None:
        return []
    items = value if isinstance(value, list) and value else [value]
    rows = [{str(name): one for name, one in item.items()} for item in items if isinstance(item, Mapping)]
    return rows if len(rows) == len(items) else [{"value": value}]
