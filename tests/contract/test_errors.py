"""How the hub refuses: the documented statuses, its message in our error, its body as documented."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import httpx
import pytest

from tests.contract import documents, work
from tests.contract.both import Which, both
from tests.contract.refusals import NOWHERE, Refusal, call, rightful
from tests.contract.scenarios_hq_members import made_study
from tests.contract.stage import Stage
from tests.contract.unserved import NEVER_SUCCEED
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.errors import HubError
from vantage6_hl.errors import ApiError, BadRequest, NotFound, ServerError, Unauthorized

KINDS = {400: BadRequest, 401: Unauthorized, 404: NotFound}
INCORRECT = "Request body is incorrect|Invalid input"
LACKING = "You lack the permission|You do not have permission"
UNASKED = "is not allowed to perform|are not allowed to perform"


def _home(stage: Stage) -> tuple[object, ...]:
    return (stage.home.id,)


def _run(stage: Stage) -> tuple[object, ...]:
    return (work.runs_of(stage, work.made_task(stage).id)[0].id,)


def _ended_run(stage: Stage) -> tuple[object, ...]:
    task = work.made_task(stage)
    return (work.report(stage, task.id, "completed")[0].id,)


REFUSALS = [
    Refusal(400, "hq.algorithm_store_create", INCORRECT),
    Refusal(400, "hq.collaboration_create", INCORRECT),
    Refusal(400, "hq.kill_task", INCORRECT),
    Refusal(400, "hq.node_create", INCORRECT),
    Refusal(400, "hq.organization_create", INCORRECT),
    Refusal(400, "hq.recover_node", INCORRECT),
    Refusal(400, "hq.result_list", "does not exist", query={"task_id": NOWHERE}),
    Refusal(400, "hq.role_create", "Missing data", body={"rules": []}),
    Refusal(400, "hq.rule_list", "does not exist", query={"role_id": NOWHERE}),
    Refusal(400, "hq.run_list", "does not exist", query={"task_id": NOWHERE}),
    Refusal(400, "hq.run_update", "already finished", _ended_run),
    Refusal(400, "hq.session_create", INCORRECT),
    Refusal(400, "hq.study_create", INCORRECT),
    Refusal(400, "hq.task_create", INCORRECT),
    Refusal(400, "hq.task_list", "does not exist", query={"study_id": NOWHERE}),
    Refusal(400, "hq.token_container", INCORRECT),
    Refusal(400, "hq.user_create", INCORRECT),
    Refusal(400, "store.algorithm_create", INCORRECT),
    Refusal(400, "store.review_create", INCORRECT),
    Refusal(400, "store.role_create", "Missing data"),
    Refusal(400, "store.rule_list", "does not exist", query={"role_id": NOWHERE}),
    Refusal(400, "store.user_create", INCORRECT),
    Refusal(401, "hq.algorithm_store_list", LACKING, caller="outsider"),
    Refusal(401, "hq.collaboration_get", LACKING, lambda s: (s.collaboration.id,), caller="outsider"),
    Refusal(401, "hq.blobstream_create", "You do not have permission", caller="outsider"),
    Refusal(401, "hq.kill_task", LACKING, body=lambda s: {"id": work.made_task(s).id}, caller="outsider"),
    Refusal(401, "hq.node_get", LACKING, lambda s: (s.nodes[0].id,), caller="outsider"),
    Refusal(401, "hq.organization_get", LACKING, _home, caller="outsider"),
    Refusal(401, "hq.result_get", LACKING, _run, caller="outsider"),
    Refusal(401, "hq.recover_node", LACKING, body=lambda s: {"id": s.nodes[0].id}, caller="outsider"),
    Refusal(401, "hq.rule_list", "Missing Authorization", caller="anybody"),
    Refusal(401, "hq.role_create", LACKING, body={"name": "x", "rules": []}, caller="outsider"),
    Refusal(401, "hq.run_get", LACKING, _run, caller="outsider"),
    Refusal(401, "hq.session_get", LACKING, lambda s: (work.made_session(s).id,), caller="outsider"),
    Refusal(401, "hq.study_get", LACKING, lambda s: (made_study(s).id,), caller="outsider"),
    Refusal(401, "hq.task_get", LACKING, lambda s: (work.made_task(s).id,), caller="outsider"),
    Refusal(401, "hq.token_container", "Missing Authorization", caller="anybody"),
    Refusal(401, "hq.user_get", LACKING, lambda s: (s.account().id,), caller="outsider"),
    Refusal(401, "store.algorithm_create", UNASKED, caller="reviewer"),
    Refusal(401, "store.policy_get", "Missing Authorization", caller="anybody_at_store"),
    Refusal(401, "store.rule_list", "Missing Authorization", caller="anybody_at_store"),
    Refusal(401, "store.review_create", UNASKED, caller="reviewer"),
    Refusal(401, "store.role_create", UNASKED, caller="reviewer"),
    Refusal(401, "store.user_create", UNASKED, caller="reviewer"),
    Refusal(404, "hq.algorithm_store_get", "not found"),
    Refusal(404, "hq.collaboration_get", "not found"),
    Refusal(404, "hq.kill_task", "not found", body={"id": NOWHERE}),
    Refusal(404, "hq.node_get", "not found"),
    Refusal(404, "hq.organization_get", "not found"),
    Refusal(404, "hq.recover_node", "not found", body={"id": NOWHERE}),
    Refusal(404, "hq.result_get", "not found"),
    Refusal(404, "hq.role_get", "not found"),
    Refusal(404, "hq.rule_get", "not found"),
    Refusal(404, "hq.run_get", "not found"),
    Refusal(404, "hq.session_get", "not found"),
    Refusal(404, "hq.study_get", "not found"),
    Refusal(404, "hq.task_get", "not found"),
    Refusal(404, "hq.user_get", "not found"),
    Refusal(404, "store.algorithm_get", "not found"),
    Refusal(404, "store.review_get", "not found"),
    Refusal(404, "store.role_get", "not found"),
    Refusal(404, "store.user_get", "not found"),
]

IMPOSSIBLE = {
    ("hq", "blobstream", 404): "reading a blob fails before it is looked for; see NEVER_SUCCEED",
}
"""Documented, yet not to be had."""


@both
@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
def test_refusal(refusal: Refusal, which: Which, request: pytest.FixtureRequest) -> None:
    stage: Stage = request.getfixturevalue("blob_stage" if "blobstream" in refusal.name else "stage")
    client = refusal.client(stage)
    ids, body = refusal.ids(stage), refusal.content(stage)
    with pytest.raises(KINDS[refusal.status]) as caught:
        call(refusal.name, client, *ids, body=body, query=refusal.query)
    told = json.loads(stage.recorder.answers[-1].content)
    assert caught.value.status == stage.recorder.answers[-1].status == refusal.status
    if isinstance(told["msg"], str):
        assert caught.value.hub_message == told["msg"]
        assert re.search(refusal.says, told["msg"])
    else:
        assert refusal.says in str(told["msg"]), "the hub gives the fields' messages instead of a sentence"

    token = client.get_httpx_client().get("version").request.headers.get("Authorization", "")
    url = stage.hub.hq_url if refusal.name.startswith("hq.") else stage.hub.store_url
    alone = httpx.Client(base_url=url, transport=stage.hub.transport) if which == "fake" else None
    with (
        AuthenticatedClient(url, token.removeprefix("Bearer "), httpx_client=alone) as bindings_alone,
        pytest.raises(HubError) as raised,
    ):
        call(refusal.name, bindings_alone, *ids, body=body, query=refusal.query)
    assert raised.value.status_code == refusal.status
    assert raised.value.message == (told["msg"] if isinstance(told["msg"], str) else "")
    assert raised.value.errors == told.get("errors")


def test_every_resource_refuses_in_every_documented_way() -> None:
    documented = {
        (name.partition(".")[0], operation["tags"][0], int(status))
        for name, operation in documents.operations().items()
        for status in operation["responses"]
        if int(status) in KINDS
    }
    assert documented - IMPOSSIBLE.keys() == {refusal.covers for refusal in REFUSALS}


SECURED = sorted(
    name for name, each in documents.operations().items() if each["security"] == [{"bearerAuth": []}]
)


@both
@pytest.mark.parametrize("name", SECURED)
def test_a_token_is_needed(name: str, stage: Stage) -> None:
    """The hub hides a missing token behind 500 where containers may ask, and where it catches all errors."""
    with pytest.raises(ApiError) as caught:
        call(name, stage.anybody if name.startswith("hq.") else stage.anybody_at_store)
    assert caught.value.status in (401, 500)
    if caught.value.status == 401:
        assert caught.value.hub_message == "Missing Authorization Header"


@both
@pytest.mark.parametrize("name", sorted(documents.operations().keys() - NEVER_SUCCEED.keys()))
def test_what_does_not_exist(name: str, stage: Stage) -> None:
    """With a right to all, ids of nothing and an empty body: what comes is documented, and 404 for an id."""
    has_id = any(one["in"] == "path" for one in documents.operations()[name].get("parameters", []))
    if has_id:
        with pytest.raises(NotFound):
            call(name, rightful(stage, name))
    else:
        with suppress(BadRequest, ServerError):
            call(name, rightful(stage, name))


@both
@pytest.mark.parametrize("name", SECURED)
def test_a_token_of_the_wrong_kind(name: str, stage: Stage) -> None:
    """A node asks HQ, and somebody whom the store does not know asks the store: what comes is documented."""
    with suppress(ApiError):
        call(name, stage.at_node[0] if name.startswith("hq.") else stage.stranger)
