"""Tasks, and killing them."""

from __future__ import annotations

import json

from vantage6_hl._status import run_goes_on
from vantage6_hl.testing.fake.call import LACKING, Answer, Call, Refused, serves
from vantage6_hl.testing.fake.documents import mistakes
from vantage6_hl.testing.fake.hq.posting import post_task
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row


@serves("hq.task_list", "user", "node", "container")
def list_(call: Call) -> Answer:
    """List tasks."""
    query, rows = call.query, [*call.tables.task]
    if call.can("task", "view", "global"):
        pass
    elif call.can("task", "view", "collaboration"):
        ours = {one.id for one in call.tables.collaborations_of(call.organization_id)}
        rows = [row for row in rows if row.collaboration_id in ours]
    elif call.can("task", "view", "organization"):
        rows = [row for row in rows if row.init_org_id == call.organization_id]
    else:
        call.need(call.can("task", "view", "own"))
        rows = [row for row in rows if row.init_user_id == call.user.id]
    _check_filters(call)
    for parameter, column in (
        ("collaboration_id", "collaboration_id"),
        ("init_org_id", "init_org_id"),
        ("init_user_id", "init_user_id"),
        ("study_id", "study_id"),
        ("parent_id", "parent_id"),
        ("job_id", "job_id"),
        ("session_id", "session_id"),
        ("dataframe_id", "dataframe_id"),
    ):
        value = call.number(parameter)
        if value is not None:
            rows = [row for row in rows if getattr(row, column) == value]
    for name in ("name", "image", "description"):
        rows = [row for row in rows if like(query.get(name), getattr(row, name))]
    if "database" in query:
        rows = [row for row in rows if query["database"] in [one["label"] for one in row.databases]]
    by_users = call.number("is_user_created")
    if by_users is not None:
        rows = [row for row in rows if (row.parent_id is None) == bool(by_users)]
    runs, results = call.included("runs"), call.included("results")
    return page(call, rows, lambda row: Shapes(call).task(row, runs=runs, results=results), newest_first=True)


def _check_filters(call: Call) -> None:
    tables = call.tables
    collaboration_id, organization_id = call.number("collaboration_id"), call.number("init_org_id")
    if collaboration_id is not None:
        call.need(
            call.for_collaboration("task", "view", collaboration_id),
            f"You lack the permission to view tasks from collaboration {collaboration_id}!",
        )
    if organization_id is not None:
        call.need(
            call.for_organization("task", "view", organization_id),
            f"You lack the permission to view tasks from organization id={organization_id}!",
        )
    user_id = call.number("init_user_id")
    if user_id is not None:
        user = tables.user.get(user_id)
        if user is None:
            raise Refused(400, f"User id={user_id} does not exist!")
        own = call.is_user and user is call.user and call.can("task", "view", "own")
        call.need(
            own or call.for_organization("task", "view", user.organization_id),
            f"You lack the permission to view tasks from user id={user_id}!",
        )
    for name, found, called in (
        ("study_id", tables.study.get(call.number("study_id")), "Study id"),
        ("parent_id", tables.task.get(call.number("parent_id")), "Parent task id"),
        ("job_id", next(iter(tables.task.where(job_id=call.number("job_id"))), None), "Job id"),
    ):
        if name in call.query:
            if found is None:
                raise Refused(400, f"{called}={call.query[name]} does not exist!")
            call.need(
                call.for_collaboration("task", "view", found.collaboration_id),
                f"You lack the permission to view tasks from collaboration id={found.collaboration_id}!",
            )


@serves("hq.task_create", "user", "container")
def create(call: Call) -> Answer:
    """Make a task."""
    data = call.raw()
    wrong = mistakes(call.operation, {} if data is None else data)
    if wrong:
        raise Refused(400, f"Request body is incorrect: {json.dumps(wrong)}")
    return 201, Shapes(call).task(post_task(call, data))


def _found(call: Call, message: str) -> Row:
    row = call.tables.task.get(call.id)
    if row is None:
        raise Refused(404, message)
    return row


def _may(call: Call, operation: str, row: Row, resource: str = "task") -> bool:
    own = call.can("task", operation, "own") and call.is_user and row.init_user_id == call.user.id
    return own or call.for_both(resource, operation, row)


@serves("hq.task_get", "user", "node", "container")
def get(call: Call) -> Answer:
    """Give a task."""
    row = _found(call, f"task id={call.id} is not found")
    call.need(_may(call, "view", row))
    results = call.included("results")
    if results:
        call.need(_may(call, "view", row, "run"), "You lack the permission to view results for this task!")
    return 200, Shapes(call).task(row, runs=call.included("runs"), results=results)


@serves("hq.task_status_get", "user", "container")
def status(call: Call) -> Answer:
    """Tell the status of a task."""
    row = _found(call, f"Task id={call.id} not found")
    call.need(_may(call, "view", row))
    return 200, {"status": call.state.status_of(row)}


@serves("hq.task_delete", "user", catches_all=True)
def delete(call: Call) -> Answer:
    """Delete a task."""
    row, tables = _found(call, f"Task id={call.id} not found"), call.tables
    call.need(_may(call, "delete", row))
    dataframe = tables.dataframe.get(row.dataframe_id)
    if dataframe is not None and dataframe.last_session_task_id == row.id:
        if call.state.is_ready(dataframe):
            raise Refused(
                403,
                "You cannot delete the last session task for a dataframe that is ready: by doing so, it "
                "would no longer be possible to see how the dataframe was constructed.",
            )
        earlier = [one.id for one in tables.task.where(dataframe_id=dataframe.id) if one.id < row.id]
        if not earlier:
            raise Refused(
                400,
                "Cannot delete the last session task for a dataframe that has less than 2 session "
                "initialization tasks. Please delete the dataframe instead.",
            )
        dataframe.last_session_task_id = earlier[-1]
    _forget(call, row)
    return 200, {"msg": f"task id={row.id} and its algorithm run data have been successfully deleted"}


def _forget(call: Call, row: Row) -> None:
    for child in call.tables.task.where(parent_id=row.id):
        _forget(call, child)
    for run in call.tables.runs_of(row):
        call.tables.run.delete(run)
    for one in call.tables.task:
        one.depends_on = [id_ for id_ in one.depends_on if id_ != row.id]
    call.tables.task.delete(row)


@serves("hq.kill_task", "user")
def kill(call: Call) -> Answer:
    """Kill a task and its subtasks."""
    id_ = call.body()["id"]
    row = call.tables.task.get(id_)
    if row is None:
        raise Refused(404, f"Task id={id_} not found")
    ended = call.state.status_of(row)
    if ended != "awaiting":
        raise Refused(400, f"Task {id_} already finished with status '{ended}', so cannot kill it!")
    members = call.tables.collaboration.one(row.collaboration_id).organization_ids
    together = call.can("event", "send", "collaboration") and call.organization_id in members
    call.need(call.can("event", "send", "global") or together, LACKING)
    for task in (row, *call.tables.task.where(parent_id=row.id)):
        for run in call.tables.runs_of(task):
            if run_goes_on(run.status):
                run.status, run.finished_at = "killed by user", call.state.clock.text()
    return 200, {"msg": f"Nodes have been instructed to kill any containers running for task {id_}."}


@serves("hq.kill_node_tasks", "user")
def kill_at_node(call: Call) -> Answer:
    """Kill all that a node runs."""
    id_ = call.body()["id"]
    node = call.tables.node.get(id_)
    if node is None:
        raise Refused(404, f"Node id={id_} not found")
    if node.status != "online":
        raise Refused(400, f"Node {id_} is not online so cannot kill its tasks!")
    members = call.tables.collaboration.one(node.collaboration_id).organization_ids
    together = call.can("event", "send", "collaboration") and call.organization_id in members
    at_home = call.can("event", "send", "organization") and node.organization_id == call.organization_id
    call.need(call.can("event", "send", "global") or together or at_home)
    for run in call.tables.run.where(organization_id=node.organization_id):
        task = call.tables.task.get(run.task_id)
        here = task is not None and task.collaboration_id == node.collaboration_id
        if here and run_goes_on(run.status) and node.works:
            run.status, run.finished_at = "killed by user", call.state.clock.text()
    return 200, {"msg": f"Node {node.id} has been instructed to kill all containers running on it."}
