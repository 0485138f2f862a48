"""The model NodeInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("collaboration_id", required=True), Field("name"), Field("organization_id"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class NodeInput(Model):
    """Checked by NodeInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    collaboration_id : int
    name : str, optional
    organization_id : int, optional

    """

    collaboration_id: int
    name: str | Unset = UNSET
    organization_id: int | Unset = UNSET
