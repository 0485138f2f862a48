"""How lists and results look in a notebook: short, escaped, and with nothing secret."""

from __future__ import annotations

import copy
import json
import pickle
from html.parser import HTMLParser

import pytest

from tests.unit.high_level.hostile import HOSTILE, is_harmless
from vantage6_api.v5_0.hq.models.node import Node
from vantage6_api.v5_0.hq.models.run import Run
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl import Results
from vantage6_hl._listed import Listed
from vantage6_hl._selection import select


class Cells(HTMLParser):
    """The text of each cell, row by row, and the tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.title = ""
        self._into = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._into = tag
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self._into == "caption":
            self.title += data
        elif self.rows:
            self.rows[-1][-1] += data


def tasks(count: int) -> list[Task]:
    return [
        Task.from_dict(
            {
                "id": number,
                "name": f"t{number}",
                "status": "completed",
                "description": "",
                "runs": f"/hq/run?task_id={number}",
                "collaboration": {"id": 3, "link": "/hq/collaboration/3", "methods": []},
                "created_at": "2026-11-24T18:00:00.123456",
            }
        )
        for number in range(1, count + 1)
    ]


def test_a_list_of_models_is_a_table_of_what_tells_them_apart() -> None:
    found = Cells(Listed(tasks(2))._repr_html_())
    assert found.title == "Task: 2 items"
    assert found.rows == [
        ["id", "name", "status", "collaboration", "created_at"],
        ["1", "t1", "completed", "3", "2026-11-24 18:00:00"],
        ["2", "t2", "completed", "3", "2026-11-24 18:00:00"],
    ]


def test_a_long_list_says_how_many_more_there_are() -> None:
    found = Cells(Listed(tasks(1250))._repr_html_())
    assert found.title == "Task: 1250 items"
    assert len(found.rows) == 22
    assert found.rows[-1] == ["… and 1,230 more"]
    assert Cells(Listed([])._repr_html_()).title == "0 items"


def test_what_was_selected_is_a_table_in_its_own_order() -> None:
    chosen = select(tasks(1), field=None, fields=["name", "description", "id", "runs"])
    assert isinstance(chosen, Listed)
    assert Cells(chosen._repr_html_()).rows == [["name", "description", "id", "runs"], ["t1", "", "1", ""]]
    assert type(select(tasks(2), field="name", fields=None)) is list


def test_it_stays_a_list() -> None:
    items = Listed([1, 2, 3])
    assert items == [1, 2, 3]
    assert isinstance(items[:2], Listed)
    assert items[0] == 1
    assert (items[:2], items[-1]) == ([1, 2], 3)
    assert repr(items) == "[1, 2, 3]"
    assert json.dumps(items) == "[1, 2, 3]"
    assert pickle.loads(pickle.dumps(items)) == copy.deepcopy(items) == items


def test_secrets_and_payloads_are_in_no_table() -> None:
    run = Run.from_dict({"id": 1, "arguments": "s3cret", "log": "s3cret", "status": "active"})
    node = Node.from_dict({"id": 1, "api_key": "s3cret", "name": "n"})
    for items in ([run], [node], [{"id": 1, "log": "s3cret", "client_secret": "s3cret"}]):
        assert "s3cret" not in Listed(items)._repr_html_()
    assert Cells(Listed([run])._repr_html_()).rows[0] == ["id", "status"]


@pytest.mark.parametrize("name", HOSTILE)
def test_text_of_a_server_is_text(name: str) -> None:
    task = Task.from_dict({"id": 1, "name": name, name: name})
    for shown in (
        Listed([task]),
        Listed([{"name": name, name: name}]),
        Listed([name]),
        Results([{name: name}, [name]], task_id=1, run_ids=[1, 2]),
    ):
        html = shown._repr_html_()
        assert is_harmless(html)
        assert Cells(html).tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}


def test_results_are_the_table_that_to_dataframe_gives() -> None:
    results = Results(
        [{"sum": 253, "result": 7}, [{"sum": 1}, {"sum": 2}], None, 5.5],
        task_id=9,
        run_ids=[4, 5, 6, 7],
        organization_ids=[2, 3, 4, None],
    )
    found = Cells(results._repr_html_())
    assert found.title == "Results of task 9: 4 rows"
    assert found.rows == [
        ["organization_id", "run_id", "sum", "result", "value"],
        ["2", "4", "253", "7", ""],
        ["3", "5", "1", "", ""],
        ["3", "5", "2", "", ""],
        ["", "7", "", "", "5.5"],
    ]
    results.append({"more": 1})
    assert Cells(results._repr_html_()).rows[0] == ["value"], (
        "it is not known any more which run each is from"
    )


def test_a_large_result_is_a_short_table() -> None:
    wide = {f"column{number}": number for number in range(100)}
    results = Results([[wide] * 1000, {"text": "x" * 10_000}], task_id=1, run_ids=[1, 2])
    html = results._repr_html_()
    assert len(html) < 30_000
    found = Cells(html)
    assert found.title == "Results of task 1: 1001 rows"
    assert found.rows[0][-1] == "…"
    assert found.rows[-1] == ["… and 981 more"]
