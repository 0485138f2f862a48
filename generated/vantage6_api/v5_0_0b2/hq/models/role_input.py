"""The model RoleInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(
    Field("name", required=True),
    Field("rules", required=True),
    Field("description"),
    Field("organization_id"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class RoleInput(Model):
    """Checked by HQRoleInputSchema in vantage6/backend/common/resource/input_schema.py.

    Attributes
    ----------
    name : str
        Human readable name for collaboration
    rules : list[int]
    description : str, optional
        Human readable description of the role
    organization_id : int, optional
        Organization to which role is added. If you are root user and want to create a role that will be
        available to all organizations, leave this empty.

    """

    name: str
    rules: list[int]
    description: str | Unset = UNSET
    organization_id: int | Unset = UNSET
