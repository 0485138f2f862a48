"""Organizations."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import LACKING, Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row

_FIELDS = ("address1", "address2", "zipcode", "country", "domain", "public_key")


@serves("hq.organization_list", "user", "node", "container")
def list_(call: Call) -> Answer:
    """List organizations."""
    rows = call.tables.organization.where(
        lambda row: (
            like(call.query.get("name"), row.name) and call.query.get("country") in (None, row.country)
        )
    )
    collaboration_id, study_id = call.number("collaboration_id"), call.number("study_id")
    if collaboration_id is not None:
        call.need(
            call.for_collaboration("organization", "view", collaboration_id),
            "You lack the permission to get all organizations in your collaboration!",
        )
        rows = _members(rows, call.tables.collaboration.get(collaboration_id))
    if study_id is not None:
        study = call.tables.study.get(study_id)
        if study is None:
            raise Refused(500, "An unexpected error occurred!")
        call.need(
            call.for_collaboration("organization", "view", study.collaboration_id),
            "You lack the permission to get all organizations in a study!",
        )
        rows = _members(rows, study)
    if "ids" in call.query:
        rows = [row for row in rows if str(row.id) in call.query.get_list("ids")]
    own = call.organization_id
    if call.can("organization", "view", "global"):
        pass
    elif call.can("organization", "view", "collaboration"):
        shared = {id_ for one in call.tables.collaborations_of(own) for id_ in one.organization_ids}
        rows = [row for row in rows if row.id in shared | {own}]
    else:
        call.need(call.can("organization", "view", "organization"))
        rows = [row for row in rows if row.id == own]
    return page(call, rows, Shapes(call).organization)


def _members(rows: list[Row], group: Row | None) -> list[Row]:
    return [row for row in rows if group is not None and row.id in group.organization_ids]


@serves("hq.organization_create", "user")
def create(call: Call) -> Answer:
    """Make an organization."""
    call.need(call.can("organization", "create", "global"), "You lack the permissions to do that!")
    data = call.body()
    _check_name(call, data["name"])
    row = call.tables.organization.add(name=data["name"], **{name: data.get(name, "") for name in _FIELDS})
    return 201, Shapes(call).organization(row)


def _check_name(call: Call, name: str) -> None:
    if call.tables.organization.where(name=name):
        raise Refused(400, f"Organization with name '{name}' already exists!")


@serves("hq.organization_get", "user", "node", "container")
def get(call: Call) -> Answer:
    """Give an organization."""
    row = call.tables.organization.get(call.id)
    if row is None:
        raise Refused(404, f"Organization id={call.id} not found!")
    call.need(
        call.for_organization("organization", "view", call.id), "You do not have permission to do that!"
    )
    return 200, Shapes(call).organization(row)


@serves("hq.organization_update", "user", "node")
def update(call: Call) -> Answer:
    """Change an organization."""
    data = call.body()
    row = call.tables.organization.get(call.id)
    if row is None:
        raise Refused(404, f"Organization with id={call.id} not found")
    call.need(call.for_organization("organization", "edit", call.id))
    name = data.get("name")
    if name:
        if name != row.name:
            _check_name(call, name)
        row.name = name
    if data.get("public_key") is not None and call.organization_id != call.id:
        raise Refused(401, "Only members of an organization can update its public key!")
    for field in _FIELDS:
        if data.get(field) is not None:
            setattr(row, field, data[field])
    return 200, Shapes(call).organization(row)


@serves("hq.organization_delete", "user")
def delete(call: Call) -> Answer:
    """Delete an organization."""
    call.need(call.can("organization", "delete", "global"), LACKING)
    tables, id_ = call.tables, call.id
    row = tables.organization.get(id_)
    if row is None:
        raise Refused(404, f"Organization with id={id_} not found")
    if call.organization_id == id_:
        raise Refused(400, "You cannot delete your own organization!")
    dependents = {
        "runs": (tables.run, tables.run.where(organization_id=id_)),
        "tasks": (tables.task, tables.task.where(init_org_id=id_)),
        "nodes": (tables.node, tables.node.where(organization_id=id_)),
        "users": (tables.user, tables.user.where(organization_id=id_)),
        "roles": (tables.role, tables.role.where(organization_id=id_)),
    }
    if any(rows for _, rows in dependents.values()):
        if not call.flag("delete_dependents"):
            counts = [f"{len(rows)} {name}" for name, (_, rows) in dependents.items()]
            raise Refused(
                400,
                f"Organization has dependents: {', '.join(counts[:-1])}, and {counts[-1]}. "
                "Please delete them first or set delete_dependents=True",
            )
        for table, rows in dependents.values():
            for one in rows:
                table.delete(one)
    for group in (*tables.study, *tables.collaboration):
        if id_ in group.organization_ids:
            group.organization_ids.remove(id_)
    tables.organization.delete(row)
    return 200, {"msg": f"Organization id={id_} was removed from the database"}
