"""The model OrganizationInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(
    Field("name", required=True),
    Field("address1"),
    Field("address2"),
    Field("country"),
    Field("domain"),
    Field("public_key"),
    Field("zipcode"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class OrganizationInput(Model):
    """Checked by OrganizationInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    name : str
    address1 : str, optional
    address2 : str, optional
    country : str, optional
    domain : str, optional
    public_key : str, optional
    zipcode : str, optional

    """

    name: str
    address1: str | Unset = UNSET
    address2: str | Unset = UNSET
    country: str | Unset = UNSET
    domain: str | Unset = UNSET
    public_key: str | Unset = UNSET
    zipcode: str | Unset = UNSET
