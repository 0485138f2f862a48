"""Tables of pandas and polars, of what list methods give."""

from __future__ import annotations

from datetime import datetime

import pytest

from vantage6_api.v5_0.hq.models.run import Run
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl import Results, to_dataframe
from vantage6_hl._frames import DataframeLibrary

LINK = {"link": "/hq/organization/2", "methods": ["GET"]}


def rows_of(items: list[object], library: DataframeLibrary) -> list[dict[str, object]]:
    pytest.importorskip(library)
    if library == "pandas":
        frame = to_dataframe(items, library="pandas")
        return frame.astype(object).where(frame.notna(), None).to_dict("records")
    return to_dataframe(items, library="polars").to_dicts()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_models_give_a_column_for_each_field(library: DataframeLibrary) -> None:
    runs = [
        {
            "id": 1,
            "status": "completed",
            "organization": {"id": 2, **LINK},
            "started_at": "2026-11-24T18:00:00",
            "log": "a payload",
            "arguments": "a payload",
        },
        {"id": 2, "status": "active", "organization": None, "started_at": None},
    ]
    assert rows_of([Run.from_dict(one) for one in runs], library) == [
        {"id": 1, "status": "completed", "organization": 2, "started_at": datetime(2026, 11, 24, 18)},
        {"id": 2, "status": "active", "organization": None, "started_at": None},
    ]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_lists_stay_lists_and_paths_are_left_out(library: DataframeLibrary) -> None:
    task = Task.from_dict(
        {"id": 1, "depends_on": [1, 2], "runs": "/hq/run?task_id=1", "databases": [{"label": "db"}]}
    )
    assert rows_of([task], library) == [{"databases": [{"label": "db"}], "depends_on": [1, 2], "id": 1}]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_what_was_selected_is_taken_as_it_is(library: DataframeLibrary) -> None:
    assert rows_of([{"id": 1, "log": "text"}, {"id": 2}], library) == [
        {"id": 1, "log": "text"},
        {"id": 2, "log": None},
    ]
    assert rows_of(["a", "b"], library) == [{"value": "a"}, {"value": "b"}]
    assert rows_of([], library) == []


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_values_of_different_kinds_are_kept(library: DataframeLibrary) -> None:
    odd = [{"x": 1}, {"x": "a"}, {"x": {"y": [1, "b"]}}]
    assert rows_of(odd, library) == odd


def test_results_have_their_own_table() -> None:
    polars = pytest.importorskip("polars")
    frame = Results([{"n": 2**70}, {"n": 0.5}], task_id=1, run_ids=[1, 2]).to_dataframe(library="polars")
    assert isinstance(frame, polars.DataFrame)
    assert frame["n"].to_list() == [2**70, 0.5]
