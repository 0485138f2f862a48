"""The model Organization."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("address1", required=True),
    Field("address2", required=True),
    Field("collaborations", required=True),
    Field("country", required=True),
    Field("domain", required=True),
    Field("id", required=True),
    Field("name", required=True),
    Field("nodes", required=True),
    Field("public_key", required=True),
    Field("runs", required=True),
    Field("studies", required=True),
    Field("tasks", required=True),
    Field("users", required=True),
    Field("zipcode", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Organization(Model):
    """Sent by OrganizationSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    address1 : str | None
    address2 : str | None
    collaborations : str
    country : str | None
    domain : str | None
    id : int
    name : str | None
    nodes : str
    public_key : str
    runs : str
    studies : str
    tasks : str
    users : str
    zipcode : str | None

    """

    address1: str | None
    address2: str | None
    collaborations: str
    country: str | None
    domain: str | None
    id: int
    name: str | None
    nodes: str
    public_key: str
    runs: str
    studies: str
    tasks: str
    users: str
    zipcode: str | None
