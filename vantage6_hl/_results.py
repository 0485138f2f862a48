"""The decoded results of a task: a list of what the algorithm returned, that also knows its runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from vantage6_hl.errors import UsageError

if TYPE_CHECKING:
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import polars

    from vantage6_hl._frames import DataframeLibrary

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

    @overload
    def to_dataframe(self, *, library: Literal["pandas"] | None = None) -> pandas.DataFrame: ...
    @overload
    def to_dataframe(self, *, library: Literal["polars"]) -> polars.DataFrame: ...
    def to_dataframe(self, *, library: DataframeLibrary | None = None) -> pandas.DataFrame | polars.DataFrame:
        """Make a table of the results.

        Parameters
        ----------
        library : {"pandas", "polars"}, optional
            Whose table. By default pandas' where it is installed, else polars'.

        Returns
        -------
        pandas.DataFrame or polars.DataFrame
            The first columns are ``organization_id`` and ``run_id``. A dictionary gives one row, its items
            are the columns; a list of dictionaries gives a row for each of them; ``None`` gives no row;
            anything else gives one row with the column ``value``.

        Raises
        ------
        UsageError
            When the library is not installed, or the list is not as long as it was.

        Examples
        --------
        >>> results = Results([{"sum": 253}, {"sum": 173}], task_id=1, run_ids=[4, 5])
        >>> results.to_dataframe()["sum"].sum()  # doctest: +SKIP
        426
        """
        from vantage6_hl._frames import frame_of

        if len(self) != len(self.run_ids):
            raise UsageError(
                "Items were added or taken away, so that it is not known which run each is from."
            )
        return frame_of([*self._rows()], self._columns(), library=library)

    def _repr_html_(self) -> str:
        from vantage6_hl._html import result_table  # here, as only notebooks need it

        known = len(self) == len(self.run_ids)
        rows = self._rows() if known else ({"value": value} for value in self)
        return result_table(f"Results of task {self.task_id}", rows, sum(len(_items_of(one)) for one in self))

    def _rows(self) -> Iterator[dict[str, object]]:
        for value, run_id, organization_id in zip(self, self.run_ids, self.organization_ids, strict=True):
            for item in _items_of(value):
                # What the algorithm calls the same is its own, and more likely what is looked for.
                yield {"organization_id": organization_id, "run_id": run_id, **_row_of(item)}

    def _columns(self) -> list[str]:
        names = {"organization_id": None, "run_id": None}
        for row in self._rows():
            names.update(dict.fromkeys(row))
        return [*names]


def _items_of(value: object) -> Sequence[object]:
    if value is None:
        return ()
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        return value
    return (value,)


def _row_of(item: object) -> dict[str, object]:
    return {str(name): one for name, one in item.items()} if isinstance(item, Mapping) else {"value": item}
