"""The model Policy."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("algorithm_view", required=True),
    Field("allowed_review_assigners", required=True),
    Field("allowed_reviewers", required=True),
    Field("assign_review_own_algorithm", required=True),
    Field("min_reviewers", required=True),
    Field("min_reviewing_organizations", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Policy(Model):
    """Model Policy.

    Attributes
    ----------
    algorithm_view : str
    allowed_review_assigners : list[str] | None
    allowed_reviewers : list[str] | None
    assign_review_own_algorithm : bool
    min_reviewers : int | str
    min_reviewing_organizations : int | str

    """

    algorithm_view: str
    allowed_review_assigners: list[str] | None
    allowed_reviewers: list[str] | None
    assign_review_own_algorithm: bool
    min_reviewers: int | str
    min_reviewing_organizations: int | str
