"""Users, roles, rules, nodes and their secrets."""

from __future__ import annotations

from tests.contract.registry import scenario
from tests.contract.stage import Stage, unique
from vantage6_api.v5_0.hq.api.node import (
    node_create,
    node_delete,
    node_get,
    node_list,
    node_me_get,
    node_update,
)
from vantage6_api.v5_0.hq.api.recover import recover_node
from vantage6_api.v5_0.hq.api.role import role_create, role_delete, role_get, role_list, role_update
from vantage6_api.v5_0.hq.api.rule import rule_get, rule_list
from vantage6_api.v5_0.hq.api.user import (
    user_create,
    user_delete,
    user_get,
    user_list,
    user_me_get,
    user_update,
)
from vantage6_api.v5_0.hq.models import (
    NodeInput,
    NodeUpdate,
    ResetAPIKeyInput,
    Role,
    RoleInput,
    RoleUpdate,
    UserInput,
    UserUpdate,
)


@scenario(node_create)
def a_node_is_made(stage: Stage) -> None:
    collaboration = stage.made_collaboration(stage.home)
    named = stage.made_node(stage.home, collaboration)
    assert named.api_key
    assert named.status == "offline"
    # The rest is the caller's organization and a name made of both.
    body = NodeInput(collaboration_id=stage.made_collaboration(stage.home).id)
    assert str(stage.home.name) in str(node_create.sync(client=stage.user, body=body).name)


@scenario(node_get)
def a_node_is_read(stage: Stage) -> None:
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert node_get.sync(stage.nodes[0].id, client=client).name == stage.nodes[0].name
        with stage.connected(stage.at_node[0]):
            online = node_get.sync(stage.nodes[0].id, client=client)
            assert online.status == "online"
            assert {entry.key for entry in online.config} == {"database_labels", "allowed_algorithms"}


@scenario(node_me_get)
def a_node_reads_itself(stage: Stage) -> None:
    assert node_me_get.sync(client=stage.at_node[0]).id == stage.nodes[0].id


@scenario(node_list)
def nodes_are_listed(stage: Stage) -> None:
    for client in (stage.admin, stage.user, stage.at_node[0]):
        listed = node_list.sync(client=client, per_page=1000).data
        assert {node.id for node in stage.nodes} & {one.id for one in listed}


@scenario(node_update)
def a_node_is_renamed(stage: Stage) -> None:
    made, name = stage.made_node(stage.home, stage.made_collaboration(stage.home)), unique("renamed")
    assert node_update.sync(made.id, client=stage.admin, body=NodeUpdate(name=name)).name == name


@scenario(node_delete)
def a_node_is_deleted(stage: Stage) -> None:
    made = stage.made_node(stage.home, stage.made_collaboration(stage.home))
    assert str(made.id) in node_delete.sync(made.id, client=stage.admin).msg


@scenario(recover_node)
def a_node_gets_a_new_secret(stage: Stage) -> None:
    made = stage.made_node(stage.home, stage.made_collaboration(stage.home))
    secret = recover_node.sync(client=stage.admin, body=ResetAPIKeyInput(id=made.id)).api_key
    assert secret != made.api_key
    made.api_key = secret
    assert node_me_get.sync(client=stage.as_node(made)).id == made.id


@scenario(user_create)
def a_user_is_made(stage: Stage) -> None:
    rule = rule_list.sync(client=stage.admin, name="task", operation="view", scope="own").data[0].id
    account = stage.account(roles=[stage.root], rules=[rule])
    assert account.client_secret
    body = UserInput(username=unique("person"), password="A-passw0rd", organization_id=stage.home.id)
    person = user_create.sync(client=stage.admin, body=body)
    assert "client_secret" not in person
    assert person.is_service_account is False


@scenario(user_get)
def a_user_is_read(stage: Stage) -> None:
    rule = rule_list.sync(client=stage.admin, per_page=1).data[0].id
    made = stage.account(roles=[stage.root], rules=[rule])
    assert "permissions" not in user_get.sync(made.id, client=stage.admin)
    permissions = user_get.sync(made.id, client=stage.admin, include_permissions=True)["permissions"]
    assert permissions.roles == [stage.root]
    assert rule in permissions.rules
    assert set(permissions.orgs_in_collabs) >= {stage.home.id, stage.partner.id}
    nobody = user_get.sync(stage.account(organization=stage.elsewhere).id, client=stage.admin)
    assert nobody.last_seen is None


@scenario(user_me_get)
def a_user_reads_itself(stage: Stage) -> None:
    for client in (stage.admin, stage.user, stage.outsider):
        plain = user_me_get.sync(client=client)
        assert plain.last_seen
        full = user_me_get.sync(client=client, include_permissions=True)
        assert full.id == plain.id
        assert bool(full["permissions"].roles) == (client is not stage.outsider)


@scenario(user_list)
def users_are_listed(stage: Stage) -> None:
    made = stage.account()
    for client in (stage.admin, stage.user):
        assert made.id in {one.id for one in user_list.sync(client=client, per_page=1000).data}


@scenario(user_update)
def a_user_gets_other_permissions(stage: Stage) -> None:
    made = stage.account(roles=[stage.root])
    rule = rule_list.sync(client=stage.admin, per_page=1).data[0].id
    user_update.sync(made.id, client=stage.admin, body=UserUpdate(roles=[], rules=[rule]))
    permissions = user_get.sync(made.id, client=stage.admin, include_permissions=True)["permissions"]
    assert (permissions.roles, permissions.rules) == ([], [rule])


@scenario(user_delete)
def a_user_is_deleted(stage: Stage) -> None:
    made = stage.account()
    assert str(made.id) in user_delete.sync(made.id, client=stage.admin).msg


def made_role(stage: Stage) -> Role:
    rules = [rule.id for rule in rule_list.sync(client=stage.admin, per_page=2).data]
    body = RoleInput(
        name=unique("role"), description="made by a test", rules=rules, organization_id=stage.home.id
    )
    return role_create.sync(client=stage.admin, body=body)


@scenario(role_create)
def a_role_is_made(stage: Stage) -> None:
    assert made_role(stage).is_default_role is False
    own = role_create.sync(client=stage.user, body=RoleInput(name=unique("role"), rules=[]))
    assert own.description is None
    assert own["organization"].id == stage.home.id


@scenario(role_get)
def a_role_is_read(stage: Stage) -> None:
    made = made_role(stage)
    assert role_get.sync(made.id, client=stage.admin) == made


@scenario(role_list)
def roles_are_listed(stage: Stage) -> None:
    made = made_role(stage)
    for client in (stage.admin, stage.user):
        assert made.id in {one.id for one in role_list.sync(client=client, per_page=1000).data}
    assert role_list.sync(client=stage.outsider).data == []


@scenario(role_update)
def a_role_is_changed(stage: Stage) -> None:
    name = unique("renamed")
    body = RoleUpdate(name=name, description="changed", rules=[])
    changed = role_update.sync(made_role(stage).id, client=stage.admin, body=body)
    assert (changed.name, changed.description) == (name, "changed")


@scenario(role_delete)
def a_role_is_deleted(stage: Stage) -> None:
    assert role_delete.sync(made_role(stage).id, client=stage.admin).msg


@scenario(rule_list)
def rules_are_listed(stage: Stage) -> None:
    some = rule_list.sync(client=stage.outsider)
    assert len(some.data) == 10
    assert some.links.next_
    assert len(rule_list.sync(client=stage.admin, no_pagination=1).data) > 10


@scenario(rule_get)
def a_rule_is_read(stage: Stage) -> None:
    for rule in rule_list.sync(client=stage.admin, no_pagination=1).data[:5]:
        assert rule_get.sync(rule.id, client=stage.outsider) == rule
