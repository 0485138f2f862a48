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
        Whether collaboration is encrypted or not
    name : str, optional
        Human readable label
    organization_ids : list[int], optional
        List of organization ids

    """

    encrypted: bool | Unset = UNSET
    name: str | Unset = UNSET
    organization_ids: list[int] | Unset = UNSET
