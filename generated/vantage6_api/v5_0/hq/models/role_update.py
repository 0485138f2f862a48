"""The model RoleUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("description"), Field("name"), Field("rules"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class RoleUpdate(Model):
    """Checked by HQRoleInputSchema in vantage6/backend/common/resource/input_schema.py.

    Attributes
    ----------
    description : str, optional
        Human readable description of the role
    name : str, optional
        Human readable name for collaboration
    rules : list[int], optional

    """

    description: str | Unset = UNSET
    name: str | Unset = UNSET
    rules: list[int] | Unset = UNSET
