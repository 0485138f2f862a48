"""Reviews of algorithms."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import page
from vantage6_hl.testing.fake.store.asking import needs
from vantage6_hl.testing.fake.store.shapes import StoreShapes
from vantage6_hl.testing.fake.tables import Row

_UNDER, _APPROVED, _REJECTED, _DROPPED = "under review", "approved", "rejected", "dropped"
_AWAITING = "awaiting reviewer assignment"
_REVIEWERS = _ORGANIZATIONS = 2  # at least, as upstream's policies are by default


@serves("store.review_list", "user")
def list_(call: Call) -> Answer:
    """List reviews."""
    needs(call, "review", "view")
    rows = [*call.tables.review]
    for name in ("algorithm_id", "reviewer_id"):
        value = call.number(name)
        if value is not None:
            rows = [row for row in rows if getattr(row, name) == value]
    wanted = {
        "under_review": {_UNDER},
        "reviewed": {_APPROVED, _REJECTED},
        "approved": {_APPROVED},
        "rejected": {_REJECTED},
    }
    asked = [name for name in wanted if call.flag(name)]
    if len({*asked} - {"reviewed"}) > 1 or {"reviewed", "under_review"} <= {*asked}:
        raise Refused(400, "You have provided multiple review statuses that are conflicting!")
    for name in asked:
        rows = [row for row in rows if row.status in wanted[name]]
    return page(call, rows, StoreShapes(call).review, failure=400)


@serves("store.review_create", "user")
def create(call: Call) -> Answer:
    """Assign a reviewer."""
    needs(call, "review", "create")
    data, tables = call.body("Invalid input"), call.tables
    algorithm = tables.algorithm.get(data["algorithm_id"])
    if algorithm is None:
        raise Refused(400, "Algorithm not found")
    if algorithm.status not in (_AWAITING, _UNDER):
        raise Refused(400, "Algorithm review is already finished!")
    reviewer = tables.store_user.get(data["reviewer_id"])
    if reviewer is None:
        raise Refused(400, "Reviewer not found")
    rules = [tables.store_rule.one(id_) for id_ in call.state.store_rules_of(reviewer)]
    if ("review", "edit") not in [(one.name, one.operation) for one in rules]:
        raise Refused(
            400,
            f"User id='{reviewer.id}' is not does not have the role of reviewer and is not allowed to review "
            "algorithms!",
        )
    if tables.review.where(algorithm_id=algorithm.id, reviewer_id=reviewer.id):
        raise Refused(400, "Reviewer has already reviewed this algorithm!")
    row = tables.review.add(
        algorithm_id=algorithm.id,
        reviewer_id=reviewer.id,
        requested_by_id=call.user.id,
        status=_UNDER,
        comment=None,
        requested_at=call.state.clock.text(),
        submitted_at=None,
    )
    if _are_enough(call, tables.review.where(algorithm_id=algorithm.id)):
        algorithm.status = _UNDER
    return 201, StoreShapes(call).review(row)


def _are_enough(call: Call, reviews: list[Row]) -> bool:
    people = [call.tables.store_user.get(one.reviewer_id) for one in reviews]
    organizations = {one.organization_id for one in people if one}
    return len(reviews) >= _REVIEWERS and len(organizations) >= _ORGANIZATIONS


def _found(call: Call) -> Row:
    row = call.tables.review.get(call.id)
    if row is None:
        raise Refused(404, "Review not found")
    return row


@serves("store.review_get", "user")
def get(call: Call) -> Answer:
    """Give a review."""
    needs(call, "review", "view")
    return 200, StoreShapes(call).review(_found(call))


@serves("store.review_delete", "user")
def delete(call: Call) -> Answer:
    """Take a review back."""
    needs(call, "review", "delete")
    row = _found(call)
    algorithm = call.tables.algorithm.one(row.algorithm_id)
    if algorithm.status in (_AWAITING, _UNDER):
        others = [one for one in call.tables.review.where(algorithm_id=algorithm.id) if one is not row]
        if not _are_enough(call, others):
            algorithm.status = _AWAITING
        elif all(one.status == _APPROVED for one in others):
            algorithm.status = _APPROVED
    elif algorithm.status == _APPROVED:
        raise Refused(403, "Reviews of approved algorithms may not be deleted!")
    call.tables.review.delete(row)
    return 200, {"msg": f"Review id={row.id} has been deleted"}


def _judged(call: Call, verdict: str) -> Row:
    needs(call, "review", "edit")
    data = call.body("Invalid input")
    row = _found(call)
    if row.reviewer_id != call.user.id:
        raise Refused(403, "You are not assigned to this review!")
    if row.status != _UNDER:
        raise Refused(400, f"This review has status {row.status} so it can no longer be approved!")
    row.status, row.submitted_at = verdict, call.state.clock.text()
    row.comment = data.get("comment") or row.comment
    return row


@serves("store.review_approve", "user")
def approve(call: Call) -> Answer:
    """Approve; the last reviewer's word lets the algorithm in."""
    row = _judged(call, _APPROVED)
    tables = call.tables
    algorithm = tables.algorithm.one(row.algorithm_id)
    reviews = tables.review.where(algorithm_id=algorithm.id)
    if algorithm.status == _UNDER and all(one.status == _APPROVED for one in reviews):
        algorithm.status, algorithm.approved_at = _APPROVED, call.state.clock.text()
        for other in tables.algorithm.where(image=algorithm.image, invalidated_at=None):
            newer = other.status in (_AWAITING, _UNDER) and other.submitted_at > algorithm.submitted_at
            if other is not algorithm and not newer:
                other.invalidated_at, other.status = algorithm.approved_at, "replaced"
    return 200, {"msg": f"Review id={row.id} has been approved"}


@serves("store.review_reject", "user")
def reject(call: Call) -> Answer:
    """Reject; one word keeps the algorithm out."""
    row = _judged(call, _REJECTED)
    algorithm = call.tables.algorithm.one(row.algorithm_id)
    algorithm.status, algorithm.invalidated_at = _REJECTED, call.state.clock.text()
    for other in call.tables.review.where(algorithm_id=algorithm.id):
        if other is not row:
            other.status = _DROPPED
    return 200, {"msg": f"Review id={row.id} has been rejected"}
