"""The filters of the store's lists."""

from __future__ import annotations

from tests.contract.filters import Filter, filters, flag, number, text
from tests.contract.scenarios_store_algorithms import approved, made_algorithm, under_review
from tests.contract.scenarios_store_people import made_role, made_user
from tests.contract.stage import Stage
from vantage6_api.v5_0.store.api.algorithm import algorithm_invalidate
from vantage6_api.v5_0.store.api.review import review_approve, review_reject
from vantage6_api.v5_0.store.api.rule import rule_list
from vantage6_api.v5_0.store.api.user import user_list
from vantage6_api.v5_0.store.models import ReviewUpdate


@filters("store.algorithm_list")
def of_algorithms(stage: Stage) -> list[Filter]:
    hit, miss = approved(stage), approved(stage)
    submitted, reviewed, removed = made_algorithm(stage), under_review(stage)[0], made_algorithm(stage)
    algorithm_invalidate.sync(removed.id, client=stage.store)
    return [
        text("name", hit.name, hit.id, miss.id),
        text("description", "made by a test", hit.id),
        Filter("image", hit.image, hit.id, miss.id, absurd=f"{stage.hub.registry}/no-such-image:1"),
        text("partitioning", "horizontal", hit.id),
        text("vantage6_version", "5.0", hit.id),
        flag("awaiting_reviewer_assignment", submitted.id, reviewed.id),
        flag("under_review", reviewed.id, submitted.id),
        flag("in_review_process", reviewed.id, hit.id),
        flag("in_review_process", submitted.id, removed.id),
        flag("invalidated", removed.id, hit.id),
    ]


@filters("store.review_list")
def of_reviews(stage: Stage) -> list[Filter]:
    algorithm, first, second = under_review(stage)
    other, _, third = under_review(stage)
    review_approve.sync(first.id, client=stage.store, body=ReviewUpdate())
    review_reject.sync(third.id, client=stage.reviewer, body=ReviewUpdate())
    assert second.reviewer is not None
    assert other.id != algorithm.id
    return [
        number("algorithm_id", algorithm.id, first.id, third.id),
        number("reviewer_id", second.reviewer.id, second.id, first.id),
        flag("approved", first.id, third.id),
        flag("rejected", third.id, first.id),
        flag("reviewed", first.id, second.id),
        flag("under_review", second.id, first.id),
    ]


@filters("store.role_list")
def of_roles(stage: Stage) -> list[Filter]:
    hit, miss = made_role(stage), made_role(stage)
    return [
        Filter("name", [hit.name, "Root"], hit.id, miss.id, absurd=["no-such-role"]),
        Filter("description", [hit.description], hit.id, absurd=["no-such-text"]),
        number("user_id", made_user(stage, hit).id, hit.id, miss.id),
    ]


@filters("store.rule_list")
def of_rules(stage: Stage) -> list[Filter]:
    role = made_role(stage)
    hit = rule_list.sync(client=stage.store, role_id=role.id).data[0]
    miss = rule_list.sync(client=stage.store, name="user", operation="delete").data[0].id
    return [
        text("name", hit.name, hit.id, miss),
        text("operation", hit.operation, hit.id, miss),
        number("role_id", role.id, hit.id, miss),
        number("user_id", made_user(stage, role).id, hit.id, miss),
    ]


@filters("store.user_list")
def of_users(stage: Stage) -> list[Filter]:
    role = made_role(stage)
    hit, miss = made_user(stage, role), made_user(stage)
    _ = stage.reviewer
    reviewer = user_list.sync(client=stage.store, role_id=1, per_page=1).data[0].id
    return [
        text("username", hit.username, hit.id, miss.id),
        number("role_id", role.id, hit.id, miss.id),
        number("reviewers_for_algorithm_id", made_algorithm(stage).id, reviewer, miss.id),
    ]
