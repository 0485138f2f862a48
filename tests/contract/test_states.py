"""Answers about things in odd states: what they belonged to is gone, or they have only half begun."""

from __future__ import annotations

import pytest

from tests.contract import work
from tests.contract.both import both
from tests.contract.refusals import call
from tests.contract.scenarios_hq_members import made_study
from tests.contract.scenarios_store_algorithms import made_algorithm
from tests.contract.scenarios_store_people import made_user
from tests.contract.stage import IMAGE, Stage
from vantage6_api.v5_0.hq.api.node import node_delete, node_get
from vantage6_api.v5_0.hq.api.organization import organization_delete
from vantage6_api.v5_0.hq.api.run import run_get, run_list
from vantage6_api.v5_0.hq.api.session import (
    session_create,
    session_dataframe_get,
    session_dataframe_preprocess,
)
from vantage6_api.v5_0.hq.api.study import study_delete, study_get
from vantage6_api.v5_0.hq.api.task import task_create, task_delete, task_get
from vantage6_api.v5_0.hq.models import (
    DataframePreprocessingInput,
    OrganizationArguments,
    SessionInput,
    SessionTaskInput,
    TaskInput,
)
from vantage6_api.v5_0.store.api.review import review_create, review_get
from vantage6_api.v5_0.store.api.role import role_list
from vantage6_api.v5_0.store.api.user import user_delete
from vantage6_api.v5_0.store.models import ReviewCreateInput
from vantage6_hl.errors import ApiError

pytestmark = both


def test_a_run_whose_node_is_gone(stage: Stage) -> None:
    collaboration = stage.made_collaboration(stage.home)
    node = stage.made_node(stage.home, collaboration)
    session = session_create.sync(
        client=stage.user, body=SessionInput(collaboration_id=collaboration.id, scope="collaboration")
    )
    body = TaskInput(
        image=IMAGE,
        method="average",
        action="federated_compute",
        collaboration_id=collaboration.id,
        session_id=session.id,
        organizations=[OrganizationArguments(id=stage.home.id)],
    )
    task = task_create.sync(client=stage.user, body=body)
    node_delete.sync(node.id, client=stage.admin)
    listed = run_list.sync(client=stage.user, collaboration_id=collaboration.id).data
    with_runs = task_get.sync(task.id, client=stage.user, include=["runs"])
    assert isinstance(with_runs.runs, list)
    run = run_get.sync(with_runs.runs[0].id, client=stage.user)
    assert "id" not in run.node
    assert run.arguments is None
    assert listed == [run]


def test_a_study_whose_tasks_are_gone(stage: Stage) -> None:
    study = made_study(stage)
    task_delete.sync(work.made_task(stage, study_id=study.id).id, client=stage.user)
    assert study_get.sync(study.id, client=stage.user).id == study.id
    study_delete.sync(study.id, client=stage.user)


def test_a_node_whose_organization_has_left(stage: Stage) -> None:
    organization = stage.organization()
    collaboration = stage.made_collaboration(stage.home, organization)
    node = stage.made_node(organization, collaboration)
    call("hq.collaboration_organization_remove", stage.admin, collaboration.id, body={"id": organization.id})
    assert node_get.sync(node.id, client=stage.admin).organization is not None
    organization_delete.sync(organization.id, client=stage.admin, delete_dependents=True)


def test_a_dataframe_whose_last_step_is_deleted(stage: Stage) -> None:
    dataframe = work.ready_dataframe(stage)
    task = SessionTaskInput(image=IMAGE, method="clean", organizations=work.addressed(stage))
    body = DataframePreprocessingInput(dataframe_id=dataframe.id, task=task)
    changed = session_dataframe_preprocess.sync(dataframe.id, client=stage.user, body=body)
    assert changed.last_session_task is not None
    task_delete.sync(changed.last_session_task.id, client=stage.user)
    assert session_dataframe_get.sync(dataframe.id, client=stage.user).ready


def test_the_only_step_of_a_dataframe_stays(stage: Stage) -> None:
    pending, ready = work.made_dataframe(stage), work.ready_dataframe(stage)
    for dataframe, says in ((pending, "less than 2 session initialization tasks"), (ready, "that is ready")):
        assert dataframe.last_session_task is not None
        with pytest.raises(ApiError, match=says):
            task_delete.sync(dataframe.last_session_task.id, client=stage.user)


def test_a_review_whose_reviewer_is_gone(stage: Stage) -> None:
    role = role_list.sync(client=stage.store, name=["Reviewer"]).data[0]
    reviewer = made_user(stage, role)
    body = ReviewCreateInput(algorithm_id=made_algorithm(stage).id, reviewer_id=reviewer.id)
    review = review_create.sync(client=stage.store, body=body)
    user_delete.sync(reviewer.id, client=stage.store)
    assert review_get.sync(review.id, client=stage.store).reviewer is None


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("hq.collaboration_list", {"include": ["organizations"]}),
        ("hq.node_list", {}),
        ("hq.organization_list", {}),
        ("hq.result_list", {}),
        ("hq.role_list", {}),
        ("hq.run_list", {"include": ["task"]}),
        ("hq.session_list", {}),
        ("hq.study_list", {"include": ["organizations"]}),
        ("hq.task_list", {"include": ["runs", "results"]}),
        ("hq.user_list", {}),
        ("store.algorithm_list", {"in_review_process": True}),
        ("store.review_list", {}),
        ("store.user_list", {}),
    ],
)
def test_all_that_lies_on_the_hub(name: str, query: dict[str, object], stage: Stage) -> None:
    """Whatever other tests have left there, in whatever state."""
    client = stage.admin if name.startswith("hq.") else stage.store
    call(name, client, query={"per_page": 10_000, **query})
