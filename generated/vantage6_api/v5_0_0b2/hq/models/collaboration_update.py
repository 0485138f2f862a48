"""The model CollaborationUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("encrypted"), Field("name"), Field("organization_ids"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class CollaborationUpdate(Model):
    """Checked by CollaborationInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    encrypted : bool, optional
    name : str, optional
    organization_ids : list[int], optional

    """

    encrypted: bool | Unset = UNSET
    name: str | Unset = UNSET
    organization_ids: list[int] | Unset = UNSET
