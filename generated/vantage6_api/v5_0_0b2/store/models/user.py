"""The model User."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("algorithm", required=True),
    Field("id", required=True),
    Field("keycloak_id", required=True),
    Field("organization_id", required=True),
    Field("roles", required=True),
    Field("username", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class User(Model):
    """Sent by UserOutputSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    algorithm : str
    id : int
    keycloak_id : str | None
    organization_id : int | None
    roles : str
    username : str | None

    """

    algorithm: str
    id: int
    keycloak_id: str | None
    organization_id: int | None
    roles: str
    username: str | None
