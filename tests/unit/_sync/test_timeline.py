# Made from tests/unit/_async/test_timeline.py by 'make flavours'. Change that file, not this one.
"""When the runs of a task waited and ran."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.high_level.fake_hub import FakeHub, Row
from tests.unit.high_level.hostile import HOSTILE, is_harmless
from vantage6_hl import UserClient

pytestmark = pytest.mark.anyio


def run(id_: int, organization: int, task: int, **more: object) -> Row:
    row: Row = {
        "id": id_,
        "organization": {"id": organization},
        "task": {"id": task},
        "status": "completed",
        # Of every run the moment at which the hub was started: that is what hubs say.
        "assigned_at": "2020-01-01T00:00:00",
        "started_at": "2026-11-24T18:00:02",
        "finished_at": "2026-11-24T18:00:05.500000",
    }
    return row | more


@pytest.fixture
def work(hub: FakeHub) -> FakeHub:
    hub.tables["run"] = [
        run(2, 3, 4, status="active", finished_at=None),
        run(1, 2, 4),
        run(3, 99, 5, status="pending", started_at=None, finished_at=None),
    ]
    common = {"created_at": "2026-11-24T18:00:00", "status": "awaiting", "job_id": 1}
    hub.tables["task"] = [
        {"id": 6, "name": "of another", "parent": {"id": 3}, "runs": [run(4, 2, 6)]} | common,
        {"id": 5, "name": "subtask", "parent": {"id": 4}, "runs": hub.tables["run"][2:]} | common,
        {"id": 4, "name": "average", "parent": {"id": 3}, "runs": "/hq/run?task_id=4"} | common,
    ]
    return hub


def test_it_tells_how_long_each_run_waited_and_ran(work: FakeHub, client: UserClient) -> None:
    found = client.task.timeline(4)
    assert (found.task_id, found.name, found.status) == (4, "average", "awaiting")
    assert [(one.task_id, one.run_id, one.organization) for one in found.runs] == [
        (4, 1, "org2"),
        (4, 2, "org3"),
        (5, 3, "organization 99"),
    ]
    first, second, third = found.runs
    assert first.created_at == datetime(2026, 11, 24, 18, tzinfo=UTC), "when the task was made, in UTC"
    now = datetime(2026, 11, 24, 18, 1, tzinfo=UTC)
    assert (first.waited(now), first.ran(now)) == (timedelta(seconds=2), timedelta(seconds=3.5))
    assert (second.waited(now), second.ran(now)) == (timedelta(seconds=2), timedelta(seconds=58))
    assert (third.waited(now), third.ran(now)) == (timedelta(minutes=1), None)
    assert abs(found.read_at - datetime.now(UTC)) < timedelta(minutes=5)
    assert repr(found) == "<Timeline of task 4: awaiting, 3 runs>"
    assert '<td style="text-align:left">2.0 s</td>' in found._repr_html_()


def test_subtasks_can_be_left_out(work: FakeHub, client: UserClient) -> None:
    found = client.task.timeline(4, subtasks=False)
    assert [one.run_id for one in found.runs] == [1, 2]


def test_a_clock_that_is_behind_gives_no_negative_time(work: FakeHub, client: UserClient) -> None:
    work.row("run", 1)["started_at"] = "2026-11-24T17:59:59+00:00"
    first = (client.task.timeline(4)).runs[0]
    assert first.waited(datetime.now(UTC)) == timedelta(0)


def test_it_is_a_table_too(work: FakeHub, client: UserClient) -> None:
    pytest.importorskip("pandas")
    frame = (client.task.timeline(4)).to_dataframe()
    assert list(frame["organization"]) == ["org2", "org3", "organization 99"]
    assert list(frame.columns)[:3] == ["task_id", "run_id", "organization_id"]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text(work: FakeHub, client: UserClient, name: str) -> None:
    work.row("organization", 2)["name"] = name
    work.row("task", 4).update(name=name, status=name)
    work.row("run", 1)["status"] = name
    found = client.task.timeline(4)
    html = found._repr_html_()
    assert is_harmless(html)
    assert is_harmless(repr(found))
    assert "<script" not in html
    assert "<img" not in html
