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
        Collaboration id
    name : str, optional
        Human-readable name. If not provided a name is generated based on organization and collaboration
        name.
    organization_id : int, optional
        Organization id. If not provided, this defaults to the organization of the user creating the
        node.

    """

    collaboration_id: int
    name: str | Unset = UNSET
    organization_id: int | Unset = UNSET
