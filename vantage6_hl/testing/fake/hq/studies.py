"""Studies."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row


def _found(call: Call, message: str = "Study with id={id} can not be found") -> Row:
    row = call.tables.study.get(call.id)
    if row is None:
        raise Refused(404, message.format(id=call.id))
    return row


@serves("hq.study_list", "user", "node")
def list_(call: Call) -> Answer:
    """List studies."""
    everywhere, together = (call.can("study", "view", one) for one in ("global", "collaboration"))
    at_home = call.can("study", "view", "organization")
    rows = call.tables.study.where(lambda row: like(call.query.get("name"), row.name))
    organization_id = call.number("organization_id")
    if organization_id is not None:
        if everywhere or together:
            rows = [row for row in rows if organization_id in row.organization_ids]
        else:
            call.need(
                at_home and organization_id == call.organization_id,
                "You lack the permission to request studies for this organization!",
            )
    collaboration_id = call.number("collaboration_id")
    if collaboration_id is not None:
        call.need(
            everywhere or ((together or at_home) and collaboration_id in call.collaboration_ids),
            "You lack the permission to request studies for this collaboration!",
        )
        rows = [row for row in rows if row.collaboration_id == collaboration_id]
    if not everywhere and together:
        rows = [row for row in rows if row.collaboration_id in call.collaboration_ids]
    elif not everywhere:
        call.need(at_home)
        rows = [row for row in rows if call.organization_id in row.organization_ids]
    members = call.included("organizations")
    return page(call, rows, lambda row: Shapes(call).study(row, members=members))


@serves("hq.study_create", "user")
def create(call: Call) -> Answer:
    """Make a study."""
    data = call.body()
    _check_name(call, data["name"])
    call.need(call.for_collaboration("study", "create", data["collaboration_id"]))
    _check_members(call, data["organization_ids"], data["collaboration_id"])
    row = call.tables.study.add(
        name=data["name"],
        collaboration_id=data["collaboration_id"],
        organization_ids=[*data["organization_ids"]],
    )
    return 201, Shapes(call).study(row, members=True)


def _check_name(call: Call, name: str) -> None:
    if call.tables.study.where(name=name):
        raise Refused(400, f"Study with name '{name}' already exists!")


def _check_members(call: Call, ids: list[int], collaboration_id: int) -> None:
    collaboration = call.tables.collaboration.get(collaboration_id)
    if collaboration is None:
        raise Refused(500, "An unexpected error occurred!")
    if not set(ids) <= set(collaboration.organization_ids):
        raise Refused(400, "Not all organizations are part of the collaboration!")


def _may(call: Call, operation: str, row: Row) -> None:
    at_home = call.can("study", operation, "organization") and call.organization_id in row.organization_ids
    call.need(call.for_collaboration("study", operation, row.collaboration_id) or at_home)


@serves("hq.study_get", "user", "node", "container")
def get(call: Call) -> Answer:
    """Give a study."""
    row = _found(call, "Study with id={id} not found")
    _may(call, "view", row)
    return 200, Shapes(call).study(row, members=call.included("organizations"))


@serves("hq.study_update", "user")
def update(call: Call) -> Answer:
    """Change a study."""
    row = _found(call)
    _may(call, "edit", row)
    data = call.body()
    if "name" in data:
        if data["name"] != row.name:
            _check_name(call, data["name"])
        row.name = data["name"]
    if "organization_ids" in data:
        _check_members(call, data["organization_ids"], row.collaboration_id)
        row.organization_ids = [*data["organization_ids"]]
    return 200, Shapes(call).study(row, members=True)


@serves("hq.study_delete", "user")
def delete(call: Call) -> Answer:
    """Delete a study."""
    row = _found(call, "Study with id={id} not found")
    _may(call, "delete", row)
    tasks = call.tables.task.where(study_id=row.id)
    if tasks and not call.flag("delete_dependents"):
        raise Refused(
            400,
            f"Study id={row.id} has {len(tasks)} tasks. "
            "Please delete them separately or set delete_dependents=True",
        )
    for task in tasks:
        call.tables.task.delete(task)
    call.tables.study.delete(row)
    return 200, {"msg": f"Study id={row.id} successfully deleted"}


@serves("hq.study_organization_add", "user")
def add_organization(call: Call) -> Answer:
    """Let an organization take part."""
    row = _found(call)
    call.need(call.for_collaboration("study", "edit", row.collaboration_id))
    id_ = call.body()["id"]
    if call.tables.organization.get(id_) is None:
        raise Refused(404, f"organization with id={call.id} is not found")
    if id_ not in call.tables.collaboration.one(row.collaboration_id).organization_ids:
        raise Refused(400, "Organization is not a member of the collaboration!")
    row.organization_ids = [*dict.fromkeys([*row.organization_ids, id_])]
    return 200, Shapes(call).study(row, members=True)["organizations"]


@serves("hq.study_organization_remove", "user")
def remove_organization(call: Call) -> Answer:
    """Let an organization leave."""
    row = _found(call)
    id_ = call.body()["id"]
    if call.tables.organization.get(id_) is None:
        raise Refused(404, f"Organization with id={id_} is not found")
    call.need(call.for_collaboration("study", "edit", row.collaboration_id))
    if id_ not in row.organization_ids:
        raise Refused(500, "An unexpected error occurred!")
    row.organization_ids.remove(id_)
    return 200, Shapes(call).study(row, members=True)["organizations"]
