"""The model ReviewCreateInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("algorithm_id", required=True), Field("reviewer_id", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class ReviewCreateInput(Model):
    """Checked by ReviewCreateInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    algorithm_id : int
    reviewer_id : int

    """

    algorithm_id: int
    reviewer_id: int
