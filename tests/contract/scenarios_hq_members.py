"""Organizations, collaborations and studies."""

from __future__ import annotations

from tests.contract.registry import scenario
from tests.contract.stage import Stage, unique
from vantage6_api.v5_0.hq.api.collaboration import (
    collaboration_create,
    collaboration_delete,
    collaboration_get,
    collaboration_list,
    collaboration_node_add,
    collaboration_node_remove,
    collaboration_organization_add,
    collaboration_organization_remove,
    collaboration_update,
)
from vantage6_api.v5_0.hq.api.node import node_get
from vantage6_api.v5_0.hq.api.organization import (
    organization_create,
    organization_delete,
    organization_get,
    organization_list,
    organization_update,
)
from vantage6_api.v5_0.hq.api.study import (
    study_create,
    study_delete,
    study_get,
    study_list,
    study_organization_add,
    study_organization_remove,
    study_update,
)
from vantage6_api.v5_0.hq.models import (
    CollaborationAddNode,
    CollaborationChangeOrganization,
    CollaborationInput,
    CollaborationNodeRemoveInput,
    CollaborationUpdate,
    OrganizationInput,
    OrganizationUpdate,
    Study,
    StudyChangeOrganization,
    StudyInput,
    StudyUpdate,
)


@scenario(organization_create)
def an_organization_is_made(stage: Stage) -> None:
    full = {
        "address1": "Street 1",
        "address2": "Floor 2",
        "zipcode": "1234 AB",
        "country": "Nowhere",
        "domain": "nowhere.example",
        "public_key": "",
    }
    name = unique("organization")
    made = organization_create.sync(client=stage.admin, body=OrganizationInput(name=name, **full))
    assert made.to_dict().items() >= {"name": name, **full}.items()
    bare = organization_create.sync(client=stage.admin, body=OrganizationInput(name=unique("organization")))
    assert bare.country == ""


@scenario(organization_get)
def an_organization_is_read(stage: Stage) -> None:
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert organization_get.sync(stage.home.id, client=client) == stage.home


@scenario(organization_list)
def organizations_are_listed(stage: Stage) -> None:
    for client in (stage.admin, stage.user, stage.at_node[0]):
        listed = organization_list.sync(client=client, per_page=1000).data
        assert {stage.home.id, stage.partner.id} <= {one.id for one in listed}
    second = organization_list.sync(client=stage.admin, page=2, per_page=1)
    assert len(second.data) == 1
    assert second.links.previous
    assert organization_list.sync(client=stage.admin, page=10**6).data == []


@scenario(organization_update)
def an_organization_is_changed(stage: Stage) -> None:
    made, name = stage.organization(), unique("renamed")
    body = OrganizationUpdate(name=name, country="Elsewhere", domain="")
    changed = organization_update.sync(made.id, client=stage.admin, body=body)
    assert (changed.name, changed.country, changed.domain) == (name, "Elsewhere", "")


@scenario(organization_delete)
def an_organization_is_deleted(stage: Stage) -> None:
    made = stage.organization()
    assert str(made.id) in organization_delete.sync(made.id, client=stage.admin).msg
    assert organization_list.sync(client=stage.admin, ids=[made.id]).data == []


@scenario(collaboration_create)
def a_collaboration_is_made(stage: Stage) -> None:
    for flag in (True, False):
        body = CollaborationInput(
            name=unique("collaboration"),
            organization_ids=[stage.home.id],
            encrypted=flag,
            session_restrict_to_same_image=flag,
        )
        made = collaboration_create.sync(client=stage.admin, body=body)
        assert (made.encrypted, made.session_restrict_to_same_image) == (flag, flag)


@scenario(collaboration_get)
def a_collaboration_is_read(stage: Stage) -> None:
    known = stage.collaboration
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert collaboration_get.sync(known.id, client=client) == known
    with_members = collaboration_get.sync(known.id, client=stage.user, include=["organizations"])
    assert [one["id"] for one in with_members["organizations"]] == [stage.home.id, stage.partner.id]


@scenario(collaboration_list)
def collaborations_are_listed(stage: Stage) -> None:
    for client in (stage.admin, stage.user, stage.at_node[0]):
        for include in (None, ["organizations"]):
            listed = collaboration_list.sync(client=client, include=include, per_page=1000).data
            assert stage.collaboration.id in {one.id for one in listed}


@scenario(collaboration_update)
def a_collaboration_is_changed(stage: Stage) -> None:
    made, name = stage.made_collaboration(stage.home), unique("renamed")
    body = CollaborationUpdate(name=name, encrypted=True, organization_ids=[stage.partner.id])
    changed = collaboration_update.sync(made.id, client=stage.admin, body=body)
    assert (changed.name, changed.encrypted) == (name, True)


@scenario(collaboration_delete)
def a_collaboration_is_deleted(stage: Stage) -> None:
    made = stage.made_collaboration(stage.home)
    assert str(made.id) in collaboration_delete.sync(made.id, client=stage.admin).msg


@scenario(collaboration_organization_add)
def an_organization_joins_a_collaboration(stage: Stage) -> None:
    made = stage.made_collaboration(stage.home)
    body = CollaborationChangeOrganization(id=stage.partner.id)
    members = collaboration_organization_add.sync(made.id, client=stage.admin, body=body)
    assert [one.id for one in members] == [stage.home.id, stage.partner.id]


@scenario(collaboration_organization_remove)
def an_organization_leaves_a_collaboration(stage: Stage) -> None:
    made = stage.made_collaboration(stage.home)
    body = CollaborationChangeOrganization(id=stage.home.id)
    assert collaboration_organization_remove.sync(made.id, client=stage.admin, body=body) == []


@scenario(collaboration_node_add)
def a_node_joins_a_collaboration(stage: Stage) -> None:
    old, new = (stage.made_collaboration(stage.home) for _ in range(2))
    node = stage.made_node(stage.home, old)
    body = CollaborationAddNode(id=node.id)
    assert [one.id for one in collaboration_node_add.sync(new.id, client=stage.admin, body=body)] == [node.id]


@scenario(collaboration_node_remove)
def a_node_leaves_a_collaboration(stage: Stage) -> None:
    made = stage.made_collaboration(stage.home)
    node = stage.made_node(stage.home, made)
    body = CollaborationNodeRemoveInput(id=node.id)
    assert str(node.id) in collaboration_node_remove.sync(made.id, client=stage.admin, body=body).msg
    assert node_get.sync(node.id, client=stage.admin).collaboration is None


def made_study(stage: Stage) -> Study:
    body = StudyInput(
        name=unique("study"), collaboration_id=stage.collaboration.id, organization_ids=[stage.home.id]
    )
    return study_create.sync(client=stage.user, body=body)


@scenario(study_create)
def a_study_is_made(stage: Stage) -> None:
    assert [one["id"] for one in made_study(stage)["organizations"]] == [stage.home.id]


@scenario(study_get)
def a_study_is_read(stage: Stage) -> None:
    made = made_study(stage)
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert isinstance(study_get.sync(made.id, client=client).organizations, str)
        assert study_get.sync(made.id, client=client, include=["organizations"]) == made


@scenario(study_list)
def studies_are_listed(stage: Stage) -> None:
    made = made_study(stage)
    for client in (stage.admin, stage.user, stage.at_node[0]):
        for include in (None, ["organizations"]):
            listed = study_list.sync(client=client, include=include, per_page=1000).data
            assert made.id in {one.id for one in listed}


@scenario(study_update)
def a_study_is_changed(stage: Stage) -> None:
    name = unique("renamed")
    body = StudyUpdate(name=name, organization_ids=[stage.partner.id])
    changed = study_update.sync(made_study(stage).id, client=stage.user, body=body)
    assert changed.name == name
    assert [one["id"] for one in changed["organizations"]] == [stage.partner.id]


@scenario(study_delete)
def a_study_is_deleted(stage: Stage) -> None:
    made = made_study(stage)
    assert str(made.id) in study_delete.sync(made.id, client=stage.user).msg


@scenario(study_organization_add)
def an_organization_joins_a_study(stage: Stage) -> None:
    body = StudyChangeOrganization(id=stage.partner.id)
    members = study_organization_add.sync(made_study(stage).id, client=stage.user, body=body)
    assert [one.id for one in members] == [stage.home.id, stage.partner.id]


@scenario(study_organization_remove)
def an_organization_leaves_a_study(stage: Stage) -> None:
    body = StudyChangeOrganization(id=stage.home.id)
    assert study_organization_remove.sync(made_study(stage).id, client=stage.user, body=body) == []
