"""What is on every hub from its first moment: the rules, the default roles, the root user, the store."""

from __future__ import annotations

from typing import Final

from vantage6_hl.testing.fake.rules import HQ_ROLES, HQ_RULES, STORE_ROLES, STORE_RULES
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.tables import Row

__all__ = ["ADMINISTRATOR", "add_user", "begin"]

ADMINISTRATOR: Final = "admin"


def begin(state: State) -> None:
    """Put on a hub what is on every hub: the rules, the default roles, the root user, the store."""
    tables = state.tables
    holders: dict[str, list[int]] = {"c": [], "n": []}
    for line in HQ_RULES.strip().splitlines():
        name, scope, operation, also, description = line.split(" ", 4)
        rule = tables.rule.add(name=name, scope=scope, operation=operation, description=description)
        for letter in also.strip("-"):
            holders[letter].append(rule.id)
    by_name = {f"{one.name}/{one.scope}/{one.operation}": one.id for one in tables.rule}
    for name, description, rules in HQ_ROLES:
        ids = [*by_name.values()] if rules is None else [by_name[one] for one in dict.fromkeys(rules.split())]
        _add_role(state, name, description, ids)
        if rules is None:  # the hub makes these while it reads its rules
            _add_role(state, "container", "container role", holders["c"])
            _add_role(state, "node", "node role", holders["n"])
    for line in STORE_RULES.strip().splitlines():
        name, operation, description = line.split(" ", 2)
        tables.store_rule.add(name=name, operation=operation, description=description)
    at_store = {f"{one.name}/{one.operation}": one.id for one in tables.store_rule}
    for name, description, rules in STORE_ROLES:
        ids = [*at_store.values()] if rules is None else [at_store[one] for one in rules.split()]
        tables.store_role.add(name=name, description=description, rule_ids=ids, is_default_role=True)
    nothing = dict.fromkeys(("address1", "address2", "zipcode", "country", "domain"))
    tables.organization.add(name="root", public_key="", **nothing)
    add_user(state, ADMINISTRATOR, organization_id=1, role_ids=[1], secret=state.secret(), status=None)
    login = next(iter(state.logins.values()))
    tables.store_user.add(username=ADMINISTRATOR, organization_id=1, keycloak_id=login.subject, role_ids=[1])
    url, _, path = state.addresses.store_url.rpartition("/")
    tables.store.add(name="Local store", url=url, api_path=f"/{path}", collaboration_id=None)


def _add_role(state: State, name: str, description: str, ids: list[int]) -> None:
    state.tables.role.add(
        name=name, description=description, rule_ids=ids, organization_id=None, is_default_role=True
    )


def add_user(
    state: State,
    username: str,
    *,
    organization_id: int,
    role_ids: list[int],
    is_program: bool = False,
    secret: str = "",
    status: str | None = "offline",
) -> Row:
    """Add a user with a login."""
    login = state.new_login(
        username,
        client_id=f"{username}-user-client" if is_program else "",
        secret=secret,
        organization_id=organization_id,
    )
    return state.tables.user.add(
        username=username,
        status=status,
        last_seen=None,
        keycloak_id=login.subject,
        keycloak_client_id=state.uuid() if is_program else None,
        is_service_account=is_program,
        organization_id=organization_id,
        role_ids=role_ids,
        rule_ids=[],
    )
