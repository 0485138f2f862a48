"""Algorithms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.store.asking import must, needs
from vantage6_hl.testing.fake.store.shapes import StoreShapes
from vantage6_hl.testing.fake.tables import Row

__all__ = ["add_algorithm"]

_AWAITING, _REVIEWED, _APPROVED = "awaiting reviewer assignment", "under review", "approved"
_STATES = ("awaiting_reviewer_assignment", "under_review", "in_review_process", "invalidated")


@serves("store.algorithm_list")
def list_(call: Call) -> Answer:
    """List algorithms; what is approved is for everybody to see."""
    states = [name for name in _STATES if call.flag(name)]
    if states:
        must(call, "algorithm", "view")
    if len({*states} - {"in_review_process"}) > 1:
        raise Refused(
            400,
            "Only one of 'awaiting_reviewer_assignment', 'under_review' or 'invalidated' may be set to True "
            "at a time.",
        )
    if {"in_review_process", "invalidated"} <= {*states}:
        raise Refused(
            400,
            "Only one of 'in_review_process' or 'invalidated' may be set to True at a time.",
        )
    rows = [row for row in call.tables.algorithm if _in(row, states)]
    for name in ("name", "description", "partitioning", "vantage6_version"):
        rows = [row for row in rows if like(call.query.get(name), getattr(row, name))]
    if "image" in call.query:
        plain, digest = _digest_of(call.state, call.query["image"])
        rows = [row for row in rows if row.image == plain]
        rows = [row for row in rows if row.digest == digest] or rows
    return page(call, rows, StoreShapes(call).algorithm, failure=400)


def _in(row: Row, states: list[str]) -> bool:
    if "awaiting_reviewer_assignment" in states:
        return bool(row.status == _AWAITING)
    if "under_review" in states:
        return bool(row.status == _REVIEWED)
    if "invalidated" in states:
        return row.invalidated_at is not None
    if "in_review_process" in states:
        return row.status in (_AWAITING, _REVIEWED)
    return bool(row.status == _APPROVED)


def _digest_of(state: State, image: str) -> tuple[str, str]:
    """Give an image without its digest, and the digest, as a registry that knows every image would."""
    plain, _, digest = image.partition("@")
    plain = plain if ":" in plain.rpartition("/")[2] else f"{plain}:latest"
    return plain, digest or state.digest_of(plain)


@serves("store.algorithm_create", "user")
def create(call: Call) -> Answer:
    """Submit an algorithm."""
    needs(call, "algorithm", "create")
    data = call.body()
    row = add_algorithm(call.state, data, developer_id=call.user.id)
    return 201, StoreShapes(call).algorithm(row)


def add_algorithm(state: State, data: Mapping[str, Any], *, developer_id: int) -> Row:
    """Put an algorithm into the store, to be reviewed."""
    image, digest = _digest_of(state, data["image"])
    row = state.tables.algorithm.add(
        name=data["name"],
        description=data.get("description", ""),
        image=image,
        digest=digest,
        partitioning=data["partitioning"],
        vantage6_version=data["vantage6_version"],
        code_url=data["code_url"],
        documentation_url=data.get("documentation_url", ""),
        submission_comments=data.get("submission_comments", ""),
        status=_AWAITING,
        submitted_at=state.clock.text(),
        approved_at=None,
        invalidated_at=None,
        developer_id=developer_id,
    )
    _add_functions(state, row, data["functions"])
    return row


def _add_functions(state: State, row: Row, functions: list[dict[str, Any]]) -> None:
    tables = state.tables
    for each in functions:
        function = tables.function.add(
            algorithm_id=row.id,
            name=each["name"],
            display_name=each.get("display_name", ""),
            description=each.get("description", ""),
            step_type=each["step_type"],
            standalone=each.get("standalone", True),
        )
        ids: dict[str, int] = {}
        for one in each.get("arguments", []):
            on = one.get("conditional_on")
            argument = tables.argument.add(
                function_id=function.id,
                name=one["name"],
                display_name=one.get("display_name", ""),
                description=one.get("description", ""),
                type=one["type"],
                has_default_value=one.get("has_default_value", False),
                default_value=_text(one.get("default_value")),
                conditional_on_id=ids.get(on) if on else None,
                conditional_operator=one.get("conditional_operator"),
                conditional_value=_text(one.get("conditional_value")),
                is_frontend_only=one.get("is_frontend_only", False),
                allowed_values=[
                    {"value": _typed(value, one["type"])} for value in one.get("allowed_values", [])
                ],
            )
            ids[one["name"]] = argument.id
        for one in each.get("databases", []):
            tables.database.add(
                function_id=function.id,
                name=one["name"],
                description=one.get("description", ""),
                multiple=one.get("multiple", False),
            )
        for one in each.get("ui_visualizations", []):
            tables.visualization.add(
                function_id=function.id,
                name=one["name"],
                description=one.get("description", ""),
                type=one["type"],
                schema=one.get("schema", {}),
            )


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def _typed(value: Any, kind: str) -> Any:
    return {"integer": int, "float": float}.get(kind, str)(value)


def _found(call: Call) -> Row:
    row = call.tables.algorithm.get(call.id)
    if row is None:
        raise Refused(404, "Algorithm not found")
    return row


@serves("store.algorithm_get")
def get(call: Call) -> Answer:
    """Give an algorithm; everybody may see it."""
    return 200, StoreShapes(call).algorithm(_found(call))


@serves("store.algorithm_update", "user")
def update(call: Call) -> Answer:
    """Change an algorithm that nobody has judged yet."""
    needs(call, "algorithm", "edit")
    row = _found(call)
    if row.developer_id != call.user.id:
        raise Refused(403, "You can only edit algorithms you submitted yourself.")
    if "image" not in (call.raw() or {}):
        raise Refused(500, "An unexpected error occurred!")  # it looks up the digest of no image
    data = call.body()
    again = "Please submit a new algorithm and go through the review process if you want to update it."
    if row.approved_at is not None:
        raise Refused(403, f"Approved algorithms cannot be edited. {again}")
    if row.invalidated_at is not None:
        raise Refused(403, f"Invalidated algorithms cannot be edited. {again}")
    if any(one.status != _REVIEWED for one in call.tables.review.where(algorithm_id=row.id)):
        raise Refused(
            403,
            "This algorithm has at least one submitted review, and can therefore no longer be edited. "
            "Please submit a new algorithm and go through the review process if you want to update this "
            "algorithm.",
        )
    for name in (
        "name",
        "description",
        "partitioning",
        "vantage6_version",
        "code_url",
        "documentation_url",
        "submission_comments",
    ):
        if data.get(name) is not None:
            setattr(row, name, data[name])
    if data["image"] != row.image or data.get("refresh_digest"):
        row.image, row.digest = _digest_of(call.state, data["image"])
    if data.get("functions") is not None:
        if any(one.get("ui_visualizations") for one in data["functions"]):
            raise Refused(500, "An unexpected error occurred!")  # it reads a key that is not there
        _forget_functions(call, row)
        _add_functions(call.state, row, data["functions"])
    return 200, StoreShapes(call).algorithm(row)


def _forget_functions(call: Call, row: Row) -> None:
    for function in call.tables.function.where(algorithm_id=row.id):
        for table in (call.tables.argument, call.tables.database, call.tables.visualization):
            for one in table.where(function_id=function.id):
                table.delete(one)
        call.tables.function.delete(function)


@serves("store.algorithm_delete", "user")
def delete(call: Call) -> Answer:
    """Delete an algorithm."""
    needs(call, "algorithm", "delete")
    row = _found(call)
    _forget_functions(call, row)
    for review in call.tables.review.where(algorithm_id=row.id):
        review.algorithm_id = None
    call.tables.algorithm.delete(row)
    return 200, {"msg": f"Algorithm id={row.id} was successfully deleted"}


@serves("store.algorithm_invalidate", "user")
def invalidate(call: Call) -> Answer:
    """Take an algorithm out of use."""
    needs(call, "algorithm", "delete")
    row = _found(call)
    row.invalidated_at, row.status = call.state.clock.text(), "removed"
    for review in call.tables.review.where(algorithm_id=row.id, status=_REVIEWED):
        review.status = "dropped"
    return 200, {"msg": f"Algorithm id={row.id} was successfully invalidated"}
