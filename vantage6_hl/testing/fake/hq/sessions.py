"""Sessions."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row

__all__ = ["find_session", "may_change", "may_view"]

_WIDTH = {"own": 0, "organization": 1, "collaboration": 2}
_EXISTS = "Session with that name already exists within the collaboration!"


def find_session(call: Call, id_: int, message: str = "Session with id={id} not found") -> Row:
    """Give a session, or refuse."""
    row = call.tables.session.get(id_)
    if row is None:
        raise Refused(404, message.format(id=id_))
    return row


def _owner_is_of_ours(call: Call, row: Row) -> bool:
    owner = call.tables.user.get(row.user_id)
    return owner is not None and owner.organization_id == call.organization_id


def may_view(call: Call, row: Row) -> bool:
    """Tell whether who asks may see a session."""
    if call.can("session", "view", "global"):
        return True
    shared = call.can("session", "view", "collaboration") or row.scope == "collaboration"
    if shared and row.collaboration_id in call.collaboration_ids:
        return True
    at_home = call.can("session", "view", "organization") or row.scope == "organization"
    if at_home and _owner_is_of_ours(call, row):
        return True
    return call.is_user and row.user_id == call.user.id


def may_change(call: Call, row: Row, operation: str) -> bool:
    """Tell whether who asks may edit or delete a session."""
    if operation == "delete" and call.can("session", "delete", "global"):
        return True
    if call.can("session", operation, "collaboration") and row.collaboration_id in call.collaboration_ids:
        return True
    if (
        call.can("session", operation, "organization")
        and _owner_is_of_ours(call, row)
        and _WIDTH[row.scope] <= 1
    ):
        return True
    own = call.is_user and row.user_id == call.user.id and row.scope == "own"
    return own and call.can("session", operation, "own")


@serves("hq.session_list", "user", "node")
def list_(call: Call) -> Answer:
    """List sessions."""
    user_id, collaboration_id = call.number("user_id"), call.number("collaboration_id")
    rows = call.tables.session.where(
        lambda row: (
            like(call.query.get("name"), row.name)
            and user_id in (None, row.user_id)
            and collaboration_id in (None, row.collaboration_id)
        )
    )
    return page(call, [row for row in rows if _listed(call, row)], Shapes(call).session)


def _listed(call: Call, row: Row) -> bool:
    if call.can("session", "view", "global"):
        return True
    ours = row.collaboration_id in call.collaboration_ids
    if call.can("session", "view", "collaboration"):
        return ours
    if ours and row.scope == "collaboration":
        return True
    at_home = call.can("session", "view", "organization") or row.scope == "organization"
    own = call.is_user and row.user_id == call.user.id
    return own or (at_home and _owner_is_of_ours(call, row))


@serves("hq.session_create", "user")
def create(call: Call) -> Answer:
    """Make a session."""
    data, tables = call.body(), call.tables
    scope = data["scope"]
    call.need(
        call.at_least("session", "create", scope),
        f"You lack the permission to create a session for the {scope.upper()} scope!",
    )
    collaboration = tables.collaboration.get(data["collaboration_id"])
    if collaboration is None:
        raise Refused(404, "Collaboration not found")
    call.need(
        collaboration.id in call.collaboration_ids,
        "You lack the permission to create a session for this collaboration!",
    )
    name = data.get("name")
    if name is None:
        name = call.state.made_up_name()
    if tables.session.where(name=name, collaboration_id=collaboration.id):
        raise Refused(400, _EXISTS)
    study_id = data.get("study_id") or None
    if study_id:
        study = tables.study.get(study_id)
        if study is None:
            raise Refused(404, "Study not found")
        if study.collaboration_id != collaboration.id:
            raise Refused(400, "Study is not part of the collaboration!")
    now = call.state.clock.text()
    row = tables.session.add(
        name=name,
        scope=scope,
        user_id=call.user.id,
        collaboration_id=collaboration.id,
        study_id=study_id,
        created_at=now,
        last_used_at=now,
        image=None,
    )
    return 201, Shapes(call).session(row)


@serves("hq.session_get", "user", "node")
def get(call: Call) -> Answer:
    """Give a session."""
    row = find_session(call, call.id, "Session id={id} not found!")
    call.need(may_view(call, row))
    return 200, Shapes(call).session(row)


@serves("hq.session_update", "user")
def update(call: Call) -> Answer:
    """Change a session."""
    data = call.body()
    row = find_session(call, call.id)
    call.need(may_change(call, row, "edit"))
    name, scope = data.get("name"), data.get("scope")
    if name:
        taken = call.tables.session.where(name=name, collaboration_id=row.collaboration_id)
        if name != row.name and taken:
            raise Refused(400, _EXISTS)
        row.name = name
    if scope:
        call.need(
            call.at_least("session", "edit", scope),
            f"You lack the permission to change the scope of the session to {scope.upper()}!",
        )
        row.scope = scope
    return 200, Shapes(call).session(row)


@serves("hq.session_delete", "user")
def delete(call: Call) -> Answer:
    """Delete a session."""
    row, tables = find_session(call, call.id), call.tables
    call.need(may_change(call, row, "delete"))
    tasks, dataframes = tables.task.where(session_id=row.id), tables.dataframe.where(session_id=row.id)
    if (tasks or dataframes) and not call.flag("delete_dependents"):
        raise Refused(
            400,
            "This session contains tasks and dataframes. Please delete them first or set "
            "`delete_dependents` to `true` to delete them together with the session.",
        )
    for dataframe in dataframes:
        tables.dataframe.delete(dataframe)
    for task in tasks:
        tables.task.delete(task)
    tables.session.delete(row)
    return 200, {"msg": f"Successfully deleted session id={row.id}"}
