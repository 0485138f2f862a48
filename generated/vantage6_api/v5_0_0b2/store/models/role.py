"""The model Role."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("description", required=True),
    Field("id", required=True),
    Field("is_default_role", required=True),
    Field("name", required=True),
    Field("rules", required=True),
    Field("users", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Role(Model):
    """Sent by RoleOutputSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    description : str | None
    id : int
    is_default_role : bool | None
    name : str | None
    rules : str
    users : str

    """

    description: str | None
    id: int
    is_default_role: bool | None
    name: str | None
    rules: str
    users: str
