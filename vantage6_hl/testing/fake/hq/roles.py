"""Roles and rules."""

from __future__ import annotations

from typing import Any

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.documents import mistakes
from vantage6_hl.testing.fake.hq.granting import check_rules
from vantage6_hl.testing.fake.lists import among, page
from vantage6_hl.testing.fake.rules import HQ_ROLES
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row

_DEFAULT = {name for name, _, _ in HQ_ROLES} | {"container", "node"}


def _body(call: Call) -> dict[str, Any]:
    data: dict[str, Any] = call.raw() or {}
    wrong = mistakes(call.operation, data)
    if data.get("name") in _DEFAULT:
        wrong["name"] = ["Role name cannot be one of the default roles"]
    if wrong:
        raise Refused(400, wrong)  # the fields' sentences in the place of one
    return data


@serves("hq.role_list", "user")
def list_(call: Call) -> Answer:
    """List roles."""
    query, own = call.query, {*call.user.role_ids}
    rows = call.tables.role.where(
        lambda row: (
            among(query.get_list("name"), row.name) and among(query.get_list("description"), row.description)
        )
    )
    wanted = query.get_list("organization_id")
    for id_ in wanted:
        call.need(
            call.for_organization("role", "view", int(id_)),
            f"You lack the permission to view roles from organization {id_}!",
        )
    if wanted:
        also = {None} if call.flag("include_root") else set()
        ids = {*map(int, wanted), *also}
        rows = [row for row in rows if row.organization_id in ids]
    rule_id, user_id = call.number("rule_id"), call.number("user_id")
    if rule_id is not None:
        if call.tables.rule.get(rule_id) is None:
            raise Refused(404, f"Rule with id={rule_id} not found.")
        rows = [row for row in rows if rule_id in row.rule_ids]
    if user_id is not None:
        user = call.tables.user.get(user_id)
        if user is None:
            raise Refused(400, f"User with id={user_id} does not exist!")
        call.need(
            user is call.user or call.for_organization("role", "view", user.organization_id),
            f"You lack the permission to view roles from the organization that user id={user_id} belongs to!",
        )
        rows = [row for row in rows if row.id in user.role_ids]
    if not call.can("role", "view", "global"):
        home: set[int | None] = set()
        if call.can("role", "view", "collaboration"):
            members = (call.tables.collaboration.one(id_).organization_ids for id_ in call.collaboration_ids)
            home = {None, *(id_ for each in members for id_ in each)}
        elif call.can("role", "view", "organization"):
            home = {None, call.organization_id}
        rows = [row for row in rows if row.id in own or row.organization_id in home]
    return page(call, rows, Shapes(call).role)


@serves("hq.role_create", "user")
def create(call: Call) -> Answer:
    """Make a role."""
    data = _body(call)
    for id_ in data["rules"]:
        if call.tables.rule.get(id_) is None:
            raise Refused(404, f"Rule with id {id_} not found")
    check_rules(call, data["rules"])
    organization_id = data.get("organization_id", call.organization_id)
    if call.tables.organization.get(organization_id) is None:
        raise Refused(404, f'Organization "{organization_id}" does not exist!')
    _may(call, "create", organization_id)
    row = call.tables.role.add(
        name=data["name"],
        description=data.get("description"),
        rule_ids=[*data["rules"]],
        organization_id=organization_id,
        is_default_role=False,
    )
    return 201, Shapes(call).role(row)


def _may(call: Call, operation: str, organization_id: int | None) -> None:
    call.need(
        call.for_organization("role", operation, organization_id),
        f"You lack the permission to Operation.{operation.upper()} roles for organization {organization_id}!",
    )


def _found(call: Call) -> Row:
    row = call.tables.role.get(call.id)
    if row is None:
        raise Refused(404, f"Role with id={call.id} not found.")
    return row


@serves("hq.role_get", "user")
def get(call: Call) -> Answer:
    """Give a role."""
    row = _found(call)
    if row.organization_id is None:
        # It wants the number of an organization, and default roles have none.
        raise Refused(500, "An unexpected error occurred: int() argument must be a string, not 'NoneType'")
    own = row.id in call.user.role_ids
    call.need(
        own or call.for_organization("role", "view", row.organization_id),
        "You do not have permission to view this role.",
    )
    return 200, Shapes(call).role(row)


def _changeable(call: Call) -> Row:
    row = _found(call)
    if row.name in _DEFAULT:
        raise Refused(400, f"Role {row.name} is a default role and cannot be edited or deleted.")
    return row


@serves("hq.role_update", "user")
def update(call: Call) -> Answer:
    """Change a role."""
    data = _body(call)
    row = _changeable(call)
    _may(call, "edit", row.organization_id)
    for id_ in data.get("rules", []):
        if call.tables.rule.get(id_) is None:
            raise Refused(404, f"Rule with id={id_} not found.")
    check_rules(call, data.get("rules", []))
    row.name = data.get("name", row.name)
    row.description = data.get("description", row.description)
    row.rule_ids = [*data.get("rules", row.rule_ids)]
    return 200, Shapes(call).role(row)


@serves("hq.role_delete", "user")
def delete(call: Call) -> Answer:
    """Delete a role."""
    row = _changeable(call)
    _may(call, "delete", row.organization_id)
    users = call.tables.user.where(lambda user: row.id in user.role_ids)
    if users and not call.flag("delete_dependents"):
        raise Refused(400, f"Role {row.name} is assigned to users and cannot be deleted.")
    for user in users:
        user.role_ids = [id_ for id_ in user.role_ids if id_ != row.id]
    call.tables.role.delete(row)
    return 200, {"msg": "Role removed from the database."}


@serves("hq.rule_list", "user")
def list_rules(call: Call) -> Answer:
    """List rules."""
    rows = call.tables.rule.where(
        lambda row: all(
            call.query.get(name) in (None, getattr(row, name)) for name in ("name", "operation", "scope")
        )
    )
    role_id, user_id = call.number("role_id"), call.number("user_id")
    if role_id is not None:
        role = call.tables.role.get(role_id)
        if role is None:
            raise Refused(400, f"Role with id={role_id} does not exist!")
        rows = [row for row in rows if row.id in role.rule_ids]
    if user_id is not None or call.flag("current_user"):
        user = call.user if call.flag("current_user") else call.tables.user.get(user_id)
        if user is None:
            raise Refused(400, f"User with id={user_id} does not exist!")
        rules = call.state.rules_of(user)
        rows = [row for row in rows if row.id in rules]
    return page(call, rows, Shapes(call).rule, paginate=call.query.get("no_pagination") != "1")


@serves("hq.rule_get", "user")
def get_rule(call: Call) -> Answer:
    """Give a rule."""
    row = call.tables.rule.get(call.id)
    if row is None:
        raise Refused(404, f"Rule id={call.id} not found!")
    return 200, Shapes(call).rule(row)
