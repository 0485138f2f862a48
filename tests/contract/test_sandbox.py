"""The sandbox nodes on the real hub: what a user of the hub sees of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contract.lab import DEADLINE, Lab, make_lab
from vantage6_api.v5_0.hq.api.kill import kill_node_tasks, kill_task
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.kill_node_tasks_input import KillNodeTasksInput
from vantage6_api.v5_0.hq.models.kill_task_input import KillTaskInput
from vantage6_hl.errors import BadRequest
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.sandbox import NodeError
from vantage6_hl.testing.sandbox.athletes import athletes

pytestmark = pytest.mark.hub

AGES = [[person.age for person in athletes(node) if person.age is not None] for node in range(2)]


@pytest.fixture(scope="module")
def lab(hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    made = make_lab(hub, tmp_path_factory.mktemp("lab"), encrypted=True)
    with made.user:
        with made.nodes():
            yield made
        assert made.node_status() == ["offline", "offline"]


@pytest.fixture(scope="module")
def dataframe(lab: Lab) -> Dataframe:
    return lab.extract("olympic_athletes_db")


def test_the_nodes_are_online(lab: Lab) -> None:
    assert lab.node_status() == ["online", "online"]


def test_an_extraction_reports_its_columns_and_sends_no_data(lab: Lab, dataframe: Dataframe) -> None:
    assert sorted(dataframe.organizations_ready) == lab.organization_ids
    for node_id in lab.node_ids:
        columns = {one.name: one.dtype for one in dataframe.columns if one.node_id == node_id}
        assert columns["age"] == "double"
        assert columns["name"] == "string"
        assert columns["year"] == "int64"


def test_the_average_is_that_of_all_data(lab: Lab, dataframe: Dataframe) -> None:
    arguments = {"column_name": "age"}
    partial = lab.task("partial_average", arguments, organizations=lab.organization_ids, dataframe=dataframe)
    assert lab.results(partial) == [{"sum": sum(ages), "count": len(ages)} for ages in AGES]
    central = lab.task("central_average", arguments, dataframe=dataframe, central=True)
    assert lab.results(central) == [{"average": sum(map(sum, AGES)) / sum(map(len, AGES))}]
    alone = {**arguments, "organizations": lab.organization_ids[1:]}
    central = lab.task("central_average", alone, dataframe=dataframe, central=True)
    assert lab.results(central) == [{"average": sum(AGES[1]) / len(AGES[1])}]


def test_central_runs_at_once_on_one_node_do_not_wait_for_each_other(lab: Lab, dataframe: Dataframe) -> None:
    tasks = [
        lab.task("central_average", {"column_name": "age"}, dataframe=dataframe, central=True)
        for _ in range(3)
    ]
    assert len({str(lab.results(task)) for task in tasks}) == 1


def test_a_query_makes_a_dataframe_and_preprocessing_changes_it(lab: Lab) -> None:
    made = lab.extract("my_database", "read_sql_database", query="SELECT id, age FROM my_table")
    changed = lab.preprocess(made, "filter_range", column="age", minimum=18, maximum=30)
    task = lab.task("partial_average", {"column_name": "age"}, dataframe=changed)
    kept = [age for age in AGES[0] if 18 <= age <= 30]
    assert lab.results(task) == [{"sum": sum(kept), "count": len(kept)}]


def test_what_is_sent_comes_back(lab: Lab) -> None:
    sent = {"text": "naïve ☃", "numbers": [1, 2.5, None, True], "nested": {"": {}}}
    assert lab.results(lab.task("echo", sent, organizations=lab.organization_ids)) == [sent, sent]
    [large] = lab.results(lab.task("large_result", {"bytes": 1_000_000}))
    assert large == "x" * 1_000_000


@pytest.mark.parametrize(
    ("method", "image", "status", "log"),
    [
        ("fail", "r/average", "crashed", "MethodError: no luck"),
        ("no_such_method", "r/average", "crashed", "Method 'no_such_method' not found; there are: "),
        ("echo", "r/does-not-exist", "non-existing Docker image", "There is no image"),
        ("echo", "r/not-allowed", "not allowed", "does not allow the image"),
    ],
)
def test_a_failure_is_told(lab: Lab, method: str, image: str, status: str, log: str) -> None:
    [run] = lab.wait(lab.task(method, {"message": "no luck"}, image=image))
    assert run.status == status
    assert log in (run.log or "")
    assert run.finished_at is not None


def test_the_hub_knows_the_nodes_databases(lab: Lab) -> None:
    with pytest.raises(BadRequest, match="'no_such_db' does not exist for organization"):
        lab.extract("no_such_db")


def test_a_log_is_there_while_its_run_is_active(lab: Lab) -> None:
    task = lab.task("log_lines", {"lines": ["first", "last"], "pause": 1.0})
    run = lab.wait_for(task, "active")
    until = time.monotonic() + DEADLINE
    while not (run.log or "").startswith("first"):
        assert time.monotonic() < until, run.log
        run = lab.runs(task)[0]
    assert run.status == "active"
    assert lab.wait(task)[0].log == "first\nlast"


def test_a_killed_task_ends_and_the_node_goes_on(lab: Lab) -> None:
    task = lab.task("sleep", {"seconds": 600}, organizations=lab.organization_ids)
    for _ in lab.organization_ids:
        lab.wait_for(task, "active")
    kill_task.sync(client=lab.user, body=KillTaskInput(id=task))
    assert [run.status for run in lab.wait(task)] == ["killed by user", "killed by user"]
    assert lab.results(lab.task("echo", {"still": "there"})) == [{"still": "there"}]


def test_killing_all_of_a_node_ends_its_runs(lab: Lab) -> None:
    task = lab.task("sleep", {"seconds": 600})
    lab.wait_for(task, "active")
    kill_node_tasks.sync(client=lab.user, body=KillNodeTasksInput(id=lab.node_ids[0]))
    run = lab.wait_for(task, "killed by user")
    assert run.finished_at is not None


def test_an_unencrypted_collaboration_works_as_well(hub: Hub, tmp_path: Path) -> None:
    lab = make_lab(hub, tmp_path, encrypted=False)
    with lab.user, lab.nodes():
        dataframe = lab.extract("olympic_athletes_db")
        central = lab.task("central_average", {"column_name": "age"}, dataframe=dataframe, central=True)
        assert lab.results(central) == [{"average": sum(map(sum, AGES)) / sum(map(len, AGES))}]
        assert lab.results(lab.task("echo", {"text": "☃"})) == [{"text": "☃"}]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"api_key": "wrong"}, "refused the client 'lab-"),
        ({"private_key": None}, "is encrypted: the node needs a private key"),
        ({"private_key": "other"}, "has another public key of organization"),
    ],
    ids=["api_key", "no private key", "another private key"],
)
def test_a_node_that_cannot_work_says_why(lab: Lab, change: dict[str, str | None], problem: str) -> None:
    if change.get("private_key") == "other":
        change = {"private_key": lab.specs[1].private_key}
    folder = lab.folder / f"wrong-{'-'.join(change)}"
    wrong = replace(lab, specs=[replace(lab.specs[0], **change)], folder=folder)
    with pytest.raises(NodeError, match=problem), wrong.nodes():
        pass
