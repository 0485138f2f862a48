# Made from tests/unit/_async/test_lineage.py by 'make flavours'. Change that file, not this one.
"""What came of what: the trees of a session and of a task, and what is asked for them."""

from __future__ import annotations

import pytest

from tests.unit.high_level.fake_hub import FakeHub, Row
from tests.unit.high_level.hostile import HOSTILE, is_harmless
from vantage6_hl import UserClient

pytestmark = pytest.mark.anyio


def task(id_: int, action: str, **more: object) -> Row:
    row: Row = {
        "id": id_,
        "name": f"t{id_}",
        "status": "completed",
        "action": action,
        "method": "m",
        "job_id": id_,
        "parent": None,
        "dataframe": None,
        "databases": [],
        "depends_on": [],
        "session": {"id": 1},
    }
    return row | more


def reads(*dataframes: int) -> list[Row]:
    return [{"dataframe_id": one, "label": None} for one in dataframes]


AGES, SIZES = {"id": 7, "name": "ages"}, {"id": 8, "name": "sizes"}


@pytest.fixture
def work(hub: FakeHub) -> FakeHub:
    """Two dataframes, one of them changed after it was used; the newest task first, as the hub gives them."""
    hub.row("session", 1).update(name="study", scope="own", ready=True)
    hub.dataframes = [
        {"id": one["id"], "name": one["name"], "db_label": "db", "columns": [{}], "ready": True}
        for one in (AGES, SIZES)
    ]
    hub.tables["task"] = [
        task(9, "central_compute"),
        task(8, "federated_compute", databases=reads(7, 8), status="failed"),
        task(7, "preprocessing", dataframe=AGES, databases=reads(7), depends_on=[1, 3]),
        task(6, "federated_compute", parent={"id": 5}, job_id=3, databases=reads(7)),
        task(5, "central_compute", parent={"id": 3}, job_id=3, databases=reads(7)),
        task(4, "federated_compute", parent={"id": 3}, job_id=3, databases=reads(7)),
        task(3, "central_compute", databases=reads(7)),
        task(2, "data_extraction", dataframe=SIZES),
        task(1, "data_extraction", dataframe=AGES),
    ]
    return hub


def test_a_session_shows_what_came_of_what(work: FakeHub, client: UserClient) -> None:
    found = client.session.lineage(1)
    assert str(found).splitlines() == [
        "Session 1: study (own)",
        "├── Dataframe 7: ages from db, 1 columns, ready",
        "│   ├── Task 1: t1 (data extraction, m), completed",
        "│   │   └── Task 3: t3 (central compute, m), completed",
        "│   │       ├── Task 4: t4 (federated compute, m), completed",
        "│   │       └── Task 5: t5 (central compute, m), completed",
        "│   │           └── Task 6: t6 (federated compute, m), completed",
        "│   └── Task 7: t7 (preprocessing, m), completed, after task 1, 3",
        "│       └── Task 8: t8 (federated compute, m), failed, also of dataframe 8",
        "├── Dataframe 8: sizes from db, 1 columns, ready",
        "│   └── Task 2: t2 (data extraction, m), completed",
        "└── Task 9: t9 (central compute, m), completed",
    ]
    assert len(work.requests) == 3
    assert [node.id for node in found if node.kind == "task"] == [1, 3, 4, 5, 6, 7, 8, 2, 9]
    assert {node.id: node.status for node in found if node.kind != "task"} == {
        1: "ready",
        7: "ready",
        8: "ready",
    }
    assert [node.id for node in found if node.status == "failed"] == [8]
    assert repr(found) == "<Lineage of session 1: 12 nodes>"
    assert found.root.item is not None
    assert found.root.item.name == "study"


def test_of_a_long_session_the_newest_tasks_are_read(work: FakeHub, client: UserClient) -> None:
    found = client.session.lineage(1, limit=2)
    assert [node.id for node in found if node.kind == "task"] == [8, 9], "each below what is known"


def test_a_task_shows_where_it_comes_from_and_its_subtasks(work: FakeHub, client: UserClient) -> None:
    shown = str(client.task.lineage(5)).splitlines()
    assert shown == [
        "Session 1: study (own)",
        "└── Dataframe 7: ages from db, 1 columns, ready",
        "    └── Task 1: t1 (data extraction, m), completed",
        "        └── Task 3: t3 (central compute, m), completed",
        "            ├── Task 4: t4 (federated compute, m), completed",
        "            └── Task 5: t5 (central compute, m), completed  ← this one",
        "                └── Task 6: t6 (federated compute, m), completed",
    ]
    assert len(work.requests) == 5
    assert [node.id for node in client.task.lineage(7)] == [1, 7, 1, 7], "a change and what it changed"


def test_what_is_gone_or_not_yours_to_see_leaves_the_rest(work: FakeHub, client: UserClient) -> None:
    work.row("task", 9)["session"] = None
    work.row("task", 8)["session"] = {"id": 99}
    work.row("task", 8)["databases"] = [*reads(7), {"dataframe_id": None, "label": "db"}]
    assert str(client.task.lineage(9)).splitlines() == [
        "A session that was deleted",
        "└── Task 9: t9 (central compute, m), completed  ← this one",
    ]
    assert str(client.task.lineage(8)).splitlines()[0] == "Session 99, which you may not see"


def test_nothing_is_lost_of_what_cannot_be(work: FakeHub, client: UserClient) -> None:
    """A hub that is wrong about parents makes no endless tree, and every task is shown once."""
    work.row("task", 3)["parent"] = {"id": 5}
    work.tables["task"] += [
        task(id_, "central_compute", parent={"id": id_ - 1}) for id_ in range(2000, 100, -1)
    ]
    found = client.session.lineage(1)
    ids = [node.id for node in found if node.kind == "task"]
    assert sorted(ids) == [*range(1, 10), *range(101, 2001)]
    assert str(found).count("\n") == len(found) - 1
    assert found._repr_html_().endswith("… and 1,712 more</pre>")
    assert max(len(line) for line in str(found).splitlines()) < 300, "the indent does not grow for ever"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text(work: FakeHub, client: UserClient, name: str) -> None:
    work.row("session", 1)["name"] = name
    work.dataframes[0].update(name=name, db_label=name)
    work.row("task", 1).update(name=name, method=name, status=name, action=name)
    found = client.session.lineage(1)
    assert is_harmless(str(found))
    html = found._repr_html_()
    assert html.count("<") == html.count("</") * 2 == 2, "one pair of tags"
