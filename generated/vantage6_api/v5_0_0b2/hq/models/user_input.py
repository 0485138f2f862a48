"""The model UserInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(
    Field("username", required=True),
    Field("is_service_account"),
    Field("organization_id"),
    Field("password"),
    Field("roles"),
    Field("rules"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class UserInput(Model):
    """Checked by UserInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    username : str
        Unique username
    is_service_account : bool, optional
    organization_id : int, optional
        Organization id to which user is assigned
    password : str, optional
        Password
    roles : list[int], optional
        User's roles
    rules : list[int], optional
        Extra rules for the user on top of the roles

    """

    username: str
    is_service_account: bool | Unset = UNSET
    organization_id: int | Unset = UNSET
    password: str | Unset = UNSET
    roles: list[int] | Unset = UNSET
    rules: list[int] | Unset = UNSET
