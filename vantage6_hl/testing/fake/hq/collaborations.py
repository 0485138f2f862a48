"""Collaborations, and the organizations and nodes in them."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row


def _found(call: Call, message: str) -> Row:
    row = call.tables.collaboration.get(call.id)
    if row is None:
        raise Refused(404, message)
    return row


def _not_found(call: Call) -> str:
    return f"collaboration having collaboration_id={call.id} can not be found"


@serves("hq.collaboration_list", "user", "node")
def list_(call: Call) -> Answer:
    """List collaborations."""
    wanted, everywhere = call.query.get("encrypted"), call.can("collaboration", "view", "global")
    rows = call.tables.collaboration.where(
        lambda row: like(call.query.get("name"), row.name) and wanted in (None, str(int(row.encrypted)))
    )
    organization_id = call.query.get("organization_id")
    if organization_id is not None:
        call.need(
            everywhere or organization_id == str(call.organization_id),
            "You lack the permission to request collaborations for this organization!",
        )
        rows = [row for row in rows if organization_id in map(str, row.organization_ids)]
    if not everywhere:
        call.need(call.can("collaboration", "view", "organization"))
        rows = [row for row in rows if call.organization_id in row.organization_ids]
    members = call.included("organizations")
    return page(call, rows, lambda row: Shapes(call).collaboration(row, members=members))


@serves("hq.collaboration_create", "user")
def create(call: Call) -> Answer:
    """Make a collaboration."""
    data = call.body()
    _check_name(call, data["name"])
    call.need(call.can("collaboration", "create", "global"))
    row = call.tables.collaboration.add(
        name=data["name"],
        encrypted=data["encrypted"],
        session_restrict_to_same_image=data.get("session_restrict_to_same_image", False),
        organization_ids=_existing(call, data["organization_ids"]),
    )
    return 200, Shapes(call).collaboration(row)


def _check_name(call: Call, name: str) -> None:
    if call.tables.collaboration.where(name=name):
        raise Refused(400, f"Collaboration name '{name}' already exists!")


def _existing(call: Call, ids: list[int]) -> list[int]:
    return [id_ for id_ in ids if call.tables.organization.get(id_) is not None]


@serves("hq.collaboration_get", "user", "node", "container")
def get(call: Call) -> Answer:
    """Give a collaboration."""
    row = _found(call, f"Collaboration with id={call.id} not found")
    at_home = call.can("collaboration", "view", "organization")
    call.need(
        call.can("collaboration", "view", "global")
        or (at_home and call.organization_id in row.organization_ids)
    )
    return 200, Shapes(call).collaboration(row, members=call.included("organizations"))


@serves("hq.collaboration_update", "user")
def update(call: Call) -> Answer:
    """Change a collaboration."""
    row = _found(call, _not_found(call))
    call.need(call.for_collaboration("collaboration", "edit", row.id))
    data = call.body()
    if "name" in data:
        if data["name"] != row.name:
            _check_name(call, data["name"])
        row.name = data["name"]
    if "organization_ids" in data:
        call.need(
            call.can("collaboration", "edit", "global"),
            "You lack the permission to change the organizations of a collaboration!",
        )
        row.organization_ids = _existing(call, data["organization_ids"])
    row.encrypted = data.get("encrypted", row.encrypted)
    return 200, Shapes(call).collaboration(row)


@serves("hq.collaboration_delete", "user")
def delete(call: Call) -> Answer:
    """Delete a collaboration."""
    row, tables = _found(call, f"collaboration id={call.id} is not found"), call.tables
    call.need(call.for_collaboration("collaboration", "delete", row.id))
    parts = {
        name: (table, table.where(collaboration_id=row.id))
        for name, table in (
            ("tasks", tables.task),
            ("nodes", tables.node),
            ("sessions", tables.session),
            ("studies", tables.study),
        )
    }
    if any(rows for name, (_, rows) in parts.items() if name != "sessions"):
        if not call.flag("delete_dependents"):
            counts = [f"{len(rows)} {name}" for name, (_, rows) in parts.items()]
            raise Refused(
                400,
                f"Collaboration id={row.id} has {', '.join(counts[:-1])}, and {counts[-1]}. "
                "Please delete them separately or set delete_dependents=True",
            )
        for table, rows in parts.values():
            for one in rows:
                table.delete(one)
    tables.collaboration.delete(row)
    return 200, {"msg": f"Collaboration id={row.id} successfully deleted"}


@serves("hq.collaboration_organization_add", "user")
def add_organization(call: Call) -> Answer:
    """Let an organization take part."""
    row = _found(call, _not_found(call))
    call.need(call.for_collaboration("collaboration", "edit", row.id))
    id_ = call.body()["id"]
    if call.tables.organization.get(id_) is None:
        raise Refused(404, f"organization with id={call.id} is not found")
    row.organization_ids = [*dict.fromkeys([*row.organization_ids, id_])]
    return 200, Shapes(call).collaboration(row, members=True)["organizations"]


@serves("hq.collaboration_organization_remove", "user")
def remove_organization(call: Call) -> Answer:
    """Let an organization leave."""
    row = _found(call, f"Collaboration with collaboration_id={call.id} can not be found")
    id_ = call.body()["id"]
    if call.tables.organization.get(id_) is None:
        raise Refused(404, f"Organization with id={id_} is not found")
    call.need(call.for_collaboration("collaboration", "edit", row.id))
    if id_ not in row.organization_ids:
        raise Refused(500, "An unexpected error occurred!")
    row.organization_ids.remove(id_)
    return 200, Shapes(call).collaboration(row, members=True)["organizations"]


@serves("hq.collaboration_node_add", "user")
def add_node(call: Call) -> Answer:
    """Move a node here."""
    row = _found(call, _not_found(call))
    call.need(call.for_collaboration("collaboration", "edit", row.id))
    id_ = call.body()["id"]
    node = call.tables.node.get(id_)
    if node is None:
        raise Refused(404, f"node id={id_} not found")
    if node.collaboration_id == row.id:
        raise Refused(400, f"node id={id_} is already in collaboration id={row.id}")
    if node.organization_id not in row.organization_ids:
        raise Refused(
            400,
            f"Node id={id_} belongs to an organization that is not part of collaboration id={row.id}. "
            "Please add the organization to the collaboration first",
        )
    node.collaboration_id = row.id
    return 201, [Shapes(call).simple_node(one) for one in call.tables.node.where(collaboration_id=row.id)]


@serves("hq.collaboration_node_remove", "user")
def remove_node(call: Call) -> Answer:
    """Take a node out."""
    row = _found(call, _not_found(call))
    call.need(call.for_collaboration("collaboration", "edit", row.id))
    data = call.body()
    node = call.tables.node.get(data["id"])
    if node is None:
        raise Refused(404, f"node id={call.id} not found")
    if node.collaboration_id != row.id:
        raise Refused(400, f"node id={node.id} is not part of collaboration id={row.id}")
    node.collaboration_id = None
    return 200, {"msg": f"node id={node.id} removed from collaboration id={row.id}"}
