"""The model StudyInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("collaboration_id", required=True),
    Field("name", required=True),
    Field("organization_ids", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class StudyInput(Model):
    """Checked by StudyInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    collaboration_id : int
        Collaboration id to which the study belongs
    name : str
        Unique human readable name for the study
    organization_ids : list[int]

    """

    collaboration_id: int
    name: str
    organization_ids: list[int]
