"""The model Role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from ..models.link import Link


@fields(
    Field("description", required=True),
    Field("id", required=True),
    Field("is_default_role", required=True),
    Field("name", required=True),
    Field("organization", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("rules", required=True),
    Field("users", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Role(Model):
    """Sent by RoleSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    description : str | None
    id : int
    is_default_role : bool | None
    name : str | None
    organization : Link | None
    rules : str
    users : str

    """

    description: str | None
    id: int
    is_default_role: bool | None
    name: str | None
    organization: Link | None
    rules: str
    users: str
