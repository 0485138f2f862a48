"""The model UserInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("username", required=True), Field("roles"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class UserInput(Model):
    """Checked by UserInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    username : str
        Username to add to allow setting permissions
    roles : list[int], optional
        User's roles

    """

    username: str
    roles: list[int] | Unset = UNSET
