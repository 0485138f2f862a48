"""The store's users, roles, rules and policies, and its version."""

from __future__ import annotations

from typing import Any

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.documents import mistakes
from vantage6_hl.testing.fake.lists import among, like, page
from vantage6_hl.testing.fake.rules import STORE_ROLES
from vantage6_hl.testing.fake.store.asking import needs
from vantage6_hl.testing.fake.store.shapes import StoreShapes
from vantage6_hl.testing.fake.tables import Row

_DEFAULT = {name for name, _, _ in STORE_ROLES}


@serves("store.version_get")
def version(call: Call) -> Answer:
    """Tell the release."""
    return 200, {"version": call.state.release}


@serves("store.policy_public_get")
def public_policy(_: Call) -> Answer:
    """Tell what everybody may know."""
    return 200, {"algorithm_view": "public"}


@serves("store.policy_get", "user")
def policy(_: Call) -> Answer:
    """Tell all policies."""
    return 200, {
        "algorithm_view": "public",
        "assign_review_own_algorithm": True,
        "min_reviewers": 2,
        "min_reviewing_organizations": 2,
        "allowed_reviewers": None,
        "allowed_review_assigners": None,
    }


@serves("store.user_list", "user")
def list_users(call: Call) -> Answer:
    """List users."""
    needs(call, "user", "view")
    tables = call.tables
    rows = tables.store_user.where(lambda row: like(call.query.get("username"), row.username))
    role_id, algorithm_id = call.number("role_id"), call.number("reviewers_for_algorithm_id")
    if role_id is not None:
        if tables.store_role.get(role_id) is None:
            raise Refused(400, f"Role with id={role_id} does not exist!")
        rows = [row for row in rows if role_id in row.role_ids]
    if algorithm_id is not None:
        if tables.algorithm.get(algorithm_id) is None:
            raise Refused(400, f"Algorithm with id={algorithm_id} does not exist!")
        may = {row.id for row in tables.store_rule if (row.name, row.operation) == ("review", "edit")}
        rows = [row for row in rows if call.state.store_rules_of(row) & may]
    return page(call, rows, StoreShapes(call).user, failure=400)


@serves("store.user_create", "user")
def register(call: Call) -> Answer:
    """Register a user of HQ."""
    needs(call, "user", "create")
    data, tables = call.body(), call.tables
    known = [one for one in call.state.logins.values() if one.username == data["username"]]
    if not known:
        raise Refused(500, "An unexpected error occurred: there is no such user in Keycloak")
    if tables.store_user.where(keycloak_id=known[0].subject):
        raise Refused(400, "User already registered.")
    roles = [id_ for id_ in data.get("roles", []) if tables.store_role.get(id_)]
    for id_ in roles:
        _check_rules(call, tables.store_role.one(id_).rule_ids)
    row = tables.store_user.add(
        username=data["username"],
        organization_id=known[0].organization_id,
        keycloak_id=known[0].subject,
        role_ids=roles,
    )
    return 201, StoreShapes(call).user(row)


def _check_rules(call: Call, ids: list[int]) -> None:
    for id_ in ids:
        rule = call.tables.store_rule.one(id_)
        if not call.can(rule.name, rule.operation):
            raise Refused(401, f"You don't have the rule ({rule.name}, {rule.operation})")


def _user(call: Call, message: str) -> Row:
    row = call.tables.store_user.get(call.id)
    if row is None:
        raise Refused(404, message)
    return row


@serves("store.user_get", "user")
def get_user(call: Call) -> Answer:
    """Give a user."""
    needs(call, "user", "view")
    return 200, StoreShapes(call).user(_user(call, f"user id={call.id} is not found"))


@serves("store.user_update", "user")
def update_user(call: Call) -> Answer:
    """Give a user other roles."""
    needs(call, "user", "edit")
    row = _user(call, f"user id={call.id} not found")
    data = call.body()
    if "roles" in data:
        for id_ in data["roles"]:
            if call.tables.store_role.get(id_) is None:
                raise Refused(404, f"Role={id_} can not be found!")
        call.need(row is not call.user, "You can't changes your own roles!")
        for id_ in {*data["roles"], *row.role_ids}:
            _check_rules(call, call.tables.store_role.one(id_).rule_ids)
        row.role_ids = [*data["roles"]]
    return 200, StoreShapes(call).user(row)


@serves("store.user_delete", "user")
def delete_user(call: Call) -> Answer:
    """Remove a user."""
    needs(call, "user", "delete")
    row = _user(call, f"user id={call.id} not found")
    call.tables.store_user.delete(row)
    return 200, {"msg": f"user id={row.id} is removed from the database"}


@serves("store.role_list", "user")
def list_roles(call: Call) -> Answer:
    """List roles."""
    needs(call, "role", "view")
    query = call.query
    rows = call.tables.store_role.where(
        lambda row: (
            among(query.get_list("name"), row.name) and among(query.get_list("description"), row.description)
        )
    )
    user_id = call.number("user_id")
    if user_id is not None:
        user = call.tables.store_user.get(user_id)
        if user is None:
            raise Refused(400, f"User with id={user_id} does not exist!")
        rows = [row for row in rows if row.id in user.role_ids]
    return page(call, rows, StoreShapes(call).role)


def _role_body(call: Call) -> dict[str, Any]:
    data: dict[str, Any] = call.raw() or {}
    wrong = mistakes(call.operation, data)
    if data.get("name") in _DEFAULT:
        wrong["name"] = ["Role name cannot be one of the default roles"]
    if wrong:
        raise Refused(400, wrong)
    for id_ in data.get("rules", []):
        if call.tables.store_rule.get(id_) is None:
            raise Refused(404, f"Rule with id {id_} not found")
    return data


@serves("store.role_create", "user")
def create_role(call: Call) -> Answer:
    """Make a role."""
    needs(call, "role", "create")
    data = _role_body(call)
    _check_rules(call, data["rules"])
    row = call.tables.store_role.add(
        name=data["name"],
        description=data.get("description"),
        rule_ids=[*data["rules"]],
        is_default_role=False,
    )
    return 201, StoreShapes(call).role(row)


def _role(call: Call, *, change: bool = False) -> Row:
    row = call.tables.store_role.get(call.id)
    if row is None:
        raise Refused(404, f"Role with id={call.id} not found.")
    if change and row.name in _DEFAULT:
        raise Refused(400, f"Role {row.name} is a default role and cannot be edited or deleted.")
    return row


@serves("store.role_get", "user")
def get_role(call: Call) -> Answer:
    """Give a role."""
    needs(call, "role", "view")
    return 200, StoreShapes(call).role(_role(call))


@serves("store.role_update", "user")
def update_role(call: Call) -> Answer:
    """Change a role."""
    needs(call, "role", "edit")
    data = _role_body(call)
    row = _role(call, change=True)
    _check_rules(call, data.get("rules", []))
    row.name, row.description = data.get("name", row.name), data.get("description", row.description)
    row.rule_ids = [*data.get("rules", row.rule_ids)]
    return 200, StoreShapes(call).role(row)


@serves("store.role_delete", "user")
def delete_role(call: Call) -> Answer:
    """Delete a role."""
    needs(call, "role", "delete")
    row = _role(call, change=True)
    users = call.tables.store_user.where(lambda user: row.id in user.role_ids)
    if users and not call.flag("delete_dependents"):
        raise Refused(400, f"Role {row.name} is assigned to users and cannot be deleted.")
    for user in users:
        user.role_ids = [id_ for id_ in user.role_ids if id_ != row.id]
    call.tables.store_role.delete(row)
    return 200, {"msg": "Role removed from the database."}


@serves("store.rule_list", "user")
def list_rules(call: Call) -> Answer:
    """List rules."""
    tables = call.tables
    rows = tables.store_rule.where(
        lambda row: all(call.query.get(name) in (None, getattr(row, name)) for name in ("name", "operation"))
    )
    role_id, user_id = call.number("role_id"), call.number("user_id")
    if role_id is not None:
        role = tables.store_role.get(role_id)
        if role is None:
            raise Refused(400, f"Role with id={role_id} does not exist!")
        rows = [row for row in rows if row.id in role.rule_ids]
    if user_id is not None or call.flag("current_user"):
        user = call.user if user_id is None else tables.store_user.get(user_id)
        if user is None:
            raise Refused(400, f"User with id={user_id} does not exist!")
        rules = call.state.store_rules_of(user)
        rows = [row for row in rows if row.id in rules]
    paginate = call.query.get("no_pagination") != "1"
    return page(call, rows, StoreShapes(call).rule, paginate=paginate, failure=400)
