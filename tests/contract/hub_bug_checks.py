"""How the hub's known mistakes show themselves; `hub_bugs` says what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from tests.contract import work
from tests.contract.scenarios_hq_services import made_store
from tests.contract.scenarios_store_algorithms import function, made_algorithm, under_review, visualizations
from tests.contract.stage import Stage
from vantage6_api.v5_0.hq.api.blobstream import blobstream_create
from vantage6_api.v5_0.hq.api.session import session_create, session_dataframe_column
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.models import DataframeNodeUpdate, SessionInput
from vantage6_hl.errors import ApiError

Shows = Callable[[Stage], bool]


def ask(client: AuthenticatedClient, path: str, method: str = "GET", **sent: Any) -> httpx.Response | int:
    """Ask without the bindings, which do not send what cannot work; gives the answer, or its error status."""
    try:
        return client.get_httpx_client().request(method, path, headers={"Connection": "close"}, **sent)
    except ApiError as error:
        return error.status


def fails(path: str, *, store: bool = False, **query: object) -> Shows:
    """Show that a question ends in 500."""
    return lambda stage: ask(stage.store if store else stage.user, path, params=query) == 500


def ids(client: AuthenticatedClient, path: str, **query: object) -> list[int]:
    """Give the ids of a list."""
    answer = ask(client, path, params={"per_page": 1000, **query})
    assert isinstance(answer, httpx.Response)
    return [one["id"] for one in answer.json()["data"]]


def sorting_is_ignored(stage: Stage) -> bool:
    work.report(stage, work.made_task(stage, both=True).id, "completed", "failed")
    work.made_task(stage)
    lists = [ids(stage.user, path, sort="id") for path in ("task", "run", "result")]
    return all(found == sorted(found, reverse=True) for found in lists)


def start_filters_compare_the_assignment(stage: Stage) -> bool:
    (pending,) = work.runs_of(stage, work.made_task(stage).id)
    queries = ({"started_from": "2001-01-01"}, {"finished_from": "2001-01-01"})
    return all(pending.id in ids(stage.user, "run", **query) for query in queries)


def collaboration_of_a_store(stage: Stage) -> bool:
    first, second = (stage.made_collaboration(stage.home) for _ in range(2))
    store = made_store(stage, first)
    made_store(stage, second)
    return second.id in ids(stage.user, "collaboration", algorithm_store_id=store.id)


def false_deletes_dependents(stage: Stage) -> bool:
    session = work.made_session(stage)
    work.made_task(stage, session)
    path = f"session/{session.id}"
    ask(stage.user, path, "DELETE", params={"delete_dependents": "false"})
    return ask(stage.user, path) == 404


def times_of_the_hubs_start(stage: Stage) -> bool:
    runs = [work.runs_of(stage, work.made_task(stage).id)[0] for _ in range(2)]
    sessions = [work.made_session(stage) for _ in range(2)]
    algorithm, review, _ = under_review(stage)
    return (
        runs[0].assigned_at == runs[1].assigned_at
        and len({one.created_at for one in sessions}) == 1
        and algorithm.submitted_at == made_algorithm(stage).submitted_at
        and review.requested_at == under_review(stage)[1].requested_at
    )


def a_refused_deletion_ends_a_nodes_login(stage: Stage) -> bool:
    collaboration = stage.made_collaboration(stage.home)
    node = stage.made_node(stage.home, collaboration)
    at_node = stage.as_node(node)
    body = SessionInput(collaboration_id=collaboration.id, scope="collaboration")
    session = session_create.sync(client=stage.user, body=body)
    dataframe = work.made_dataframe(stage, session)
    columns = [DataframeNodeUpdate(name="age", dtype="int64")]
    session_dataframe_column.sync(dataframe.id, client=at_node, body=columns)
    refused = ask(stage.admin, f"node/{node.id}", "DELETE")
    asked_for = ask(stage.admin, f"node/{node.id}", "DELETE", params={"delete_dependents": "true"})
    return (refused, asked_for) == (400, 400)


def an_owner_of_sessions_cannot_be_deleted(stage: Stage) -> bool:
    owner = stage.account(roles=[stage.root])
    body = SessionInput(collaboration_id=stage.collaboration.id, scope="collaboration")
    session_create.sync(client=stage.as_account(owner), body=body)
    return ask(stage.admin, f"user/{owner.id}", "DELETE", params={"delete_dependents": "true"}) == 500


def visualizations_cannot_be_changed(stage: Stage) -> bool:
    algorithm = made_algorithm(stage)
    body = {"image": algorithm.image, "functions": [function(*visualizations()).to_dict()]}
    return ask(stage.store, f"algorithm/{algorithm.id}", "PATCH", json=body) == 500


def an_image_is_needed(stage: Stage) -> bool:
    return ask(stage.store, f"algorithm/{made_algorithm(stage).id}", "PATCH", json={"name": "x"}) == 500


def a_missing_token_is_an_error_of_the_hub(stage: Stage) -> bool:
    return [ask(stage.anybody, path) for path in ("task", "node")] == [500, 401]


def the_wrong_kind_is_an_error_of_the_hub(stage: Stage) -> bool:
    asked = (ask(stage.at_node[0], "user"), ask(stage.user, "node/me"), ask(stage.stranger, "user"))
    return asked == (500, 500, 500)


def a_stranger_to_a_collaboration_leaves_it(stage: Stage) -> bool:
    path, body = f"collaboration/{stage.collaboration.id}/organization", {"id": stage.elsewhere.id}
    return ask(stage.admin, path, "DELETE", json=body) == 500


def a_blob_is_not_told(stage: Stage) -> bool:
    name = blobstream_create.sync(client=stage.user, body=b"bytes").uuid
    (run,) = work.runs_of(stage, work.made_task(stage, arguments=name).id)
    return (run.arguments, run.blob_storage_used) == (name, False)


def arguments_beside_the_blob_store(stage: Stage) -> bool:
    (run,) = work.runs_of(stage, work.made_task(stage, arguments="no name of a blob").id)
    return run.arguments == "no name of a blob"
