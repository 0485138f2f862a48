"""Users."""

from __future__ import annotations

import re

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.hq.granting import check_rules
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row


@serves("hq.user_list", "user")
def list_(call: Call) -> Answer:
    """List users."""
    query, rows = call.query, [*call.tables.user]
    rows = [row for row in rows if like(query.get("username"), row.username)]
    organization_id = call.number("organization_id")
    if organization_id is not None:
        call.need(
            call.for_organization("user", "view", organization_id),
            f"You lack the permission view users from the organization with id {organization_id}!",
        )
        rows = [row for row in rows if row.organization_id == organization_id]
    for name, sign in (("last_seen_from", 1), ("last_seen_till", -1)):
        if name in query:
            rows = [
                row for row in rows if row.last_seen and _compare(row.last_seen, query[name]) in (0, sign)
            ]
    rows = _with_role(call, _with_rule(call, rows))
    if not call.can("user", "view", "global"):
        if call.can("user", "view", "collaboration"):
            shared = {id_ for one in call.collaboration_ids for id_ in _members(call, one)}
            rows = [row for row in rows if row.organization_id in shared | {call.organization_id}]
        elif call.can("user", "view", "organization"):
            rows = [row for row in rows if row.organization_id == call.organization_id]
        else:
            call.need(query.get("username") == call.user.username)
    return page(call, rows, Shapes(call).user)


def _compare(one: str, other: str) -> int:
    return (one > other) - (one < other)


def _members(call: Call, collaboration_id: int) -> list[int]:
    members: list[int] = call.tables.collaboration.one(collaboration_id).organization_ids
    return members


def _with_role(call: Call, rows: list[Row]) -> list[Row]:
    id_ = call.number("role_id")
    if id_ is None:
        return rows
    role = call.tables.role.get(id_)
    if role is None:
        raise Refused(400, f"Role with id={id_} does not exist!")
    if role.organization_id is None:
        raise Refused(500, "An unexpected error occurred!")  # it wants the number of an organization
    call.need(
        call.for_organization("user", "view", role.organization_id),
        "You lack the permission view users from the organization that role with "
        f"id={role.organization_id} belongs to!",
    )
    return [row for row in rows if id_ in row.role_ids]


def _with_rule(call: Call, rows: list[Row]) -> list[Row]:
    id_ = call.number("rule_id")
    if id_ is None:
        return rows
    if call.tables.rule.get(id_) is None:
        raise Refused(400, f"Rule with id={id_} does not exist!")
    return [row for row in rows if id_ in row.rule_ids]


@serves("hq.user_create", "user")
def create(call: Call) -> Answer:
    """Make a user."""
    data, state = call.body(), call.state
    name, is_program = data["username"], data.get("is_service_account", False)
    if call.tables.user.where(username=name):
        raise Refused(400, "username already exists.")
    if not data.get("password") and not is_program:
        raise Refused(
            500,
            "An unexpected error occurred: "
            "['Password is required if the user has to be created in Keycloak']",
        )
    if data.get("password"):
        if is_program:
            raise Refused(
                500,
                "An unexpected error occurred: "
                "['Password should not be provided if the user is a service account']",
            )
        _check_password(data["password"])
    organization_id = data.get("organization_id") or call.organization_id
    if call.can("user", "create", "global") and call.tables.organization.get(organization_id) is None:
        raise Refused(404, "Organization does not exist.")
    call.need(call.for_organization("user", "create", organization_id))
    roles = [id_ for id_ in data.get("roles", []) if call.tables.role.get(id_)]
    for id_ in roles:
        role = call.tables.role.one(id_)
        check_rules(call, role.rule_ids)
        call.need(
            role.organization_id in (None, organization_id),
            "You can't assign that role as the role belongs to a different organization than the user.",
        )
    rules = [id_ for id_ in data.get("rules", []) if call.tables.rule.get(id_)]
    check_rules(call, rules)
    login = state.new_login(
        name,
        client_id=f"{name}-user-client" if is_program else "",
        secret=data.get("password", ""),
        organization_id=organization_id,
    )
    row = call.tables.user.add(
        username=name,
        status="offline" if is_program else None,
        last_seen=None,
        keycloak_id=login.subject,
        keycloak_client_id=state.uuid() if is_program else None,
        is_service_account=is_program,
        organization_id=organization_id,
        role_ids=roles,
        rule_ids=rules,
    )
    shown = Shapes(call).user(row)
    return 201, {**shown, "client_secret": login.secret} if is_program else shown


def _check_password(password: str) -> None:
    """Check a password as vantage6-common's ``validate_password`` does."""
    for pattern, sentence in (
        (r".{8}", "Password too short; use at least 8 characters"),
        (r"[0-9]", "Password should contain at least one number"),
        (r"[A-Z]", "Password should contain at least one uppercase letter"),
        (r"[a-z]", "Password should contain at least one lowercase letter"),
        (r"[^A-Za-z0-9]", "Password should contain at least one special character"),
    ):
        if not re.search(pattern, password):
            raise Refused(400, "Request body is incorrect", {"password": [sentence]})


@serves("hq.user_me_get", "user")
def me(call: Call) -> Answer:
    """Give the user who asks."""
    return 200, Shapes(call).user(call.user, permissions=call.flag("include_permissions"))


@serves("hq.user_get", "user")
def get(call: Call) -> Answer:
    """Give a user."""
    row = call.tables.user.get(call.id)
    if row is None:
        raise Refused(404, f"user id={call.id} is not found")
    call.need(row is call.user or call.for_organization("user", "view", row.organization_id))
    return 200, Shapes(call).user(row, permissions=call.flag("include_permissions"))


@serves("hq.user_update", "user")
def update(call: Call) -> Answer:
    """Give a user other roles and rules."""
    row = call.tables.user.get(call.id)
    if row is None:
        raise Refused(404, f"user id={call.id} not found")
    if (call.raw() or {}).get("password"):
        raise Refused(400, "You cannot change your password here!")
    data = call.body()
    call.need(call.for_organization("user", "edit", row.organization_id))
    if "roles" in data:
        roles = [call.tables.role.get(id_) for id_ in data["roles"]]
        for id_, role in zip(data["roles"], roles, strict=True):
            if role is None:
                raise Refused(404, f"Role={id_} can not be found!")
        call.need(row is not call.user, "You can't changes your own roles!")
        for role in [one for one in roles if one is not None]:
            check_rules(call, role.rule_ids)
            call.need(
                role.organization_id in (None, row.organization_id),
                "You can't assign that role to that user as the role belongs to a different organization "
                "than the user ",
            )
        for id_ in set(row.role_ids) - set(data["roles"]):
            check_rules(call, call.tables.role.one(id_).rule_ids)
        row.role_ids = [*data["roles"]]
    if "rules" in data:
        for id_ in data["rules"]:
            if call.tables.rule.get(id_) is None:
                raise Refused(404, f"Rule={id_} can not be found!")
        call.need(row is not call.user, "You can't changes your own rules!")
        check_rules(call, data["rules"])
        check_rules(call, set(row.rule_ids) - set(data["rules"]))
        row.rule_ids = [*data["rules"]]
    return 200, Shapes(call).user(row)


@serves("hq.user_delete", "user")
def delete(call: Call) -> Answer:
    """Delete a user."""
    row, tables = call.tables.user.get(call.id), call.tables
    if row is None:
        raise Refused(404, f"user id={call.id} not found")
    own = call.can("user", "delete", "own") and row is call.user
    call.need(own or call.for_organization("user", "delete", row.organization_id))
    tasks = tables.task.where(init_user_id=row.id)
    if tasks and not call.asked_for("delete_dependents"):
        raise Refused(
            400,
            f"User has created {len(tasks)} tasks. Please delete those first, or set the "
            "`delete_dependents` parameter to true to delete them automatically together with this user.",
        )
    for task in tasks:
        tables.task.delete(task)
    call.state.logins.pop(row.keycloak_id, None)  # before the database refuses, as the hub does
    if tables.session.where(user_id=row.id):
        raise Refused(500, "An unexpected error occurred: the user owns sessions")
    tables.user.delete(row)
    return 200, {"msg": f"user id={row.id} is removed from the database"}
