"""Runs, their results, and the tokens of containers."""

from __future__ import annotations

from vantage6_hl._status import run_has_failed
from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.tables import Row


def _rows(call: Call) -> list[Row]:
    query, tables = call.query, call.tables
    rows = [row for row in tables.run if tables.task.get(row.task_id) is not None]
    task_of = {row.id: tables.task.one(row.task_id) for row in rows}
    organization_id, task_id = call.number("organization_id"), call.number("task_id")
    collaboration_id, node_id = call.number("collaboration_id"), call.number("node_id")
    if organization_id is not None:
        call.need(
            call.for_organization("run", "view", organization_id),
            f"You lack the permission to view runs for organization id={organization_id}!",
        )
        rows = [row for row in rows if row.organization_id == organization_id]
    if task_id is not None:
        task = tables.task.get(task_id)
        if task is None:
            raise Refused(400, f"Task id={task_id} does not exist!")
        call.need(_may(call, task), f"You lack the permission to view runs for task id={task_id}!")
        rows = [row for row in rows if row.task_id == task_id]
    if node_id:
        node = tables.node.get(node_id)
        if node is None:
            raise Refused(400, f"Node id={node_id} does not exist!")
        call.need(
            call.for_collaboration("run", "view", node.collaboration_id),
            f"You lack the permission to view runs for node id={node_id}!",
        )
        rows = [
            row
            for row in rows
            if row.organization_id == node.organization_id
            and task_of[row.id].collaboration_id == node.collaboration_id
        ]
    if collaboration_id is not None:
        call.need(
            call.for_collaboration("run", "view", collaboration_id),
            f"You lack the permission to view runs for collaboration id={collaboration_id}!",
        )
        rows = [row for row in rows if task_of[row.id].collaboration_id == collaboration_id]
    for name in ("assigned", "started", "finished"):
        since, till = query.get(f"{name}_from"), query.get(f"{name}_till")
        rows = [
            row
            for row in rows
            # "from" is compared with the assignment, whatever its name says.
            if (since is None or row.assigned_at >= since)
            and (till is None or _before(getattr(row, f"{name}_at"), till))
        ]
    rows = [row for row in rows if _in_state(call, row, task_of[row.id])]
    if call.can("run", "view", "global"):
        return rows
    if call.can("run", "view", "collaboration"):
        ours = {one.id for one in tables.collaborations_of(call.organization_id)}
        return [row for row in rows if task_of[row.id].collaboration_id in ours]
    if call.can("run", "view", "organization"):
        return [row for row in rows if row.organization_id == call.organization_id]
    call.need(call.can("run", "view", "own"))
    return [row for row in rows if task_of[row.id].init_user_id == call.user.id]


def _before(moment: str | None, till: str) -> bool:
    return moment is not None and moment <= till


def _in_state(call: Call, row: Row, task: Row) -> bool:
    state = call.query.get("state")
    if state == "finished":
        return row.finished_at is not None
    if state in ("open", "waiting"):
        before = [call.tables.task.get(id_) for id_ in task.depends_on]
        ended = all(run.finished_at for one in before if one for run in call.tables.runs_of(one))
        alive = any(run.finished_at is None for run in call.tables.runs_of(task))
        return alive and (ended if state == "open" else not ended)
    return True


def _may(call: Call, task: Row) -> bool:
    own = call.can("run", "view", "own") and call.is_user and task.init_user_id == call.user.id
    return own or call.for_both("run", "view", task)


@serves("hq.run_list", "user", "node", "container")
def list_(call: Call) -> Answer:
    """List runs."""
    task = call.included("task")
    return page(call, _rows(call), lambda row: Shapes(call).run(row, task=task), newest_first=True)


@serves("hq.result_list", "user", "node", "container")
def list_results(call: Call) -> Answer:
    """List results."""
    return page(call, _rows(call), Shapes(call).result, newest_first=True)


def _found(call: Call) -> Row:
    row = call.tables.run.get(call.id)
    if row is None:
        raise Refused(404, f"Run id={call.id} not found!")
    return row


def _seen(call: Call) -> Row:
    row = _found(call)
    call.need(_may(call, call.tables.task.one(row.task_id)))
    return row


@serves("hq.run_get", "user", "node", "container")
def get(call: Call) -> Answer:
    """Give a run."""
    return 200, Shapes(call).run(_seen(call), task=call.query.get("include") == "task")


@serves("hq.result_get", "user", "node", "container")
def get_result(call: Call) -> Answer:
    """Give the result of a run."""
    return 200, Shapes(call).result(_seen(call))


@serves("hq.run_update", "node")
def update(call: Call) -> Answer:
    """Take a node's word on a run."""
    row = _found(call)
    data = call.body()
    call.need(row.organization_id == call.organization_id, "This is not your algorithm run to PATCH!")
    if row.finished_at is not None:
        if row.status != "killed by user":
            raise Refused(400, "Cannot update an already finished algorithm run!")
        if len(data) > 1 or data.get("log") is None:
            raise Refused(400, "Only the log can be updated for a killed run!")
        row.log = data["log"]
        return 200, Shapes(call).run(row)
    row.started_at = _moment(data.get("started_at")) or row.started_at
    row.finished_at = _moment(data.get("finished_at"))
    row.result, row.log = data.get("result"), data.get("log")
    row.status = data.get("status", row.status)
    if run_has_failed(str(row.status)):
        fail_others(call.state, row)
    return 200, Shapes(call).run(row)


def _moment(text: str | None) -> str | None:
    """Give a time as the database gives it back: without its offset, which is always that of UTC here."""
    return text and text.replace("Z", "").split("+")[0]


def fail_others(state: State, row: Row) -> None:
    """End the runs that fail with this one: those of its task that have not begun, and of later tasks."""
    tables = state.tables
    for one in tables.run.where(task_id=row.task_id):
        if one is not row and one.started_at is None and one.finished_at is None:
            one.status, one.finished_at = "failed", state.clock.text()
            one.log = one.log or (
                f"Marked as failed because sibling run id={row.id} failed with status '{row.status}'."
            )
    waiting = [task for task in tables.task if row.task_id in task.depends_on]
    for task in waiting:
        for run in tables.runs_of(task):
            run.status, run.finished_at = "depended on failed task", row.finished_at
        waiting += [one for one in tables.task if task.id in one.depends_on and one not in waiting]


@serves("hq.token_container", "node")
def container_token(call: Call) -> Answer:
    """Give a node a token for the algorithm of a central task."""
    data, node = call.body(), call.who.row
    task = call.tables.task.get(data["task_id"])
    if task is None:
        raise Refused(400, "Parent task does not exist!")
    runs = call.tables.runs_of(task)
    call.need(bool(runs) and runs[-1].action == "central_compute", "Task is not a central compute task")
    call.need(task.collaboration_id == node.collaboration_id, "You are not within the collaboration")
    collaboration = call.tables.collaboration.one(task.collaboration_id)
    call.need(
        not collaboration.session_restrict_to_same_image or data["image"] == task.image,
        "This collaboration only allows a single image per session. You cannot create a task with a "
        "different image.",
    )
    if call.state.status_of(task) != "awaiting":
        raise Refused(400, "Task is already finished!")
    return 200, {"container_token": call.state.container_token(node.id, task.id)}
