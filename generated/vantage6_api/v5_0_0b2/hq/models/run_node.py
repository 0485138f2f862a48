"""The model RunNode."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("id"), Field("keycloak_client_id"), Field("keycloak_id"), Field("name"), Field("status"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class RunNode(Model):
    """Sent by RunNodeSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    id : int, optional
    keycloak_client_id : str | None, optional
    keycloak_id : str | None, optional
    name : str | None, optional
    status : str | None, optional

    """

    id: int | Unset = UNSET
    keycloak_client_id: str | None | Unset = UNSET
    keycloak_id: str | None | Unset = UNSET
    name: str | None | Unset = UNSET
    status: str | None | Unset = UNSET
