"""Tasks, runs, results, container tokens and kills."""

from __future__ import annotations

from tests.contract import work
from tests.contract.registry import scenario
from tests.contract.scenarios_hq_members import made_study
from tests.contract.stage import Stage
from vantage6_api.v5_0.hq.api.kill import kill_node_tasks, kill_task
from vantage6_api.v5_0.hq.api.organization import organization_get
from vantage6_api.v5_0.hq.api.result import result_get, result_list
from vantage6_api.v5_0.hq.api.run import run_get, run_list, run_update
from vantage6_api.v5_0.hq.api.task import task_create, task_delete, task_get, task_list, task_status_get
from vantage6_api.v5_0.hq.api.token import token_container
from vantage6_api.v5_0.hq.models import (
    KillNodeTasksInput,
    KillTaskInput,
    RunStatus,
    RunUpdate,
)

INCLUDES = (None, ["runs"], ["results"], ["runs", "results"])


@scenario(task_create)
def a_task_is_made(stage: Stage) -> None:
    session = work.made_session(stage)
    made = work.made_task(stage, session, dataframe=work.ready_dataframe(stage, session))
    assert made.databases[0].dataframe_name
    assert (made.status, made.finished_at, made.parent) == ("awaiting", None, None)
    study = made_study(stage)
    assert work.made_task(stage, study_id=study.id).study is not None
    central = work.made_task(stage, session, action="central_compute")
    subtask = work.made_task(stage, session, client=work.container(stage, central))
    assert subtask.parent is not None
    assert subtask.parent.id == central.id
    assert subtask.job_id == central.job_id


@scenario(task_get)
def a_task_is_read(stage: Stage) -> None:
    endings: list[tuple[RunStatus, ...]] = [
        (),
        ("completed", "completed"),
        ("completed", "crashed"),
        ("active", "failed"),
    ]
    for statuses in endings:
        made = work.made_task(stage, both=True)
        if statuses:
            work.report(stage, made.id, *statuses)
        for client in (stage.admin, stage.user, stage.at_node[0]):
            for include in INCLUDES:
                found = task_get.sync(made.id, client=client, include=include)
                assert isinstance(found.runs, list) == ("runs" in (include or []))
                assert isinstance(found.results, list) == ("results" in (include or []))
    central = work.made_task(stage, action="central_compute")
    assert task_get.sync(central.id, client=work.container(stage, central)).id == central.id


@scenario(task_list)
def tasks_are_listed(stage: Stage) -> None:
    session = work.made_session(stage)
    made = [work.made_task(stage, session).id for _ in range(3)]
    work.report(stage, made[0], "completed")
    work.report(stage, made[1], "start failed")
    for client in (stage.admin, stage.user, stage.at_node[0]):
        for include in INCLUDES:
            found = task_list.sync(client=client, session_id=session.id, include=include, per_page=2)
            assert [task.id for task in found.data] == made[:0:-1]
    assert task_list.sync(client=stage.user, session_id=session.id, page=2, per_page=2).data[0].id == made[0]


@scenario(task_status_get)
def a_tasks_status_is_read(stage: Stage) -> None:
    expectations: list[tuple[RunStatus, str]] = [
        ("active", "awaiting"),
        ("completed", "completed"),
        ("crashed", "failed"),
    ]
    for reported, expected in expectations:
        made = work.made_task(stage)
        work.report(stage, made.id, reported)
        assert task_status_get.sync(made.id, client=stage.user).status == expected


@scenario(task_delete)
def a_task_is_deleted(stage: Stage) -> None:
    made = work.made_task(stage, both=True)
    assert str(made.id) in task_delete.sync(made.id, client=stage.user).msg
    assert task_list.sync(client=stage.user, job_id=work.made_task(stage).job_id or 0).data


@scenario(run_get)
def a_run_is_read(stage: Stage) -> None:
    made = work.made_task(stage)
    reports: list[RunStatus] = ["active", "completed"]
    for status in reports:
        (run,) = work.report(stage, made.id, status)
        for client in (stage.admin, stage.user, stage.at_node[0]):
            assert run_get.sync(run.id, client=client) == run
            with_task = run_get.sync(run.id, client=client, include="task")
            assert with_task.task is not None
            assert with_task.task.id == made.id
            assert with_task.to_dict()["task"]["name"] == made.name


@scenario(run_list)
def runs_are_listed(stage: Stage) -> None:
    made = work.made_task(stage, both=True)
    work.report(stage, made.id, "completed", "unexpected output")
    for client in (stage.admin, stage.user, stage.at_node[0]):
        for include in (None, ["task"]):
            found = run_list.sync(client=client, task_id=made.id, include=include).data
            assert {run.status for run in found} == {"completed", "unexpected output"}
    assert len(run_list.sync(client=stage.admin, include=["task"], per_page=500).data) > 2


@scenario(run_update)
def a_node_reports_a_run(stage: Stage) -> None:
    (run,) = work.runs_of(stage, work.made_task(stage).id)
    reports: list[RunStatus] = ["active", "active", "completed"]
    for status in reports:
        assert work.reported(stage, run, status).status == status
    (killed,) = work.runs_of(stage, (task := work.made_task(stage)).id)
    kill_task.sync(client=stage.user, body=KillTaskInput(id=task.id))
    late = run_update.sync(killed.id, client=stage.at_node[0], body=RunUpdate(log="last words"))
    assert (late.status, late.log) == ("killed by user", "last words")


@scenario(result_get)
def a_result_is_read(stage: Stage) -> None:
    made = work.made_task(stage)
    (run,) = work.runs_of(stage, made.id)
    assert result_get.sync(run.id, client=stage.user).result is None
    work.report(stage, made.id, "completed")
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert result_get.sync(run.id, client=client).result == work.RESULT


@scenario(result_list)
def results_are_listed(stage: Stage) -> None:
    made = work.made_task(stage, both=True)
    work.report(stage, made.id, "completed", "failed")
    for client in (stage.admin, stage.user, stage.at_node[0]):
        found = result_list.sync(client=client, task_id=made.id).data
        assert {one.result for one in found} == {work.RESULT, None}


@scenario(token_container)
def a_container_gets_a_token(stage: Stage) -> None:
    central = work.made_task(stage, action="central_compute")
    algorithm = work.container(stage, central)
    assert organization_get.sync(stage.partner.id, client=algorithm).id == stage.partner.id
    assert task_status_get.sync(central.id, client=algorithm).status == "awaiting"
    assert run_list.sync(client=algorithm, task_id=central.id).data


@scenario(kill_task)
def a_task_is_killed(stage: Stage) -> None:
    made = work.made_task(stage, both=True)
    assert kill_task.sync(client=stage.user, body=KillTaskInput(id=made.id)).msg
    assert {run.status for run in work.runs_of(stage, made.id)} == {"killed by user"}


@scenario(kill_node_tasks)
def a_nodes_tasks_are_killed(stage: Stage) -> None:
    with stage.connected(stage.at_node[0]):
        assert kill_node_tasks.sync(client=stage.user, body=KillNodeTasksInput(id=stage.nodes[0].id)).msg
