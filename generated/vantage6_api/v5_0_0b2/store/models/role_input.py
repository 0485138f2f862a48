"""The model RoleInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("name", required=True), Field("rules", required=True), Field("description"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class RoleInput(Model):
    """Checked by RoleInputSchema in vantage6/backend/common/resource/input_schema.py.

    Attributes
    ----------
    name : str
        Human readable name for role
    rules : list[int]
    description : str, optional
        Human readable description of the role

    """

    name: str
    rules: list[int]
    description: str | Unset = UNSET
