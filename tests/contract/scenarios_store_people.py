"""The store's users, roles, rules and policies, and its version."""

from __future__ import annotations

from tests.contract.registry import scenario
from tests.contract.stage import Stage, unique
from vantage6_api.v5_0.store.api.policy import policy_get, policy_public_get
from vantage6_api.v5_0.store.api.role import role_create, role_delete, role_get, role_list, role_update
from vantage6_api.v5_0.store.api.rule import rule_list
from vantage6_api.v5_0.store.api.user import user_create, user_delete, user_get, user_list, user_update
from vantage6_api.v5_0.store.api.version import version_get
from vantage6_api.v5_0.store.models import Role, RoleInput, RoleUpdate, User, UserInput, UserUpdate


def made_role(stage: Stage) -> Role:
    """Make a role with two rules."""
    rules = [rule.id for rule in rule_list.sync(client=stage.store, per_page=2).data]
    body = RoleInput(name=unique("role"), description="made by a test", rules=rules)
    return role_create.sync(client=stage.store, body=body)


def made_user(stage: Stage, *roles: Role) -> User:
    """Register somebody at the store."""
    body = UserInput(username=stage.person(stage.home), roles=[role.id for role in roles])
    return user_create.sync(client=stage.store, body=body)


@scenario(user_create)
def a_user_is_registered(stage: Stage) -> None:
    assert made_user(stage, made_role(stage)).organization_id == stage.home.id
    assert user_create.sync(client=stage.store, body=UserInput(username=stage.person(stage.partner))).id


@scenario(user_get)
def a_user_is_read(stage: Stage) -> None:
    made = made_user(stage)
    for client in (stage.store, stage.reviewer):
        assert user_get.sync(made.id, client=client) == made


@scenario(user_list)
def users_are_listed(stage: Stage) -> None:
    made = made_user(stage)
    for client in (stage.store, stage.reviewer):
        assert made.id in {one.id for one in user_list.sync(client=client, per_page=1000).data}


@scenario(user_update)
def a_user_gets_other_roles(stage: Stage) -> None:
    made, role = made_user(stage), made_role(stage)
    assert user_update.sync(made.id, client=stage.store, body=UserUpdate(roles=[role.id])).id == made.id
    assert [one.id for one in role_list.sync(client=stage.store, user_id=made.id).data] == [role.id]


@scenario(user_delete)
def a_user_is_removed(stage: Stage) -> None:
    made = made_user(stage)
    assert str(made.id) in user_delete.sync(made.id, client=stage.store).msg


@scenario(role_create)
def a_role_is_made(stage: Stage) -> None:
    assert made_role(stage).is_default_role is False
    bare = role_create.sync(client=stage.store, body=RoleInput(name=unique("role"), rules=[]))
    assert bare.description is None


@scenario(role_get)
def a_role_is_read(stage: Stage) -> None:
    made = made_role(stage)
    for client in (stage.store, stage.reviewer):
        assert role_get.sync(made.id, client=client) == made


@scenario(role_list)
def roles_are_listed(stage: Stage) -> None:
    made = made_role(stage)
    for client in (stage.store, stage.reviewer):
        listed = role_list.sync(client=client, per_page=1000).data
        assert made.id in {one.id for one in listed}
        assert any(one.is_default_role for one in listed)


@scenario(role_update)
def a_role_is_changed(stage: Stage) -> None:
    name = unique("renamed")
    body = RoleUpdate(name=name, description="changed", rules=[])
    changed = role_update.sync(made_role(stage).id, client=stage.store, body=body)
    assert (changed.name, changed.description) == (name, "changed")


@scenario(role_delete)
def a_role_is_deleted(stage: Stage) -> None:
    assert role_delete.sync(made_role(stage).id, client=stage.store).msg


@scenario(rule_list)
def rules_are_listed(stage: Stage) -> None:
    for client in (stage.store, stage.reviewer):
        assert rule_list.sync(client=client).data
        assert len(rule_list.sync(client=client, no_pagination=1).data) > 10


@scenario(policy_get)
def the_policies_are_told(stage: Stage) -> None:
    for client in (stage.store, stage.reviewer):
        assert policy_get.sync(client=client).algorithm_view == "public"


@scenario(policy_public_get)
def the_public_policies_are_told(stage: Stage) -> None:
    anybody = stage.anybody_at_store
    assert policy_public_get.sync(client=anybody).algorithm_view == "public"


@scenario(version_get)
def the_version_is_told(stage: Stage) -> None:
    assert version_get.sync(client=stage.anybody_at_store).version == stage.hub.release
