"""Sessions, dataframes, tasks and runs on the stage, and the words of its two nodes about them."""

from __future__ import annotations

import base64
import datetime

from tests.contract.stage import IMAGE, Stage, unique
from vantage6_api.v5_0.hq.api.run import run_list, run_update
from vantage6_api.v5_0.hq.api.session import (
    session_create,
    session_dataframe_column,
    session_dataframe_create,
    session_dataframe_get,
)
from vantage6_api.v5_0.hq.api.task import task_create
from vantage6_api.v5_0.hq.api.token import token_container
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.models import (
    Dataframe,
    DataframeInitInput,
    DataframeNodeUpdate,
    OrganizationArguments,
    Run,
    RunStatus,
    RunUpdate,
    Session,
    SessionInput,
    SessionScope,
    SessionTaskInput,
    Task,
    TaskAction,
    TaskDatabaseInput,
    TaskInput,
    TokenAlgorithmInput,
)
from vantage6_api.v5_0.hq.types import UNSET
from vantage6_hl.auth import FixedToken, TokenAuth

ARGUMENTS = base64.b64encode(b'{"column": "age"}').decode()
RESULT = base64.b64encode(b'{"average": 53.25}').decode()


def made_session(
    stage: Stage, *, scope: SessionScope = "collaboration", study_id: int | None = None
) -> Session:
    """Make a session of the stage's user."""
    body = SessionInput(
        name=unique("session"), collaboration_id=stage.collaboration.id, scope=scope, study_id=study_id
    )
    return session_create.sync(client=stage.user, body=body)


def addressed(stage: Stage, *, both: bool = False, arguments: str = ARGUMENTS) -> list[OrganizationArguments]:
    """Address the first organization of the stage, or both."""
    members = [stage.home, stage.partner] if both else [stage.home]
    return [OrganizationArguments(id=one.id, arguments=arguments) for one in members]


def made_task(
    stage: Stage,
    session: Session | None = None,
    *,
    client: AuthenticatedClient | None = None,
    action: TaskAction = "federated_compute",
    both: bool = False,
    dataframe: Dataframe | None = None,
    study_id: int | None = None,
    store_id: int | None = None,
    arguments: str = ARGUMENTS,
) -> Task:
    """Make a task, by default as the stage's user, in a new session and for the first organization."""
    databases = [TaskDatabaseInput(type_="dataframe", dataframe_id=dataframe.id)] if dataframe else []
    body = TaskInput(
        name=unique("task"),
        description="made by a test",
        image=IMAGE,
        method="average",
        action=action,
        collaboration_id=stage.collaboration.id,
        study_id=UNSET if study_id is None else study_id,
        store_id=UNSET if store_id is None else store_id,
        session_id=(session or made_session(stage)).id,
        organizations=addressed(stage, both=both, arguments=arguments),
        databases=[databases],
    )
    return task_create.sync(client=client or stage.user, body=body)


def made_dataframe(stage: Stage, session: Session | None = None) -> Dataframe:
    """Ask for a dataframe; no node has made it yet."""
    task = SessionTaskInput(image=IMAGE, method="read_csv", organizations=addressed(stage))
    body = DataframeInitInput(label="people", name=unique("dataframe"), task=task)
    return session_dataframe_create.sync((session or made_session(stage)).id, client=stage.user, body=body)


def ready_dataframe(stage: Stage, session: Session | None = None) -> Dataframe:
    """Make a dataframe as the first node would."""
    dataframe = made_dataframe(stage, session)
    assert dataframe.last_session_task is not None
    columns = [DataframeNodeUpdate(name="age", dtype="int64"), DataframeNodeUpdate(name="sex", dtype="str")]
    session_dataframe_column.sync(dataframe.id, client=stage.at_node[0], body=columns)
    report(stage, dataframe.last_session_task.id, "completed")
    return session_dataframe_get.sync(dataframe.id, client=stage.user)


def runs_of(stage: Stage, task_id: int) -> list[Run]:
    """Give a task's runs in the order of the organizations."""
    return sorted(run_list.sync(client=stage.user, task_id=task_id).data, key=lambda run: run.id)


def report(stage: Stage, task_id: int, *statuses: RunStatus, result: str = RESULT) -> list[Run]:
    """Report a task's runs, each as its own node: one status for each."""
    runs = zip(runs_of(stage, task_id), statuses, strict=True)
    return [reported(stage, run, status, result=result) for run, status in runs]


def reported(stage: Stage, run: Run, status: RunStatus, *, result: str = RESULT) -> Run:
    """Report one run, as its node; it has ended unless it is active."""
    assert run.organization is not None
    node = stage.at_node[[stage.home.id, stage.partner.id].index(run.organization.id)]
    now = datetime.datetime.now(datetime.UTC)
    body = RunUpdate(status=status, started_at=now, log=f"This run is {status}.")
    if status != "active":
        body.finished_at = now
    if status == "completed":
        body.result = result
    return run_update.sync(run.id, client=node, body=body)


def container(stage: Stage, task: Task) -> AuthenticatedClient:
    """Act as the algorithm of a central task on the first node."""
    body = TokenAlgorithmInput(task_id=task.id, image=IMAGE)
    token = token_container.sync(client=stage.at_node[0], body=body).container_token
    return stage.client(TokenAuth(FixedToken(token)))
