"""Tables of pandas or polars, of what lists and tasks give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, overload

from vantage6_hl.errors import UsageError

if TYPE_CHECKING:
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import polars

__all__ = ["DataframeLibrary", "frame_of", "to_dataframe"]

DataframeLibrary = Literal["pandas", "polars"]
_LIBRARIES: Final[tuple[DataframeLibrary, ...]] = ("pandas", "polars")  # the first that is installed is taken


@overload
def to_dataframe(
    items: Iterable[object], *, library: Literal["pandas"] | None = None
) -> pandas.DataFrame: ...
@overload
def to_dataframe(items: Iterable[object], *, library: Literal["polars"]) -> polars.DataFrame: ...
def to_dataframe(
    items: Iterable[object], *, library: DataframeLibrary | None = None
) -> pandas.DataFrame | polars.DataFrame:
    """Make a table of what a list method gives.

    Parameters
    ----------
    items : iterable
        Models, or the dicts or values that ``fields=`` or ``field=`` gives.
    library : {"pandas", "polars"}, optional
        Whose table. By default pandas' where it is installed, else polars'.

    Returns
    -------
    pandas.DataFrame or polars.DataFrame
        A row for each item, a column for each field; of a related object its id. Secrets and payloads of
        models (``api_key``, ``arguments``, ``log``, ``result``, ...) are left out, as in their ``repr()``:
        ``fields=["id", "log"]`` asks for them. Items that are no objects are in the column ``value``.

    Raises
    ------
    UsageError
        When the library is not installed, or is no such name.

    Examples
    --------
    >>> to_dataframe(client.task.list())[["id", "status"]]  # doctest: +SKIP
    """
    from vantage6_api._support.display import is_hidden, is_path
    from vantage6_hl._html import fields_of

    rows: list[dict[str, object]] = []
    for item in items:
        fields = fields_of(item)
        keep_all = isinstance(item, Mapping)
        rows.append(
            {
                name: _flat(value)
                for name, value in fields.items()
                if keep_all or not (is_hidden(name) or is_path(value))
            }
        )
    return frame_of(rows, [*dict.fromkeys(name for row in rows for name in row)], library=library)


def _flat(value: object) -> object:
    if isinstance(value, list):
        return [_flat(item) for item in value]
    as_dict = getattr(value, "to_dict", None)
    if as_dict is None:
        return value
    number = getattr(value, "id", None)
    return number if isinstance(number, int) else as_dict()


def frame_of(
    rows: Sequence[Mapping[str, object]], columns: Sequence[str], *, library: DataframeLibrary | None
) -> pandas.DataFrame | polars.DataFrame:
    """Make a table of rows, the same in both libraries: what a row lacks is missing.

    Raises
    ------
    UsageError
        When the library is not installed, or is no such name.
    """
    chosen = _installed(library)
    if chosen == "pandas":
        import pandas as pd

        return pd.DataFrame([*rows], columns=[*columns])
    import polars as pl

    return pl.DataFrame([_series(name, [row.get(name) for row in rows]) for name in columns])


def _series(name: str, values: list[object]) -> polars.Series:
    import polars as pl

    try:
        return pl.Series(name, values)
    except (TypeError, pl.exceptions.PolarsError):  # values of different kinds: pandas takes them as they are
        return pl.Series(name, values, dtype=pl.Object)


def _installed(library: DataframeLibrary | None) -> DataframeLibrary:
    if library not in (None, *_LIBRARIES):
        raise UsageError(f"library is 'pandas' or 'polars', not {library!r}.")
    for name in _LIBRARIES if library is None else (library,):
        with suppress(ImportError):
            import_module(name)
            return name
    if library is None:
        raise UsageError(
            "A DataFrame needs pandas or polars, and neither is installed: pip install pandas, or "
            "pip install polars."
        )
    raise UsageError(f"This DataFrame needs {library}, which is not installed: pip install {library}.")
