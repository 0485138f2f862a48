"""Sessions, dataframes, tasks, runs, results, container tokens and kills."""

from __future__ import annotations

from tests.contract import work
from tests.contract.registry import scenario
from tests.contract.scenarios_hq_members import made_study
from tests.contract.stage import IMAGE, Stage, unique
from vantage6_api.v5_0.hq.api.kill import kill_node_tasks, kill_task
from vantage6_api.v5_0.hq.api.organization import organization_get
from vantage6_api.v5_0.hq.api.result import result_get, result_list
from vantage6_api.v5_0.hq.api.run import run_get, run_list, run_update
from vantage6_api.v5_0.hq.api.session import (
    session_create,
    session_dataframe_column,
    session_dataframe_create,
    session_dataframe_delete,
    session_dataframe_get,
    session_dataframe_list,
    session_dataframe_preprocess,
    session_delete,
    session_get,
    session_list,
    session_update,
)
from vantage6_api.v5_0.hq.api.task import task_create, task_delete, task_get, task_list, task_status_get
from vantage6_api.v5_0.hq.api.token import token_container
from vantage6_api.v5_0.hq.models import (
    DataframeInitInput,
    DataframeNodeUpdate,
    DataframePreprocessingInput,
    KillNodeTasksInput,
    KillTaskInput,
    RunUpdate,
    SessionInput,
    SessionTaskInput,
    SessionUpdate,
)

INCLUDES = (None, ["runs"], ["results"], ["runs", "results"])


@scenario(session_create)
def a_session_is_made(stage: Stage) -> None:
    named = work.made_session(stage, study_id=made_study(stage).id)
    assert named.study is not None
    for scope in ("own", "organization", "collaboration"):
        body = SessionInput(collaboration_id=stage.collaboration.id, scope=scope)
        made = session_create.sync(client=stage.user, body=body)
        assert made.name, "the hub makes a name up"
        assert (made.scope, made.ready) == (scope, False)


@scenario(session_get)
def a_session_is_read(stage: Stage) -> None:
    made = work.made_session(stage)
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert session_get.sync(made.id, client=client) == made
    work.ready_dataframe(stage, made)
    assert session_get.sync(made.id, client=stage.user).ready


@scenario(session_list)
def sessions_are_listed(stage: Stage) -> None:
    made = work.made_session(stage)
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert made.id in {one.id for one in session_list.sync(client=client, per_page=1000).data}
    assert session_list.sync(client=stage.outsider).data == []


@scenario(session_update)
def a_session_is_changed(stage: Stage) -> None:
    made, name = work.made_session(stage, scope="own"), unique("renamed")
    changed = session_update.sync(
        made.id, client=stage.user, body=SessionUpdate(name=name, scope="organization")
    )
    assert (changed.name, changed.scope) == (name, "organization")


@scenario(session_delete)
def a_session_is_deleted(stage: Stage) -> None:
    made = work.made_session(stage)
    assert str(made.id) in session_delete.sync(made.id, client=stage.user).msg


@scenario(session_dataframe_create)
def a_dataframe_is_asked_for(stage: Stage) -> None:
    named = work.made_dataframe(stage)
    assert (named.ready, named.columns, named.organizations_ready) == (False, [], [])
    task = SessionTaskInput(image=IMAGE, method="read_csv", organizations=work.addressed(stage, both=True))
    body = DataframeInitInput(label="people", task=task)
    made = session_dataframe_create.sync(work.made_session(stage).id, client=stage.user, body=body)
    assert made.name, "the hub makes a name up"


@scenario(session_dataframe_get)
def a_dataframe_is_read(stage: Stage) -> None:
    made = work.ready_dataframe(stage)
    assert made.ready
    assert made.organizations_ready == [stage.home.id]
    assert [column.name for column in made.columns] == ["age", "sex"]
    assert session_dataframe_get.sync(made.id, client=stage.admin) == made


@scenario(session_dataframe_list)
def dataframes_are_listed(stage: Stage) -> None:
    session = work.made_session(stage)
    assert session_dataframe_list.sync(session.id, client=stage.user).data == []
    made = [work.made_dataframe(stage, session), work.ready_dataframe(stage, session)]
    for client in (stage.admin, stage.user, stage.at_node[0]):
        listed = session_dataframe_list.sync(session.id, client=client).data
        assert [one.id for one in listed] == [one.id for one in made]


@scenario(session_dataframe_column)
def a_node_reports_columns(stage: Stage) -> None:
    made = work.made_dataframe(stage)
    columns = [DataframeNodeUpdate(name="age", dtype="int64")]
    assert session_dataframe_column.sync(made.id, client=stage.at_node[0], body=columns).msg
    assert session_dataframe_column.sync(made.id, client=stage.at_node[0], body=[]).msg
    assert session_dataframe_get.sync(made.id, client=stage.user).columns == []


@scenario(session_dataframe_preprocess)
def a_dataframe_is_preprocessed(stage: Stage) -> None:
    made = work.ready_dataframe(stage)
    task = SessionTaskInput(image=IMAGE, method="clean", organizations=work.addressed(stage))
    body = DataframePreprocessingInput(dataframe_id=made.id, task=task)
    changed = session_dataframe_preprocess.sync(made.id, client=stage.user, body=body)
    assert changed.last_session_task is not None
    assert changed.last_session_task.depends_on
    assert not changed.ready


@scenario(session_dataframe_delete)
def a_dataframe_is_deleted(stage: Stage) -> None:
    made = work.ready_dataframe(stage)
    assert str(made.name) in session_dataframe_delete.sync(made.id, client=stage.user).msg


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
    for statuses in ((), ("completed", "completed"), ("completed", "crashed"), ("active", "failed")):
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
    for reported, expected in (("active", "awaiting"), ("completed", "completed"), ("crashed", "failed")):
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
    for status in ("active", "completed"):
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
    for status in ("initializing", "active", "completed"):
        assert work.reported(stage, run, status).status == status if status != "initializing" else True
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
