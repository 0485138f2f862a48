"""The list of results: where its items come from, and as a table."""

from __future__ import annotations

import sys

import pytest

from vantage6_hl import Results
from vantage6_hl.errors import UsageError

RUNS = {"task_id": 1, "run_ids": [4, 5], "organization_ids": [2, 3]}


def test_it_is_a_list_that_knows_its_runs() -> None:
    results = Results([{"sum": 253}, None], **RUNS)
    assert results == [{"sum": 253}, None]
    assert (results.task_id, results.run_ids, results.organization_ids) == (1, (4, 5), (2, 3))
    assert Results([1], task_id=1, run_ids=[4]).organization_ids == (None,)


@pytest.mark.parametrize(
    ("values", "table"),
    [
        (
            [{"sum": 253, "count": 4}, {"sum": 173}],
            {"organization_id": [2, 3], "run_id": [4, 5], "sum": [253, 173], "count": [4, "missing"]},
        ),
        ([{"sum": 253}, None], {"organization_id": [2], "run_id": [4], "sum": [253]}),
        (
            [[{"age": 1}, {"age": 2}], [{"age": 3}]],
            {"organization_id": [2, 2, 3], "run_id": [4, 4, 5], "age": [1, 2, 3]},
        ),
        ([53.25, [1, 2]], {"organization_id": [2, 3], "run_id": [4, 5], "value": [53.25, [1, 2]]}),
        ([[{"a": 1}, 2], []], {"organization_id": [2, 3], "run_id": [4, 5], "value": [[{"a": 1}, 2], []]}),
        ([None, None], {"organization_id": [], "run_id": []}),
    ],
)
def test_as_a_table_each_run_has_its_rows(values: list[object], table: dict[str, list[object]]) -> None:
    pytest.importorskip("pandas")
    frame = Results(values, **RUNS).to_dataframe()
    assert list(frame.columns) == list(table)
    found = frame.astype(object).where(frame.notna(), "missing") if len(frame) else frame
    assert found.to_dict("list") == table
    polars = pytest.importorskip("polars")
    other = Results(values, **RUNS).to_dataframe(library="polars")
    assert isinstance(other, polars.DataFrame)
    told = {
        name: ["missing" if value is None else value for value in column.to_list()]
        for name, column in other.to_dict().items()
    }
    assert told == table, "the same in both"


def test_the_library_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    polars = pytest.importorskip("polars")
    monkeypatch.setitem(sys.modules, "pandas", None)
    results = Results([1, 2], **RUNS)
    assert isinstance(results.to_dataframe(), polars.DataFrame)
    with pytest.raises(UsageError, match=r"needs pandas.*pip install pandas"):
        results.to_dataframe(library="pandas")
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match=r"pip install pandas, or pip install polars"):
        results.to_dataframe()
    with pytest.raises(UsageError, match="'pandas' or 'polars', not 'dask'"):
        results.to_dataframe(library="dask")  # type: ignore[call-overload]


def test_items_without_a_run_make_no_table() -> None:
    pytest.importorskip("pandas")
    results = Results([1, 2], **RUNS)
    results.append(3)
    with pytest.raises(UsageError, match="added or taken away"):
        results.to_dataframe()
