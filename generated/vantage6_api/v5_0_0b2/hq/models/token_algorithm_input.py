"""The model TokenAlgorithmInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("image", required=True), Field("task_id", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class TokenAlgorithmInput(Model):
    """Checked by TokenAlgorithmInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    image : str
    task_id : int

    """

    image: str
    task_id: int
