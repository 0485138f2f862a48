"""The filters of HQ's lists."""

from __future__ import annotations

from tests.contract import work
from tests.contract.filters import Filter, filters, number, since, text, until
from tests.contract.refusals import NOWHERE
from tests.contract.scenarios_hq_access import made_role
from tests.contract.scenarios_hq_members import made_study
from tests.contract.scenarios_hq_services import made_store
from tests.contract.stage import IMAGE, Stage, unique
from vantage6_api.v5_0.hq.api.node import node_me_get
from vantage6_api.v5_0.hq.api.organization import organization_create
from vantage6_api.v5_0.hq.api.role import role_create
from vantage6_api.v5_0.hq.api.rule import rule_list
from vantage6_api.v5_0.hq.api.user import user_me_get
from vantage6_api.v5_0.hq.models import OrganizationInput, RoleInput


@filters("hq.algorithm_store_list")
def of_stores(stage: Stage) -> list[Filter]:
    collaboration = stage.made_collaboration(stage.home)
    hit, miss = made_store(stage, collaboration), made_store(stage)
    return [
        text("name", hit.name, hit.id, miss.id),
        text("url", hit.url, hit.id),
        number("collaboration_id", collaboration.id, hit.id, miss.id),
    ]


@filters("hq.collaboration_list")
def of_collaborations(stage: Stage) -> list[Filter]:
    organization = stage.organization()
    hit = stage.made_collaboration(organization, encrypted=True)
    miss = stage.made_collaboration(stage.home)
    return [
        text("name", hit.name, hit.id, miss.id),
        Filter("encrypted", 1, hit.id, miss.id, absurd=0),
        number("organization_id", organization.id, hit.id, miss.id),
    ]


@filters("hq.node_list")
def of_nodes(stage: Stage) -> list[Filter]:
    hit = node_me_get.sync(client=stage.at_node[0])
    partner = stage.nodes[1].id
    miss = stage.made_node(stage.elsewhere, stage.made_collaboration(stage.elsewhere)).id
    session = work.made_session(stage, study_id=made_study(stage).id)
    return [
        text("name", hit.name, hit.id, miss),
        text("status", "offline", hit.id),
        number("organization_id", stage.home.id, hit.id, partner),
        number("collaboration_id", stage.collaboration.id, hit.id, miss),
        Filter("study_id", made_study(stage).id, hit.id, partner),
        number("session_id", session.id, hit.id, partner),
        *since("last_seen", hit.id, miss),
    ]


@filters("hq.organization_list")
def of_organizations(stage: Stage) -> list[Filter]:
    body = OrganizationInput(name=unique("organization"), country=unique("country"))
    hit = organization_create.sync(client=stage.admin, body=body)
    return [
        text("name", hit.name, hit.id, stage.home.id),
        text("country", hit.country, hit.id, stage.home.id),
        number("collaboration_id", stage.collaboration.id, stage.home.id, hit.id),
        Filter("study_id", made_study(stage).id, stage.home.id, stage.partner.id),
        Filter("ids", [hit.id, stage.partner.id], hit.id, stage.home.id, absurd=[NOWHERE]),
    ]


@filters("hq.run_list")
@filters("hq.result_list")
def of_runs(stage: Stage) -> list[Filter]:
    task = work.made_task(stage, both=True)
    hit, miss = work.runs_of(stage, task.id)
    work.reported(stage, hit, "completed")
    other = work.runs_of(stage, work.made_task(stage).id)[0].id
    elsewhere = stage.made_node(stage.elsewhere, stage.made_collaboration(stage.elsewhere)).id
    return [
        number("task_id", task.id, hit.id, other),
        number("organization_id", stage.home.id, hit.id, miss.id),
        number("collaboration_id", stage.collaboration.id, hit.id),
        Filter("node_id", stage.nodes[0].id, hit.id, miss.id, absurd=elsewhere),
        Filter("state", "finished", hit.id, miss.id),
        Filter("state", "open", miss.id, absurd="finished"),
        *since("assigned", hit.id),
        until("started", hit.id, miss.id),
        until("finished", hit.id, miss.id),
    ]


@filters("hq.role_list")
def of_roles(stage: Stage) -> list[Filter]:
    hit = made_role(stage)
    body = RoleInput(name=unique("role"), rules=[], organization_id=stage.elsewhere.id)
    miss = role_create.sync(client=stage.admin, body=body)
    rule = rule_list.sync(client=stage.admin, role_id=hit.id).data[0].id
    return [
        Filter("name", [hit.name, "Root"], hit.id, miss.id, absurd=["no-such-role"]),
        Filter("description", [hit.description], hit.id, miss.id, absurd=["no-such-text"]),
        Filter("organization_id", [stage.home.id], hit.id, miss.id, absurd=[stage.elsewhere.id]),
        number("rule_id", rule, hit.id, miss.id),
        number("user_id", stage.account(roles=[hit.id]).id, hit.id, miss.id),
        Filter("include_root", True, stage.root, given={"organization_id": [stage.home.id]}),
    ]


@filters("hq.rule_list")
def of_rules(stage: Stage) -> list[Filter]:
    all_rules = rule_list.sync(client=stage.admin, no_pagination=1).data
    hit = next(one for one in all_rules if (one.name, one.operation, one.scope) == ("task", "view", "own"))
    miss = next(one for one in all_rules if one.name == "node" and one.operation == "edit")
    role = RoleInput(name=unique("role"), rules=[hit.id], organization_id=stage.home.id)
    role_id = role_create.sync(client=stage.admin, body=role).id
    return [
        text("name", hit.name, hit.id, miss.id),
        text("operation", hit.operation, hit.id, miss.id),
        text("scope", hit.scope, hit.id, miss.id),
        number("role_id", role_id, hit.id, miss.id),
        number("user_id", stage.account(roles=[role_id]).id, hit.id, miss.id),
        number("user_id", stage.account(rules=[hit.id]).id, hit.id, miss.id),
    ]


@filters("hq.session_list")
def of_sessions(stage: Stage) -> list[Filter]:
    hit, miss = work.made_session(stage), work.made_session(stage, scope="own")
    user = user_me_get.sync(client=stage.user).id
    return [
        text("name", hit.name, hit.id, miss.id),
        number("user_id", user, hit.id),
        number("collaboration_id", stage.collaboration.id, hit.id),
    ]


@filters("hq.study_list")
def of_studies(stage: Stage) -> list[Filter]:
    hit, miss = made_study(stage), made_study(stage)
    return [
        text("name", hit.name, hit.id, miss.id),
        Filter("organization_id", stage.home.id, hit.id, absurd=stage.partner.id),
        number("collaboration_id", stage.collaboration.id, hit.id),
    ]


@filters("hq.task_list")
def of_tasks(stage: Stage) -> list[Filter]:
    session = work.made_session(stage)
    dataframe = work.ready_dataframe(stage, session)
    assert dataframe.last_session_task is not None
    extraction = dataframe.last_session_task.id
    study = made_study(stage)
    central = work.made_task(stage, session, action="central_compute", study_id=study.id)
    child = work.made_task(stage, session, client=work.container(stage, central))
    user = user_me_get.sync(client=stage.user).id
    return [
        text("name", child.name, child.id, central.id),
        text("description", "made by a test", child.id, extraction),
        text("image", IMAGE, child.id),
        text("database", "people", extraction, central.id),
        number("dataframe_id", dataframe.id, extraction, central.id),
        number("collaboration_id", stage.collaboration.id, child.id),
        number("session_id", session.id, child.id, work.made_task(stage).id),
        number("study_id", study.id, central.id, extraction),
        number("parent_id", central.id, child.id, central.id),
        number("job_id", central.job_id, child.id, extraction),
        number("init_org_id", stage.home.id, child.id),
        number("init_user_id", user, child.id),
        Filter("is_user_created", 0, child.id, central.id),
        Filter("is_user_created", 1, central.id, child.id),
    ]


@filters("hq.user_list")
def of_users(stage: Stage) -> list[Filter]:
    role = made_role(stage)
    rule = rule_list.sync(client=stage.admin, per_page=1).data[0].id
    hit, miss = stage.account(roles=[role.id], rules=[rule]), stage.account(organization=stage.elsewhere)
    active = user_me_get.sync(client=stage.user).id
    return [
        text("username", hit.username, hit.id, miss.id),
        number("organization_id", stage.home.id, hit.id, miss.id),
        number("role_id", role.id, hit.id, miss.id),
        number("rule_id", rule, hit.id, miss.id),
        *since("last_seen", active, miss.id),
    ]
