"""The model CollaborationInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(
    Field("encrypted", required=True),
    Field("name", required=True),
    Field("organization_ids", required=True),
    Field("session_restrict_to_same_image"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class CollaborationInput(Model):
    """Checked by CollaborationInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    encrypted : bool
        Boolean (0 or 1) to indicate if the collaboration uses encryption
    name : str
        Unique human readable name for collaboration
    organization_ids : list[int]
    session_restrict_to_same_image : bool, optional
        Boolean (0 or 1) to indicate if the session should be restricted to the same image. By default
        set to 0.

    """

    encrypted: bool
    name: str
    organization_ids: list[int]
    session_restrict_to_same_image: bool | Unset = UNSET
