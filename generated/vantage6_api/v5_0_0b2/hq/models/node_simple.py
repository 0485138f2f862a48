"""The model NodeSimple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link


@fields(
    Field("id", required=True),
    Field("keycloak_client_id", required=True),
    Field("keycloak_id", required=True),
    Field("last_seen", read_datetime, required=True, immutable=True),
    Field("name", required=True),
    Field("organization", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("status", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class NodeSimple(Model):
    """Sent by NodeSchemaSimple in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    id : int
    keycloak_client_id : str | None
    keycloak_id : str | None
    last_seen : datetime.datetime | None
    name : str | None
    organization : Link | None
    status : str | None

    """

    id: int
    keycloak_client_id: str | None
    keycloak_id: str | None
    last_seen: datetime.datetime | None
    name: str | None
    organization: Link | None
    status: str | None
