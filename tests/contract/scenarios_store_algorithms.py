"""The store's algorithms and their reviews."""

from __future__ import annotations

from tests.contract.registry import scenario
from tests.contract.stage import Stage, unique
from vantage6_api.v5_0.store.api.algorithm import (
    algorithm_create,
    algorithm_delete,
    algorithm_get,
    algorithm_invalidate,
    algorithm_list,
    algorithm_update,
)
from vantage6_api.v5_0.store.api.review import (
    review_approve,
    review_create,
    review_delete,
    review_get,
    review_list,
    review_reject,
)
from vantage6_api.v5_0.store.api.user import user_list
from vantage6_api.v5_0.store.models import (
    Algorithm,
    AlgorithmInput,
    AlgorithmUpdate,
    ArgumentInput,
    DatabaseInput,
    FunctionInput,
    Review,
    ReviewCreateInput,
    ReviewUpdate,
    UIVisualizationInput,
    UIVisualizationSchema,
)


def function(*visualizations: UIVisualizationInput) -> FunctionInput:
    """Describe a function with all else that a function can have."""
    return FunctionInput(
        name="average",
        display_name="Average",
        description="computes an average",
        step_type="central_compute",
        standalone=True,
        databases=[DatabaseInput(name="people", description="who", multiple=True), DatabaseInput(name="x")],
        arguments=[
            ArgumentInput(name="column", type_="column", description="which", display_name="Column"),
            ArgumentInput(name="bins", type_="integer", allowed_values=[1, 2], has_default_value=False),
            ArgumentInput(name="share", type_="float", has_default_value=True, default_value=0.5),
            ArgumentInput(name="mode", type_="string", allowed_values=["a", "b"]),
            ArgumentInput(name="level", type_="float", allowed_values=[0.5, 1.5]),
            ArgumentInput(
                name="seed",
                type_="integer",
                has_default_value=True,
                default_value=3,
                conditional_on="bins",
                conditional_operator=">=",
                conditional_value=2,
                is_frontend_only=True,
            ),
        ],
        ui_visualizations=[*visualizations],
    )


def visualizations() -> list[UIVisualizationInput]:
    """Describe what a user interface would draw."""
    schema = UIVisualizationSchema.from_dict({"location": ["average"]})
    return [
        UIVisualizationInput(name="bare", type_="table"),
        UIVisualizationInput(name="table", type_="table", description="shows it", schema=schema),
    ]


def made_algorithm(stage: Stage) -> Algorithm:
    """Submit an algorithm."""
    body = AlgorithmInput(
        name=unique("algorithm"),
        description="made by a test",
        image=f"{stage.hub.registry}/{unique('image')}:1",
        partitioning="horizontal",
        vantage6_version="5.0",
        code_url="https://code.example/average",
        documentation_url="https://docs.example/average",
        submission_comments="please",
        functions=[function(*visualizations()), FunctionInput(name="bare", step_type="preprocessing")],
    )
    return algorithm_create.sync(client=stage.store, body=body)


def made_review(stage: Stage, algorithm: Algorithm, reviewer: str) -> Review:
    """Ask somebody for a review of an algorithm: ``"admin"`` or ``"reviewer"``."""
    of = {"admin": "admin", "reviewer": "contract-person-%"}[reviewer]
    _ = stage.reviewer  # registered now if nobody asked before
    found = user_list.sync(client=stage.store, username=of, reviewers_for_algorithm_id=algorithm.id).data
    body = ReviewCreateInput(algorithm_id=algorithm.id, reviewer_id=found[0].id)
    return review_create.sync(client=stage.store, body=body)


def under_review(stage: Stage) -> tuple[Algorithm, Review, Review]:
    """Submit an algorithm and assign both reviewers, the root user first."""
    made = made_algorithm(stage)
    return made, made_review(stage, made, "admin"), made_review(stage, made, "reviewer")


def approved(stage: Stage) -> Algorithm:
    """Submit an algorithm and have it approved."""
    made, first, second = under_review(stage)
    review_approve.sync(first.id, client=stage.store, body=ReviewUpdate(comment="good"))
    review_approve.sync(second.id, client=stage.reviewer, body=ReviewUpdate())
    return algorithm_get.sync(made.id, client=stage.store)


@scenario(algorithm_create)
def an_algorithm_is_submitted(stage: Stage) -> None:
    made = made_algorithm(stage)
    assert (made.status, made.approved_at) == ("awaiting reviewer assignment", None)
    first, second = made.functions
    assert [one.value for one in first.arguments[1].allowed_values] == [1, 2]
    assert first.ui_visualizations[1]["schema"].to_dict() == {"location": ["average"]}
    assert (second.arguments, second.databases) == ([], [])


@scenario(algorithm_get)
def an_algorithm_is_read(stage: Stage) -> None:
    made = made_algorithm(stage)
    for client in (stage.store, stage.reviewer, stage.anybody_at_store):
        assert algorithm_get.sync(made.id, client=client) == made


@scenario(algorithm_list)
def algorithms_are_listed(stage: Stage) -> None:
    made = approved(stage)
    for client in (stage.store, stage.reviewer, stage.anybody_at_store):
        assert made.id in {one.id for one in algorithm_list.sync(client=client, per_page=1000).data}


@scenario(algorithm_update)
def an_algorithm_is_changed(stage: Stage) -> None:
    made, name = made_algorithm(stage), unique("renamed")
    assert made.image is not None
    body = AlgorithmUpdate(
        name=name,
        description="changed",
        partitioning="vertical",
        image=made.image.replace(":1", ":2"),
        refresh_digest=True,
        functions=[FunctionInput(name="other", step_type="federated_compute"), function()],
    )
    changed = algorithm_update.sync(made.id, client=stage.store, body=body)
    assert (changed.name, changed.partitioning) == (name, "vertical")
    assert changed.digest != made.digest
    assert [one.name for one in changed.functions] == ["other", "average"]


@scenario(algorithm_delete)
def an_algorithm_is_deleted(stage: Stage) -> None:
    made = made_algorithm(stage)
    assert str(made.id) in algorithm_delete.sync(made.id, client=stage.store).msg


@scenario(algorithm_invalidate)
def an_algorithm_is_invalidated(stage: Stage) -> None:
    made, first, _ = under_review(stage)
    assert str(made.id) in algorithm_invalidate.sync(made.id, client=stage.store).msg
    gone = algorithm_get.sync(made.id, client=stage.store)
    assert gone.status == "removed"
    assert gone.invalidated_at is not None
    assert review_get.sync(first.id, client=stage.store).status == "dropped"


@scenario(review_create)
def a_review_is_assigned(stage: Stage) -> None:
    made, first, second = under_review(stage)
    assert (first.status, first.comment, first.submitted_at) == ("under review", None, None)
    assert algorithm_get.sync(made.id, client=stage.store).status == "under review"
    assert second.algorithm_id == made.id


@scenario(review_get)
def a_review_is_read(stage: Stage) -> None:
    _, first, second = under_review(stage)
    for client in (stage.store, stage.reviewer):
        assert review_get.sync(first.id, client=client) == first
        assert review_get.sync(second.id, client=client).reviewer == second.reviewer


@scenario(review_list)
def reviews_are_listed(stage: Stage) -> None:
    made, first, second = under_review(stage)
    for client in (stage.store, stage.reviewer):
        listed = review_list.sync(client=client, algorithm_id=made.id).data
        assert [one.id for one in listed] == [first.id, second.id]
    assert review_list.sync(client=stage.store, algorithm_id=made_algorithm(stage).id).data == []


@scenario(review_approve)
def an_algorithm_is_approved(stage: Stage) -> None:
    made = approved(stage)
    assert made.status == "approved"
    assert made.approved_at is not None


@scenario(review_reject)
def an_algorithm_is_rejected(stage: Stage) -> None:
    made, first, second = under_review(stage)
    assert review_reject.sync(second.id, client=stage.reviewer, body=ReviewUpdate(comment="no")).msg
    assert algorithm_get.sync(made.id, client=stage.store).status == "rejected"
    assert review_get.sync(first.id, client=stage.store).status == "dropped"
    assert review_get.sync(second.id, client=stage.store).comment == "no"


@scenario(review_delete)
def a_review_is_deleted(stage: Stage) -> None:
    made, first, _ = under_review(stage)
    assert str(first.id) in review_delete.sync(first.id, client=stage.store).msg
    assert algorithm_get.sync(made.id, client=stage.store).status == "awaiting reviewer assignment"
