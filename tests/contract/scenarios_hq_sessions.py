"""Sessions and their dataframes."""

from __future__ import annotations

from tests.contract import work
from tests.contract.registry import scenario
from tests.contract.scenarios_hq_members import made_study
from tests.contract.stage import IMAGE, Stage, unique
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
from vantage6_api.v5_0.hq.models import (
    DataframeInitInput,
    DataframeNodeUpdate,
    DataframePreprocessingInput,
    SessionInput,
    SessionTaskInput,
    SessionUpdate,
)


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
