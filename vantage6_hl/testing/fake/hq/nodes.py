"""Nodes and their secrets."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row


def _lacking(what: str) -> str:
    return f"You lack the permission view nodes from {what}!"


@serves("hq.node_list", "user", "node")
def list_(call: Call) -> Answer:
    """List nodes."""
    query, tables = call.query, call.tables
    organization_id, collaboration_id = call.number("organization_id"), call.number("collaboration_id")
    study_id, session_id = call.number("study_id"), call.number("session_id")
    if session_id is not None:
        session = tables.session.get(session_id)
        if session is None:
            raise Refused(404, f"Session id={session_id} does not exist")
        allowed = call.for_collaboration("node", "view", session.collaboration_id)
        call.need(allowed, _lacking(f"collaboration with id {session.collaboration_id}"))
        if session.study_id:
            study_id = study_id or session.study_id
        else:
            collaboration_id = collaboration_id or session.collaboration_id
    rows = tables.node.where(
        lambda row: (
            like(query.get("name"), row.name)
            and query.get("status") in (None, row.status)
            and _seen(row, query.get("last_seen_from"), query.get("last_seen_till"))
        )
    )
    if organization_id is not None:
        allowed = call.for_organization("node", "view", organization_id)
        call.need(allowed, _lacking(f"the organization with id {organization_id}"))
        rows = [row for row in rows if row.organization_id == organization_id]
    if collaboration_id is not None:
        allowed = call.for_collaboration("node", "view", collaboration_id)
        call.need(allowed, _lacking(f"the collaboration with id {collaboration_id}"))
        rows = [row for row in rows if row.collaboration_id == collaboration_id]
    if study_id is not None:
        study = tables.study.get(study_id)
        if study is None:
            raise Refused(500, "An unexpected error occurred!")
        allowed = call.for_collaboration("node", "view", study.collaboration_id)
        call.need(
            allowed,
            _lacking(f"collaboration {study.collaboration_id} contains the study with id {study_id}"),
        )
        rows = [
            row
            for row in rows
            if row.collaboration_id == study.collaboration_id
            and row.organization_id in study.organization_ids
        ]
    if not call.can("node", "view", "global"):
        if call.can("node", "view", "collaboration"):
            rows = [row for row in rows if row.collaboration_id in call.collaboration_ids]
        else:
            call.need(call.can("node", "view", "organization"))
            rows = [row for row in rows if row.organization_id == call.organization_id]
    return page(call, rows, Shapes(call).node)


def _seen(row: Row, since: str | None, till: str | None) -> bool:
    if since is None and till is None:
        return True
    seen: str | None = row.last_seen
    return seen is not None and (since is None or seen >= since) and (till is None or seen <= till)


@serves("hq.node_create", "user")
def create(call: Call) -> Answer:
    """Register a node."""
    data, tables = call.body(), call.tables
    collaboration = tables.collaboration.get(data["collaboration_id"])
    if collaboration is None:
        raise Refused(404, f"collaboration id={data['collaboration_id']} does not exist")
    organization_id = data.get("organization_id", call.organization_id)
    organization = tables.organization.get(organization_id)
    if organization is None:
        raise Refused(404, f"organization id={organization_id} does not exist")
    call.need(call.for_organization("node", "create", organization_id))
    if not tables.member(collaboration, organization_id):
        raise Refused(
            400,
            f"The organization id={organization_id} is not part of collabotation id={collaboration.id}. "
            "Add it first!",
        )
    if tables.node_of(organization_id, collaboration.id):
        raise Refused(
            400,
            f"Organization id={organization_id} already has a node for collaboration id={collaboration.id}",
        )
    name = data.get("name", f"{organization.name}-{collaboration.name}-node")
    if " " in name:
        raise Refused(400, "Node name cannot contain spaces!")
    if tables.node.where(name=name):
        raise Refused(400, f"Node with name '{name}' already exists!")
    login = call.state.new_login(name, client_id=f"{name}-node-client", organization_id=organization_id)
    row = tables.node.add(
        name=name,
        collaboration_id=collaboration.id,
        organization_id=organization_id,
        status="offline",
        last_seen=None,
        keycloak_id=login.subject,
        keycloak_client_id=call.state.uuid(),
        config=[],
        works=False,
    )
    return 201, {**Shapes(call).node(row), "api_key": login.secret}


@serves("hq.node_me_get", "node")
def me(call: Call) -> Answer:
    """Give the node that asks."""
    return 200, Shapes(call).node(call.who.row)


@serves("hq.node_get", "user", "node")
def get(call: Call) -> Answer:
    """Give a node."""
    row = call.tables.node.get(call.id)
    if row is None:
        raise Refused(404, f"Node id={call.id} is not found!")
    call.need(call.for_organization("node", "view", row.organization_id))
    return 200, Shapes(call).node(row)


@serves("hq.node_update", "user", "node")
def update(call: Call) -> Answer:
    """Rename a node."""
    data = call.body()
    row = call.tables.node.get(call.id)
    if row is None:
        raise Refused(404, f"Node id={call.id} not found!")
    call.need(call.for_organization("node", "edit", row.organization_id))
    if "name" in data:
        if data["name"] != row.name and call.tables.node.where(name=data["name"]):
            raise Refused(400, f"Node name '{data['name']}' already exists!")
        row.name = data["name"]
    return 200, Shapes(call).node(row)


@serves("hq.node_delete", "user", catches_all=True)
def delete(call: Call) -> Answer:
    """Delete a node."""
    row = call.tables.node.get(call.id)
    if row is None:
        raise Refused(404, f"Node id={call.id} not found")
    call.need(call.for_organization("node", "delete", row.organization_id))
    # Before it looks further, as the hub does.
    if call.state.logins.pop(row.keycloak_id, None) is None:
        raise Refused(400, "Service account could not be deleted from Keycloak")
    holding = [one for one in call.tables.dataframe if one.columns.get(row.id)]
    count = sum(len(one.columns[row.id]) for one in holding)
    if count and not call.asked_for("delete_dependents"):
        raise Refused(
            400,
            f"Node has {count} columns. Please delete those first, or set the `delete_dependents` "
            "parameter to true to delete them automatically together with this node.",
        )
    for one in holding:
        del one.columns[row.id]
    call.tables.node.delete(row)
    return 200, {"msg": f"Successfully deleted node id={row.id}"}


@serves("hq.recover_node", "user")
def recover(call: Call) -> Answer:
    """Give a node a new secret."""
    id_ = call.body()["id"]
    row = call.tables.node.get(id_)
    if row is None:
        raise Refused(404, f"Node id={id_} is not found!")
    call.need(call.for_organization("node", "edit", row.organization_id))
    login = call.state.logins.get(row.keycloak_id)
    if login is None:
        raise Refused(500, "An unexpected error occurred!")
    login.secret = call.state.secret()
    return 200, {"api_key": login.secret}
