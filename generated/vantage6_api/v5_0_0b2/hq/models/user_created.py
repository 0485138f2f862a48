"""The model UserCreated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader, read_datetime

from ..types import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link
    from ..models.user_permissions import UserPermissions


@fields(
    Field("id", required=True),
    Field("is_service_account", required=True),
    Field("keycloak_client_id", required=True),
    Field("keycloak_id", required=True),
    Field("last_seen", read_datetime, required=True, immutable=True),
    Field("organization", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("roles", required=True),
    Field("rules", required=True),
    Field("status", required=True),
    Field("type", name="type_", required=True),
    Field("username", required=True),
    Field("client_secret"),
    Field(
        "permissions", model_reader(("vantage6_api.v5_0_0b2.hq.models.user_permissions", "UserPermissions"))
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class UserCreated(Model):
    """Sent by UserSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    id : int
    is_service_account : bool | None
    keycloak_client_id : str | None
    keycloak_id : str | None
    last_seen : datetime.datetime | None
    organization : Link | None
    roles : str
    rules : str
    status : str | None
    type_ : str | None
    username : str | None
    client_secret : str, optional
    permissions : UserPermissions, optional

    """

    id: int
    is_service_account: bool | None
    keycloak_client_id: str | None
    keycloak_id: str | None
    last_seen: datetime.datetime | None
    organization: Link | None
    roles: str
    rules: str
    status: str | None
    type_: str | None
    username: str | None
    client_secret: str | Unset = UNSET
    permissions: UserPermissions | Unset = UNSET
