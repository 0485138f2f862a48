"""Dataframes of sessions."""

from __future__ import annotations

from typing import Any

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.hq.posting import image_of, post_task
from vantage6_hl.testing.fake.hq.sessions import find_session, may_change, may_view
from vantage6_hl.testing.fake.lists import page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row


@serves("hq.session_dataframe_list", "user", "node")
def list_(call: Call) -> Answer:
    """List the dataframes of a session."""
    session = find_session(call, call.id)
    call.need(may_view(call, session))
    rows = call.tables.dataframe.where(session_id=session.id)
    paginate = call.query.get("no_pagination") != "1"
    return page(call, rows, Shapes(call).dataframe, paginate=paginate, failure=400)


@serves("hq.session_dataframe_create", "user", catches_all=True)
def create(call: Call) -> Answer:
    """Have a dataframe extracted on the nodes."""
    session = find_session(call, call.id)
    call.need(may_change(call, session, "edit"))
    data, tables = call.body(), call.tables
    task, label = data["task"], data["label"]
    image, _, _ = image_of(call, task.get("store_id"), session.collaboration_id, task["image"])
    collaboration = tables.collaboration.one(session.collaboration_id)
    if collaboration.session_restrict_to_same_image and not session.image:
        session.image = image
    name = data.get("name")
    if name and tables.dataframe.where(name=name):
        raise Refused(
            400,
            f"Dataframe with name {name} already exists. Duplicate names are not allowed because they are "
            "stored on nodes by that name.",
        )
    name = name or call.state.made_up_name()
    row = tables.dataframe.add(
        name=name, db_label=label, session_id=session.id, last_session_task_id=None, columns={}
    )
    description = (
        f"Data extraction step for session {session.name} ({session.id}).This session is in the "
        f"{collaboration.name} collaboration. Data extraction is done on the {label} database, and the "
        f"dataframe name will be {name}."
    )
    source = {"label": label, "type": "source", "dataframe_id": None}
    return _with_task(call, session, row, task, [[source]], "data_extraction", description, is_new=True)


def _with_task(
    call: Call,
    session: Row,
    row: Row,
    task: dict[str, Any],
    databases: list[list[dict[str, Any]]],
    action: str,
    description: str,
    *,
    is_new: bool = False,
    after: list[int] | None = None,
) -> Answer:
    asked = {
        "collaboration_id": session.collaboration_id,
        "study_id": session.study_id,
        "session_id": session.id,
        "name": f"Session initialization ({session.name})",
        "description": task.get("description") or description,
        "image": task["image"],
        "method": task["method"],
        "organizations": task["organizations"],
        "databases": databases,
        "store_id": task.get("store_id"),
        "depends_on_ids": after or [],
        "dataframe_id": row.id,
    }
    try:
        made = post_task(call, asked, action=action)
    except Refused:
        if is_new:
            call.tables.dataframe.delete(row)
        raise
    row.last_session_task_id = made.id
    return 201, Shapes(call).dataframe(row)


def _found(call: Call) -> Row:
    row = call.tables.dataframe.get(call.id)
    if row is None:
        raise Refused(404, f"Dataframe with id={call.id} not found")
    return row


@serves("hq.session_dataframe_get", "user")
def get(call: Call) -> Answer:
    """Give a dataframe."""
    row = _found(call)
    call.need(may_view(call, call.tables.session.one(row.session_id)))
    return 200, Shapes(call).dataframe(row)


@serves("hq.session_dataframe_delete", "user")
def delete(call: Call) -> Answer:
    """Delete a dataframe."""
    row = _found(call)
    call.need(may_change(call, call.tables.session.one(row.session_id), "edit"))
    call.tables.dataframe.delete(row)
    return 200, {"msg": f"Successfully deleted dataframe {row.name} from session {row.session_id}"}


@serves("hq.session_dataframe_preprocess", "user", catches_all=True)
def preprocess(call: Call) -> Answer:
    """Have a dataframe changed on the nodes."""
    row = _found(call)
    session = call.tables.session.one(row.session_id)
    call.need(may_change(call, session, "edit"))
    task = call.body()["task"]
    if call.tables.task.get(row.last_session_task_id) is None:
        raise Refused(
            500,
            f"Dataframe {row.name} (id={row.id}) in session={session.name} has no last task! "
            "Session is not properly initialized!",
        )
    collaboration = call.tables.collaboration.one(session.collaboration_id)
    description = (
        f"Preprocessing step for session {session.name} ({session.id}).This session is in the "
        f"{collaboration.name} collaboration. This preprocessing step will modify dataframe {row.id} "
    )
    using = [{"dataframe_id": row.id, "type": "dataframe", "label": None}]
    # The hub means to wait for computations under way as well, and its query for them finds none.
    after = [row.last_session_task_id]
    return _with_task(call, session, row, task, [using], "preprocessing", description, after=after)


@serves("hq.session_dataframe_column", "node", catches_all=True)
def set_columns(call: Call) -> Answer:
    """Take a node's word on its columns."""
    columns: Any = call.body()
    row = _found(call)
    session = call.tables.session.one(row.session_id)
    call.need(session.collaboration_id == call.who.row.collaboration_id)
    row.columns[call.who.row.id] = {one["name"]: one["dtype"] for one in columns}
    return 201, {"msg": "Columns updated"}
